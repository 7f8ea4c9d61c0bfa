import { equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import { chooseFromRowMenu, clickDialog, dialog, runCommand, showView } from '../vscode/workbench';
import { addAuthorized } from './authorized';
import { useDesk, type Desk } from './desk';

/** What cannot be undone is asked about. */
describe('a request that deletes or writes to production', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await showView(page, 'Jira Console');
    await addAuthorized(page, desk.simulator, 'Acme');
    await openConsole();
  });

  const openConsole = async () => {
    await runCommand(page, 'Jira Console: Open Console');
    frame = await webviewFrame(page, '#path');
    await frame.locator('.operation').waitFor();
  };
  const send = async (method: string, path: string) => {
    await frame.locator('#method').selectOption(method);
    await frame.locator('#path').fill(path);
    await frame.locator('#path').press('Control+Enter');
  };
  const sent = (method: string) =>
    desk.simulator.requests.filter((one) => one.method === method && one.url.includes('/rest/'));

  it('is not sent where its user cancels', async () => {
    await send('DELETE', '/rest/api/3/issue/WEB-1/comment/1');
    const question = await dialog(page).innerText();
    match(question, /DELETE \/rest\/api\/3\/issue\/WEB-1\/comment\/1/);
    match(question, /Site: Acme/);
    await takePicture(page, 'ask-to-delete');
    await clickDialog(page, 'Cancel');
    await frame.locator('#outcome').getByText('Cancelled.').waitFor();
    equal(sent('DELETE').length, 0);
  });

  it('is asked about until its user wants no more of it in this session', async () => {
    await send('DELETE', '/rest/api/3/issue/WEB-1/comment/1');
    await clickDialog(page, 'Send, and Don’t Ask Again in This Session');
    await frame.locator('#address').getByText('/comment/1').waitFor();
    await send('DELETE', '/rest/api/3/issue/WEB-1/comment/2');
    await frame.locator('#address').getByText('/comment/2').waitFor();
    equal(sent('DELETE').length, 2);
  });

  it('is asked about each time where its credential is marked as production', async () => {
    await runCommand(page, 'View: Close All Editors');
    await chooseFromRowMenu(page, 'Acme', 'Edit Credential');
    const editor = await webviewFrame(page, '#name');
    await editor.locator('#production').check();
    await editor.locator('#save').click();
    await page.locator('.part.sidebar [aria-label*=", production,"]').first().waitFor();
    await runCommand(page, 'View: Close All Editors');
    await openConsole();
    for (const method of ['PUT', 'DELETE']) {
      const before = sent(method).length;
      await send(method, '/rest/api/3/issue/WEB-1');
      await dialog(page).getByText('to production?').waitFor();
      equal(await dialog(page).getByText('Don’t Ask Again').count(), 0);
      await takePicture(page, 'ask-for-production');
      await clickDialog(page, 'Cancel');
      await frame.locator('#outcome').getByText('Cancelled.').waitFor();
      equal(sent(method).length, before);
    }
  });
});
