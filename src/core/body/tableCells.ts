import { ascii } from '../json/ascii';
import { ColumnSpans } from '../json/columnSpans';
import { cutText, decode } from '../json/cutText';
import type { ListElements } from '../json/listElements';
import { startOfString, textOfString } from '../json/textOfString';
import type { ColumnPath, TableCell } from './tableQuestion';

/** UTF-16 units that a cell shows. */
const longestCell = 500;

/** The cells of some columns of one row after another. */
export class TableCells {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #spans: ColumnSpans;

  constructor({ bytes, end }: ListElements, columns: readonly ColumnPath[]) {
    this.#bytes = bytes;
    this.#end = end;
    this.#spans = new ColumnSpans(columns);
  }

  /** Reads the row that begins here; returns where it ends. */
  read(start: number): number {
    return this.#spans.read(this.#bytes, start, this.#end);
  }

  kindOf(column: number): TableCell['kind'] {
    if (this.#spans.ends[column] === 0) return 'missing';
    switch (this.#bytes[this.#spans.starts[column] as number]) {
      case ascii.quote:
        return 'string';
      case ascii.openBrace:
        return 'object';
      case ascii.openBracket:
        return 'list';
      case ascii.smallN:
        return 'null';
      case ascii.smallT:
      case ascii.smallF:
        return 'boolean';
      default:
        return 'number';
    }
  }

  /** The whole text of a cell. */
  textOf(column: number): string {
    const from = this.#spans.starts[column] as number;
    const to = this.#spans.ends[column] as number;
    if (to === 0) return '';
    const isString = this.#bytes[from] === ascii.quote;
    return isString ? textOfString(this.#bytes, from, to) : decode(this.#bytes, from, to);
  }

  /** A cell as it is shown. */
  cellOf(column: number): TableCell {
    const cell = { kind: this.kindOf(column), text: this.#startOf(column) };
    return this.#spans.isMerged(column) ? { ...cell, isMerged: true } : cell;
  }

  #startOf(column: number): string {
    const from = this.#spans.starts[column] as number;
    const to = this.#spans.ends[column] as number;
    if (to === 0) return '';
    return this.#bytes[from] === ascii.quote
      ? startOfString(this.#bytes, from, to, longestCell)
      : cutText(this.#bytes, from, to, longestCell).text;
  }
}
