/** Reads CSV by the grammar. @see RFC 4180 section 2 */
export function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu,
  )) {
    line.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}
