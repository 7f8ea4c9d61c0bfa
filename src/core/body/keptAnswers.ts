import type { KeptBody } from './bodies';

/** What is known of an answer beside its body. */
export interface AnswerFacts {
  readonly method: string;
  /** As it went out, without secrets. */
  readonly path: string;
  /** The name of its site; empty where there is none. */
  readonly site: string;
  readonly status: number;
  /** When it was there, in milliseconds since the epoch. */
  readonly at: number;
  /** Of its body. */
  readonly contentType: string | undefined;
  /** Bytes of what is shown of the body. */
  readonly size: number;
  /** Which console it came to. */
  readonly console: string;
}

/** An answer whose body is kept. */
export interface KeptAnswer extends AnswerFacts {
  readonly body: KeptBody;
  /** The entry of the history that its request has; undefined while that is not written. */
  entryId?: string | undefined;
}

/** Answers that are kept beside those that consoles show. */
const MOST_ANSWERS = 20;

/** Bytes of a body that can be compared: what is longer is no document. */
export const LARGEST_COMPARED = 20 * 1024 * 1024;

/** Bytes of their bodies. */
const MOST_BYTES = 40 * 1024 * 1024;

/**
 * The answers of a window, to be compared: those that consoles show, and the latest of those before
 * them, until there are too many of these or they are too large.
 */
export class KeptAnswers {
  /** In the order in which they came. */
  readonly #shown = new Set<KeptAnswer>();
  readonly #earlier: KeptAnswer[] = [];

  /** Takes in one that a console shows. */
  add(answer: KeptAnswer): void {
    this.#shown.add(answer);
  }

  /** A console shows it no more: it may be closed for others, and one that cannot be compared is at once. */
  retire(answer: KeptAnswer): void {
    if (!this.#shown.delete(answer)) return;
    if (answer.body.file() !== undefined || answer.size > LARGEST_COMPARED) {
      answer.body.close();
      return;
    }
    this.#earlier.push(answer);
    let bytes = this.#earlier.reduce((sum, { size }) => sum + size, 0);
    while (this.#earlier.length > MOST_ANSWERS || bytes > MOST_BYTES) {
      const oldest = this.#earlier.shift();
      bytes -= oldest?.size ?? 0;
      oldest?.body.close();
    }
  }

  /** The newest first. */
  get all(): readonly KeptAnswer[] {
    return [...this.#earlier, ...this.#shown].sort((a, b) => b.at - a.at);
  }

  /** That of an entry of the history. */
  ofEntry(entryId: string): KeptAnswer | undefined {
    return this.all.find((answer) => answer.entryId === entryId);
  }
}
