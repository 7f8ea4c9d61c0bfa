import type { Disposable } from '../../../src/core/ports';

interface Happening {
  readonly at: number;
  callback: (() => void) | undefined;
}

/** The time of a simulated world, which goes from one event to the next and nowhere else. */
export class Timeline {
  #now = Date.UTC(2026, 0, 1);
  /** In the order in which they happen. */
  readonly #happenings: Happening[] = [];

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): Disposable {
    const happening: Happening = { at: this.#now + milliseconds, callback };
    this.#happenings.splice(this.#placeOf(happening.at), 0, happening);
    return { dispose: () => (happening.callback = undefined) };
  }

  /** Lets so many milliseconds pass, fewer where it is over before. */
  async pass(milliseconds: number, isOver = () => false): Promise<void> {
    const end = this.#now + milliseconds;
    // What was just begun may not have come to its first wait yet.
    await settle();
    while (!isOver()) {
      const next = this.#happenings[0];
      if (next === undefined || next.at > end) {
        this.#now = end;
        return;
      }
      this.#now = next.at;
      // What happens in one millisecond happens in its order, but nobody waits in between.
      const together = this.#happenings.splice(0, this.#placeOf(next.at));
      for (const { callback } of together) callback?.();
      await settle();
    }
  }

  /** After all that happens then or before. */
  #placeOf(at: number): number {
    let [low, high] = [0, this.#happenings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#happenings[middle]!.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Lets everything happen that waits for no timer; no fake here waits for anything real. Node takes
 * the next tick once no promise is left to go on, without the way round its event loop.
 */
function settle(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
