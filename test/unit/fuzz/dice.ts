/** Numbers from 0 up to, but not including, 1. */
export type Dice = () => number;

/**
 * Dice that fall in the same way in every run with a seed.
 *
 * Each name has dice of its own, so that a shrunk schedule changes little of what is left of it.
 */
export function createDice(seed: number, name: string): Dice {
  let state = seed | 0;
  for (let index = 0; index < name.length; index++) {
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193);
  }
  // Mulberry32: short, and even enough for delays.
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number of milliseconds up to a limit. */
export function roll(dice: Dice, limit: number): number {
  return Math.floor(dice() * (limit + 1));
}
