import { cpus } from 'node:os';

import type { Frame, Page } from 'playwright-core';

import { authorizeInEditor } from '../e2e/authorized';
import { Simulator } from '../simulator/simulator';
import { webviewFrame } from '../vscode/webview';
import { runCommand } from '../vscode/workbench';
import { Figures } from './answers/figures';
import { FrameProbe } from './answers/frameProbe';
import { HOST_PROBE, HostProbe } from './answers/hostProbe';
import { jiraAnswer, timeEngine } from './answers/jiraAnswer';
import { Measured } from './answers/measured';
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

/** Times large answers in a console of a real window, from the wire to what is seen. */
export async function benchResponses(): Promise<boolean> {
  const simulator = await Simulator.start();
  try {
    return await inWindow(async (page, folder) => {
      await authorizeInEditor(page, simulator, 'Acme');
      await runCommand(page, 'Jira Console: Open Console');
      const frame = await webviewFrame(page, '#path');
      await frame.locator('#path').fill(PATH);
      const figures = new Figures();
      await measure({ simulator, page, frame, figures, host: await HostProbe.find(folder) });
      const [cpu] = cpus();
      console.log(`\n${cpus().length} × ${cpu?.model ?? ''}, ${new Date().toISOString()}\n`);
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
  readonly host: HostProbe;
  readonly figures: Figures;
}

async function measure({ simulator, page, frame, host, figures }: Bench): Promise<void> {
  const probe = await FrameProbe.install(frame);
  const memory = new MemoryWatch(page, frame, host);
  for (const { size, bytes, rounds, allowed } of sizes) {
    const { json, issues } = jiraAnswer(bytes);
    const measured = new Measured({ simulator, frame, probe, host }, json, issues);
    await measured.round();
    const times = [];
    for (let round = 0; round < rounds; round += 1) times.push(await measured.round());
    const of = (name: keyof (typeof times)[number]) => median(times.map((one) => one[name]));
    const engine = median(Array.from({ length: 3 }, () => timeEngine(json)));
    const ms = (what: string, value: number, limit?: number) =>
      figures.add({
        size,
        what,
        value,
        unit: 'ms',
        ...(limit !== undefined && { allowed: limit }),
      });
    ms('first screen behind the first 64 KB', of('first'), allowedFirst);
    ms('right line count behind the last byte', of('counted'));
    ms('everything behind the last byte', of('everything'), allowed);
    ms('`JSON.parse` and `JSON.stringify`', engine);
    figures.add({
      size,
      what: 'everything, by `JSON`',
      value: of('everything') / engine,
      unit: '',
      ...(bytes >= 10 * MB && { allowed: allowedRatio }),
    });
    ms(
      'longest standstill of the extension host',
      Math.max(...times.map(({ delay }) => delay)),
      allowedDelay,
    );
    if (bytes < 50 * MB) {
      await memory.begin();
      continue;
    }
    await memory.report(figures, size, bytes);
    ms('find', await medianOf(() => probe.find(measured.someKey())), allowedFind);
    ms('fold all', await medianOf(() => probe.foldAll(measured.rows)), allowedFold);
    await benchScrolling({ page, frame, probe, figures, size });
    const expression = "issues[?fields.status.name == 'In Progress'].key";
    ms('filter by JMESPath', await medianOf(() => probe.filter(expression)), allowedFilter);
  }
}

async function medianOf(time: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await time());
  return median(times);
}
