import type { CutReason } from '../core/ports';

/** Bytes on their way into a file that lie in memory at most, but for one piece. */
const MOST_WAITING = 8 * 1024 * 1024;

type Waiting = Promise<CutReason | undefined>;

/** Counts what is on its way into the file of one body, so that no more comes than that takes. */
export class BodyFlow {
  #waiting = 0;
  #problem: CutReason | undefined;
  #isOver = false;
  #resume: (() => void) | undefined;

  /** Gives a promise where nothing is to come for now; its value is why nothing is to come at all. */
  sent(bytes: number): Waiting | undefined {
    this.#waiting += bytes;
    if (this.#isOver) return undefined;
    if (this.#problem !== undefined) return Promise.resolve(this.#problem);
    if (this.#waiting < MOST_WAITING) return undefined;
    return new Promise((resolve) => {
      this.#resume = () => resolve(this.#problem);
    });
  }

  taken(bytes: number, problem: CutReason | undefined): void {
    this.#waiting -= bytes;
    this.#problem ??= problem;
    if (this.#waiting < MOST_WAITING || this.#problem !== undefined) this.#goOn();
  }

  /** What comes from now on goes nowhere. */
  close(): void {
    this.#isOver = true;
    this.#goOn();
  }

  #goOn(): void {
    this.#resume?.();
    this.#resume = undefined;
  }
}
