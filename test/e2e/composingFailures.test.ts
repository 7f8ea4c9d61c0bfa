import { equal } from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { answer, pick, quickInput, runCommand, writeClipboard } from '../vscode/workbench';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';

/** What cannot be sent: each has its own sentence, nothing typed is lost, and the panel lives on. */
describe('a request that cannot be sent', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
    frame = await openConsole(page);
    await frame.locator('.operation').waitFor();
  });

  const path = () => frame.locator('#path');
  const sentBy = (part: string) => desk.simulator.requests.filter(({ url }) => url.includes(part));
  const sendAnother = async () => {
    await frame.locator('#method').selectOption('GET');
    await path().fill('/rest/api/3/myself');
    await path().press('Control+Enter');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
  };

  it('is a command of curl whose quote is not closed; it stays where it was pasted', async () => {
    const command = `curl -X POST 'https://acme.atlassian.net/rest/api/3/issue -d '{"a":1}'`;
    await writeClipboard(page, command);
    await path().fill('');
    await path().press('Control+v');
    await frame.getByText(/quote/i).first().waitFor();
    await takePicture(page, 'failure-curl');
    equal(await path().inputValue(), command);
    await sendAnother();
  });

  it('has a parameter without a value', async () => {
    await path().fill('/rest/api/3/issue/{issueIdOrKey}');
    await path().press('Control+Enter');
    await frame.locator('#path-problem').getByText('(issueIdOrKey)').waitFor();
    equal(sentBy('/issue/').length, 0);
  });

  it('has a variable that contains itself', async () => {
    await runCommand(page, 'Jira Console: Edit Variables');
    await pick(page, 'Global');
    await quickInput(page).getByText('Add Variable').click();
    await quickInput(page).getByText('A name, to be used').waitFor();
    await answer(page, 'loop');
    await pick(page, 'Not secret');
    await quickInput(page).getByText(/value/i).first().waitFor();
    await answer(page, 'x{{loop}}');
    await quickInput(page).getByText('x{{loop}}').waitFor();
    await page.keyboard.press('Escape');
    await path().fill('/rest/api/3/issue/{{loop}}');
    await path().press('Control+Enter');
    await frame.locator('#path-problem').getByText('A variable contains itself').waitFor();
    await takePicture(page, 'failure-cycle');
    equal(sentBy('/issue/').length, 0);
    await sendAnother();
  });

  it('has a body of 20 MB', async () => {
    await frame.locator('#method').selectOption('POST');
    await path().fill('/rest/api/3/issue');
    await path().press('Escape');
    await frame.locator('#request-tab-body').click();
    await frame.locator('.cm-content').click();
    await page.evaluate(`navigator.clipboard.writeText('{"a":"' + 'x'.repeat(20_000_000) + '"}')`);
    await page.keyboard.press('Control+v');
    await frame.locator('.cm-content').getByText('xxx').first().waitFor();
    await path().press('Control+Enter');
    await frame.locator('#body-problem').getByText('more than 10 million').waitFor();
    await takePicture(page, 'failure-large-body');
    await frame.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await frame.locator('.cm-content').getByText('xxx').waitFor({ state: 'detached' });
    equal(sentBy('/issue').length, 0);
    await sendAnother();
  });

  it('has a file that has vanished', async () => {
    const file = join(desk.workspace, 'picture.txt');
    await writeFile(file, 'A picture.\n');
    await frame.locator('#method').selectOption('POST');
    await path().fill('/rest/api/3/issue/WEB-1/attachments');
    await path().press('Escape');
    await frame.locator('#request-tab-body').click();
    await frame.locator('#body-kind').selectOption('form');
    await frame.locator('#add-files').click();
    await pick(page, 'picture.txt');
    await frame.getByText('picture.txt').waitFor();
    await rm(file);
    await path().press('Control+Enter');
    await frame.getByText('The file picture.txt cannot be read').waitFor();
    await takePicture(page, 'failure-file');
    equal(sentBy('/attachments').length, 0);
    await sendAnother();
  });

  it('stands in a file, where what is wrong is underlined', async () => {
    await writeFile(
      join(desk.workspace, 'team.http'),
      'FETCH /rest/api/3/myself\n\n###\nGET /rest/api/3/issue/{{key\n\n###\nGET /rest/api/3/myself\n',
    );
    await page.locator('.explorer-folders-view').getByText('team.http').dblclick();
    await page.locator('.squiggly-error').first().waitFor();
    // The one that is right can be sent all the same.
    await page.locator('.codelens-decoration a').getByText('Send through Acme').last().waitFor();
    await runCommand(page, 'Problems: Focus on Problems View');
    const problems = page.locator('.markers-panel');
    await problems.getByText('“FETCH” is no HTTP method.').waitFor();
    await problems.getByText('A {{ is not closed on its line').waitFor();
    await takePicture(page, 'failure-http-file');
  });
});
