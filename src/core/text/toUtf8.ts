/** Turns a body that arrives piece by piece into UTF-8, whatever charset it is in. */
export class ToUtf8 {
  readonly #charset: string | undefined;
  /** A first byte alone, which may be half of a mark. */
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
    this.#first = bytes.length < 2 ? bytes.slice() : undefined;
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
  return MARK.every((byte, index) => body[index] === byte) ? body.subarray(MARK.length) : body;
}

/** What decodes a body that begins so: by the charset, else by its mark, else as UTF-8. */
export function decoderOf(start: Uint8Array, charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? charsetByMark(start));
  } catch {
    return new TextDecoder();
  }
}

/** The byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

/** @see https://encoding.spec.whatwg.org/#bom-sniff */
function charsetByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
