import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeferred } from '../../../src/core/async';
import { exportRows } from '../../../src/core/pages/export';
import { pageStyleOf } from '../../../src/core/pages/style';
import type { AddressedRequest } from '../../../src/core/rest/client';
import { AxiosHttpClient } from '../../../src/node/axiosHttpClient';
import { NodeRowFiles } from '../../../src/node/rowFile';
import { systemClock } from '../../../src/node/systemClock';
import { systemRandom } from '../../../src/node/systemRandom';
import { writeFile } from '../../../src/node/writeFile';
import type { FetchedPages } from '../../../src/protocol/pages';
import { PageFetch } from '../../../src/vscode/pageFetch';
import { CONSOLE_DEMO_APP } from '../../simulator/apps';
import { ADA } from '../../simulator/accounts';
import { findIssues } from '../../simulator/jira/jql/evaluate';
import { OPERATIONS } from '../../simulator/jira/operations';
import { Simulator } from '../../simulator/simulator';
import { createWindow, CREDENTIAL } from '../world';

const BULK = encodeURIComponent('project = BULK');
const never = () => new AbortController().signal;

/** All pages as a console fetches them, on the real network and a real disk. */
describe('all pages of the simulated Jira', () => {
  let simulator: Simulator;
  let window: ReturnType<typeof createWindow>;
  let root: string;
  let files: NodeRowFiles;
  before(async () => {
    simulator = await Simulator.start();
    simulator.addBulkProject();
    const known = OPERATIONS.flatMap(({ scopes }) => scopes.flat());
    const scopes = [...new Set([...CONSOLE_DEMO_APP.scopes, ...known])];
    simulator.register({ ...CONSOLE_DEMO_APP, scopes });
    window = createWindow(new AxiosHttpClient('jira-console/test'), {
      clock: systemClock,
      random: systemRandom,
    });
    const [redirect_uri = ''] = CONSOLE_DEMO_APP.redirect_uris;
    await window.store.add({
      ...CREDENTIAL,
      client_id: CONSOLE_DEMO_APP.client_id,
      client_secret: CONSOLE_DEMO_APP.client_secret,
      scope: scopes.join(' '),
      authorizationUrl: simulator.authorization_url,
      accessTokenUrl: simulator.token_url,
      apiBaseUrl: simulator.api_base_url,
    });
    const { url } = await window.authorizations.begin('cred', { redirect_uri });
    await window.authorizations.complete(await simulator.consent(url, { site: 'Acme' }));
  });
  after(() => simulator.close());
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pages-'));
    files = new NodeRowFiles(root);
    simulator.settings.page_tokens = 'true';
  });
  afterEach(() => {
    files.dispose();
    rmSync(root, { recursive: true });
  });

  const request = (path: string, body?: unknown): AddressedRequest => ({
    credentialId: 'cred',
    cloudId: simulator.sites[0]!.cloud_id,
    method: body === undefined ? 'GET' : 'POST',
    path,
    headers: [],
    body: body === undefined ? '' : JSON.stringify(body),
  });

  interface Options {
    readonly limit?: number;
    readonly onPages?: (fetch: PageFetch, pages: FetchedPages) => void;
  }

  /** Fetches all pages as Fetch All Pages does; `ended` is what the console shows in the end. */
  async function fetchAll(asked: AddressedRequest, { limit = Infinity, onPages }: Options = {}) {
    const first = await window.client.send(asked, never());
    const style = pageStyleOf(asked, JSON.parse(first.text));
    ok(style, `${asked.path}: ${first.status}`);
    const end = createDeferred<FetchedPages>();
    const fetch: PageFetch = new PageFetch({
      request: asked,
      style,
      address: `${first.method} ${first.url}`,
      siteUrl: simulator.sites[0]!.url,
      send: (page, signal) => window.client.send({ ...asked, ...page }, signal),
      file: await files.create(),
      limit,
      clock: window.clock,
      random: systemRandom,
      logger: window.logger,
      notify: (pages) => {
        if (!pages) return;
        onPages?.(fetch, pages);
        if (pages.state === 'ended') end.resolve(pages);
      },
    });
    fetch.start();
    const ended = await end.promise;
    const rows = (await fetch.file.read(0, Infinity)).map(
      (row) => JSON.parse(row) as { id?: unknown },
    );
    return { fetch, style, ended, rows };
  }

  it('come whole and once by every style', async () => {
    const body = { jql: 'project = BULK', maxResults: 1000 };
    const { jira } = simulator.sites[0]!;
    const board = jira.boards.at(-1)!.id;
    const open = findIssues('project = HELP AND status != Done', jira, { account: ADA, now: 0 });
    const lists: readonly [AddressedRequest, string, number][] = [
      [request(`/rest/api/3/search/jql?jql=${BULK}&maxResults=500`), 'next_page_token', 5000],
      [request('/rest/api/3/search/jql', body), 'next_page_token', 5000],
      [
        request(`/rest/agile/1.0/board/${board}/issue?fields=summary&maxResults=100`),
        'start_at',
        5000,
      ],
      [request('/rest/agile/1.0/board?maxResults=1'), 'start_at', 3],
      [request('/rest/agile/1.0/board/1/sprint?maxResults=2'), 'start_at', 3],
      [request('/rest/api/3/project/search?maxResults=3'), 'start_at', 4],
      [request('/rest/api/3/issue/WEB-1/comment?maxResults=1'), 'start_at', 2],
      [request('/rest/api/3/auditing/record?limit=25'), 'offset', 60],
      [request('/rest/api/3/users/search?maxResults=1'), 'bare_array', jira.users.length],
      [
        request('/rest/servicedeskapi/servicedesk/1/queue/1/issue?limit=3'),
        'service_desk',
        open.length,
      ],
    ];
    for (const [asked, kind, count] of lists) {
      const { style, ended, rows } = await fetchAll(asked);
      deepStrictEqual(
        [style.kind, rows.length, ended.outcome?.sentences],
        [kind, count, [`Complete: ${count.toLocaleString('en-US')} rows.`]],
        asked.path,
      );
      equal(new Set(rows.map((row) => JSON.stringify(row))).size, count, asked.path);
    }
  });

  it('end where a token repeats or never ends, with what there is', async () => {
    const asked = request(`/rest/api/3/search/jql?jql=${BULK}&maxResults=1000`);
    simulator.settings.page_tokens = 'repeating';
    const repeating = await fetchAll(asked);
    simulator.settings.page_tokens = 'endless';
    const endless = await fetchAll(asked);
    deepStrictEqual(
      [repeating, endless].map(({ rows, ended }) => [rows.length, ended.outcome?.tone]),
      [
        [2000, 'warning'],
        [5000, 'warning'],
      ],
    );
    ok(repeating.ended.outcome?.sentences[0]?.includes('fetched already'));
    ok(endless.ended.outcome?.sentences[0]?.includes('Several pages without rows'));
  });

  it('are kept where they are cancelled half-way, and exported to the last row', async () => {
    const asked = request(`/rest/api/3/search/jql?jql=${BULK}&fields=summary&maxResults=250`);
    const { fetch, ended, rows } = await fetchAll(asked, {
      onPages: (running, { pages }) => {
        if (pages === 10) running.cancel();
      },
    });
    const path = join(root, 'rows.ndjson');
    await fetch.export((file, signal) => writeFile(path, exportRows('ndjson', file), signal));
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    deepStrictEqual(
      {
        rows: rows.length,
        said: ended.outcome?.sentences,
        shown: ended.firstRows.length,
        lines: lines.map((line) => JSON.parse(line) as unknown),
        isUnsaved: fetch.isUnsaved,
      },
      {
        rows: 2500,
        said: ['Cancelled. What was fetched until then is kept: 2,500 rows.'],
        shown: 200,
        lines: rows,
        isUnsaved: false,
      },
    );
  });

  it('pause and go on, and say how far they are', async () => {
    const states: string[] = [];
    const board = simulator.sites[0]!.jira.boards.at(-1)!.id;
    const path = `/rest/agile/1.0/board/${board}/issue?fields=summary&startAt=4600`;
    const { rows } = await fetchAll(request(path), {
      limit: 300,
      onPages: (fetch, { state, rows: count, expected, pages }) => {
        if (states.at(-1) !== state) states.push(state);
        if (pages > 0) equal(expected, 300);
        if (pages === 1 && state === 'running' && count === 50 && !states.includes('paused')) {
          fetch.pause(true);
          fetch.pause(false);
        }
      },
    });
    deepStrictEqual([rows.length, states], [300, ['running', 'paused', 'running', 'ended']]);
  });

  it('go with their console, also while they are fetched', async () => {
    const asked = request(`/rest/api/3/search/jql?jql=${BULK}&maxResults=50`);
    const gone = createDeferred<unknown>();
    const style = { kind: 'next_page_token', rows: 'issues' } as const;
    let told = 0;
    const fetch: PageFetch = new PageFetch({
      request: asked,
      style,
      address: '',
      siteUrl: undefined,
      send: (page, signal) => window.client.send({ ...asked, ...page }, signal),
      file: await files.create(),
      limit: Infinity,
      clock: window.clock,
      random: systemRandom,
      logger: window.logger,
      notify: (pages) => {
        told += 1;
        if (pages?.pages === 2) fetch.drop().then(gone.resolve, gone.reject);
      },
    });
    fetch.start();
    await gone.promise;
    const [folder = ''] = readdirSync(root);
    // Begun, two pages, and gone.
    deepStrictEqual([told, readdirSync(join(root, folder))], [4, []]);
  });
});
