import { Bits } from './bits';
import { deepestKept } from './lineTable';
import type { PrettyLines } from './prettyLines';

/**
 * Which containers of a pretty print are folded, and which lines are seen therefore.
 *
 * The row of a folded container stands for all its lines, the closing bracket's too. One that is
 * folded within another stays so when the outer one is unfolded. A container may be folded before its
 * end has arrived; then what arrives of it is hidden.
 */
export class Folding {
  readonly #lines: PrettyLines;
  readonly #folded = new Bits();
  readonly #hidden = new Bits();
  /** The outermost folded container whose end has not arrived. */
  #unended: number | undefined;

  constructor(lines: PrettyLines) {
    this.#lines = lines;
  }

  /** How many rows there are: lines that nothing hides. */
  get rowCount(): number {
    this.#takeInArrived();
    return this.#hidden.zeros;
  }

  /** Of memory. */
  get byteLength(): number {
    return this.#folded.byteLength + this.#hidden.byteLength;
  }

  /** The line of a row; the number of lines for a row behind the last. */
  lineOf(row: number): number {
    this.#takeInArrived();
    return this.#hidden.zeroAt(row);
  }

  /** The row that shows a line: its own, or that of the outermost folded container that hides it. */
  rowOf(line: number): number {
    this.#takeInArrived();
    const rows = this.#hidden.zerosBefore(line);
    return this.#hidden.has(line) ? rows - 1 : rows;
  }

  isHidden(line: number): boolean {
    this.#takeInArrived();
    return this.#hidden.has(line);
  }

  isFolded(line: number): boolean {
    return this.#folded.has(line);
  }

  /** Folds the container that opens on this line; nothing where none does. */
  fold(line: number): void {
    this.#takeInArrived();
    if (!this.#lines.opens(line)) return;
    this.#folded.set(line);
    if (!this.#hidden.has(line)) this.#hide(line);
  }

  unfold(line: number): void {
    this.#takeInArrived();
    if (!this.#folded.has(line)) return;
    this.#folded.clear(line);
    if (!this.#hidden.has(line)) this.#show(line);
  }

  /** Folds all containers that have arrived, from this depth down to 254; what is less deep is unfolded. */
  foldAll(depth: number): void {
    this.unfoldAll();
    const { depths } = this.#lines;
    const count = this.#lines.count;
    const level = Math.min(depth, deepestKept - 1);
    let previous = 0;
    for (let line = 0; line < count; line += 1) {
      const current = depths[line] as number;
      const isClosing = previous > current;
      if (current > level || (isClosing && current === level)) this.#hidden.set(line);
      if (current > previous && previous >= level) this.#folded.set(line - 1);
      previous = current;
    }
    this.#unended = this.#lastUnended(level);
  }

  unfoldAll(): void {
    this.#takeInArrived();
    this.#folded.fill(0, this.#folded.length, false);
    this.#hidden.fill(0, this.#hidden.length, false);
    this.#unended = undefined;
  }

  /** Unfolds whatever hides a line. */
  reveal(line: number): void {
    this.#takeInArrived();
    while (this.#hidden.has(line)) this.unfold(this.lineOf(this.rowOf(line)));
  }

  #hide(line: number): void {
    const closing = this.#lines.closingOf(line);
    if (closing === undefined) this.#unended = line;
    this.#hidden.fill(line + 1, (closing ?? this.#lines.count - 1) + 1, true);
  }

  /** Shows what is in a container, but not what is in the folded ones within it. */
  #show(line: number): void {
    const closing = this.#lines.closingOf(line);
    if (closing === undefined) this.#unended = undefined;
    const end = closing ?? this.#lines.count - 1;
    let at = line + 1;
    while (at <= end) {
      const folded = this.#folded.next(at);
      this.#hidden.fill(at, Math.min(folded, end) + 1, false);
      if (folded > end) return;
      const inner = this.#lines.closingOf(folded);
      if (inner === undefined) this.#unended = folded;
      at = (inner ?? end) + 1;
    }
  }

  #takeInArrived(): void {
    const { count } = this.#lines;
    const before = this.#hidden.length;
    if (before === count) return;
    this.#folded.grow(count);
    this.#hidden.grow(count);
    if (this.#unended === undefined) return;
    const closing = this.#lines.closingOf(this.#unended);
    if (closing !== undefined) this.#unended = undefined;
    this.#hidden.fill(before, (closing ?? count - 1) + 1, true);
  }

  /** The container of this depth that the last line lies in. */
  #lastUnended(depth: number): number | undefined {
    const { depths } = this.#lines;
    let line = this.#lines.count - 1;
    while (line >= 0 && (depths[line] as number) > depth) line -= 1;
    return line >= 0 && line < this.#lines.count - 1 ? line : undefined;
  }
}
