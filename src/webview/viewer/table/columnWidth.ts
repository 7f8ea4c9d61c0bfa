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
