import { opaqueToken } from '../opaque';

/** Every secret that was made or received, for tests that look for leaks. */
export class Secrets {
  readonly #known: string[] = [];

  /** Makes a code or token. */
  issue(): string {
    const secret = opaqueToken();
    this.#known.push(secret);
    return secret;
  }

  /** Remembers a secret that came from outside. */
  note(secret: string): void {
    this.#known.push(secret);
  }

  /** In the order of appearance. */
  list(): string[] {
    return [...this.#known];
  }
}
