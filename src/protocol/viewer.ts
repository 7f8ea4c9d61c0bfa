import type { BodyRow } from '../core/body/question';

/** One line of a long text, as a viewer of it shows it. */
export type ViewerRow = BodyRow;

/**
 * Rows that are fetched as they are shown: the same object while rows are only added, another one where
 * some have changed.
 */
export interface RowSource<Row = ViewerRow> {
  /** Rows that can be scrolled to; may grow while the text arrives. */
  readonly count: number;
  /** The rows `from` to before `to`; fewer where there are no more. */
  rows(from: number, to: number): Promise<readonly Row[]>;
}

/** Where a text was found in a row, in UTF-16 units of the row's text. */
export type ViewerMark = readonly [from: number, to: number];

/** Where a link is opened: as the next request of the console, or in the browser. */
export type LinkPlace = 'request' | 'browser';
