/** Bytes that memory grows by; what is asked for is a guess, and nothing but what is used is taken. */
const step = 1024 * 1024;

/** Bytes that have room in one stretch of addresses; for more, all is copied to a larger one. */
const reserved = 64 * 1024 * 1024;

/** Bytes that arrive piece by piece and lie in one stretch of memory, which threads can share. */
export class GrowingBytes {
  #memory: GrowableMemory;
  #length = 0;

  /** `expected` is a guess of the bytes in all, such as an announced length. */
  constructor(expected = 0) {
    this.#memory = memoryOf(0, Math.max(expected, reserved));
  }

  get length(): number {
    return this.#length;
  }

  /** What has arrived. To be asked for again after each piece: the memory may have moved. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.#memory, 0, this.#length);
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#memory.byteLength) this.#grow(length);
    new Uint8Array(this.#memory, this.#length, piece.length).set(piece);
    this.#length = length;
  }

  #grow(length: number): void {
    const size = Math.ceil(length / step) * step;
    if (size <= this.#memory.maxByteLength) {
      this.#memory.grow(size);
      return;
    }
    const larger = memoryOf(size, 2 * size);
    new Uint8Array(larger).set(this.bytes);
    this.#memory = larger;
  }
}

/** @see https://tc39.es/ecma262/#sec-growable-sharedarraybuffer-objects */
interface GrowableMemory extends SharedArrayBuffer {
  readonly maxByteLength: number;
  grow(size: number): void;
}

function memoryOf(size: number, most: number): GrowableMemory {
  const Memory = SharedArrayBuffer as unknown as new (
    size: number,
    options: { readonly maxByteLength: number },
  ) => GrowableMemory;
  return new Memory(size, { maxByteLength: Math.ceil(most / step) * step });
}
