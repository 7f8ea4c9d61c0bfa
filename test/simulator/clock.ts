/** The simulator's time: the real one, or another's, plus an offset that tests move. */
export class SimulatedClock {
  readonly #source: () => number;
  #offset = 0;

  constructor(source: () => number = () => Date.now()) {
    this.#source = source;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#source() + this.#offset;
  }

  /** Moves the time forward by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
