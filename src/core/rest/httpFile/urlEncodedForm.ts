/** Whether a content type is that of a form in one line, whose fields may stand on lines of their own. */
export function isUrlEncodedForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/iu.test(contentType);
}

/** Whether a line of such a form goes on with the one before: an `&` stands between them. */
export function goesOn(before: string | undefined, line: string): boolean {
  return (
    before !== undefined && (before.trimEnd().endsWith('&') || line.trimStart().startsWith('&'))
  );
}

/** Such a form as it is sent. */
export function joinForm(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      const isJoined = goesOn(lines[index - 1], line);
      const start = isJoined ? line.trimStart() : `${index === 0 ? '' : '\n'}${line}`;
      const next = lines[index + 1];
      return next !== undefined && goesOn(line, next) ? start.trimEnd() : start;
    })
    .join('');
}
