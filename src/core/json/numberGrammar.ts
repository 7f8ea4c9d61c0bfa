import { ascii } from './ascii';

/** How far a number has been read; what may follow depends on it. */
const states = {
  /** Not of a number any more. */
  none: 0,
  start: 1,
  minus: 2,
  zero: 3,
  integer: 4,
  dot: 5,
  fraction: 6,
  exponentMark: 7,
  exponentSign: 8,
  exponent: 9,
} as const;

/** Where a number has not begun yet. */
export const numberStart: number = states.start;

/** For each state (in the upper bits) and byte the next state: one look-up a byte, and a place to stop at anywhere. */
const transitions = transitionTable();

/** What has been read of a number after one more byte; 0 where that byte is no part of it. */
export function nextNumberState(state: number, byte: number): number {
  return transitions[(state << 8) | byte] ?? states.none;
}

/** Whether a number may end here. */
export function isWholeNumber(state: number): boolean {
  return (
    state === states.zero ||
    state === states.integer ||
    state === states.fraction ||
    state === states.exponent
  );
}

/** Whether what has been read is a whole number with an exponent. */
export function hasExponent(state: number): boolean {
  return state === states.exponent;
}

function transitionTable(): Uint8Array {
  const table = new Uint8Array(10 << 8);
  const allow = (from: readonly number[], bytes: readonly number[], to: number): void => {
    for (const state of from) for (const byte of bytes) table[(state << 8) | byte] = to;
  };
  const digits = Array.from({ length: 10 }, (_, digit) => ascii.zero + digit);
  const { start, minus, zero, integer, dot, fraction, exponentMark, exponentSign, exponent } =
    states;
  allow([start], [ascii.minus], minus);
  allow([start, minus], [ascii.zero], zero);
  allow([start, minus], digits.slice(1), integer);
  allow([integer], digits, integer);
  allow([zero, integer], [ascii.dot], dot);
  allow([dot, fraction], digits, fraction);
  allow([zero, integer, fraction], [0x45, 0x65], exponentMark);
  allow([exponentMark], [ascii.plus, ascii.minus], exponentSign);
  allow([exponentMark, exponentSign, exponent], digits, exponent);
  return table;
}
