import { CurlError } from '../errors';

/** The words of a command, and the text behind it: a pipe, a redirection, further commands. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly rest: string;
}

const CHARACTER = /[^]/uy;

/** Reads a text from its start, a match of a sticky pattern at a time, so that no size is too large. */
export class TextReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  /** What a sticky pattern matches here, if it does; reading goes on behind it. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text) ?? undefined;
    this.#at += match?.[0].length ?? 0;
    return match;
  }

  /** What a sticky pattern matches here, or the one character that stands here. */
  takeOrCharacter(pattern: RegExp): string {
    return (this.take(pattern) ?? this.take(CHARACTER))?.[0] ?? '';
  }

  /** What is in quotes, piece by piece; throws `curl_quote_open` where the text ends before. */
  takeQuoted(end: RegExp, piece: (reader: TextReader) => string): string {
    let quoted = '';
    while (this.take(end) === undefined) {
      if (this.isAtEnd) throw new CurlError('curl_quote_open');
      quoted += piece(this);
    }
    return quoted;
  }
}

/** Words under construction; an empty pair of quotes begins one, too. */
export class WordList {
  readonly #ended: string[] = [];
  #open: string | undefined;

  get words(): readonly string[] {
    return this.#ended;
  }

  /** The word that is not ended yet. */
  get open(): string | undefined {
    return this.#open;
  }

  get isEmpty(): boolean {
    return this.#ended.length === 0 && this.#open === undefined;
  }

  add(piece: string): void {
    this.#open = (this.#open ?? '') + piece;
  }

  end(): void {
    if (this.#open !== undefined) this.#ended.push(this.#open);
    this.#open = undefined;
  }

  /** Takes the word back that is not ended yet. */
  drop(): void {
    this.#open = undefined;
  }
}
