import { ascii } from './ascii';
import { deepestKept } from './lineTable';
import { nextElement } from './members';
import type { PrettyLines } from './prettyLines';

/** Where a list ends that begins on a line, and how many elements begin in it. */
export interface ListExtent {
  /** The line of its closing bracket; that behind the last where it has none. */
  readonly end: number;
  readonly begun: number;
}

/** The extent of the list whose first line this is, which must be less deep than the line table tells. */
export function extentOf(depths: Uint8Array, line: number): ListExtent {
  const depth = depths[line] as number;
  let begun = 0;
  let at = line + 1;
  for (; at < depths.length && (depths[at] as number) > depth; at += 1) {
    if (beginsElement(depths, at, depth + 1)) begun += 1;
  }
  return { end: at, begun };
}

/** The elements of a list that are whole, as they came. */
export class ListElements {
  readonly bytes: Uint8Array;
  /** How far the text is JSON. */
  readonly end: number;
  readonly #lines: PrettyLines;
  readonly #firstLines: Uint32Array;

  private constructor(lines: PrettyLines, firstLines: Uint32Array) {
    this.bytes = lines.bytes;
    this.end = lines.end;
    this.#lines = lines;
    this.#firstLines = firstLines;
  }

  /** Those of the list that begins on a line; undefined where none does, or it is 254 deep or deeper. */
  static of(lines: PrettyLines, line: number): ListElements | undefined {
    if (line >= lines.count) return undefined;
    const { kind, valueStart } = lines.read(line);
    const { bytes, depths } = lines;
    const depth = depths[line] as number;
    if (kind !== 'open' || bytes[valueStart] !== ascii.openBracket || depth + 1 >= deepestKept) {
      return undefined;
    }
    const { end, begun } = extentOf(depths, line);
    const firstLines = new Uint32Array(begun);
    let count = 0;
    for (let at = line + 1; at < end; at += 1) {
      if (beginsElement(depths, at, depth + 1)) firstLines[count++] = at;
    }
    const last = firstLines.at(-1);
    const isCut = end === lines.count && last !== undefined && !isWhole(lines, last);
    return new ListElements(lines, isCut ? firstLines.subarray(0, -1) : firstLines);
  }

  get count(): number {
    return this.#firstLines.length;
  }

  /** Of the pretty print. */
  lineOf(index: number): number {
    return this.#firstLines[index] as number;
  }

  /** Where an element begins in the bytes. */
  startOf(index: number): number {
    return this.#lines.offsetOf(this.lineOf(index));
  }

  /** Reads one after another, which is faster than to find each; `read` returns where it ends. */
  each(read: (start: number, index: number) => number): void {
    const { bytes, end, count } = this;
    let at = count === 0 ? end : this.startOf(0);
    for (let index = 0; index < count; index += 1) {
      at = nextElement(bytes, read(at, index), end);
    }
  }
}

/** Whether a line of a list begins an element; the elements are as deep as this. */
function beginsElement(depths: Uint8Array, line: number, depth: number): boolean {
  return depths[line] === depth && (depths[line - 1] as number) <= depth;
}

/** Of the last element of a list that is not; where a number or a word ends is not known. */
function isWhole(lines: PrettyLines, line: number): boolean {
  const { kind } = lines.read(line);
  return kind === 'empty' || (kind === 'open' && lines.closingOf(line) !== undefined);
}
