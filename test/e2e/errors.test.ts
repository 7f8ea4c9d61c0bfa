import { equal, match, ok } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { readClipboard } from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';

/** What Jira answers that is neither yes nor at once. */
describe('an answer that is an error, or not the end', function () {
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
  const outcome = () => frame.locator('#outcome');
  const request = async (method: string, text: string) => {
    await frame.locator('#method').selectOption(method);
    await path().fill(text);
    await path().press('Escape');
  };
  const send = () => path().press('Control+Enter');
  const withBody = async (text: string) => {
    await frame.locator('#request-tab-body').click();
    const editor = frame.locator('.cm-content');
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };

  it('comes from a removed operation, which was said before it was sent', async () => {
    await request('GET', '/rest/api/3/search?jql=project%20%3D%20WEB&startAt=50&maxResults=5');
    await frame.getByText('Removed from Jira Cloud').waitFor();
    await frame.locator('#use-successor').waitFor();
    await takePicture(page, 'removed-light');
    await send();
    await outcome().getByText('410 Gone').waitFor();
    await outcome().getByText('Jira refused the request').waitFor();
    await takePicture(page, 'gone-light');
  });

  it('is turned into the request of what took its place, and back, and is sent', async () => {
    await frame.locator('#use-successor-answer').click();
    const successor =
      '/rest/api/3/search/jql?jql=project%20%3D%20WEB&maxResults=5&fields=*navigable';
    equal(await path().inputValue(), successor);
    await frame.locator('.notes').getByText('startAt was left out').waitFor();
    await takePicture(page, 'successor-light');
    await frame.locator('#undo').click();
    match(await path().inputValue(), /^\/rest\/api\/3\/search\?jql=/);
    await frame.locator('#use-successor').click();
    await send();
    await outcome().getByText('200 OK').waitFor();
    const [sent] = desk.simulator.requests.slice(-1);
    ok(sent?.url.endsWith(successor), sent?.url);
  });

  it('is shown at the field of the body that caused it, until the body is edited', async () => {
    await request('POST', '/rest/api/3/issue');
    await withBody(
      '{"fields": {"project": {"key": "WEB"}, "issuetype": {"name": "Task"}, "summary": "New", "duedate": "soon"}}',
    );
    await send();
    await outcome().getByText('Jira refused the request').waitFor();
    await frame.locator('.cm-lintRange-error').filter({ hasText: '"duedate"' }).waitFor();
    await takePicture(page, 'field-refused-light');
    await outcome().getByRole('button', { name: 'duedate' }).click();
    const selected = () => frame.evaluate('document.getSelection().toString()');
    equal(await selected(), '"duedate"');
    await outcome().getByRole('button', { name: 'Copy Trace ID' }).click();
    match(await readClipboard(page), /^[\da-f]{32}$/);
    await withBody('{"fields": {"project": {"key": "WEB"}, "duedate": "later"}}');
    await frame.locator('.cm-lintRange-error').waitFor({ state: 'detached' });
  });

  it('is shown at the parameter that caused it', async () => {
    desk.simulator.faults.add({
      on: /GET .*\/field/,
      effect: {
        status: 400,
        body: { errorMessages: [], errors: { maxResults: 'Must be at most 100.' } },
      },
    });
    await request('GET', '/rest/api/3/field/search?maxResults=1000');
    await frame.locator('#request-tab-headers').click();
    await send();
    await outcome().getByRole('button', { name: 'maxResults' }).click();
    await frame.locator('#parameter-query-maxResults-refusal').waitFor();
    equal(await frame.evaluate('document.activeElement.id'), 'parameter-query-maxResults');
    await takePicture(page, 'parameter-refused-light');
    await frame.locator('#parameter-query-maxResults').fill('100');
    await frame.locator('#parameter-query-maxResults-refusal').waitFor({ state: 'detached' });
  });

  it('looks different where the gateway refuses, and where no answer comes', async () => {
    const { faults } = desk.simulator;
    faults.add({
      on: 'gateway',
      effect: {
        status: 404,
        body: { timestamp: '2026', status: 404, error: 'Not Found', path: '/ex/jira/x' },
      },
    });
    await request('GET', '/rest/api/3/myself');
    await send();
    await outcome().getByText('Atlassian’s gateway refused the request').waitFor();
    await takePicture(page, 'gateway-refused-light');
    faults.add({ on: 'gateway', effect: { drop_before_acting: true } });
    await send();
    await outcome().getByText('No answer came').waitFor();
    await takePicture(page, 'no-answer-light');
  });

  it('is a task, for which a scope is missing first', async () => {
    await request('POST', '/rest/api/3/project/OPS/delete');
    await frame.locator('.operation').getByText('manage:jira-configuration').waitFor();
    await frame.locator('.addScopes').click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Add and Authorize' }).click();
    const consent = await opened;
    await consent.getByRole('button', { name: 'Accept' }).click();
    await frame.locator('.operation').getByText('Its scopes were granted.').waitFor();
    await consent.close();
    await page.bringToFront();
  });

  it('is no longer waited for, and goes on at Jira', async () => {
    desk.simulator.settings.tasks = 'stall';
    await send();
    await frame.getByText('Delete project OPS: under way').waitFor();
    await takePicture(page, 'task-light');
    await frame.getByRole('button', { name: 'Stop Waiting' }).click();
    await outcome().getByText('goes on at Jira').waitFor();
    await takePicture(page, 'task-left-light');
  });

  it('is followed to its end', async () => {
    desk.simulator.settings.tasks = 'complete';
    await send();
    await outcome()
      .getByText(/303 → task \d+ complete/)
      .waitFor();
    await seeInBody(frame, '"deletedProject": "OPS"');
    await takePicture(page, 'task-complete-light');
    const polled = desk.simulator.requests.filter(({ url }) => url.includes('/task/'));
    ok(polled.length >= 4);
  });

  it('can be read in every kind of theme', async () => {
    await request('POST', '/rest/api/3/issue');
    await withBody('{"fields": {"duedate": "soon"}}');
    await send();
    await outcome().getByText('Jira refused the request').waitFor();
    await lookInEveryTheme(desk, page, frame, 'refusal');
  });
});
