/** One line of a long text, as a viewer of it shows it. */
export interface ViewerRow {
  /** Of the whole text, from 0; the gutter shows one more. */
  readonly line: number;
  /** Indentation: two spaces a level. */
  readonly depth: number;
  /** Without indentation, at most 2,000 characters. */
  readonly text: string;
  /** Bytes of the line that were left out behind the text; 0 for none. */
  readonly left: number;
  /** Of a row that begins a container. */
  readonly fold?: 'open' | 'folded' | undefined;
  /** Elements that a folded container hides. */
  readonly hidden?: number | undefined;
  /** Closing bracket of a folded container, with the comma behind it. */
  readonly close?: string | undefined;
}

/**
 * Rows that are fetched as they are shown: the same object while rows are only added, another one where
 * some have changed.
 */
export interface RowSource {
  /** Rows that can be scrolled to; may grow while the text arrives. */
  readonly count: number;
  /** The rows `from` to before `to`; fewer where there are no more. */
  rows(from: number, to: number): Promise<readonly ViewerRow[]>;
}

/** Where a text was found in a row, in UTF-16 units of the row's text. */
export type ViewerMark = readonly [from: number, to: number];
