/**
 * What was typed at one of two ends that show the same text, as far as the other has not sent it back.
 * What comes back late must not go over what was typed since.
 */
export class TypedTexts {
  readonly #texts: string[] = [];
  #characters = 0;

  add(text: string): void {
    this.#texts.push(text);
    this.#characters += text.length;
    while (this.#characters > MOST_CHARACTERS && this.#texts.length > 1) this.#forget(1);
  }

  /** Whether a text is one that was typed here; if so, it and what was typed before it are done. */
  takeBack(text: string): boolean {
    const at = this.#texts.indexOf(text);
    // What was typed at the other end replaces all that is still to come back from there.
    this.#forget(at < 0 ? this.#texts.length : at + 1);
    return at >= 0;
  }

  #forget(count: number): void {
    for (const { length } of this.#texts.splice(0, count)) this.#characters -= length;
  }
}

/** A few bodies of the largest size, thousands of usual ones. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
