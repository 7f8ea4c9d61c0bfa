import type { Disposable, Event } from './ports';

/** The source of an event. */
export class EventSource<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
