/** Turns a body that arrives piece by piece into UTF-8, whatever charset it is in. */
export class ToUtf8 {
  readonly #charset: string | undefined;
  /** Undefined before the first bytes, and where nothing is to be turned. */
  #decoder: TextDecoder | undefined;
  #isBegun = false;

  /** `charset` is what the headers name; undefined where they name none. */
  constructor(charset: string | undefined) {
    this.#charset = charset;
  }

  /** The next piece, in UTF-8; a character that is not whole yet comes with the next one. */
  write(bytes: Uint8Array): Uint8Array {
    if (!this.#isBegun) {
      this.#isBegun = true;
      const decoder = decoderFor(this.#charset ?? charsetByMark(bytes));
      if (decoder.encoding !== 'utf-8') this.#decoder = decoder;
    }
    if (this.#decoder === undefined) return bytes;
    return new TextEncoder().encode(this.#decoder.decode(bytes, { stream: true }));
  }

  /** What remains once there are no more. */
  end(): Uint8Array {
    return new TextEncoder().encode(this.#decoder?.decode() ?? '');
  }
}

/** A whole body in UTF-8 without a mark at its start; `charset` as for `ToUtf8`. */
export function inUtf8(body: Uint8Array, charset: string | undefined): Uint8Array {
  const decoder = decoderFor(charset ?? charsetByMark(body));
  if (decoder.encoding !== 'utf-8') return new TextEncoder().encode(decoder.decode(body));
  return MARK.every((byte, index) => body[index] === byte) ? body.subarray(MARK.length) : body;
}

/** The byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

/** @see https://encoding.spec.whatwg.org/#bom-sniff */
function charsetByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** What nobody knows is read as UTF-8. */
function decoderFor(charset = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
