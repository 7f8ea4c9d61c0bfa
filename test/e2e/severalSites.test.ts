import { deepStrictEqual, equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { clickDialog, dialog, pick, quickInput } from '../vscode/workbench';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';

/** One request to several sites at once. */
describe('a request to several sites', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
    await addAuthorized(page, desk.simulator, 'Both', 'acme-staging.atlassian.net');
    frame = await openConsole(page);
  });

  /** Asks for the sites; the one of the console is chosen already. */
  const chooseStagingToo = async () => {
    await frame.locator('#several-sites').click();
    await pick(page, 'Acme Staging');
    await takePicture(page, 'several-sites-choice-light');
    await quickInput(page).getByRole('button', { name: 'OK' }).click();
  };

  it('shows how each of them answered in one table', async () => {
    await frame.locator('#path').fill('/rest/api/3/serverInfo');
    await frame.locator('#path').press('Escape');
    await chooseStagingToo();
    await frame.locator('#compared-count').getByText('2 sites are done', { exact: true }).waitFor();
    const rows = await frame.locator('.comparisonTable tbody tr').allInnerTexts();
    equal(rows.length, 2);
    match(rows[0] ?? '', /Acme\s+Acme\s+200 OK\s+\S+ m?s\s+\S+ K?B/);
    match(rows[1] ?? '', /Acme Staging\s+Both\s+200 OK\s+\S+ m?s\s+\S+ K?B/);
    await takePicture(page, 'several-sites-light');
  });

  it('shows the answer of one, and two side by side', async () => {
    await frame.getByRole('checkbox', { name: 'Show the answer of Acme Staging, Both' }).check();
    await frame
      .locator('.tabPanel [role=tree]')
      .getByText('acme-staging.atlassian.net')
      .first()
      .waitFor();
    await frame.getByRole('checkbox', { name: 'Show the answer of Acme, Acme' }).check();
    const columns = frame.locator('.sideBySide section');
    for (const column of [0, 1]) {
      await columns.nth(column).getByRole('treeitem').getByText('atlassian.net').first().waitFor();
    }
    const texts = await columns.locator('[role=tree]').allInnerTexts();
    deepStrictEqual(
      texts.map((text) => /https:\/\/[\w.-]+\.atlassian\.net/.exec(text)?.[0]),
      ['https://acme.atlassian.net', 'https://acme-staging.atlassian.net'],
    );
    await lookInEveryTheme(desk, page, frame, 'side-by-side');
  });

  it('compares the answers of two sites in the diff editor', async () => {
    await frame.locator('#compare-sites').click();
    const diff = page.getByRole('tab', { name: /^Acme · GET .* ↔ Acme Staging · GET / });
    await diff.waitFor();
    await page.locator('.monaco-diff-editor').getByText('acme-staging').first().waitFor();
    await takePicture(page, 'compared-sites-light');
    await diff.click({ button: 'middle' });
    await diff.waitFor({ state: 'detached' });
  });

  it('asks before it writes to them, and sends nothing where that is declined', async () => {
    const before = desk.simulator.requests.length;
    await frame.locator('#method').selectOption('POST');
    await frame.locator('#path').fill('/rest/api/3/issue');
    await frame.locator('#path').press('Escape');
    await chooseStagingToo();
    match(
      await dialog(page).innerText(),
      /Send this POST request to 2 sites\?[^]*POST \/rest\/api\/3\/issue/,
    );
    await takePicture(page, 'several-sites-write-light');
    await clickDialog(page, 'Cancel');
    await dialog(page).waitFor({ state: 'hidden' });
    const written = desk.simulator.requests.slice(before).filter(({ method }) => method === 'POST');
    deepStrictEqual(written, []);
  });

  it('gives way to the answer of one site', async () => {
    await frame.locator('#method').selectOption('GET');
    await frame.locator('#path').fill('/rest/api/3/myself');
    await frame.locator('#path').press('Escape');
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    equal(await frame.locator('.comparisonTable').count(), 0);
  });
});
