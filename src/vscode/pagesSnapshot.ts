import type { PageProgress, PagesOutcome } from '../core/pages/run';
import type { Waiting } from '../core/rest/retries';
import type { FetchedPages, PagesSaid } from '../protocol/pages';
import { errorSentence } from './messages/sentences';

/** Rows that a page is told; a larger list is for the exported file. */
export const SHOWN_ROWS = 200;

/** Characters of a row that are shown. */
const LONGEST_ROW = 1000;

/** What there is to tell of a fetch. */
export interface FetchState {
  readonly address: string;
  readonly isPaused: boolean;
  /** Rows after which it ends. */
  readonly limit: number;
  readonly progress: PageProgress;
  readonly waiting: Waiting | undefined;
  readonly outcome: PagesOutcome | undefined;
  readonly firstRows: readonly string[];
}

/** A fetch as a console shows it. */
export function pagesSnapshot(state: FetchState): FetchedPages {
  const { address, isPaused, limit, progress, waiting, outcome, firstRows } = state;
  const { rows, pages, start, total } = progress;
  return {
    address,
    state: outcome ? 'ended' : isPaused ? 'paused' : 'running',
    rows,
    pages,
    expected: total === undefined ? undefined : Math.min(Math.max(total - start, rows), limit),
    waiting,
    outcome: outcome && outcomeSaid(outcome, progress),
    firstRows: firstRows.map(shortened),
  };
}

function outcomeSaid(outcome: PagesOutcome, progress: PageProgress): PagesSaid {
  const { tone, sentence } = endOf(outcome, progress.rows);
  const { total, firstTotal } = progress;
  if (total === firstTotal || total === undefined || firstTotal === undefined) {
    return { tone, sentences: [sentence] };
  }
  const changed = `The list changed from ${grouped(firstTotal)} to ${grouped(total)} rows meanwhile, so rows may be missing or be there twice. Fetch again for a list of one moment.`;
  return { tone: tone === 'info' ? 'warning' : tone, sentences: [sentence, changed] };
}

function endOf(
  outcome: PagesOutcome,
  rows: number,
): { readonly tone: PagesSaid['tone']; readonly sentence: string } {
  switch (outcome.kind) {
    case 'complete':
      return { tone: 'info', sentence: `Complete: ${countRows(rows)}.` };
    case 'limit':
      return {
        tone: 'warning',
        sentence: `The limit of ${countRows(rows)} was reached, and there are more. Choose a higher one to fetch them.`,
      };
    case 'cancelled':
      return { tone: 'info', sentence: `Cancelled. ${kept(rows)}` };
    case 'stopped':
      return { tone: 'warning', sentence: `${errorSentence(outcome.error)} ${kept(rows)}` };
    case 'failed':
      return { tone: 'error', sentence: `${errorSentence(outcome.error)} ${kept(rows)}` };
  }
}

function kept(rows: number): string {
  if (rows === 0) return 'No row had been fetched until then.';
  return `What was fetched until then is kept: ${countRows(rows)}.`;
}

/** Rows in words, such as “5,000 rows”. */
export function countRows(rows: number): string {
  return rows === 1 ? '1 row' : `${grouped(rows)} rows`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function shortened(row: string): string {
  if (row.length <= LONGEST_ROW) return row;
  // Half of a surrogate pair would show as a character that is not in the row.
  return `${row.slice(0, LONGEST_ROW).replace(/[\uD800-\uDBFF]$/u, '')} …`;
}
