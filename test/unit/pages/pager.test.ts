import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { siteUrlAt } from '../../../src/core/pages/link';
import { Pager } from '../../../src/core/pages/pager';
import { pageStyleOf } from '../../../src/core/pages/style';
import {
  asArray,
  byCursor,
  byLink,
  byOffset,
  byStart,
  byToken,
  fetchAll,
  get,
  PLACE,
  post,
  URL_OF_PAGES,
  type Serve,
} from './worlds';

const SEARCH = '/rest/api/3/search/jql';
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index }));
const linesOf = (count: number) => rowsOf(count).map((row) => JSON.stringify(row));
const WHOLE = { cap: 100, saysCap: true, says: 'total' } as const;

describe('the pages of a list', () => {
  it('give each row once and in order, whatever their sizes and whatever they say', () => {
    const world = fc.record({
      count: fc.integer({ min: 0, max: 120 }),
      asked: fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
      cap: fc.integer({ min: 1, max: 60 }),
      saysCap: fc.boolean(),
      says: fc.constantFrom('total', 'isLast', 'both', 'neither'),
      rows: fc.constantFrom('issues', 'values', 'worklogs', 'comments', 'histories', 'dashboards'),
      style: fc.constantFrom(
        ...(['start', 'body_start', 'token', 'body_token', 'desk', 'next', 'array'] as const),
        ...(['offset', 'cursor'] as const),
      ),
    });
    fc.assert(
      fc.property(world, ({ count, asked, cap, saysCap, says, rows: name, style }) => {
        const rows = rowsOf(count);
        const size = asked === undefined ? '' : `maxResults=${asked}`;
        const body = { jql: 'x', ...(asked !== undefined && { maxResults: asked }) };
        const start = byStart(rows, name, { cap, saysCap, says });
        const found = {
          start: () => fetchAll(get(`/list?${size}`), start),
          body_start: () => fetchAll(post('/rest/api/2/search', body), start),
          token: () => fetchAll(get(`${SEARCH}?jql=x&${size}`), byToken(rows, cap)),
          body_token: () => fetchAll(post(SEARCH, body), byToken(rows, cap)),
          offset: () => fetchAll(get(`/list?limit=${asked ?? 50}`), byOffset(rows, cap)),
          cursor: () => fetchAll(get(`/list?${size}`), byCursor(rows, cap)),
          desk: () =>
            fetchAll(get(`/list?limit=${asked ?? 50}`), byLink(rows, cap, 'service_desk')),
          next: () => fetchAll(get('/list'), byLink(rows, cap, 'next_page')),
          // It is recognized by a page as large as was asked for, or as large as Jira's smallest cap.
          array: () => fetchAll(get(`/list?startAt=0&${size}`), asArray(rows, Math.max(cap, 50))),
        }[style]();
        equal(found.stop, undefined);
        // A list that fits on one page need not be recognized: there is nothing to fetch.
        if (found.kind === undefined) equal(found.sent.length, 1);
        else deepStrictEqual(found.lines, linesOf(count));
      }),
    );
  });

  it('are asked for by the name and in the place that their style has', () => {
    const sent = (request: Parameters<typeof fetchAll>[0], serve: Serve) =>
      fetchAll(request, serve).sent.map(({ path, body }) => `${path} ${body as string}`.trim());
    deepStrictEqual(
      [
        sent(
          get('/rest/api/3/project/search?query=%20a&maxResults=2'),
          byStart(rowsOf(5), 'values', WHOLE),
        ),
        sent(get('/rest/api/3/users/search?startAt=1&maxResults=50'), asArray(rowsOf(60), 50)),
        sent(get(`${SEARCH}?jql=a%3Db`), byToken(rowsOf(60), 50)),
        sent(post(SEARCH, { jql: 'a' }), byToken(rowsOf(60), 50)),
        sent(post('/rest/api/3/search', { jql: 'a' }), byStart(rowsOf(60), 'issues', WHOLE)),
        sent(get('/rest/servicedeskapi/request'), byLink(rowsOf(60), 50, 'service_desk')),
        sent(get('/rest/api/3/auditing/record?limit=40'), byOffset(rowsOf(60), 50)),
        sent(get('/rest/api/3/plans/plan'), byCursor(rowsOf(60), 50)),
      ],
      [
        [
          '/rest/api/3/project/search?query=%20a&maxResults=2',
          '/rest/api/3/project/search?query=%20a&maxResults=2&startAt=2',
          '/rest/api/3/project/search?query=%20a&maxResults=2&startAt=4',
        ],
        [
          '/rest/api/3/users/search?startAt=1&maxResults=50',
          '/rest/api/3/users/search?startAt=51&maxResults=50',
          '/rest/api/3/users/search?startAt=60&maxResults=50',
        ],
        [`${SEARCH}?jql=a%3Db`, `${SEARCH}?jql=a%3Db&nextPageToken=after%2B50`],
        [`${SEARCH} {"jql":"a"}`, `${SEARCH} {"jql":"a","nextPageToken":"after+50"}`],
        ['/rest/api/3/search {"jql":"a"}', '/rest/api/3/search {"jql":"a","startAt":50}'],
        ['/rest/servicedeskapi/request', '/rest/servicedeskapi/request?start=50&limit=50'],
        ['/rest/api/3/auditing/record?limit=40', '/rest/api/3/auditing/record?limit=40&offset=40'],
        ['/rest/api/3/plans/plan', '/rest/api/3/plans/plan?cursor=at%2B50'],
      ],
    );
  });

  it('are none where an answer is no list, or asking again would write', () => {
    const page = { startAt: 0, maxResults: 1, total: 9, values: [1] };
    deepStrictEqual(
      [
        pageStyleOf(get('/x'), { id: 1, labels: [] }),
        pageStyleOf(get('/x'), { startAt: 0, total: 9, a: [1], b: [2] }),
        pageStyleOf(get('/x'), 'text'),
        pageStyleOf(get('/x'), undefined),
        pageStyleOf(get('/rest/api/3/field'), rowsOf(80)),
        pageStyleOf(get('/users?maxResults=50'), rowsOf(3)),
        pageStyleOf(post('/rest/api/3/issue', {}), page),
        pageStyleOf(post('/rest/api/3/search/approximate-count', {}), page),
        pageStyleOf({ ...get('/x'), method: 'DELETE' }, page),
        pageStyleOf({ ...post(SEARCH, {}), body: [] }, page),
        // What Jira has none of, but an app below it may answer; a page must be readable as one.
        pageStyleOf(get('/x'), { startAt: -1, values: [1] }),
        pageStyleOf(get('/x'), { startAt: 0.5, values: [1] }),
        pageStyleOf(get('/x'), { offset: -1, limit: 5, values: [1] }),
      ],
      Array.from({ length: 13 }, () => undefined),
    );
    deepStrictEqual(pageStyleOf(get('/x'), page), { kind: 'start_at', rows: 'values' });
  });

  it('stop where a token comes again, and keep what came with it', () => {
    let served = 0;
    const found = fetchAll(get(SEARCH), () => ({
      issues: [{ id: (served += 1) }],
      nextPageToken: 'again',
      isLast: false,
    }));
    deepStrictEqual(
      [found.stop, found.lines, found.sent.length],
      ['page_token_repeated', ['{"id":1}', '{"id":2}'], 2],
    );
  });

  it('stop where new tokens lead to no rows, or to the same ones, for ever', () => {
    let token = 0;
    const next = () => ({ nextPageToken: `t${(token += 1)}`, isLast: false });
    let pages = 0;
    const empty = fetchAll(get(SEARCH), () => ({ issues: (pages += 1) > 1 ? [] : [1], ...next() }));
    const same = fetchAll(get(SEARCH), () => ({ issues: [1, 2], ...next() }));
    deepStrictEqual(
      [empty.stop, empty.lines, empty.sent.length, same.stop, same.lines],
      ['pages_without_rows', ['1'], 5, 'page_repeated', ['1', '2']],
    );
  });

  it('go over a few pages without rows', () => {
    const pages = [[1], [], [], [], [2]];
    let at = 0;
    const found = fetchAll(get(SEARCH), () => {
      const issues = pages[at];
      at += 1;
      return at < pages.length ? { issues, nextPageToken: `t${at}` } : { issues, isLast: true };
    });
    deepStrictEqual([found.stop, found.lines], [undefined, ['1', '2']]);
  });

  it('stop where the server does not heed startAt', () => {
    const page = { startAt: 0, maxResults: 2, total: 9, values: [1, 2] };
    const counted = fetchAll(get('/x'), () => page);
    const array = fetchAll(get('/x?maxResults=2'), () => [1, 2]);
    const none = fetchAll(get('/x'), () => ({ startAt: 3, maxResults: 0, total: 9, values: [] }));
    deepStrictEqual(
      [counted, array, none].map(({ stop, lines, sent }) => [stop, lines, sent.length]),
      [
        ['page_not_advancing', ['1', '2'], 2],
        ['page_repeated', ['1', '2'], 2],
        ['page_not_advancing', [], 1],
      ],
    );
  });

  it('stop where one is not the last and names no other', () => {
    const token = { issues: [1], isLast: false };
    const desk = { values: [1], isLastPage: false, _links: {} };
    const first = { ...token, nextPageToken: 'a' };
    let served = 0;
    deepStrictEqual(
      [
        fetchAll(get(SEARCH), () => ((served += 1) === 1 ? first : { ...token, issues: [2] })),
        fetchAll(get('/x'), () => desk),
      ].map(({ stop, lines }) => [stop, lines]),
      [
        ['page_pointer_missing', ['1', '2']],
        ['page_pointer_missing', ['1']],
      ],
    );
  });

  it('are followed by a link to where they are, at the gateway or at the site, and to nowhere else', () => {
    const at = (base: string) => {
      const { stop, sent } = fetchAll(get('/list'), byLink(rowsOf(4), 2, 'service_desk', base));
      return stop ?? sent[1]?.path;
    };
    const here = [
      URL_OF_PAGES,
      '/ex/jira/acme/rest/api/3/list',
      'https://acme.atlassian.net/rest/api/3/list',
      'https://acme.atlassian.net/rest/api/latest/list',
    ];
    const elsewhere = [
      'https://evil.example/ex/jira/acme/rest/api/3/list',
      '//evil.example/ex/jira/acme/rest/api/3/list',
      'http://api.atlassian.com/ex/jira/acme/rest/api/3/list',
      'https://api.atlassian.com:8443/ex/jira/acme/rest/api/3/list',
      'https://api.atlassian.com/ex/jira/other/rest/api/3/list',
      'https://api.atlassian.com/ex/jira/acme/rest/api/3/myself',
      'https://ada@api.atlassian.com/ex/jira/acme/rest/api/3/list',
      'https://acme.atlassian.net/rest/api/3/myself',
      'https://acme.atlassian.net.evil.example/rest/api/3/list',
      'javascript:alert(1)',
      'https://[',
    ];
    deepStrictEqual(
      [here.map(at), elsewhere.map(at)],
      [here.map(() => '/list?start=2&limit=2'), elsewhere.map(() => 'page_link_elsewhere')],
    );
  });

  it('are followed at the site that answered, whichever was picked', () => {
    const sites = [
      { cloudId: 'other', url: 'https://other.atlassian.net' },
      { cloudId: 'acme', url: 'https://acme.atlassian.net' },
    ];
    const urls = [URL_OF_PAGES, 'https://jira.example/rest/api/2/list', 'https://x/ex/jira/a/rest'];
    deepStrictEqual(
      urls.map((url) => siteUrlAt(url, sites)),
      ['https://acme.atlassian.net', undefined, undefined],
    );
  });

  it('go on where the total changes, up to what it is then', () => {
    let total = 6;
    const found = fetchAll(get('/x?maxResults=2'), (request) => {
      total -= 1;
      return byStart(rowsOf(total), 'values', WHOLE)(request);
    });
    deepStrictEqual([found.stop, found.lines], [undefined, linesOf(4)]);
  });

  it('are unreadable where an answer is none like those before it', () => {
    const pager = new Pager(get('/x'), { kind: 'start_at', rows: 'values' });
    for (const answer of [
      undefined,
      [],
      {},
      { values: [] },
      { startAt: 0 },
      { startAt: 'a', values: [] },
    ]) {
      let code: unknown;
      try {
        pager.take(answer, PLACE);
      } catch (error) {
        code = (error as { code: string }).code;
      }
      equal(code, 'page_unreadable', JSON.stringify(answer));
    }
  });
});
