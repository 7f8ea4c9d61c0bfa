const wordBits = 32;
const wordsOfBlock = 32;
const blockBits = wordBits * wordsOfBlock;
const allOnes = 0xffffffff;

/** One bit for each line; the bits that are not set can be counted and numbered quickly. */
export class Bits {
  #words = new Uint32Array(wordsOfBlock);
  /** How many bits are not set before each block; behind the last, all of them. */
  #zerosBefore = new Uint32Array(2);
  #isCounted = false;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Of memory. */
  get byteLength(): number {
    return this.#words.byteLength + this.#zerosBefore.byteLength;
  }

  /** Adds bits that are not set. */
  grow(length: number): void {
    const words = Math.ceil(length / blockBits) * wordsOfBlock;
    if (words > this.#words.length) {
      const larger = new Uint32Array(Math.max(words, 2 * this.#words.length));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#length = length;
    this.#isCounted = false;
  }

  has(index: number): boolean {
    return (((this.#words[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
  }

  set(index: number): void {
    this.#isCounted = false;
    const word = index >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (index & 31));
  }

  clear(index: number): void {
    this.fill(index, index + 1, false);
  }

  /** Sets or clears the bits from `from` to before `to`. */
  fill(from: number, to: number, value: boolean): void {
    if (from >= to) return;
    this.#isCounted = false;
    const first = from >>> 5;
    const last = (to - 1) >>> 5;
    const startMask = (allOnes << (from & 31)) >>> 0;
    const endMask = allOnes >>> (31 - ((to - 1) & 31));
    if (first === last) {
      this.#mask(first, startMask & endMask, value);
      return;
    }
    this.#mask(first, startMask, value);
    this.#words.fill(value ? allOnes : 0, first + 1, last);
    this.#mask(last, endMask, value);
  }

  /** The first bit from here on that is set, or the length. */
  next(from: number): number {
    for (let index = from >>> 5; index * wordBits < this.#length; index += 1) {
      const passed = index === from >>> 5 ? (allOnes << (from & 31)) >>> 0 : allOnes;
      const word = ((this.#words[index] ?? 0) & passed) >>> 0;
      if (word !== 0) return Math.min(index * wordBits + lowestBit(word), this.#length);
    }
    return this.#length;
  }

  /** How many bits are not set. */
  get zeros(): number {
    this.#count();
    return this.#zerosBefore[this.#blocks] ?? 0;
  }

  /** How many bits before this one are not set. */
  zerosBefore(index: number): number {
    this.#count();
    const block = Math.floor(index / blockBits);
    let zeros = this.#zerosBefore[block] ?? 0;
    for (let word = block * wordsOfBlock; word < index >>> 5; word += 1) {
      zeros += wordBits - onesOf(this.#words[word] ?? 0);
    }
    const below = (1 << (index & 31)) - 1;
    return zeros + onesOf(~(this.#words[index >>> 5] ?? 0) & below);
  }

  /** The index of the bit that is not set and that so many of its kind come before; the length if none is. */
  zeroAt(rank: number): number {
    if (rank >= this.zeros) return this.#length;
    let [from, to] = [0, this.#blocks];
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.#zerosBefore[middle] ?? 0) <= rank) from = middle;
      else to = middle;
    }
    let left = rank - (this.#zerosBefore[from] ?? 0);
    let index = from * wordsOfBlock;
    for (;;) {
      const zeros = wordBits - onesOf(this.#words[index] ?? 0);
      if (zeros > left) break;
      left -= zeros;
      index += 1;
    }
    let word = ~(this.#words[index] ?? 0);
    for (; left > 0; left -= 1) word &= word - 1;
    return index * wordBits + lowestBit(word);
  }

  get #blocks(): number {
    return Math.ceil(this.#length / blockBits);
  }

  #mask(index: number, mask: number, value: boolean): void {
    const word = this.#words[index] ?? 0;
    this.#words[index] = value ? word | mask : word & ~mask;
  }

  #count(): void {
    if (this.#isCounted) return;
    const blocks = this.#blocks;
    if (this.#zerosBefore.length <= blocks) this.#zerosBefore = new Uint32Array(2 * blocks + 2);
    let zeros = 0;
    for (let block = 0; block < blocks; block += 1) {
      this.#zerosBefore[block] = zeros;
      const first = block * wordsOfBlock;
      for (let index = first; index < first + wordsOfBlock; index += 1) {
        zeros += wordBits - onesOf(this.#words[index] ?? 0);
      }
    }
    // The last block may be longer than what there is.
    this.#zerosBefore[blocks] = zeros - (blocks * blockBits - this.#length);
    this.#isCounted = true;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
