import { deepStrictEqual, equal } from 'node:assert/strict';
import { readdir } from 'node:fs/promises';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import {
  answer,
  chooseFromRowMenu,
  clickDialog,
  clickRowAction,
  quickInput,
  runCommand,
  showView,
  treeRow,
} from '../vscode/workbench';
import { addAuthorized } from './authorized';
import { useDesk, type Desk } from './desk';

const MYSELF = 'GET /rest/api/3/myself';
const MISSING = 'GET /rest/api/3/issue/NONE-1';

/** What was sent, found again. */
describe('the history', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
  });

  const openedConsole = (): Promise<Frame> => webviewFrame(page, '#path');
  const sent = () => desk.simulator.requests.filter(({ url }) => url.includes('/myself')).length;
  const view = () =>
    page.locator('.pane').filter({ has: page.locator('.pane-header').getByText('History') });

  it('lists what a console has sent, with how it ended', async () => {
    await runCommand(page, 'Jira Console: Open Console');
    const frame = await openedConsole();
    for (const [path, outcome] of [
      ['/rest/api/3/myself', '200 OK'],
      ['/rest/api/3/issue/NONE-1', '404 Not Found'],
    ] as const) {
      await frame.locator('#path').fill(path);
      await frame.locator('#path').press('Escape');
      await frame.locator('#path').press('Control+Enter');
      await frame.locator('#outcome').getByText(outcome).waitFor();
    }
    await showView(page, 'Jira Console');
    await view().locator('.pane-header').click();
    await treeRow(page, MISSING)
      .getByText(/^404 · .+ · Acme$/)
      .waitFor();
    await treeRow(page, MYSELF)
      .getByText(/^200 · .+ · Acme$/)
      .waitFor();
    await treeRow(page, 'Today').waitFor();
    await takePicture(page, 'history-light');
  });

  it('compares the answer to one of its requests with another one', async () => {
    await chooseFromRowMenu(page, MISSING, 'Compare Answer…');
    await answer(page, 'myself');
    await page
      .getByRole('tab', { name: /^GET myself · 200 · .* ↔ GET issue\/NONE-1 · 404/ })
      .waitFor();
    await page.locator('.monaco-diff-editor').getByText('errorMessages').first().waitFor();
  });

  it('keeps what is pinned before all else', async () => {
    await clickRowAction(page, MYSELF, 'Pin');
    await treeRow(page, 'Pinned').waitFor();
    await treeRow(page, MYSELF).waitFor();
    await takePicture(page, 'history-pinned-light');
  });

  it('is searched, and opens a request in a console without sending it', async () => {
    await runCommand(page, 'View: Close All Editors');
    const before = sent();
    await runCommand(page, 'Jira Console: Search History …');
    await quickInput(page).getByText(MYSELF).waitFor();
    await takePicture(page, 'history-search-light');
    await answer(page, 'myself');
    const frame = await openedConsole();
    await frame.locator('#path').waitFor();
    equal(await frame.locator('#path').inputValue(), '/rest/api/3/myself');
    equal(sent(), before);
  });

  it('sends a request again', async () => {
    await runCommand(page, 'View: Close All Editors');
    const before = sent();
    await clickRowAction(page, MYSELF, 'Send Again');
    const frame = await openedConsole();
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    equal(sent(), before + 1);
  });

  it('is gone with its credential', async () => {
    await chooseFromRowMenu(page, 'Acme', 'Delete Credential');
    await clickDialog(page, 'Delete');
    await view().getByText('Nothing was sent yet').waitFor();
    const files = await readdir(desk.home, { recursive: true });
    deepStrictEqual(
      files.filter((file) => /[\\/]jira-tools\.jira-console[\\/]history[\\/]./.test(file)),
      [],
    );
  });
});
