import { REDACTED } from '../redact';

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

/** Of several side by side, one is left. */
const MARKS = new RegExp(`(?:${REDACTED})+`, 'gu');

/** Sign of an escape in JSON, of which an even number side by side is none. */
const BACKSLASH = 0x5c;

/**
 * Keeps secrets out of UTF-8 that arrives piece by piece, also where one lies in two pieces. What has
 * none in it goes on byte by byte. What is held is a piece and what a secret may take, or the whole of a
 * run of secrets that overlap.
 */
export class RedactedBytes {
  readonly #redaction: ByteRedaction;
  #held = new Uint8Array();
  /** Whether what went on last was a secret. */
  #endsInMark = false;

  constructor(redaction: ByteRedaction) {
    this.#redaction = redaction;
  }

  write(piece: Uint8Array): void {
    const { redact, latin1, longest } = this.#redaction;
    this.#held = joined(this.#held, piece);
    // A secret that begins before this place is in what is held to its end.
    const last = characterStart(this.#held, this.#held.length - longest);
    if (last <= 0) return;
    // Letters and digits are the same in all that a secret is written in.
    const text = latin1(this.#held);
    const isClean = redact(text) === text;
    const safe = isClean ? last : this.#cut(last);
    if (safe <= 0) return;
    const bytes = this.#held.subarray(0, safe);
    if (isClean) this.#emitClean(bytes);
    else this.#emit(bytes);
    this.#held = this.#held.slice(safe);
  }

  end(): void {
    this.#emit(this.#held);
    this.#held = new Uint8Array();
  }

  /** The last place, up to one, that is within no secret and no escape; 0 where there is none. */
  #cut(last: number): number {
    const { redact, longest } = this.#redaction;
    const whole = redact(textOf(this.#held)).replaceAll(MARKS, REDACTED);
    const step = Math.max(1, Math.floor(longest / 2));
    for (let place = last; place > 0; place = characterStart(this.#held, place - step)) {
      const cut = outsideOfEscapes(this.#held, place);
      if (cut <= 0) return 0;
      const before = redact(textOf(this.#held.subarray(0, cut)));
      const behind = redact(textOf(this.#held.subarray(cut)));
      if ((before + behind).replaceAll(MARKS, REDACTED) === whole) return cut;
    }
    return 0;
  }

  #emit(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const { redact, emit } = this.#redaction;
    const text = textOf(bytes);
    const redacted = redact(text);
    const shown = redacted === text ? bytes : new TextEncoder().encode(this.#joinedMark(redacted));
    this.#endsInMark = redacted !== text && redacted.endsWith(REDACTED);
    if (shown.length > 0) emit(shown);
  }

  #emitClean(bytes: Uint8Array): void {
    this.#endsInMark = false;
    this.#redaction.emit(bytes);
  }

  #joinedMark(redacted: string): string {
    return this.#endsInMark && redacted.startsWith(REDACTED)
      ? redacted.slice(REDACTED.length)
      : redacted;
  }
}

function textOf(utf8: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8);
}

/** The place itself, or before it that of the first of the backslashes that it is right behind. */
function outsideOfEscapes(utf8: Uint8Array, place: number): number {
  let start = place;
  while (start > 0 && utf8[start - 1] === BACKSLASH) start -= 1;
  return start;
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
