import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { setTheme } from '../vscode/window';
import { pick, readClipboard, writeClipboard } from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { accessibilityProblems } from './accessibility';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';

const THEMES = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;

/** Composing a request as a person does who knows Jira, and not its addresses. */
describe('a request that is composed', function () {
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
  const option = (name: string) => frame.getByRole('option', { name, exact: false }).first();

  it('begins with an operation that is found by what it does', async () => {
    await path().fill('add comm');
    await option('/rest/api/3/issue/{issueIdOrKey}/comment').waitFor();
    await takePicture(page, 'completion-light');
    await path().press('ArrowDown');
    await path().press('Enter');
    deepStrictEqual(
      [await path().inputValue(), await frame.locator('#method').inputValue()],
      ['/rest/api/3/issue/{issueIdOrKey}/comment', 'POST'],
    );
  });

  it('is filled in with the keyboard alone, in the path and in the table alike', async () => {
    // What is missing is selected, so typing takes its place.
    await page.keyboard.type('WEB-1');
    equal(await path().inputValue(), '/rest/api/3/issue/WEB-1/comment');
    equal(await frame.locator('#parameter-path-issueIdOrKey').inputValue(), 'WEB-1');
    await frame.locator('#parameter-path-issueIdOrKey').fill('WEB-2');
    equal(await path().inputValue(), '/rest/api/3/issue/WEB-2/comment');
    await path().fill('/rest/api/3/issue/WEB-2/comment?exp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('renderedBody');
    equal(await path().inputValue(), '/rest/api/3/issue/WEB-2/comment?expand=renderedBody');
    equal(await frame.locator('#parameter-query-expand').inputValue(), 'renderedBody');
    await takePicture(page, 'parameters-light');
  });

  it('gets a body with the help of what Jira takes, and is sent', async () => {
    await frame.locator('#request-tab-body').click();
    const editor = frame.locator('.cm-content');
    await editor.waitFor();
    await editor.click();
    await page.keyboard.type('{"bo');
    await frame.locator('.cm-tooltip-autocomplete li').getByText('body', { exact: true }).waitFor();
    await takePicture(page, 'body-completion-light');
    await frame.locator('.cm-tooltip-autocomplete li').getByText('body', { exact: true }).click();
    await editor.press('Control+a');
    await page.keyboard.insertText(
      '{"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Composed"}]}]}}',
    );
    await frame.getByRole('button', { name: 'Format' }).click();
    await takePicture(page, 'body-light');
    await editor.press('Control+Enter');
    await frame.locator('#outcome').getByText('201 Created').waitFor();
    const sent = desk.simulator.requests.findLast(({ url }) => url.includes('/comment'));
    ok(sent?.body.includes('"Composed"'));
    match(sent?.url ?? '', /WEB-2\/comment\?expand=renderedBody$/);
  });

  it('is told by the site what there is, once it is asked', async () => {
    await frame.locator('#method').selectOption('GET');
    await path().fill('/rest/api/3/search/jql?maxResults=5');
    await frame.locator('#request-tab-parameters').click();
    const asked = () => desk.simulator.requests.filter(({ url }) => url.includes('autocomplete'));
    const jql = frame.locator('#parameter-query-jql');
    await jql.click();
    await page.keyboard.type('proj');
    await frame.getByText('Ctrl+Space asks Acme for its fields of JQL.').waitFor();
    equal(asked().length, 0);
    await page.keyboard.press('Control+Space');
    await option('project').waitFor();
    await takePicture(page, 'jql-light');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('= ');
    await page.keyboard.press('Control+Space');
    await option('Website').waitFor();
    await takePicture(page, 'jql-values-light');
    await page.keyboard.type('web');
    await option('Website').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    equal(await jql.inputValue(), 'project = Website ');
    const fields = frame.locator('#parameter-query-fields');
    await fields.fill('spr');
    await page.keyboard.press('Control+Space');
    await option('Sprint').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    equal(await fields.inputValue(), 'customfield_10020');
    await frame.locator('.parameters').getByText('Sprint', { exact: true }).waitFor();
    await takePicture(page, 'fields-by-name-light');
    await page.keyboard.press('Control+Enter');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    const [sent] = desk.simulator.requests.slice(-1);
    match(sent?.url ?? '', /jql=project%20%3D%20Website%20&fields=customfield_10020$/);
  });

  it('is edited as a document of VS Code, which stays in step with the console', async () => {
    await frame.locator('#method').selectOption('POST');
    await path().fill('/rest/api/3/search/jql');
    await frame.locator('#request-tab-body').click();
    await frame.locator('#edit-in-vs-code').click();
    const document = page.locator('.editor-instance .view-lines');
    await document.waitFor();
    // Not by typing: the document would add the quotes and braces that close others.
    const replaceBy = async (text: string) => {
      await writeClipboard(page, text);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+v');
      await frame.locator('.cm-content').getByText(text, { exact: true }).waitFor();
    };
    await replaceBy('{"maxRes": 1}');
    await page.locator('.squiggly-warning').waitFor();
    await replaceBy('{"maxResults": 1}');
    await page.locator('.squiggly-warning').waitFor({ state: 'detached' });
    await takePicture(page, 'body-document-light');
    await frame.locator('.cm-content').click();
    await replaceBy('{"jql": ""}');
    await document.getByText('{"jql": ""}', { exact: true }).waitFor();
    await page.locator('.tab').filter({ hasText: 'POST' }).click({ button: 'middle' });
    await document.waitFor({ state: 'detached' });
  });

  it('says which scope is missing, and adds it', async () => {
    await frame.locator('#method').selectOption('GET');
    await path().fill('/rest/servicedeskapi/servicedesk');
    await frame.locator('.operation').getByText('read:servicedesk-request').waitFor();
    await takePicture(page, 'scope-missing-light');
    // Sent all the same, it is refused, and the answer says so in the same words, once.
    await path().press('Control+Enter');
    const refusal = frame.locator('#outcome');
    await refusal.getByText('401 Unauthorized').waitFor();
    await refusal.getByText('read:servicedesk-request').waitFor();
    equal(await frame.locator('.addScopes').count(), 1);
    await takePicture(page, 'scope-refused-light');
    await refusal.locator('.addScopes').click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Add and Authorize' }).click();
    const consent = await opened;
    await consent.getByRole('button', { name: 'Accept' }).click();
    await frame.locator('.operation').getByText('Its scopes were granted.').waitFor();
    await consent.close();
    await page.bringToFront();
    await path().press('Control+Enter');
    await refusal.getByText('200 OK').waitFor();
  });

  it('carries a file that was chosen', async () => {
    const file = join(desk.workspace, 'picture.txt');
    await writeFile(file, 'A picture of a thousand words.\n');
    await frame.locator('#method').selectOption('POST');
    await path().fill('/rest/api/3/issue/WEB-1/attachments');
    await frame.locator('#request-tab-body').click();
    await frame.locator('#body-kind').selectOption('form');
    await frame.locator('#add-files').click();
    await pick(page, 'picture.txt');
    await frame.getByText('picture.txt').waitFor();
    await takePicture(page, 'form-light');
    await path().press('Control+Enter');
    await frame.locator('#outcome').getByText('200 OK').waitFor();
    await seeInBody(frame, '"filename": "picture.txt"');
  });

  it('says why a header of the console’s own cannot be set', async () => {
    await frame
      .getByRole('tab', { name: /^Headers/ })
      .first()
      .click();
    await frame.locator('#add-header').click();
    await frame.getByRole('combobox', { name: 'Name of header 1' }).fill('Authorization');
    await frame.getByText('The console sets this from the credential').waitFor();
    await takePicture(page, 'header-owned-light');
    await frame.getByRole('button', { name: 'Remove header 1' }).click();
  });

  it('comes from a command of curl, and goes into one, without a token', async () => {
    const command =
      `curl --request PUT 'https://acme.atlassian.net/rest/api/3/issue/WEB-1' ` +
      `-H 'Authorization: Bearer pasted-with-a-command-000001' --json '{"fields":{"summary":"Pasted"}}'`;
    await writeClipboard(page, command);
    await path().fill('');
    await path().press('Control+v');
    await frame.locator('.notes').waitFor();
    await takePicture(page, 'pasted-curl-light');
    deepStrictEqual(
      [await frame.locator('#method').inputValue(), await path().inputValue()],
      ['PUT', '/rest/api/3/issue/WEB-1'],
    );
    await frame.locator('#copy-as').click();
    await pick(page, 'cURL (bash)');
    await page.locator('.statusbar').getByText('cURL (bash) copied').waitFor();
    const copied = await readClipboard(page);
    ok(copied.includes('"Authorization: Bearer $JIRA_TOKEN"'), copied);
    ok(copied.includes(`"summary":"Pasted"`), copied);
  });

  it('is the page that was copied from a browser', async () => {
    await writeClipboard(page, 'https://acme.atlassian.net/browse/WEB-2');
    await path().press('Control+a');
    await path().press('Control+v');
    await frame.locator('.operation').getByText('Returns the details for an issue.').waitFor();
    equal(await path().inputValue(), '/rest/api/3/issue/WEB-2');
  });

  /** What a request shows beside its table of parameters, in turn. */
  const STATES: readonly (readonly [state: string, show: () => Promise<void>])[] = [
    [
      'completion',
      async () => {
        await path().fill('sprint');
        await option('/rest/agile/1.0/sprint').waitFor();
      },
    ],
    [
      'scope',
      async () => {
        await frame.locator('#method').selectOption('POST');
        await path().fill('/rest/agile/1.0/sprint');
        await path().press('Escape');
        await frame.locator('.operation').getByText('write:sprint').waitFor();
      },
    ],
    [
      'headers',
      async () => {
        await frame.locator('#request-tab-headers').click();
        await frame.locator('#add-header').click();
        await frame.getByRole('combobox', { name: 'Name of header 1' }).fill('Host');
        await frame.getByText('The console sets this').waitFor();
      },
    ],
    [
      'body',
      async () => {
        await frame.getByRole('button', { name: 'Remove header 1' }).click();
        await frame.locator('#request-tab-body').click();
        await frame.locator('#body-kind').selectOption('json');
        await frame.locator('.cm-content').fill('{"name": "Sprint 1", }');
        await frame.locator('.cm-lintRange').first().waitFor();
      },
    ],
    [
      'form',
      async () => {
        await frame.locator('#body-kind').selectOption('form');
        await frame.getByRole('button', { name: 'Add Value' }).waitFor();
      },
    ],
  ];

  it('can be read in every kind of theme, and when it is narrow', async () => {
    await frame.locator('#method').selectOption('GET');
    await path().fill('/rest/api/3/search/jql?jql=project%20%3D%20WEB');
    await frame.locator('#request-tab-parameters').click();
    await frame.locator('#parameter-query-jql').waitFor();
    for (const theme of THEMES) {
      await setTheme(page, desk.server, theme);
      const named = theme.toLowerCase().replaceAll(' ', '-');
      await takePicture(page, `composing-${named}`);
      deepStrictEqual(await accessibilityProblems(frame), [], theme);
      for (const [state, show] of STATES) {
        await show();
        await takePicture(page, `composing-${state}-${named}`);
        deepStrictEqual(await accessibilityProblems(frame), [], `${theme}, ${state}`);
      }
      await frame.locator('#request-tab-parameters').click();
    }
    await page.setViewportSize({ width: 700, height: 800 });
    await takePicture(page, 'composing-narrow');
  });
});
