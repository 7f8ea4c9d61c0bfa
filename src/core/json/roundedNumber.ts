import { decode } from './cutText';
import { decimalOf } from './decimal';

/** Any decimal of this many digits comes back from a double as it was. */
const alwaysKept = 15;

/** No double needs more digits to be told apart from its neighbours. */
const mostNeeded = 17;

/** As many places of rounded numbers as anyone is shown. */
const mostOffsetsKept = 100;

/** Shorter texts are put together sooner than decoded. */
const worthDecoding = 64;

/** Counts the numbers that `JSON.parse` and `JSON.stringify` make another value of. */
export class RoundedNumbers {
  readonly #offsets: number[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Where the first hundred of them begin. */
  get offsets(): readonly number[] {
    return this.#offsets;
  }

  /** Takes in the number between two offsets; most are short, and so need no closer look. */
  take(bytes: Uint8Array, from: number, to: number, hasExponent: boolean): void {
    if (to - from <= alwaysKept && !hasExponent) return;
    if (!isRounded(textOf(bytes, from, to))) return;
    this.#count += 1;
    if (this.#offsets.length < mostOffsetsKept) this.#offsets.push(from);
  }
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > worthDecoding) return decode(bytes, from, to);
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

function isRounded(literal: string): boolean {
  const value = Number(literal);
  if (String(value) === literal) return false;
  const written = decimalOf(literal);
  if (written.digits === '') return false;
  if (written.digits.length > mostNeeded) return true;
  if (!Number.isFinite(value) || value === 0) return true;
  const kept = decimalOf(String(value));
  return kept.digits !== written.digits || kept.exponent !== written.exponent;
}
