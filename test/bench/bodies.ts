import { buildSync } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

import { createDeferred } from '../../src/core/async';
import type { BodyState } from '../../src/core/body/question';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { WorkerBodies } from '../../src/node/bodies';
import { MemoryLogger } from '../fakes';
import { jiraAnswer, timeEngine } from './answers/jiraAnswer';
import { median } from './statistics';

const MB = 1024 * 1024;

/** Bytes of a body, how often it is fetched, and the milliseconds that it may take behind its last byte. */
const sizes = [
  { label: '100 KB', bytes: 100 * 1024, rounds: 9, allowed: 60 },
  { label: '1 MB', bytes: MB, rounds: 9, allowed: 120 },
  { label: '10 MB', bytes: 10 * MB, rounds: 5, allowed: 300 },
  { label: '50 MB', bytes: 50 * MB, rounds: 3, allowed: 1000 },
] as const;
const allowedFind = 200;
const allowedFold = 150;
/** Milliseconds that the thread of the host may stand still. */
const allowedDelay = 30;
/** How much of the time of parsing and indenting by the engine all may take, for the two largest. */
const allowedRatio = 1.5;

/** Serves one body, from a thread of its own, so that it holds up nobody. */
const SERVER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const headers = { 'content-type': 'application/json', 'content-length': workerData.length };
  const server = require('node:http').createServer((_, response) => {
    response.writeHead(200, headers).end(workerData);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

interface Times {
  /** Milliseconds from the last byte on the wire until all is indexed and the last row was had. */
  readonly behind: number;
  readonly find: number;
  readonly fold: number;
  /** The longest that this thread stood still meanwhile, in milliseconds. */
  readonly delay: number;
}

/** Times answers that arrive, are indexed in their thread and asked for, against the engine's own JSON. */
export async function benchBodies(): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const worker = join(home, 'bodyWorker.js');
  buildSync({
    entryPoints: [resolve(__dirname, '../../src/node/bodyWorker.ts')],
    outfile: worker,
    bundle: true,
    minify: true,
    platform: 'node',
    logLevel: 'error',
  });
  const bodies = new WorkerBodies({ body: worker, filter: worker }, new MemoryLogger());
  let held = true;
  try {
    for (const { label, bytes, rounds, allowed } of sizes) {
      const body = jiraAnswer(bytes).json;
      const server = new Worker(SERVER, { eval: true, workerData: Buffer.from(body) });
      const port = await new Promise<number>((ready) => server.once('message', ready));
      const times: Times[] = [];
      // The first round warms up.
      for (let round = 0; round <= rounds; round += 1) {
        const one = await fetchOnce(bodies, `http://127.0.0.1:${port}/`);
        if (round > 0) times.push(one);
      }
      await server.terminate();
      const engine = median(Array.from({ length: 3 }, () => timeEngine(body)));
      const of = (name: keyof Times) => median(times.map((one) => one[name]));
      const ratio = of('behind') / engine;
      const figures = [
        `behind the last byte ${of('behind').toFixed(0)} ms (allowed ${allowed})`,
        `parse and stringify ${engine.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
        `find ${of('find').toFixed(0)} ms (allowed ${allowedFind})`,
        `fold all ${of('fold').toFixed(0)} ms (allowed ${allowedFold})`,
        `longest standstill of the host ${of('delay').toFixed(0)} ms (allowed ${allowedDelay})`,
      ];
      console.log(`${label}: ${figures.join('; ')}`);
      held &&= of('behind') <= allowed && of('find') <= allowedFind && of('fold') <= allowedFold;
      held &&= of('delay') <= allowedDelay && (bytes < 10 * MB || ratio <= allowedRatio);
    }
    return held;
  } finally {
    bodies.dispose();
    await rm(home, { recursive: true, force: true });
  }
}

async function fetchOnce(bodies: WorkerBodies, url: string): Promise<Times> {
  const http = new AxiosHttpClient('jira-console/bench');
  const ended = createDeferred<BodyState>();
  let lastByteAt = 0;
  const kept = bodies.open({
    charset: 'utf-8',
    secrets: ['a-token-that-is-not-there'],
    onState: (state) => {
      if (state.isEnded) ended.resolve(state);
    },
  });
  const sink = {
    write: (bytes: Uint8Array) => kept.write(bytes),
    end: () => {
      lastByteAt = performance.now();
      kept.end();
    },
  };
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const request = { method: 'GET', url, headers: [], timeout: 60_000 };
  await http.send({ ...request, maxBytes: 64 * MB, heldBytes: 0 }, undefined, {
    onHeaders: () => sink,
  });
  const { rows } = await ended.promise;
  await kept.ask({ kind: 'rows', view: 'pretty', from: rows.pretty - 50, to: rows.pretty });
  const behind = performance.now() - lastByteAt;
  delays.disable();
  const options = { isRegExp: false, matchCase: false };
  const find = await timeOf(() =>
    kept.ask({ kind: 'find', view: 'pretty', query: 'BENCH-12345', ...options }),
  );
  const fold = await timeOf(() => kept.ask({ kind: 'fold_all', depth: 1 }));
  kept.close();
  return { behind, find, fold, delay: delays.max / 1e6 };
}

async function timeOf(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}
