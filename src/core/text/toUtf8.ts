/** Turns a body that arrives piece by piece into UTF-8, whatever charset it is in. */
export class ToUtf8 {
  readonly #charset: string | undefined;
  /** The first bytes, while they may be the beginning of a mark. */
  #first: Uint8Array | undefined;
  /** Undefined before the first bytes, and where nothing is to be turned. */
  #decoder: TextDecoder | undefined;
  #isBegun = false;

  /** `charset` is what the headers name; undefined where they name none. */
  constructor(charset: string | undefined) {
    this.#charset = charset;
  }

  /** The next piece, in UTF-8; a character that is not whole yet comes with the next one. */
  write(piece: Uint8Array): Uint8Array {
    if (this.#isBegun) return this.#turned(piece);
    const bytes = this.#first ? Uint8Array.of(...this.#first, ...piece) : piece;
    this.#first = bytes.length < MARK.length ? bytes.slice() : undefined;
    return this.#first ? new Uint8Array() : this.#begin(bytes);
  }

  /** What remains once there are no more. */
  end(): Uint8Array {
    if (this.#first) return this.#begin(this.#first);
    return new TextEncoder().encode(this.#decoder?.decode() ?? '');
  }

  #begin(bytes: Uint8Array): Uint8Array {
    this.#isBegun = true;
    const decoder = decoderOf(bytes, this.#charset);
    if (decoder.encoding !== 'utf-8') this.#decoder = decoder;
    return this.#turned(bytes);
  }

  #turned(bytes: Uint8Array): Uint8Array {
    if (this.#decoder === undefined) return bytes;
    return new TextEncoder().encode(this.#decoder.decode(bytes, { stream: true }));
  }
}

/** A whole body in UTF-8 without a mark at its start; `charset` as for `ToUtf8`. */
export function inUtf8(body: Uint8Array, charset: string | undefined): Uint8Array {
  const decoder = decoderOf(body, charset);
  if (decoder.encoding !== 'utf-8') return new TextEncoder().encode(decoder.decode(body));
  return isMarked(body) ? body.subarray(MARK.length) : body;
}

/**
 * What decodes a body that begins so: by its mark, else by the charset, else as UTF-8.
 *
 * @see https://encoding.spec.whatwg.org/#decode
 */
export function decoderOf(start: Uint8Array, charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charsetByMark(start) ?? charset);
  } catch {
    return new TextDecoder();
  }
}

/** The byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

function isMarked(start: Uint8Array): boolean {
  return MARK.every((byte, index) => start[index] === byte);
}

/** @see https://encoding.spec.whatwg.org/#bom-sniff */
function charsetByMark(start: Uint8Array): string | undefined {
  if (isMarked(start)) return 'utf-8';
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
