import { ascii } from './ascii';
import { cutText, decode, longestRow } from './cutText';
import type { GrowingBytes } from './growingBytes';
import { LineMarks } from './lineMarks';
import { searchedPieceSize, type SearchedPiece } from './search';

const { lineFeed, carriageReturn } = ascii;
const byteOrderMarkLength = 3;

/** One line of a text as it came. */
export interface RawRow {
  /** From 0. */
  readonly line: number;
  /** Without its end, at most 2,000 UTF-16 units. */
  readonly text: string;
  /** How many bytes of the line were left out behind the text. */
  readonly left: number;
}

/** The lines of any text, which end with a line feed, before which a carriage return counts to the end. */
export class RawLines {
  readonly #body: GrowingBytes;
  readonly #marks = new LineMarks();
  #scanned = 0;
  #count = 0;

  constructor(body: GrowingBytes) {
    this.#body = body;
  }

  /** How many lines have begun; a line feed begins one even where nothing follows. */
  get count(): number {
    return this.#count;
  }

  /** Of memory. */
  get byteLength(): number {
    return this.#marks.byteLength;
  }

  /** Takes in what has arrived since. */
  scan(): void {
    const { bytes } = this.#body;
    if (this.#count === 0) this.#add(0);
    for (
      let at = bytes.indexOf(lineFeed, this.#scanned);
      at >= 0;
      at = bytes.indexOf(lineFeed, at + 1)
    ) {
      this.#add(at + 1);
    }
    this.#scanned = bytes.length;
  }

  /** The lines `from` to before `to`; fewer where there are no more. */
  rows(from: number, to: number): readonly RawRow[] {
    const { bytes } = this.#body;
    const rows: RawRow[] = [];
    const end = Math.min(to, this.#count);
    const first = Math.max(0, from);
    if (first >= end) return rows;
    let start = this.#startOf(first);
    for (let line = first; line < end; line += 1) {
      const feed = bytes.indexOf(lineFeed, start);
      const textStart = line === 0 && startsWithMark(bytes) ? byteOrderMarkLength : start;
      const textEnd = this.#textEnd(start, feed < 0 ? bytes.length : feed);
      rows.push({ line, ...cutText(bytes, textStart, textEnd, longestRow) });
      start = feed + 1;
    }
    return rows;
  }

  /** All of it, for a search. */
  *pieces(): Generator<SearchedPiece, void, undefined> {
    const { bytes } = this.#body;
    const all = this.#marks.pieces(this.#count, bytes.length, searchedPieceSize);
    for (const { line, from, to } of all) {
      const start = line === 0 && startsWithMark(bytes) ? byteOrderMarkLength : from;
      // Behind the last line feed of a piece the next line begins, which is not of the piece.
      const end = to < bytes.length ? this.#textEnd(start, to - 1) : to;
      const raw = () => decode(bytes, start, end);
      yield { line, raw, text: () => raw().replaceAll('\r\n', '\n') };
    }
  }

  #add(offset: number): void {
    this.#marks.add(this.#count, offset);
    this.#count += 1;
  }

  #startOf(line: number): number {
    const { bytes } = this.#body;
    const mark = this.#marks.before(line);
    let start = mark.offset;
    for (let at = mark.line; at < line; at += 1) start = bytes.indexOf(lineFeed, start) + 1;
    return start;
  }

  #textEnd(start: number, feed: number): number {
    const { bytes } = this.#body;
    const isReturn = feed > start && feed < bytes.length && bytes[feed - 1] === carriageReturn;
    return isReturn ? feed - 1 : feed;
  }
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
