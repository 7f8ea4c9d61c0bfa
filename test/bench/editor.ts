import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { launchBrowser, newProfile } from '../vscode/browser';
import { packageExtension } from '../vscode/packageExtension';
import { startServer } from '../vscode/server';
import { webviewFrame } from '../vscode/webview';
import { openWindow } from '../vscode/window';
import { quickInput, runCommand } from '../vscode/workbench';
import { median, summary } from './statistics';

const rounds = 10;
/** How much of an empty panel's time the editor may take, in the median. */
const allowedRatio = 1.5;
/** How many scopes the list is searched with. */
const scopes = 400;
/** Milliseconds; one frame at sixty a second. */
const frameTime = 1000 / 60;

/** Times the way from a command to a field one can type into, an empty panel in turn with the editor. */
export async function benchEditor(): Promise<boolean> {
  const vsix = await packageExtension();
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const server = await startServer({ vsix: [vsix], smokeTestDriver: true });
  const browser = await launchBrowser();
  try {
    const profile = await newProfile(browser);
    const page = await openWindow(profile, server, {
      folder: home,
      extensionDevelopmentPath: [join(__dirname, 'emptyPanel')],
    });
    const empty: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await timePanel(page, 'Empty Panel: Open', '#empty'));
      ours.push(await timePanel(page, 'Jira Console: Add Credential', '#name'));
    }
    const ratio = median(ours) / median(empty);
    console.log(`empty panel: ${summary(empty)}`);
    console.log(`the editor:  ${summary(ours)}`);
    console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);

    await runCommand(page, 'Jira Console: Add Credential');
    const keystrokes = await timeSearch(await webviewFrame(page, '#name'));
    const each = median(keystrokes);
    console.log(`search in ${scopes} scopes, a keystroke: ${summary(keystrokes)}`);
    console.log(`of a frame: ${(each / frameTime).toFixed(2)} (allowed 1)`);
    return ratio <= allowedRatio && each <= frameTime;
  } finally {
    await browser.close();
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
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

/** Milliseconds of script, style and layout for each keystroke of a search. */
async function timeSearch(frame: Frame): Promise<readonly number[]> {
  const named = Array.from({ length: scopes }, (_, index) => ({
    scope: `read:resource-${index}:jira`,
    meaning: `View what the resource ${index} of a project holds`,
    group: 'Granular',
  }));
  const message = {
    kind: 'notification',
    method: 'catalogue',
    params: { scopes: named, browserPages: [] },
  };
  await frame.evaluate(`postMessage(${JSON.stringify(message)}, '*')`);
  await frame.getByText('Choose scopes').click();
  await frame.getByText(named.at(-1)!.scope).waitFor({ state: 'attached' });
  return frame.evaluate<number[]>(`(async () => {
    const field = document.getElementById('scope-search');
    const times = [];
    for (const text of ['r', 're', 'res', 'resource 3', 'resource 39', 'resource 3', 'project', '', 'view', 'x', '']) {
      await new Promise(requestAnimationFrame);
      const start = performance.now();
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      // What is drawn is drawn in a microtask; the layout is asked for rather than waited for.
      await new Promise((resolve) => queueMicrotask(() => queueMicrotask(resolve)));
      document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    return times;
  })()`);
}
