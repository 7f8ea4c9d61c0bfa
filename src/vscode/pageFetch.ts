import { PageError } from '../core/pages/errors';
import {
  NOTHING_FETCHED,
  PageRun,
  type PageProgress,
  type PageRunContext,
  type PagesOutcome,
} from '../core/pages/run';
import type { Clock, Logger, Random, RowFile } from '../core/ports';
import type { Answer } from '../core/rest/client';
import type { TypedRequest } from '../core/rest/request';
import { sendWithRetries, type Waiting } from '../core/rest/retries';
import type { FetchedPages } from '../protocol/pages';
import { pagesSnapshot, SHOWN_ROWS } from './pagesSnapshot';

/** What a fetch works with, and whom it tells. */
export interface PageFetchContext extends Omit<PageRunContext, 'onProgress'> {
  /** Method and address of the first page. */
  readonly address: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly notify: (pages: FetchedPages | undefined) => void;
}

/** The rows of one list, from the first page until they are dropped. */
export class PageFetch {
  readonly file: RowFile;
  readonly #context: PageFetchContext;
  readonly #run: PageRun;
  readonly #cancelled = new AbortController();
  readonly #dropped = new AbortController();
  /** What must be over before the file goes. */
  readonly #underWay = new Set<Promise<unknown>>();
  #progress: PageProgress = NOTHING_FETCHED;
  #isPaused = false;
  #waiting: Waiting | undefined;
  #outcome: PagesOutcome | undefined;
  #firstRows: readonly string[] = [];
  #isExported = false;

  constructor(context: PageFetchContext) {
    this.#context = context;
    this.file = context.file;
    const onProgress = (progress: PageProgress) => {
      this.#progress = progress;
      this.#tell();
    };
    const send: PageRunContext['send'] = (request, signal) => this.#send(request, signal);
    this.#run = new PageRun({ ...context, send, onProgress });
  }

  get isRunning(): boolean {
    return this.#outcome === undefined;
  }

  /** Whether rows would be lost with it. */
  get isUnsaved(): boolean {
    return this.file.count > 0 && !this.#isExported;
  }

  /** Fetches all pages; called once. */
  start(): void {
    this.#tell();
    void this.#whileThere(this.#fetchAll());
  }

  pause(isPaused: boolean): void {
    if (!this.isRunning) return;
    this.#isPaused = isPaused;
    if (isPaused) this.#run.pause();
    else this.#run.resume();
    this.#tell();
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  /** Runs what writes the rows elsewhere, and says whether it did, until they are dropped. */
  async export(write: (rows: RowFile, signal: AbortSignal) => Promise<boolean>): Promise<void> {
    if (this.isRunning || this.file.count === 0) return;
    const isWritten = await this.#whileThere(write(this.file, this.#dropped.signal));
    this.#isExported ||= isWritten;
  }

  /** Ends all that is under way, and removes the rows. */
  async drop(): Promise<void> {
    this.#cancelled.abort();
    this.#dropped.abort();
    this.#context.notify(undefined);
    await Promise.allSettled(this.#underWay);
    await this.file.close();
  }

  async #fetchAll(): Promise<void> {
    const outcome = await this.#runToEnd();
    this.#firstRows = await this.file.read(0, SHOWN_ROWS).catch(() => []);
    this.#outcome = outcome;
    this.#tell();
  }

  async #runToEnd(): Promise<PagesOutcome> {
    try {
      return await this.#run.run(this.#cancelled.signal);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.#context.logger.error(`pages failed: ${name}`);
      return { kind: 'failed', error: new PageError('page_failed') };
    }
  }

  /** Waits where Jira asks to, and lets it be seen. */
  async #send(request: TypedRequest, signal: AbortSignal): Promise<Answer> {
    const { clock, random, send } = this.#context;
    const wait = (waiting: Waiting | undefined) => {
      this.#waiting = waiting;
      this.#tell();
    };
    try {
      const { answer } = await sendWithRetries(() => send(request, signal), {
        clock,
        random,
        signal,
        onWaiting: wait,
      });
      return answer;
    } finally {
      if (this.#waiting) wait(undefined);
    }
  }

  async #whileThere<T>(task: Promise<T>): Promise<T> {
    this.#underWay.add(task);
    try {
      return await task;
    } finally {
      this.#underWay.delete(task);
    }
  }

  #tell(): void {
    if (this.#dropped.signal.aborted) return;
    const { address, limit, notify } = this.#context;
    notify(
      pagesSnapshot({
        address,
        limit,
        isPaused: this.#isPaused,
        progress: this.#progress,
        waiting: this.#waiting,
        outcome: this.#outcome,
        firstRows: this.#firstRows,
      }),
    );
  }
}
