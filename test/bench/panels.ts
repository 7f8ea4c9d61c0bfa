import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { launchBrowser, newProfile } from '../vscode/browser';
import { packageExtension } from '../vscode/packageExtension';
import { startServer } from '../vscode/server';
import { openWindow } from '../vscode/window';
import { quickInput } from '../vscode/workbench';
import { median, summary } from './statistics';

const rounds = 10;
/** How much of an empty panel's time one of ours may take, in the median. */
const allowedRatio = 1.5;

/** An extension whose panel holds a single field. */
const EMPTY_PANEL = join(__dirname, 'emptyPanel');

/** Runs a bench in a real window on a folder of its own, beside another extension. */
export async function inWindow(
  bench: (page: Page, folder: string) => Promise<boolean>,
  extension = EMPTY_PANEL,
): Promise<boolean> {
  const vsix = await packageExtension();
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const server = await startServer({ vsix: [vsix], smokeTestDriver: true });
  const browser = await launchBrowser();
  try {
    const profile = await newProfile(browser);
    const page = await openWindow(profile, server, {
      folder: home,
      extensionDevelopmentPath: [extension],
    });
    return await bench(page, home);
  } finally {
    await browser.close();
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Times the way from a command to a field one can type into, an empty panel in turn with ours. */
export async function comparePanels(
  page: Page,
  name: string,
  command: string,
  field: string,
): Promise<boolean> {
  const empty: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await timePanel(page, 'Empty Panel: Open', '#empty'));
    ours.push(await timePanel(page, command, field));
  }
  const ratio = median(ours) / median(empty);
  console.log(`empty panel: ${summary(empty)}`);
  console.log(`${name}: ${summary(ours)}`);
  console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
  return ratio <= allowedRatio;
}

/** Milliseconds from the Enter in the palette to the focus in the panel, which is then closed. */
async function timePanel(page: Page, command: string, field: string): Promise<number> {
  await page.keyboard.press('F1');
  await quickInput(page).locator('input.input').fill(`>${command}`);
  await quickInput(page)
    .locator('.monaco-list-row.focused')
    .filter({ has: page.locator('.label-name').getByText(command, { exact: true }) })
    .waitFor();
  const start = performance.now();
  await page.keyboard.press('Enter');
  while (!(await hasFocus(page, field))) await page.waitForTimeout(5);
  const time = performance.now() - start;
  const tab = page.locator('.tabs-container .tab').first();
  await tab.click({ button: 'middle' });
  await tab.waitFor({ state: 'detached' });
  return time;
}

/** Whether the field of a panel has the focus; asked every few milliseconds. */
async function hasFocus(page: Page, field: string): Promise<boolean> {
  const asked = page.frames().map((frame) =>
    frame
      .evaluate<boolean>(`document.querySelector('${field}:focus') !== null`)
      // A frame may go away while it is asked.
      .catch(() => false),
  );
  return (await Promise.all(asked)).includes(true);
}
