import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import axios from 'axios';

import { PageRun } from '../../src/core/pages/run';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { NodeRowFiles } from '../../src/node/rowFile';
import { systemClock } from '../../src/node/systemClock';
import { createWindow, PERSONAL_ACCESS_TOKEN } from '../unit/world';
import { median, summary } from './statistics';

const pages = 50;
const rowsOfPage = 100;
const rounds = 9;
/** How much longer all pages may take than a loop that only asks for them and parses them. */
const allowedRatio = 1.2;
const path = '/rest/api/3/search/jql';

/** Times all pages of a list, kept in a file, against a bare loop over them. */
export async function benchPages(): Promise<boolean> {
  const server = await serve();
  const files = new NodeRowFiles();
  try {
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    const window = createWindow(new AxiosHttpClient('jira-console/bench'), { clock: systemClock });
    await window.store.add({ ...PERSONAL_ACCESS_TOKEN, baseUrl });
    const bare: number[] = [];
    const kept: number[] = [];
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      const times = [
        await time(() => fetchBare(baseUrl)),
        await time(() => fetchKept(window, files)),
      ] as const;
      if (round === 0) continue;
      bare.push(times[0]);
      kept.push(times[1]);
    }
    const ratio = median(kept) / median(bare);
    console.log(`${pages * rowsOfPage} rows, bare loop: ${summary(bare)}`);
    console.log(`${pages * rowsOfPage} rows, all pages: ${summary(kept)}`);
    console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
    return ratio <= allowedRatio;
  } finally {
    files.dispose();
    server.close();
  }
}

/** A Jira that has its pages ready, so that its own work hides nothing. */
async function serve(): Promise<Server> {
  const texts = Array.from({ length: pages }, (_, page) => JSON.stringify(pageOf(page)));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const page = Number(url.searchParams.get('nextPageToken') ?? 0);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(texts[page]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function pageOf(page: number): unknown {
  const issues = Array.from({ length: rowsOfPage }, (_, index) => {
    const id = page * rowsOfPage + index;
    const summary = `An issue of the bench, number ${id}`;
    const text = Array.from({ length: 10 }, () => ({ type: 'text', text: summary }));
    const description = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: text }],
    };
    return {
      id: String(id),
      key: `BULK-${id}`,
      fields: { summary, description, labels: ['a', 'b'] },
    };
  });
  const isLast = page === pages - 1;
  return { issues, isLast, ...(!isLast && { nextPageToken: String(page + 1) }) };
}

async function fetchBare(baseUrl: string): Promise<number> {
  const rows: unknown[] = [];
  let nextPageToken: string | undefined;
  do {
    const { data } = await axios.get<{ issues: unknown[]; nextPageToken?: string }>(
      baseUrl + path,
      {
        adapter: 'http',
        params: { nextPageToken },
        headers: { authorization: 'Bearer pat-token' },
      },
    );
    rows.push(...data.issues);
    ({ nextPageToken } = data);
  } while (nextPageToken !== undefined);
  return rows.length;
}

async function fetchKept(
  { client }: ReturnType<typeof createWindow>,
  files: NodeRowFiles,
): Promise<number> {
  const credentialId = PERSONAL_ACCESS_TOKEN.id;
  const file = await files.create();
  const run = new PageRun({
    request: { method: 'GET', path, headers: [], body: '' },
    style: { kind: 'next_page_token', rows: 'issues' },
    siteUrl: undefined,
    send: (request, signal) => client.send({ ...request, credentialId }, signal),
    file,
    limit: Infinity,
    onProgress: () => undefined,
  });
  const outcome = await run.run(new AbortController().signal);
  if (outcome.kind !== 'complete') throw new Error(`The pages ended: ${outcome.kind}.`);
  const rows = file.count;
  await file.close();
  return rows;
}

/** Milliseconds. @throws Error where rows are missing */
async function time(task: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const rows = await task();
  if (rows !== pages * rowsOfPage) throw new Error(`There are ${rows} rows.`);
  return performance.now() - start;
}
