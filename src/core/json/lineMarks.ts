/** Where a line begins is kept of each 16th: two bits a line, and never more than 15 lines to read again. */
const stepBits = 4;

/** Where some of the lines of a text begin in its bytes. */
export class LineMarks {
  #offsets = new Uint32Array(64);

  /** Of memory. */
  get byteLength(): number {
    return this.#offsets.byteLength;
  }

  /** Notes where a line begins if it is one to be kept; lines come in order. */
  add(line: number, offset: number): void {
    if (line % (1 << stepBits) !== 0) return;
    const index = line >> stepBits;
    if (index === this.#offsets.length) this.#resize(2 * index);
    this.#offsets[index] = offset;
  }

  /** The nearest line, this one or before it, of which it is known where it begins. */
  before(line: number): { readonly line: number; readonly offset: number } {
    const index = line >> stepBits;
    return { line: index << stepBits, offset: this.#offsets[index] ?? 0 };
  }

  /** Gives back the memory for lines that will not come any more, behind so many. */
  trim(lines: number): void {
    this.#resize(Math.ceil(lines / (1 << stepBits)));
  }

  /** Pieces of whole lines that are about `size` bytes long, or one line where that is longer. */
  *pieces(lines: number, end: number, size: number): Generator<LinePiece, void, undefined> {
    let first = { line: 0, offset: this.#offsets[0] ?? 0 };
    for (let line = 1 << stepBits; line < lines; line += 1 << stepBits) {
      const offset = this.#offsets[line >> stepBits] as number;
      if (offset - first.offset < size) continue;
      yield { line: first.line, from: first.offset, to: offset };
      first = { line, offset };
    }
    if (lines > 0) yield { line: first.line, from: first.offset, to: end };
  }

  #resize(length: number): void {
    const offsets = new Uint32Array(length);
    offsets.set(this.#offsets.subarray(0, length));
    this.#offsets = offsets;
  }
}

/** A stretch of bytes that begins with a line, and ends before the start of another or with the text. */
export interface LinePiece {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}
