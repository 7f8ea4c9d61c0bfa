import type { Waiting } from '../core/rest/retries';

/** What an answer has of a list that goes on over more pages. */
export interface AnswerPages {
  readonly rows: number;
  /** How many the whole list has, where Jira says so. */
  readonly total: number | undefined;
}

/** The rows of a list that were fetched page by page, or are being. */
export interface FetchedPages {
  /** Method and address of the first page. */
  readonly address: string;
  readonly state: 'running' | 'paused' | 'ended';
  readonly rows: number;
  readonly pages: number;
  /** How many rows it will come to, where that is known. */
  readonly expected: number | undefined;
  /** Jira asks to wait before the next page; undefined where it does not. */
  readonly waiting: Waiting | undefined;
  /** How it ended; undefined until then. */
  readonly outcome: PagesSaid | undefined;
  /** The first of its rows once it has ended, as compact JSON; long ones are cut. */
  readonly firstRows: readonly string[];
}

/** What is said about a list that was fetched. */
export interface PagesSaid {
  readonly tone: 'info' | 'warning' | 'error';
  readonly sentences: readonly string[];
}

/** What the console says about the pages of its last answer. */
export type PageCommands = {
  /** Fetches all pages, up to so many rows; null for all. Asks before it drops rows that were not exported. */
  readonly fetchPages: { readonly limit: number | null };
  readonly pausePages: { readonly isPaused: boolean };
  readonly cancelPages: Record<string, never>;
  /** Asks for a form and a file. */
  readonly exportPages: Record<string, never>;
  /** Drops the rows; asks first where they were not exported. */
  readonly closePages: Record<string, never>;
};
