import { setTimeout as after } from 'node:timers/promises';
import * as vscode from 'vscode';

import { loadedFiles } from '../vscode/loadedFiles';

/** Milliseconds without a late tick after which the extension host counts as idle. */
const idleFor = 2000;
const tick = 20;
/** Milliseconds by which a tick may be late in an idle host. */
const tolerance = 10;

/** Runs inside the extension host: waits until it is idle, then times loading and `activate()`. */
export async function run(): Promise<void> {
  const extension =
    vscode.extensions.getExtension('jira-tools.jira-console') ??
    vscode.extensions.getExtension('jira-tools.empty')!;
  await untilIdle();
  const start = performance.now();
  await extension.activate();
  console.log(`activation: ${performance.now() - start}`);
  const sizes = [...loadedFiles(extension.extensionUri.fsPath).values()];
  console.log(`loaded: ${sizes.reduce((sum, size) => sum + size, 0)}`);
}

async function untilIdle(): Promise<void> {
  let idleSince = performance.now();
  while (performance.now() - idleSince < idleFor) {
    const expected = performance.now() + tick;
    await after(tick);
    if (performance.now() - expected > tolerance) idleSince = performance.now();
  }
}
