const firstCapacity = 64 * 1024;

/**
 * Bytes that arrive piece by piece and lie in one stretch of memory, which doubles as it fills and
 * which threads can share.
 */
export class GrowingBytes {
  #memory: Uint8Array<SharedArrayBuffer>;
  #length = 0;

  /** `expected` is a guess of the bytes in all, such as an announced length; it costs its memory at once. */
  constructor(expected = firstCapacity) {
    this.#memory = shared(expected);
  }

  get length(): number {
    return this.#length;
  }

  /** What has arrived. To be asked for again after each piece: the memory may have moved. */
  get bytes(): Uint8Array {
    return this.#memory.subarray(0, this.#length);
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#memory.length) {
      const larger = shared(Math.max(length, 2 * this.#memory.length));
      larger.set(this.bytes);
      this.#memory = larger;
    }
    this.#memory.set(piece, this.#length);
    this.#length = length;
  }
}

function shared(length: number): Uint8Array<SharedArrayBuffer> {
  return new Uint8Array(new SharedArrayBuffer(length));
}
