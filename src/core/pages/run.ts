import { createDeferred, type Deferred } from '../async';
import { inUtf8 } from '../text/toUtf8';
import { isCodedError, type CodedError } from '../errors';
import { elementBytes } from '../json/elementBytes';
import { parseJson } from '../jsonValue';
import type { RowFile } from '../ports';
import { charsetOf } from '../rest/answerText';
import type { Answer } from '../rest/client';
import type { TypedRequest } from '../rest/request';
import { PageError } from './errors';
import { Pager, type TakenPage } from './pager';
import type { PageStyle } from './style';

/** What a run works with. */
export interface PageRunContext {
  /** The request for the first page. */
  readonly request: TypedRequest;
  readonly style: PageStyle;
  /** The site's own address; undefined where there is none besides the API's. */
  readonly siteUrl: string | undefined;
  readonly send: (request: TypedRequest, signal: AbortSignal) => Promise<Answer>;
  readonly file: RowFile;
  /** Rows after which it ends; `Infinity` for all. */
  readonly limit: number;
  readonly onProgress: (progress: PageProgress) => void;
}

/** How far a run has come. */
export interface PageProgress {
  readonly rows: number;
  readonly pages: number;
  /** The place in the list at which the first page began. */
  readonly start: number;
  /** What Jira says the list has, by the latest page that says it. */
  readonly total: number | undefined;
  /** What the first page said that did: another number means that the list has changed meanwhile. */
  readonly firstTotal: number | undefined;
}

/** How far a run is that has not begun. */
export const NOTHING_FETCHED: PageProgress = {
  rows: 0,
  pages: 0,
  start: 0,
  total: undefined,
  firstTotal: undefined,
};

/** How a run has ended; what was fetched is in its file, whichever it is. */
export type PagesOutcome =
  | { readonly kind: 'complete' | 'limit' | 'cancelled' }
  /** The pages go on for ever, or elsewhere. */
  | { readonly kind: 'stopped'; readonly error: PageError }
  /** A page was not had, or not kept. */
  | { readonly kind: 'failed'; readonly error: CodedError<string> };

/** Fetches the pages of a list one after the other; there is one of them in memory at a time. */
export class PageRun {
  readonly #context: PageRunContext;
  readonly #pager: Pager;
  #progress: PageProgress = NOTHING_FETCHED;
  #pause: Deferred<void> | undefined;

  constructor(context: PageRunContext) {
    this.#context = context;
    this.#pager = new Pager(context.request, context.style);
  }

  /** Holds it up before the next page; the one under way still comes. */
  pause(): void {
    this.#pause ??= createDeferred();
  }

  resume(): void {
    this.#pause?.resolve();
    this.#pause = undefined;
  }

  /** Runs it once. An abort also ends a pause. Rejects only with what no error of the core is. */
  async run(signal: AbortSignal): Promise<PagesOutcome> {
    const resume = () => this.resume();
    signal.addEventListener('abort', resume, { once: true });
    try {
      return await this.#run(signal);
    } catch (error) {
      if (signal.aborted) return CANCELLED;
      if (!isCodedError(error)) throw error;
      return { kind: 'failed', error };
    } finally {
      signal.removeEventListener('abort', resume);
    }
  }

  async #run(signal: AbortSignal): Promise<PagesOutcome> {
    const { limit } = this.#context;
    let request: TypedRequest | undefined = this.#context.request;
    while (request) {
      await this.#pause?.promise;
      if (signal.aborted) return CANCELLED;
      const page: Page = await this.#ask(request, signal);
      const isCut = await this.#keep(page);
      if (isCut || (this.#progress.rows === limit && page.next)) return { kind: 'limit' };
      if (page.stop) return { kind: 'stopped', error: page.stop };
      request = page.next;
    }
    return { kind: 'complete' };
  }

  async #ask(request: TypedRequest, signal: AbortSignal): Promise<Page> {
    const { status, headers, body, text, cut, url } = await this.#context.send(request, signal);
    if (status < 200 || status > 299) throw new PageError('page_refused', { status });
    if (cut !== undefined) throw new PageError('page_cut', { cut });
    const { siteUrl, style } = this.#context;
    const taken = this.#pager.take(parseJson(text), { url, siteUrl });
    const list = style.kind === 'bare_array' ? undefined : style.rows;
    const isEmpty = taken.rows.length === 0;
    const lines = isEmpty ? [] : elementBytes(inUtf8(body, charsetOf(headers)), list).map(oneLine);
    return { ...taken, lines };
  }

  /** Keeps the rows of a page up to the limit; says whether there were more. */
  async #keep({ lines, startAt, total }: Page): Promise<boolean> {
    const { file, limit, onProgress } = this.#context;
    const room = limit - file.count;
    await file.append(lines.slice(0, room));
    const before = this.#progress;
    this.#progress = {
      rows: file.count,
      pages: before.pages + 1,
      start: before.pages === 0 ? (startAt ?? 0) : before.start,
      total: total ?? before.total,
      firstTotal: before.firstTotal ?? total,
    };
    onProgress(this.#progress);
    return lines.length > room;
  }
}

/** A page with its rows as they came: a number keeps all of its digits. */
interface Page extends TakenPage {
  readonly lines: readonly Uint8Array[];
}

/** Line ends are only between values: within a string they are escaped. */
function oneLine(json: Uint8Array): Uint8Array {
  if (!json.includes(LF) && !json.includes(CR)) return json;
  return json.map((byte) => (byte === LF || byte === CR ? SPACE : byte));
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

const CANCELLED: PagesOutcome = { kind: 'cancelled' };
