/** The simulator's time: the real one plus an offset that tests move. */
export class SimulatedClock {
  #offset = 0;

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves the time forward by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
