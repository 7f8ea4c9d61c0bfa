import { isJsonObject } from '../jsonValue';
import { titleUnder } from '../text/columnTitle';

/** The column of rows that are no objects, such as labels. */
const VALUE = 'value';

/**
 * The cells of a row by their columns: an object's leaves by their titles (`fields.summary`), lists and
 * empty objects as JSON.
 */
export function cellsOf(row: unknown): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const add = (title: string, value: unknown): void => {
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      for (const [name, inner] of Object.entries(value)) add(titleUnder(title, name), inner);
    } else cells.set(title === '' ? VALUE : title, cellText(value));
  };
  add('', row);
  return cells;
}

function cellText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
