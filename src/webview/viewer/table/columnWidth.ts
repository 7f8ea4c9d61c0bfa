import type { TableCell } from '../../../protocol/answerBody';

/** Characters that a column is at least and at most, unless it is set. */
const NARROWEST = 8;
const WIDEST = 40;

/** Characters that it can be set to. */
const LEAST = 4;
const MOST = 200;

/** Characters beside what a column shows: its padding, some for longer ones that come, and the sign of an order. */
const BESIDE_TEXT = 4;
const BESIDE_TITLE = 5;

/** The width, in characters, for a title and the cells that are known. */
export function columnWidth(title: string, cells: readonly (TableCell | undefined)[]): number {
  const longest = cells.reduce((most, cell) => Math.max(most, cell?.text.length ?? 0), 0);
  const wanted = Math.max(title.length + BESIDE_TITLE, longest + BESIDE_TEXT);
  return Math.max(NARROWEST, Math.min(wanted, WIDEST));
}

/** The nearest width that a column can be set to. */
export function clampWidth(width: number): number {
  return Math.max(LEAST, Math.min(Math.round(width), MOST));
}

/** Characters drawn beside those that are seen. */
const BESIDE_SEEN = 20;

/** The columns, the last one exclusive, that are seen at a place; all in characters. */
export function columnsSeen(
  widths: readonly number[],
  left: number,
  width: number,
): { readonly from: number; readonly to: number } {
  let end = 0;
  const ends = widths.map((one) => (end += one));
  const from = ends.findIndex((one) => one > left - BESIDE_SEEN);
  if (from < 0 || width <= 0) return { from: 0, to: 0 };
  const last = ends.findIndex((one) => one >= left + width + BESIDE_SEEN);
  return { from, to: last < 0 ? widths.length : last + 1 };
}
