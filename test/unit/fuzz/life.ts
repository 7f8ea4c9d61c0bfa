import type { Clock, Disposable } from '../../../src/core/ports';
import type { Dice } from './dice';
import { roll } from './dice';
import type { Timeline } from './timeline';

/** Milliseconds until an operation happens, and from then until its answer is there. */
export type Delays = readonly [before: number, after: number];

/** Milliseconds; longer than others wait for a dead holder of the lock, nothing it began goes on. */
const LONGEST_AFTERMATH = 5_000;

/** The life of one window's process: a crash ends it, whatever it was waiting for. */
export class Life {
  readonly #timeline: Timeline;
  readonly #dice: Dice;
  #isOver = false;
  #endedAt = 0;
  #operationsLeft = Infinity;
  #standsStillUntil = 0;
  #offset = 0;
  /** When the time of day was last set, by the machine's clock. */
  offsetSince = 0;
  readonly #onEnd: (life: Life) => void;

  constructor(
    readonly name: string,
    timeline: Timeline,
    dice: Dice,
    onEnd: (life: Life) => void,
  ) {
    this.#timeline = timeline;
    this.#dice = dice;
    this.#onEnd = onEnd;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether nothing of the window runs at the moment. */
  get standsStill(): boolean {
    return this.#standsStillUntil > this.#timeline.now();
  }

  /** The window's clock; its time of day may have been set, its timers know nothing of that. */
  readonly clock: Clock = {
    now: () => this.#timeline.now() + this.#offset,
    after: (milliseconds, callback): Disposable =>
      this.#timeline.after(milliseconds, () => this.#whenAwake(callback)),
  };

  /** Sets the time of day so many milliseconds before or after the machine's. */
  setClock(offset: number): void {
    this.#offset = offset;
    this.offsetSince = this.#timeline.now();
  }

  /** Nothing of the window runs for so long; what it has begun goes on without it. */
  standStill(milliseconds: number): void {
    this.#standsStillUntil = this.#timeline.now() + milliseconds;
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#endedAt = this.#timeline.now();
    this.#onEnd(this);
  }

  /** Ends while, before or after the n-th operation from now happens; `Infinity` for not at all. */
  endAfter(operations: number): void {
    this.#operationsLeft = operations;
  }

  /** An operation outside the process: what was begun may happen although the process has ended. */
  operate<T>([before, after]: Delays, act: () => T | Promise<T>): Promise<T> {
    const isBegun = this.#dice() < 0.5;
    if (--this.#operationsLeft < 0) {
      this.#operationsLeft = Infinity;
      this.#timeline.after(roll(this.#dice, before + after), () => this.end());
    }
    return new Promise((resolve, reject) => {
      if (this.#isOver) return;
      this.#timeline.after(before, () => {
        const isTooLate = this.#timeline.now() - this.#endedAt > LONGEST_AFTERMATH;
        if (this.#isOver && (!isBegun || isTooLate)) return;
        const result = new Promise<T>((done) => done(act()));
        result.catch(() => undefined);
        this.#timeline.after(after, () => this.#whenAwake(() => void result.then(resolve, reject)));
      });
    });
  }

  #whenAwake(callback: () => void): void {
    if (this.#isOver) return;
    const stillFor = this.#standsStillUntil - this.#timeline.now();
    if (stillFor > 0) this.#timeline.after(stillFor, () => this.#whenAwake(callback));
    else callback();
  }
}
