import * as vscode from 'vscode';
import { isCodedError } from '../core/errors';
import type { Outline } from '../core/json/outline';
import { likeAnswer } from '../core/pages/likeAnswer';
import { siteUrlAt } from '../core/pages/link';
import { Pager } from '../core/pages/pager';
import { pageStyleOf, type PageStyle } from '../core/pages/style';
import type { AddressedRequest, Answer } from '../core/rest/client';
import type { AnswerPages, FetchedPages, PageCommands } from '../protocol/pages';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { exportPages } from './pageExport';
import { PageFetch } from './pageFetch';
import { countRows } from './pagesSnapshot';
import type { Services } from './services';
import { requestTimeoutNow } from './settings';
import { tellError } from './tellError';
import type { CommandHandlers } from './webviewConnection';

/** A request that was answered a page, of which more can be fetched. */
interface Paged {
  readonly request: AddressedRequest;
  readonly style: PageStyle;
  readonly method: string;
  readonly url: string;
}

/** All pages of a console's answer: one list at a time, kept until it is closed. */
export class PageFetches {
  readonly #services: Services;
  readonly #notify: (pages: FetchedPages | undefined) => void;
  #paged: Paged | undefined;
  #fetch: PageFetch | undefined;
  /** Its user is asked, or a file is made. */
  #isStarting = false;
  #isDisposed = false;

  constructor(services: Services, notify: (pages: FetchedPages | undefined) => void) {
    this.#services = services;
    this.#notify = notify;
  }

  /** What the latest answer, with its outline where it is JSON, has of a list that goes on. */
  offer(
    request: AddressedRequest,
    { status, method, url }: Answer,
    outline: Outline | undefined,
  ): AnswerPages | undefined {
    this.#paged = undefined;
    if (outline === undefined || status < 200 || status > 299) return undefined;
    const answer = likeAnswer(outline);
    const style = pageStyleOf(request, answer);
    if (style === undefined) return undefined;
    const place = { url, siteUrl: undefined };
    const { rows, total, next, stop } = new Pager(request, style).take(answer, place);
    // Where it does not say how it goes on, fetching it tells why that cannot be done.
    if (next === undefined && stop === undefined) return undefined;
    this.#paged = { request, style, method, url };
    return { rows: rows.length, total };
  }

  /** Fetches all pages of the latest answer, up to so many rows; those fetched before go. */
  async start(limit: number): Promise<void> {
    const paged = this.#paged;
    if (paged === undefined || this.#isStarting || this.#fetch?.isRunning) return;
    this.#isStarting = true;
    try {
      if (await this.close()) await this.#start(paged, limit);
    } catch (error) {
      if (!isCodedError(error)) throw error;
      await tellError(error);
    } finally {
      this.#isStarting = false;
    }
  }

  pause(isPaused: boolean): void {
    this.#fetch?.pause(isPaused);
  }

  cancel(): void {
    this.#fetch?.cancel();
  }

  /** Asks for a form and a file, and writes the rows into it. */
  async export(): Promise<void> {
    const { writeFile } = this.#services;
    try {
      await this.#fetch?.export((rows, signal) => exportPages(rows, writeFile, signal));
    } catch (error) {
      if (!isCodedError(error)) throw error;
      await tellError(error);
    }
  }

  /** Drops the rows, unless its user wants to keep them; says whether there are none any more. */
  async close(): Promise<boolean> {
    const fetch = this.#fetch;
    if (fetch === undefined) return true;
    if (fetch.isUnsaved && !(await mayDrop(fetch.file.count))) return false;
    if (this.#fetch === fetch) this.#fetch = undefined;
    await fetch.drop();
    return true;
  }

  /** Ends what is under way and removes the rows: the panel is gone. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    await this.#fetch?.drop();
  }

  async #start({ request, style, method, url }: Paged, limit: number): Promise<void> {
    const { client, clock, random, store, rowFiles, log } = this.#services;
    const { credentialId, cloudId, secrets = [] } = request;
    const { sites } = await store.grants.read(credentialId);
    const file = await rowFiles.create();
    if (this.#isDisposed) {
      await file.close();
      return;
    }
    this.#fetch = new PageFetch({
      request,
      style,
      address: `${method} ${url}`,
      siteUrl: siteUrlAt(url, sites),
      // A page that drips is given up: nobody watches its bytes.
      send: (page, signal) =>
        client.send({ ...page, credentialId, cloudId, secrets }, signal, {
          timeout: requestTimeoutNow(),
        }),
      file,
      limit,
      clock,
      random,
      logger: log,
      notify: (pages) => {
        if (!this.#isDisposed) this.#notify(pages);
      },
    });
    this.#fetch.start();
  }
}

/** What the console says about pages, and who hears it. */
export function pageCommands(pages: PageFetches): CommandHandlers<PageCommands> {
  return {
    fetchPages: {
      params: CONSOLE_SCHEMAS.fetchPages,
      handle: ({ limit }) => pages.start(limit ?? Infinity),
    },
    pausePages: {
      params: CONSOLE_SCHEMAS.pausePages,
      handle: ({ isPaused }) => pages.pause(isPaused),
    },
    cancelPages: { params: CONSOLE_SCHEMAS.cancelPages, handle: () => pages.cancel() },
    exportPages: { params: CONSOLE_SCHEMAS.exportPages, handle: () => pages.export() },
    closePages: {
      params: CONSOLE_SCHEMAS.closePages,
      handle: async () => {
        await pages.close();
      },
    },
  };
}

async function mayDrop(rows: number): Promise<boolean> {
  const drop = 'Discard';
  const choice = await vscode.window.showWarningMessage(
    `Discard the ${countRows(rows)} that were fetched?`,
    { modal: true, detail: 'They were not exported.' },
    drop,
  );
  return choice === drop;
}
