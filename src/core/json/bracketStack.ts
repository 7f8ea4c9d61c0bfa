/** The brackets that are open: one bit each, so that ten million of them cost a megabyte. */
export class BracketStack {
  #words = new Uint32Array(8);
  #depth = 0;

  get depth(): number {
    return this.#depth;
  }

  /** Whether the innermost is that of an object. */
  get isObject(): boolean {
    const top = this.#depth - 1;
    return top >= 0 && (((this.#words[top >>> 5] ?? 0) >>> (top & 31)) & 1) === 1;
  }

  push(isObject: boolean): void {
    const index = this.#depth >>> 5;
    if (index === this.#words.length) {
      const larger = new Uint32Array(2 * index);
      larger.set(this.#words);
      this.#words = larger;
    }
    const bit = 1 << (this.#depth & 31);
    const word = this.#words[index] ?? 0;
    this.#words[index] = isObject ? word | bit : word & ~bit;
    this.#depth += 1;
  }

  pop(): void {
    this.#depth -= 1;
  }
}
