import axios from 'axios';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PageRun } from '../../src/core/pages/run';
import { NodeRowFiles } from '../../src/node/rowFile';
import { Simulator } from '../simulator/simulator';
import { CREDENTIAL } from '../unit/world';
import { authorizedWindow, type BenchWindow } from './authorizedWindow';
import { median, summary } from './statistics';

const issues = 5000;
const rounds = 9;
/** How much longer all pages may take than a loop that only asks for them and parses them. */
const allowedRatio = 1.2;
const path = '/rest/api/3/search/jql?jql=project%20%3D%20BULK&maxResults=100&fields=*all';

/** Times all pages of a list, kept in a file, against a bare loop over them. */
export async function benchPages(): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const simulator = await Simulator.start({ settings: { rate_limit: Infinity } });
  const files = new NodeRowFiles(home);
  try {
    simulator.addBulkProject();
    const window = await authorizedWindow(simulator, home);
    const site = simulator.sites[0]?.cloud_id ?? '';
    const baseUrl = `${simulator.api_base_url}/ex/jira/${site}`;
    const { authorization } = await window.accessTokens.get(CREDENTIAL.id);
    const bare: number[] = [];
    const kept: number[] = [];
    // The first round warms both up.
    for (let round = 0; round <= rounds; round += 1) {
      const times = [
        await time(() => fetchBare(baseUrl, authorization)),
        await time(() => fetchKept(window, site, files)),
      ] as const;
      if (round === 0) continue;
      bare.push(times[0]);
      kept.push(times[1]);
    }
    const ratio = median(kept) / median(bare);
    console.log(`${issues} issues, bare loop: ${summary(bare)}`);
    console.log(`${issues} issues, all pages: ${summary(kept)}`);
    console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
    return ratio <= allowedRatio;
  } finally {
    files.dispose();
    await simulator.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function fetchBare(baseUrl: string, authorization: string): Promise<number> {
  const rows: unknown[] = [];
  let nextPageToken: string | undefined;
  do {
    const { data } = await axios.get<{ issues: unknown[]; nextPageToken?: string }>(
      baseUrl + path,
      { adapter: 'http', params: { nextPageToken }, headers: { authorization } },
    );
    rows.push(...data.issues);
    ({ nextPageToken } = data);
  } while (nextPageToken !== undefined);
  return rows.length;
}

async function fetchKept(
  { client }: BenchWindow,
  cloudId: string,
  files: NodeRowFiles,
): Promise<number> {
  const file = await files.create();
  const run = new PageRun({
    request: { method: 'GET', path, headers: [], body: '' },
    style: { kind: 'next_page_token', rows: 'issues' },
    siteUrl: undefined,
    send: (request, signal) =>
      client.send({ ...request, credentialId: CREDENTIAL.id, cloudId }, signal),
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
  if (rows !== issues) throw new Error(`There are ${rows} rows.`);
  return performance.now() - start;
}
