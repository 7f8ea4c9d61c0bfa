import type { Clock } from '../ports';

/** Milliseconds: the first pause, which doubles with each failure up to the last. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

interface Failure {
  readonly subject: string;
  readonly error: unknown;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Lets all who ask within a pause share one failure, instead of each trying again. Pauses grow from
 * one second to half a minute.
 */
export class BackOff {
  readonly #clock: Clock;
  readonly #failures = new Map<string, Failure>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs a task unless it failed a moment ago: then throws what it threw. What failed with another
   * subject, such as the token that was refused, says nothing about this one.
   */
  async run<T>(key: string, subject: string, task: () => Promise<T>): Promise<T> {
    const last = this.#failures.get(key);
    const failed = last?.subject === subject ? last : undefined;
    if (failed && this.#isRecent(failed)) throw failed.error;
    try {
      const result = await task();
      this.#failures.delete(key);
      return result;
    } catch (error) {
      const count = (failed?.count ?? 0) + 1;
      this.#failures.set(key, { subject, error, count, at: this.#clock.now() });
      throw error;
    }
  }

  /** A clock that was set back must not make a pause of it. */
  #isRecent({ at, count }: Failure): boolean {
    const age = this.#clock.now() - at;
    return age >= 0 && age < Math.min(FIRST_PAUSE * 2 ** (count - 1), LONGEST_PAUSE);
  }
}
