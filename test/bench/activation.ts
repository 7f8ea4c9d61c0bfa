import { join } from 'node:path';

import { build } from 'esbuild';
import type { Browser } from 'playwright-core';

import { launchBrowser } from '../vscode/browser';
import { buildExtension } from '../vscode/packageExtension';
import { outFolder, repositoryRoot } from '../vscode/paths';
import { startServer, type Server } from '../vscode/server';
import { runInHost } from '../vscode/hostRun';
import { median, summary } from './statistics';

const windows = 10;
/** How much of an empty extension's time ours may take, in the median. */
const allowedRatio = 2.5;
/** Bytes; what every activation may read. */
const allowedSize = 100 * 1024;

interface Activation {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of the files of the bundle that were loaded. */
  readonly loaded: number;
}

/** Times loading and `activate()` in fresh windows, an empty extension in turn with ours. */
export async function benchActivation(): Promise<boolean> {
  await buildExtension();
  const measure = await buildMeasure();
  const server = await startServer({ smokeTestDriver: true });
  const browser = await launchBrowser();
  const empty: Activation[] = [];
  const ours: Activation[] = [];
  try {
    for (let window = 0; window < windows; window += 1) {
      empty.push(await timeOne(server, browser, measure, join(__dirname, 'emptyExtension')));
      ours.push(await timeOne(server, browser, measure, repositoryRoot));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const timesOf = (all: readonly Activation[]) => all.map(({ time }) => time);
  const ratio = median(timesOf(ours)) / median(timesOf(empty));
  const size = Math.max(...ours.map(({ loaded }) => loaded));
  console.log(`empty extension: ${summary(timesOf(empty))}`);
  console.log(`Jira Console:    ${summary(timesOf(ours))}`);
  console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
  console.log(
    `loaded by activation: ${(size / 1024).toFixed(1)} KB (allowed ${allowedSize / 1024} KB)`,
  );
  return ratio <= allowedRatio && size <= allowedSize;
}

async function timeOne(
  server: Server,
  browser: Browser,
  extensionTestsPath: string,
  extension: string,
): Promise<Activation> {
  let output = '';
  await runInHost(server, browser, {
    extensionDevelopmentPath: [extension],
    extensionTestsPath,
    onLine: (line) => (output += `${line}\n`),
  });
  const numberAfter = (word: string) =>
    Number(new RegExp(`^${word}: (.+)$`, 'm').exec(output)?.[1]);
  return { time: numberAfter('activation'), loaded: numberAfter('loaded') };
}

async function buildMeasure(): Promise<string> {
  const outdir = join(outFolder, 'bench');
  await build({
    entryPoints: [join(__dirname, 'timeActivation.ts')],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  return join(outdir, 'timeActivation');
}
