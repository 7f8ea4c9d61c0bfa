import type { Lock } from './ports';

/** A lock among the callers of one window: a queue per name. */
export class WindowLock implements Lock {
  readonly #tails = new Map<string, Promise<void>>();

  async runExclusive<T>(name: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const run = before.then(task);
    const tail = run.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(name, tail);
    try {
      return await run;
    } finally {
      if (this.#tails.get(name) === tail) this.#tails.delete(name);
    }
  }
}
