import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import type { RecordedRequest } from '../simulator/http/recorder';
import { takePicture } from '../vscode/pictures';
import { clickDialog, dialog, dismissNotification, pick, quickInput } from '../vscode/workbench';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';

/** 5,000 issues, 100 a page. */
const PATH = '/rest/api/3/search/jql?jql=project%20%3D%20BULK&fields=summary&maxResults=100';

/** A list of many pages, fetched whole. */
describe('all pages of a list', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    desk.simulator.addBulkProject();
    await addAuthorized(page, desk.simulator, 'Acme');
    frame = await openConsole(page);
    await frame.locator('.operation').waitFor();
  });

  /** What fits the page with this number, counted from the requests to come. */
  const atPage = (number: number) => {
    let left = number;
    return ({ path }: RecordedRequest) => path.endsWith('/search/jql') && (left -= 1) === 0;
  };
  const count = (text: string) => frame.locator('#pages-count').getByText(text);
  const outcome = (text: string) => frame.locator('#pages-outcome').getByText(text);

  it('are offered with the first', async () => {
    await frame.locator('#path').fill(PATH);
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#page-rows').getByText('100 rows, and there are more').waitFor();
    await takePicture(page, 'pages-offered-light');
  });

  it('are fetched with a progress bar, paused on the way, to the last row', async () => {
    desk.simulator.faults.add({ on: atPage(20), effect: { delay: 5_000 } });
    await frame.locator('#fetch-pages').click();
    await count('1,900 rows').waitFor();
    await frame.getByRole('progressbar', { name: 'Fetching all pages' }).waitFor();
    await takePicture(page, 'pages-running-light');
    await frame.locator('#pause-pages').click();
    await count('Paused at 2,000 rows').waitFor();
    await takePicture(page, 'pages-paused-light');
    desk.simulator.faults.add({ on: atPage(10), effect: { rate_limit: { retry_after: 4 } } });
    await frame.locator('#pause-pages').click();
    await frame.getByText(/Jira asks to wait: again in \d s \(1 of 4\)/).waitFor();
    await takePicture(page, 'pages-waiting-light');
    await outcome('Complete: 5,000 rows.').waitFor();
    equal(await frame.locator('#fetched-rows li').count(), 200);
    await lookInEveryTheme(desk, page, frame, 'pages-complete');
  });

  it('are exported row by row', async () => {
    await frame.locator('#export-pages').click();
    await pick(page, 'NDJSON');
    // The dialog has listed the folder once it names the one above, and would undo earlier typing.
    await quickInput(page).getByText('..', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await dismissNotification(page, 'Exported 5,000 rows.');
    const lines = (await readFile(join(desk.workspace, 'rows.ndjson'), 'utf8')).split('\n');
    const keys = lines.slice(0, -1).map((line) => (JSON.parse(line) as { key: string }).key);
    deepStrictEqual([new Set(keys).size, keys.length, lines.at(-1)], [5000, 5000, '']);
  });

  it('are kept where they are cancelled half-way', async () => {
    desk.simulator.faults.add({ on: atPage(26), effect: { hang: true } });
    await frame.locator('#fetch-pages').click();
    await count('2,500 rows').waitFor();
    await frame.locator('#cancel-pages').click();
    await outcome('Cancelled. What was fetched until then is kept: 2,500 rows.').waitFor();
    equal(await frame.locator('#fetched-rows li').count(), 200);
    await takePicture(page, 'pages-cancelled-light');
  });

  it('are not dropped without a question', async () => {
    await frame.locator('#close-pages').click();
    await dialog(page).getByText('Discard the 2,500 rows').waitFor();
    await clickDialog(page, 'Cancel');
    await outcome('Cancelled.').waitFor();
    await frame.locator('#close-pages').click();
    await clickDialog(page, 'Discard');
    await frame.locator('#fetched-rows').waitFor({ state: 'detached' });
  });

  it('end where Jira names the same next page again, with what there is', async () => {
    desk.simulator.settings.page_tokens = 'repeating';
    await frame.locator('#fetch-pages').click();
    await outcome('What was fetched until then is kept: 200 rows.').waitFor();
    await takePicture(page, 'pages-repeated-light');
  });
});
