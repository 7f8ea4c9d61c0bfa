/** A literal that JavaScript and Python read alike, in the quotes that it needs to escape less. */
export function stringLiteral(text: string): string {
  const quoted = JSON.stringify(text);
  const doubles = text.split('"').length;
  if (doubles <= text.split("'").length) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The last part of a path of this or another system. */
export function fileName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? path;
}
