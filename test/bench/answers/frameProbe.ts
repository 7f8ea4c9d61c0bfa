import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Frame } from 'playwright-core';

const SCRIPT = readFileSync(join(__dirname, 'inFrame.js'), 'utf8');

/** Milliseconds since the epoch. */
interface Everything {
  readonly counted: number;
  readonly scrolled: number;
  readonly found: number;
}

/** Milliseconds. */
export interface Watched {
  readonly frames: readonly number[];
  /** The longest that a row in view stood there without its text. */
  readonly longestBlank: number;
}

/** What the frame of a console is asked, which notices at once what happens in it. */
export class FrameProbe {
  readonly #frame: Frame;

  private constructor(frame: Frame) {
    this.#frame = frame;
  }

  static async install(frame: Frame): Promise<FrameProbe> {
    await frame.evaluate(SCRIPT);
    return new FrameProbe(frame);
  }

  /** Begins to wait for the rows of the next answer; the result gives milliseconds since the epoch. */
  async firstScreen(): Promise<() => Promise<number>> {
    return this.#begin<number>('firstScreen()');
  }

  /** Begins to wait for all rows, and then goes to the last one and finds a text. */
  async everything(rows: number, text: string): Promise<() => Promise<Everything>> {
    return this.#begin<Everything>(`everything(${rows}, ${JSON.stringify(text)})`);
  }

  /** Milliseconds from the last letter to the count of matches. */
  async find(text: string): Promise<number> {
    return this.#frame.evaluate<number>(`frameProbe.find(${JSON.stringify(text)})`);
  }

  /** Milliseconds from the click to the folded rows. */
  async foldAll(rows: number): Promise<number> {
    return this.#frame.evaluate<number>(`frameProbe.foldAll(${rows})`);
  }

  /** Milliseconds from Enter to the rows of what was found. */
  async filter(expression: string): Promise<number> {
    return this.#frame.evaluate<number>(`frameProbe.filter(${JSON.stringify(expression)})`);
  }

  /** Milliseconds from the click on its tab to the rows of the table of a list. */
  async table(rows: number): Promise<number> {
    return this.#frame.evaluate<number>(`frameProbe.table(${rows})`);
  }

  /** Watches all frames while something scrolls. */
  async watch(scroll: () => Promise<unknown>): Promise<Watched> {
    await this.#frame.evaluate('void (globalThis.endWatch = frameProbe.watch())');
    await scroll();
    return this.#frame.evaluate<Watched>('endWatch()');
  }

  async drag(): Promise<void> {
    await this.#frame.evaluate('frameProbe.drag()');
  }

  /** Starts what takes its time; only then may that happen which it waits for. */
  async #begin<Result>(call: string): Promise<() => Promise<Result>> {
    await this.#frame.evaluate(`void (globalThis.awaited = frameProbe.${call})`);
    return () => this.#frame.evaluate<Result>('awaited');
  }
}
