import { equal, ok } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import { answer, pick, quickInput, runCommand, showView } from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { addAuthorized } from './authorized';
import { useDesk, type Desk } from './desk';

const FILE = `@project = WEB

### Who am I
GET /rest/api/3/myself

### The project
# @jira-credential Acme
# @jira-site https://acme.atlassian.net
GET /rest/api/3/project/{{project}}

### What the answer before says
GET /rest/api/3/project/{{last.id}}
`;

/** Requests that a team keeps in its workspace. */
describe('requests in files', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
  });

  it('are sent by the lens over each of them, through what they name', async () => {
    await writeFile(join(desk.workspace, 'team.http'), FILE);
    await page.locator('.explorer-folders-view').getByText('team.http').dblclick();
    const lens = page.locator('.codelens-decoration a').filter({ hasText: 'Send through Acme' });
    await lens.nth(1).waitFor();
    await takePicture(page, 'http-file-light');
    await lens.nth(1).click();
    frame = await webviewFrame(page, '#path');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    equal(await frame.locator('#path').inputValue(), '/rest/api/3/project/WEB');
    await seeInBody(frame, '"key": "WEB"');
    await takePicture(page, 'http-file-sent-light');
  });

  it('are sent one after the other, and one may use what the other was answered', async () => {
    await page.locator('.codelens-decoration a').filter({ hasText: 'Send' }).nth(2).click();
    await frame.locator('#address').getByText('/rest/api/3/project/10000').waitFor();
    equal(await page.locator('.tab').filter({ hasText: 'Jira Console' }).count(), 1);
  });

  it('are listed in a view of their own', async () => {
    await showView(page, 'Jira Console');
    const view = page.locator('.pane').filter({ has: page.getByText('Requests', { exact: true }) });
    await view.getByText('team.http').click();
    await view.getByText('Who am I').waitFor();
    await takePicture(page, 'requests-view-light');
  });

  it('take variables, of all sites and out of the last answer', async () => {
    await runCommand(page, 'Jira Console: Edit Variables');
    await pick(page, 'Global');
    await takePicture(page, 'variables-light');
    await quickInput(page).getByText('Add Variable').click();
    await quickInput(page).getByText('A name, to be used').waitFor();
    await answer(page, 'issue');
    await pick(page, 'Not secret');
    await quickInput(page).getByText(/value/i).first().waitFor();
    await answer(page, 'WEB-1');
    await quickInput(page).getByText('WEB-1').waitFor();
    await takePicture(page, 'variables-list-light');
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    await frame.locator('#path').fill('/rest/api/3/issue/{{issue}}?fields={{last.key}}');
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#address').getByText('/issue/WEB-1?fields=WEB').waitFor();
    await frame.locator('#path').fill('/rest/api/3/issue/{{isue}}');
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#path-problem').getByText('isue').waitFor();
    await takePicture(page, 'variable-unknown-light');
  });

  it('are written by a console, without a token', async () => {
    await frame.locator('#path').fill('/rest/api/3/priority');
    await frame.locator('#path').press('Escape');
    await frame.locator('#save-request').click();
    await pick(page, 'team.http');
    await answer(page, 'Priorities');
    await page.getByText('Saved “Priorities”').first().waitFor();
    const text = await readFile(join(desk.workspace, 'team.http'), 'utf8');
    ok(text.startsWith(FILE), text);
    ok(text.includes('GET /rest/api/3/priority'), text);
    ok(text.includes('# @jira-credential Acme'), text);
  });
});
