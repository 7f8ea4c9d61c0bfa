import { deepStrictEqual } from 'node:assert/strict';
import { createDeferred } from '../../../src/core/async';
import type { Answer } from '../../../src/core/rest/client';
import type { FetchedPages } from '../../../src/protocol/pages';
import { PageFetch } from '../../../src/vscode/pageFetch';
import {
  answer,
  CountingRandom,
  FakeClock,
  MemoryLogger,
  MemoryRowFile,
  NOTHING_SENT,
} from '../../fakes';
import { get } from '../pages/worlds';

const REFUSED = { ...answer(429, {}), headers: [['Retry-After', '30']] as const };
const FIRST = answer(200, { startAt: 0, total: 2, values: [0] });
const SECOND = answer(200, { startAt: 1, total: 2, values: [1] });

/** Fetches pages that are answered so, in turn; a wait is over, or cancelled, once it is shown. */
async function fetchPages(
  replies: readonly ReturnType<typeof answer>[],
  onWaiting: (fetch: PageFetch, clock: FakeClock) => void,
) {
  const left = [...replies];
  const clock = new FakeClock();
  const file = new MemoryRowFile();
  const end = createDeferred<FetchedPages>();
  const waits: (number | undefined)[] = [];
  const startedAt = clock.now();
  const fetch: PageFetch = new PageFetch({
    request: get('/list'),
    style: { kind: 'start_at', rows: 'values' },
    address: 'GET /list',
    siteUrl: undefined,
    send: ({ method }): Promise<Answer> => {
      const url = 'https://api.atlassian.com/ex/jira/c-1/list';
      return Promise.resolve({
        ...left.shift()!,
        method,
        url,
        time: 1,
        redirects: 0,
        sent: NOTHING_SENT,
      });
    },
    file,
    limit: Infinity,
    clock,
    random: new CountingRandom(),
    logger: new MemoryLogger(),
    notify: (pages) => {
      if (pages === undefined) return;
      const until = pages.waiting && pages.waiting.until - startedAt;
      if (waits.at(-1) !== until) waits.push(until);
      if (pages.waiting) queueMicrotask(() => onWaiting(fetch, clock));
      if (pages.state === 'ended') end.resolve(pages);
    },
  });
  fetch.start();
  const { outcome } = await end.promise;
  return { waits, rows: file.rows, said: outcome?.sentences };
}

describe('all pages of a Jira that asks to wait', () => {
  it('come after the wait, which is shown until it is over', async () => {
    const { waits, rows, said } = await fetchPages([FIRST, REFUSED, SECOND], (_, clock) =>
      clock.advance(30_000),
    );
    deepStrictEqual(
      { waits, rows, said },
      { waits: [30_000, undefined], rows: ['0', '1'], said: ['Complete: 2 rows.'] },
    );
  });

  it('are those before it where its user does not want to wait', async () => {
    const { waits, rows, said } = await fetchPages([FIRST, REFUSED], (fetch) => fetch.cancel());
    deepStrictEqual(
      { waits, rows, said },
      {
        waits: [30_000, undefined],
        rows: ['0'],
        said: ['Cancelled. What was fetched until then is kept: 1 row.'],
      },
    );
  });
});
