import { LineMarks } from './lineMarks';

/** From this depth on the table says no more than that a line is at least as deep. */
export const deepestKept = 255;

/** The lines of a pretty-printed text: how deep each is, and where some of them begin in the bytes. */
export class LineTable {
  readonly marks = new LineMarks();
  #depths = new Uint8Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The depth of each line, up to `deepestKept`. To be asked for again after each line that is added. */
  get depths(): Uint8Array {
    return this.#depths.subarray(0, this.#count);
  }

  /** Of memory. */
  get byteLength(): number {
    return this.#depths.byteLength + this.marks.byteLength;
  }

  add(offset: number, depth: number): void {
    const line = this.#count;
    if (line === this.#depths.length) this.#resize(2 * line);
    this.#depths[line] = depth < deepestKept ? depth : deepestKept;
    this.marks.add(line, offset);
    this.#count = line + 1;
  }

  /** Gives back the memory for lines that will not come any more. */
  trim(): void {
    this.#resize(this.#count);
    this.marks.trim(this.#count);
  }

  /** Up to `deepestKept`; 0 for a line that there is not. */
  depth(line: number): number {
    return line < this.#count ? (this.#depths[line] as number) : 0;
  }

  /** The next line behind this one that is as deep; undefined where there is none yet. */
  nextOfSameDepth(line: number): number | undefined {
    const depth = this.#depths[line];
    for (let at = line + 1; at < this.#count; at += 1) if (this.#depths[at] === depth) return at;
    return undefined;
  }

  #resize(lines: number): void {
    const depths = new Uint8Array(lines);
    depths.set(this.depths);
    this.#depths = depths;
  }
}
