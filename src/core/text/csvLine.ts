/** A line of CSV. @see RFC 4180 section 2 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;
}

/**
 * A spreadsheet takes what begins like this for a formula, and runs it: a single quote before it makes
 * it a text there. Whoever reads the file by a program and wants the cell to the letter takes JSON.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function harmless(cell: string): string {
  return /^[=+\-@\t\r\n]/u.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
