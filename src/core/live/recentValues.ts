import type { Clock } from '../ports';

/** Keeps the latest values by key, each for some time and only so many of them. */
export class RecentValues<T> {
  readonly #clock: Clock;
  readonly #lifetime: number;
  readonly #most: number;
  /** The oldest first. */
  readonly #kept = new Map<string, { readonly value: T; readonly until: number }>();

  /** The lifetime is in milliseconds. */
  constructor(clock: Clock, lifetime: number, most: number) {
    this.#clock = clock;
    this.#lifetime = lifetime;
    this.#most = most;
  }

  get(key: string): T | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#clock.now() < kept.until ? kept.value : undefined;
  }

  set(key: string, value: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: this.#clock.now() + this.#lifetime });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
  }
}
