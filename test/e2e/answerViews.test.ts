import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import { setTheme } from '../vscode/window';
import { quickInput, runCommand } from '../vscode/workbench';
import { accessibilityProblems } from './accessibility';
import { addAuthorized, openConsole } from './authorized';
import { modeOf, temporaryFilesOf } from './bodyFile';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';
import { HTML, ISSUE, png, SVG } from './previewedBodies';

/** Wide enough for a console of 340 pixels beside the activity bar. */
const NARROW = { width: 390, height: 800 };

const WIDE = { width: 1280, height: 800 };

/** What an answer is, other than JSON to read. */
describe('the views of an answer', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
    frame = await openConsole(page);
  });

  /** Sends a request for a path, which is answered so. */
  async function send(path: string, content_type: string, body: unknown): Promise<void> {
    desk.simulator.faults.add({ on: 'gateway', effect: { status: 200, content_type, body } });
    await frame.locator('#path').fill(path);
    await frame.locator('#path').press('Control+Enter');
  }
  const preview = () => frame.locator('.preview');
  const says = (text: string | RegExp) => preview().getByText(text).waitFor();
  const attachment = (name: string) => `/rest/api/3/attachment/content/${name}`;

  /** The file, once VS Code has written all of it. */
  async function saved(name: string, size: number): Promise<Buffer> {
    await frame.getByTitle('Save the body to a file').click();
    // The dialog has listed the folder once it names the one above, and would undo earlier typing.
    await quickInput(page).getByText('..', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    const path = join(desk.workspace, name);
    for (;;) {
      const content = await readFile(path).catch(() => undefined);
      if (content && content.length >= size) return content;
      await page.waitForTimeout(100);
    }
  }

  it('of an issue show its formatted texts', async () => {
    await send('/rest/api/3/issue/WEB-42', 'application/json', ISSUE);
    await frame.getByRole('tab', { name: 'Preview' }).click();
    const description = preview().getByRole('region', { name: 'fields.description' });
    await description.getByRole('heading', { name: 'What happens', level: 3 }).waitFor();
    await description.getByText('@Ada Lovelace', { exact: true }).waitFor();
    equal(await description.getByRole('listitem').count(), 7);
    match(await description.getByLabel('Code, java').innerText(), /^throw .*\n {4}"refresh_token/);
    equal(await description.getByRole('note').count(), 5);
    equal(await description.getByRole('columnheader').count(), 3);
    equal(await description.getByRole('cell', { name: '26.2' }).count(), 1);
    await description.getByText('Not known here: tarotCard').waitFor();
    await preview().getByRole('region', { name: 'fields.comment.comments[0].body' }).waitFor();
    await lookInEveryTheme(desk, page, frame, 'preview-documents');
    await description.getByLabel('Code, java').scrollIntoViewIfNeeded();
    await lookInEveryTheme(desk, page, frame, 'preview-documents-below');
  });

  it('are read where there is little room', async () => {
    await runCommand(page, 'View: Close Primary Side Bar');
    await page.setViewportSize(NARROW);
    equal(await frame.evaluate('document.documentElement.scrollWidth > innerWidth'), false);
    await preview().getByText('What the log says').scrollIntoViewIfNeeded();
    await lookInEveryTheme(desk, page, frame, 'preview-documents-narrow');
    await frame.getByRole('tab', { name: 'Pretty' }).click();
    await takePicture(page, 'body-narrow-light');
    await page.setViewportSize(WIDE);
    await frame.getByRole('tab', { name: 'Preview' }).click();
  });

  it('are a table in every kind of theme, and where there is little room', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    await send('/rest/api/3/issuetype', 'application/json', issueTypes());
    const grid = frame.getByRole('grid');
    await grid.getByRole('gridcell', { name: 'Sub-task 3', exact: true }).waitFor();
    await lookInEveryTheme(desk, page, frame, 'table');
    await page.setViewportSize(NARROW);
    await takePicture(page, 'table-narrow-light');
    deepStrictEqual(await accessibilityProblems(frame), []);
    await page.setViewportSize(WIDE);
    await frame.getByRole('tab', { name: 'Preview' }).click();
    await says('There is nothing to preview in this JSON.');
    await takePicture(page, 'preview-nothing-light');
  });

  it('of an image show it, and say what it is', async () => {
    await send(attachment('10001'), 'image/png', png(64, 48));
    await says(/^64 × 48, image\/png, \d+ B$/);
    await lookInEveryTheme(desk, page, frame, 'preview-image');
    await send(attachment('10002'), 'image/svg+xml', SVG);
    await says(/^120 × 80, image\/svg\+xml, \d+ B$/);
    await takePicture(page, 'preview-svg-light');
  });

  it('say where an image is broken, and where the headers are wrong', async () => {
    await send(attachment('10003'), 'image/png', png(64, 48).subarray(0, 40));
    await preview().getByRole('alert').getByText('The image cannot be shown').waitFor();
    await lookInEveryTheme(desk, page, frame, 'preview-broken');
    await send(attachment('10004'), 'application/pdf', png(300, 20));
    await says('The headers say application/pdf; the body is image/png.');
    await says(/^300 × 20, image\/png/);
    await takePicture(page, 'preview-disagreement-light');
  });

  it('of a page show its text, and run nothing of it', async () => {
    await send(attachment('10005'), 'text/html', HTML);
    const text = preview().getByLabel('Text of the page');
    await text.getByText('Jira is being improved').waitFor();
    match(await text.innerText(), /Back at 10\so’clock\.[^]*Boards[^]*Reports & filters/);
    equal(/color: red|document\.title/.test(await text.innerText()), false);
    equal(await frame.evaluate('document.title === "ran"'), false);
    await lookInEveryTheme(desk, page, frame, 'preview-page');
  });

  it('of other bytes show the first of them, and all are saved as they came', async () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256));
    await send(attachment('10006'), 'application/octet-stream', bytes);
    await says('application/octet-stream, 4.9 KB');
    await says('The first 256 bytes:');
    match(await preview().locator('.previewBytes').innerText(), /^0{4,8}\s+00 07 0e 15/);
    await lookInEveryTheme(desk, page, frame, 'preview-bytes');
    equal((await saved('10006.bin', bytes.length)).equals(bytes), true);
  });

  it('of a body above the limit show its beginning; the whole is saved and opened', async () => {
    await desk.server.setSettings({ 'jiraConsole.largestBodyShown': 1 });
    // Once the window shows the one, the other holds for what it sends.
    await setTheme(page, desk.server, 'Default Dark Modern');
    const body = threeMegabytes();
    await frame.locator('#answer-tab-headers').click();
    await send('/rest/api/3/longlist', 'application/json', body);
    await frame.locator('#address').getByText('longlist').waitFor();
    await frame.getByRole('tab', { name: 'Pretty' }).click();
    // A little less than the limit: what may be the beginning of a secret is held back.
    await frame
      .getByText(/^The body is 3 MB\. Its first (?:1 MB|10[012]\d.* KB) are shown\.$/)
      .waitFor();
    await lookInEveryTheme(desk, page, frame, 'body-long');
    const [temporary = '', ...others] = await temporaryFilesOf(body);
    deepStrictEqual([others, await modeOf(temporary)], [[], '600']);
    equal((await saved('longlist.json', body.length)).equals(body), true);
    await frame.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('.monaco-editor .view-line').filter({ hasText: '"id":0,' }).waitFor();
    await takePicture(page, 'body-long-opened-light');
    await runCommand(page, 'View: Close Editor');
    frame = await webviewFrame(page, '#path');
    await send('/rest/api/3/issue/WEB-42', 'application/json', ISSUE);
    await frame.locator('#address').getByText('WEB-42').waitFor();
    await gone(temporary);
  });

  it('of an image above the limit say that it is too large', async () => {
    const image = Buffer.concat([png(64, 48), Buffer.alloc(2 * 1024 * 1024)]);
    await send(attachment('10007'), 'image/png', image);
    await frame.getByRole('tab', { name: 'Preview' }).click();
    await frame.getByText(/^The body is 2 MB\. Its first .* are shown\.$/).waitFor();
    await says('image/png, 2 MB: too large to be shown.');
    await takePicture(page, 'preview-long-light');
  });

  async function gone(path: string): Promise<void> {
    while (await access(path).then(...YES_OR_NO)) await page.waitForTimeout(100);
  }
});

const YES_OR_NO = [() => true, () => false] as const;

/** A list that no other window is answered. */
function threeMegabytes(): Buffer {
  const list = Array.from({ length: 3000 }, (_, id) => ({ id, name: 'x'.repeat(1024) }));
  return Buffer.from(JSON.stringify([...list, { id: randomUUID() }]));
}

function issueTypes() {
  return Array.from({ length: 40 }, (_, index) => ({
    id: String(10000 + index),
    name: `${index % 4 === 3 ? 'Sub-task' : 'Task'} ${index}`,
    subtask: index % 4 === 3,
    description:
      index % 5 === 0 ? null : 'A piece of work that somebody does, and then it is done.',
    hierarchyLevel: index % 4 === 3 ? -1 : 0,
    avatarId: 10318 + index,
  }));
}
