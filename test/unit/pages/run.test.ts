import { deepStrictEqual, rejects } from 'node:assert/strict';
import { createDeferred } from '../../../src/core/async';
import { NetworkError } from '../../../src/core/errors';
import type { CutReason } from '../../../src/core/ports';
import { PageRun, type PageProgress, type PagesOutcome } from '../../../src/core/pages/run';
import type { PageStyle } from '../../../src/core/pages/style';
import type { Answer } from '../../../src/core/rest/client';
import type { TypedRequest } from '../../../src/core/rest/request';
import { MemoryRowFile, NOTHING_SENT } from '../../fakes';
import { byStart, get, parameter, URL_OF_PAGES } from './worlds';

const STYLE: PageStyle = { kind: 'start_at', rows: 'values' };
const CUTTING = { cap: 3, saysCap: true, says: 'total' } as const;
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => index);

function answerOf(page: unknown, changes: { status?: number; cut?: CutReason } = {}): Answer {
  const text = typeof page === 'string' ? page : JSON.stringify(page);
  return {
    method: 'GET',
    url: URL_OF_PAGES,
    status: 200,
    statusText: 'OK',
    headers: [['content-type', 'application/json']],
    text: text.replace(/^\uFEFF/u, ''),
    body: new TextEncoder().encode(text),
    size: text.length,
    time: 1,
    firstByte: 1,
    transferred: 0,
    redirects: 0,
    sent: NOTHING_SENT,
    ...changes,
  };
}

interface Options {
  readonly limit?: number;
  readonly file?: MemoryRowFile;
  readonly signal?: AbortSignal;
  readonly onPage?: (run: PageRun, progress: PageProgress) => void;
}

/** A run over ten rows, three a page, unless a test serves something else. */
async function runOver(
  serve: (request: TypedRequest, signal: AbortSignal) => Answer | Promise<Answer>,
  { limit = Infinity, file = new MemoryRowFile(), signal, onPage }: Options = {},
) {
  let progress: PageProgress | undefined;
  const run: PageRun = new PageRun({
    request: get('/list'),
    style: STYLE,
    siteUrl: undefined,
    send: async (request, given) => serve(request, given),
    file,
    limit,
    onProgress: (latest) => {
      progress = latest;
      onPage?.(run, latest);
    },
  });
  const outcome = await run.run(signal ?? new AbortController().signal);
  return { outcome: said(outcome), rows: file.rows.map(Number), progress };
}

function said(outcome: PagesOutcome): string {
  return 'error' in outcome ? `${outcome.kind}: ${outcome.error.code}` : outcome.kind;
}

const TEN = byStart(rowsOf(10), 'values', CUTTING);
const ten = (request: TypedRequest) => answerOf(TEN(request));
/** Serves the first pages well, and then what a test has for it. */
const until = (startAt: number, then: () => Answer | Promise<Answer>) => (request: TypedRequest) =>
  Number(parameter(request, 'startAt') ?? 0) < startAt ? ten(request) : then();

describe('a run over all pages', () => {
  it('keeps every row, and says how far it is', async () => {
    const seen: PageProgress[] = [];
    const { outcome, rows } = await runOver(ten, { onPage: (_, progress) => seen.push(progress) });
    deepStrictEqual([outcome, rows], ['complete', rowsOf(10)]);
    const said = { start: 0, total: 10, firstTotal: 10 };
    deepStrictEqual(seen, [
      { rows: 3, pages: 1, ...said },
      { rows: 6, pages: 2, ...said },
      { rows: 9, pages: 3, ...said },
      { rows: 10, pages: 4, ...said },
    ]);
  });

  it('keeps rows to the letter, each on a line', async () => {
    const file = new MemoryRowFile();
    const page =
      '\uFEFF{"startAt":0,"total":2,"values":[12345678901234567890,{"a":1.0,\r\n "a":"é"}]}';
    await runOver(() => answerOf(page), { file });
    deepStrictEqual(file.rows, ['12345678901234567890', '{"a":1.0,   "a":"é"}']);
  });

  it('ends at its limit, within a page or after one, and asks for no more', async () => {
    const ended = async (limit: number) => {
      const { outcome, rows, progress } = await runOver(ten, { limit });
      return [outcome, rows.length, progress?.pages];
    };
    deepStrictEqual(
      [await ended(5), await ended(6), await ended(9), await ended(10)],
      [
        ['limit', 5, 2],
        ['limit', 6, 2],
        ['limit', 9, 3],
        ['complete', 10, 4],
      ],
    );
  });

  it('is cancelled between two pages and within one, and keeps what it has', async () => {
    const between = new AbortController();
    const within = new AbortController();
    const results = [
      await runOver(ten, {
        signal: between.signal,
        onPage: (_, { pages }) => pages === 2 && between.abort(),
      }),
      await runOver(
        until(3, () => {
          within.abort();
          throw new NetworkError('aborted');
        }),
        { signal: within.signal },
      ),
    ];
    deepStrictEqual(
      results.map(({ outcome, rows }) => [outcome, rows]),
      [
        ['cancelled', rowsOf(6)],
        ['cancelled', rowsOf(3)],
      ],
    );
  });

  it('asks for nothing while it is paused, and goes on where it was', async () => {
    const asked: string[] = [];
    const paused = createDeferred<PageRun>();
    const running = runOver(
      (request) => {
        asked.push(request.path);
        return ten(request);
      },
      {
        onPage: (run, { pages }) => {
          if (pages !== 2) return;
          run.pause();
          paused.resolve(run);
        },
      },
    );
    const run = await paused.promise;
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    const before = asked.length;
    run.resume();
    const { outcome, rows } = await running;
    deepStrictEqual([before, outcome, rows], [2, 'complete', rowsOf(10)]);
  });

  it('is cancelled while it is paused', async () => {
    const cancel = new AbortController();
    const { outcome, rows } = await runOver(ten, {
      signal: cancel.signal,
      onPage: (run) => {
        run.pause();
        queueMicrotask(() => cancel.abort());
      },
    });
    deepStrictEqual([outcome, rows], ['cancelled', rowsOf(3)]);
  });

  it('stops and fails with what it has, and with the reason', async () => {
    const ended = async (then: () => Answer) => {
      const { outcome, rows } = await runOver(until(6, then));
      return [outcome, rows.length];
    };
    deepStrictEqual(
      [
        await ended(() => answerOf({ startAt: 0, total: 10, values: [0] })),
        await ended(() => answerOf({}, { status: 500 })),
        await ended(() => answerOf('<html>')),
        await ended(() => answerOf({ startAt: 6, values: [6] }, { cut: 'connection_lost' })),
        await ended(() => {
          throw new NetworkError('timeout');
        }),
      ],
      [
        ['stopped: page_not_advancing', 6],
        ['failed: page_refused', 6],
        ['failed: page_unreadable', 6],
        ['failed: page_cut', 6],
        ['failed: timeout', 6],
      ],
    );
  });

  it('fails on a full disk with the rows that fitted', async () => {
    const { outcome, rows } = await runOver(ten, { file: new MemoryRowFile(7) });
    deepStrictEqual([outcome, rows], ['failed: rows_disk_full', rowsOf(6)]);
  });

  it('tells a total that changed meanwhile', async () => {
    const { outcome, progress } = await runOver((request) => {
      const isFirst = parameter(request, 'startAt') === undefined;
      return answerOf(byStart(rowsOf(isFirst ? 9 : 7), 'values', CUTTING)(request));
    });
    deepStrictEqual(
      [outcome, progress],
      ['complete', { rows: 7, pages: 3, start: 0, total: 7, firstTotal: 9 }],
    );
  });

  it('passes on what no error of the core is', async () => {
    await rejects(
      runOver(() => {
        throw new TypeError('a mistake');
      }),
      TypeError,
    );
  });
});
