import { equal, match, ok } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { quickInput } from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';

/** 5,000 issues with all their fields. */
const PATH = '/rest/api/3/search/jql?jql=project%20%3D%20BULK&fields=*all&maxResults=5000';

/** A large answer, as a person reads it. */
describe('the body of an answer', function () {
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
  });

  const tree = () => frame.locator('#answer-body').getByRole('tree');
  const label = async () => (await tree().getAttribute('aria-label')) ?? '';

  it('of many megabytes is there from its first row to its last', async () => {
    await frame.locator('#path').fill(PATH);
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    await seeInBody(frame, '"issues": [');
    match(await label(), /^Body, \d{3},\d{3} rows, [\d.]+ MB$/);
    ok((await frame.getByRole('treeitem').count()) < 100, 'only what is seen is on the page');
    await tree().press('End');
    await frame.getByRole('treeitem', { selected: true }).getByText('}', { exact: true }).waitFor();
    await takePicture(page, 'body-end-light');
    await tree().press('Home');
    await frame.getByRole('treeitem', { selected: true }).getByText('{', { exact: true }).waitFor();
  });

  it('is folded and unfolded, all at once and by the keyboard', async () => {
    await frame.getByRole('button', { name: 'Fold All', exact: true }).click();
    await frame.getByText('… 5,000 elements').waitFor();
    await takePicture(page, 'body-folded-light');
    await tree().press('Home');
    await tree().press('ArrowDown');
    await tree().press('ArrowRight');
    await frame.locator('[role=tree][aria-label^="Body, 5,00"]').waitFor();
    await frame.getByRole('treeitem', { selected: true, expanded: true }).waitFor();
    await tree().press('ArrowLeft');
    await frame.getByText('… 5,000 elements').waitFor();
    await frame.getByRole('button', { name: 'Unfold All' }).click();
    await frame.getByText('… 5,000 elements').waitFor({ state: 'detached' });
  });

  it('is searched from match to match', async () => {
    await tree().press('Control+f');
    await frame.locator('.findText').fill('"key": "bulk-4999"');
    await frame.locator('.foundCount').getByText('1 found').waitFor();
    await frame.locator('.findText').press('Enter');
    await frame.locator('.foundCount').getByText('1 of 1').waitFor();
    await frame.locator('.found.current').first().waitFor();
    await takePicture(page, 'body-found-light');
    await frame.getByTitle('Regular expression').click();
    await frame.locator('.findText').fill('BULK-(');
    await frame.locator('.foundCount').getByText('Not a regular expression').waitFor();
    await frame.locator('.findText').fill('');
  });

  it('is filtered by JMESPath, and says where an expression is wrong', async () => {
    await frame.locator('#filter').fill("issues[?key == 'BULK-2'].{key key}");
    await frame.locator('#filter').press('Enter');
    await frame.locator('#filter-said').getByText('There should be “:” before “key”.').waitFor();
    equal(await frame.locator('.wrongPlace').innerText(), 'key');
    await takePicture(page, 'filter-wrong-light');
    await frame.locator('#filter').fill("issues[?key == 'BULK-2'].{key: key, of: fields.created}");
    await frame.locator('#filter').press('Enter');
    await frame
      .locator('#filter-said')
      .getByText(/^Filtered in .*: 6 lines, \d+ B\.$/)
      .waitFor();
    await frame.locator('#answer-body').getByText('"key": "BULK-2",').waitFor();
    await takePicture(page, 'filtered-light');
    await frame.locator('#filter').press('Escape');
    await seeInBody(frame, '"issues": [');
  });

  it('is a table, sorted and copied, which leads back to its lines', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    const grid = frame.getByRole('grid');
    await grid.getByRole('gridcell', { name: 'BULK-5000', exact: true }).waitFor();
    equal(await grid.getAttribute('aria-rowcount'), '5001');
    await takePicture(page, 'table-light');
    const key = grid.getByRole('columnheader', { name: /^key/ });
    await key.click();
    await grid.getByRole('gridcell', { name: 'BULK-1', exact: true }).waitFor();
    equal(await key.getAttribute('aria-sort'), 'ascending');
    await grid.getByRole('gridcell', { name: 'BULK-2', exact: true }).dblclick();
    await frame.getByRole('treeitem', { selected: true }).waitFor();
    await seeInBody(frame, '"key": "BULK-2",');
  });

  it('says what its time went into, and which request it answers', async () => {
    await frame.getByRole('tab', { name: 'Timing' }).click();
    await frame
      .locator('.timing')
      .getByRole('row', { name: /^Download/ })
      .waitFor();
    await frame
      .locator('.timing')
      .getByRole('row', { name: /^In all \d/ })
      .waitFor();
    await takePicture(page, 'timing-light');
    await frame.getByRole('tab', { name: 'Request' }).click();
    await frame.locator('.sentRequest').getByText('Bearer «redacted»').waitFor();
    match(await frame.locator('.sentRequest code').innerText(), /^GET http.*maxResults=5000$/);
    await takePicture(page, 'request-as-sent-light');
    await frame.getByRole('tab', { name: 'Raw' }).click();
    await frame.locator('#answer-body').getByText('{"issues":[').waitFor();
    await frame.getByRole('tab', { name: 'Pretty' }).click();
  });

  it('leads to the next request by a key, and back', async () => {
    await frame.locator('#path').fill('/rest/api/3/issue/BULK-2');
    await frame.locator('#path').press('Control+Enter');
    await seeInBody(frame, '"key": "BULK-2"');
    await frame.locator('#answer-body').getByText('"BULK-2"').click();
    await frame.getByRole('button', { name: 'Go to BULK-2' }).waitFor();
    await takePicture(page, 'links-light');
    await seeInBody(frame, '/rest/api/3/user?accountId');
    await frame.locator('#answer-body').getByText('/rest/api/3/user?accountId').first().click();
    await tree().press('F12');
    await seeInBody(frame, '"accountType"');
    match(await frame.locator('#path').inputValue(), /^\/rest\/api\/3\/user\?accountId=/);
    equal(await frame.locator('#method').inputValue(), 'GET');
  });

  it('is compared with the one before in the diff editor, and opened as a document', async () => {
    await frame.getByRole('button', { name: 'Compare…' }).click();
    const input = quickInput(page);
    await input.getByText('Previous answer of this console').waitFor();
    await page.keyboard.press('Enter');
    const diff = page.getByRole('tab', { name: /↔/ });
    await diff.waitFor();
    await page.locator('.monaco-diff-editor').getByText('accountType').first().waitFor();
    await takePicture(page, 'compared-answers-light');
    await diff.click({ button: 'middle' });
    await diff.waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: 'Open', exact: true }).click();
    const document = page.getByRole('tab', { name: /^GET user · 200 · .*\.json/ });
    await document.click({ button: 'middle' });
    await document.waitFor({ state: 'detached' });
  });

  it('can be read in every kind of theme', async () => {
    await frame.locator('#path').fill('/rest/api/3/myself');
    await frame.locator('#path').press('Control+Enter');
    await seeInBody(frame, '"displayName": "Ada Lovelace"');
    await tree().press('Home');
    await lookInEveryTheme(desk, page, frame, 'body');
    equal(await frame.getByRole('treeitem', { selected: true }).count(), 1);
  });
});
