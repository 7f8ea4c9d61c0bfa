import { cpus, loadavg } from 'node:os';

import type { Frame, Page } from 'playwright-core';

import { authorizeInEditor, openConsole } from '../e2e/authorized';
import { Simulator } from '../simulator/simulator';
import { Figures } from './answers/figures';
import { FrameProbe } from './answers/frameProbe';
import { HOST_PROBE, HostProbe } from './answers/hostProbe';
import { jiraAnswer, timeEngine } from './answers/jiraAnswer';
import { Measured, type Times } from './answers/measured';
import { MemoryWatch } from './answers/memory';
import { benchScrolling } from './answers/scrolling';
import { inWindow } from './panels';
import { median } from './statistics';

const MB = 1024 * 1024;
const PATH = '/rest/api/3/search/jql?jql=project%20%3D%20BENCH';

/** How often an answer is had, beside one that warms up, and the milliseconds it may take behind its last byte. */
const sizes = [
  { size: '100 KB', bytes: 100 * 1024, rounds: 9, allowed: 60 },
  { size: '1 MB', bytes: MB, rounds: 9, allowed: 120 },
  { size: '10 MB', bytes: 10 * MB, rounds: 5, allowed: 300 },
  { size: '50 MB', bytes: 50 * MB, rounds: 5, allowed: 1000 },
] as const;
/** Milliseconds from the first 64 KB to the first rows. */
const allowedFirst = 120;
/** Milliseconds that the thread of the extension host may stand still. */
const allowedDelay = 30;
/** How much of the time of parsing and indenting by the engine all may take, for the two largest. */
const allowedRatio = 1.5;
const allowedFind = 200;
const allowedFold = 150;
const allowedFilter = 1500;
const allowedTable = 300;

/** Times large answers in a console of a real window, from the wire to what is seen. */
export async function benchResponses(): Promise<boolean> {
  const simulator = await Simulator.start();
  try {
    return await inWindow(async (page, folder) => {
      await authorizeInEditor(page, simulator, 'Acme');
      const frame = await openConsole(page);
      await frame.locator('#path').fill(PATH);
      const figures = new Figures();
      const probe = await FrameProbe.install(frame);
      const bench = { simulator, page, frame, probe, figures, host: await HostProbe.find(folder) };
      await benchSizes(bench);
      await benchTable(bench);
      const [cpu] = cpus();
      const machine = `${cpus().length} × ${cpu?.model ?? ''}, load ${loadavg()[0]?.toFixed(1)}`;
      console.log(`\n${machine}, ${new Date().toISOString()}\n`);
      console.log(figures.table());
      return figures.areHeld;
    }, HOST_PROBE);
  } finally {
    await simulator.close();
  }
}

interface Bench {
  readonly simulator: Simulator;
  readonly page: Page;
  readonly frame: Frame;
  readonly probe: FrameProbe;
  readonly host: HostProbe;
  readonly figures: Figures;
}

async function benchSizes(bench: Bench): Promise<void> {
  const { page, frame, host, figures } = bench;
  await host.begin();
  await page.waitForTimeout(2_000);
  const { delay } = await host.read();
  figures.add({
    size: 'none',
    what: 'longest standstill of the idle host',
    value: delay,
    unit: 'ms',
  });
  const memory = new MemoryWatch(page, frame, host);
  for (const { size, bytes, rounds, allowed } of sizes) {
    const { json, issues } = jiraAnswer(bytes);
    const measured = new Measured(bench, json, issues);
    await measured.round();
    const times: Times[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await measured.round());
    const of = (name: keyof Times) => median(times.map((one) => one[name]));
    const engine = median(Array.from({ length: 3 }, () => timeEngine(json)));
    const ms = figures.times(size);
    ms('first screen behind the first 64 KB', of('first'), allowedFirst);
    ms('right line count behind the last byte', of('counted'));
    ms('last row behind the last byte', of('scrolled'));
    ms('everything behind the last byte', of('everything'), allowed);
    ms('`JSON.parse` and `JSON.stringify`', engine);
    figures.add({
      size,
      what: 'everything, as a multiple of `JSON`',
      value: of('everything') / engine,
      unit: '',
      ...(bytes >= 10 * MB && { allowed: allowedRatio }),
    });
    const longest = Math.max(...times.map((one) => one.delay));
    ms('longest standstill of the host', longest, allowedDelay);
    // What is there after the first, small answer is there for all.
    await memory.begin();
    if (bytes === 50 * MB) {
      await memory.report(figures, size, bytes);
      await benchLargest(bench, measured, size);
    }
  }
}

/** What is done with a body that is there. */
async function benchLargest(bench: Bench, measured: Measured, size: string): Promise<void> {
  const { probe, figures } = bench;
  const ms = figures.times(size);
  ms('find', await medianOf(() => probe.find(measured.someKey())), allowedFind);
  ms('fold all', await medianOf(() => probe.foldAll(measured.rows)), allowedFold);
  await benchScrolling({ ...bench, size });
  const expression = "issues[?fields.status.name == 'In Progress'].key";
  ms('filter by JMESPath', await medianOf(() => probe.filter(expression)), allowedFilter);
}

async function benchTable(bench: Bench): Promise<void> {
  const { json, issues } = jiraAnswer(50 * MB, 20_000);
  await new Measured(bench, json, issues).round();
  const size = `${(Buffer.byteLength(json) / MB).toFixed(0)} MB`;
  const time = await medianOf(() => bench.probe.table(issues));
  bench.figures.times(size)(`table of ${issues} rows`, time, allowedTable);
}

async function medianOf(time: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await time());
  return median(times);
}
