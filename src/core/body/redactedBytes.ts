/** What a redaction of bytes works with. */
export interface ByteRedaction {
  /** Takes the secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Each byte as the character of its number. */
  readonly latin1: (bytes: Uint8Array) => string;
  /** Bytes that a secret may take in any of its forms. */
  readonly longest: number;
  /** Takes what is safe to be shown. */
  readonly emit: (bytes: Uint8Array) => void;
}

/**
 * Keeps secrets out of UTF-8 that arrives piece by piece, also where one lies in two pieces. What has
 * none in it goes on byte by byte; from the first one on, all is held back until the end.
 */
export class RedactedBytes {
  readonly #redaction: ByteRedaction;
  #held = new Uint8Array();
  #hasSecret = false;

  constructor(redaction: ByteRedaction) {
    this.#redaction = redaction;
  }

  write(bytes: Uint8Array): void {
    const { redact, latin1, longest, emit } = this.#redaction;
    this.#held = joined(this.#held, bytes);
    if (this.#hasSecret) return;
    // Letters and digits are the same in all that a secret is written in.
    const text = latin1(this.#held);
    this.#hasSecret = redact(text) !== text;
    const safe = characterStart(this.#held, this.#held.length - longest);
    if (this.#hasSecret || safe <= 0) return;
    emit(this.#held.subarray(0, safe));
    this.#held = this.#held.slice(safe);
  }

  end(): void {
    const { redact, emit } = this.#redaction;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#held);
    const redacted = redact(text);
    if (this.#held.length > 0)
      emit(redacted === text ? this.#held : new TextEncoder().encode(redacted));
    this.#held = new Uint8Array();
  }
}

/** The place itself, or before it that of the character that it is within. */
function characterStart(utf8: Uint8Array, place: number): number {
  let start = place;
  while (start > place - 3 && ((utf8[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
