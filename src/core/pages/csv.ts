import { isJsonObject } from '../jsonValue';

/** The column of rows that are no objects, such as labels. */
const VALUE = 'value';

/**
 * The cells of a row by their columns: an object's leaves by their paths (`fields.summary`), lists and
 * empty objects as JSON. A name with a dot in it stands in brackets, so that no two paths are one.
 */
export function cellsOf(row: unknown): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const add = (path: string, value: unknown): void => {
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      for (const [name, inner] of Object.entries(value)) add(pathTo(path, name), inner);
    } else cells.set(path === '' ? VALUE : path, cellText(value));
  };
  add('', row);
  return cells;
}

function pathTo(path: string, name: string): string {
  if (/[.[\]]/u.test(name) || name === '') return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

function cellText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

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
