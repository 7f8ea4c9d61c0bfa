import { deepStrictEqual, equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import { setTheme } from '../vscode/window';
import {
  clickRowAction,
  dismissNotification,
  notification,
  pick,
  readClipboard,
  runCommand,
  showView,
  treeRow,
} from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { accessibilityProblems } from './accessibility';
import { acceptStep, answerStep, step } from './addSteps';
import { useDesk, type Desk } from './desk';

const { client_id, client_secret } = CONSOLE_DEMO_APP;

/** One person's path: each step starts where the one before it ended. */
describe('from an empty window to the first answer', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk((given, window) => {
    desk = given;
    page = window;
  });

  it('shows what to do first', async () => {
    await showView(page, 'Jira Console');
    await welcome().waitFor();
    await takePicture(page, 'welcome-light');
  });

  it('adds a credential, with the keyboard alone where there is something to type', async () => {
    const { authorization_url, token_url, api_base_url } = desk.simulator;
    await page.locator('.welcome-view-content').getByText('Add Step by Step').click();
    await answerStep(page, 1, ` Acme `);
    await answerStep(page, 2, client_id);
    await answerStep(page, 3, client_secret);
    await step(page, 4);
    await takePicture(page, 'add-scopes-light');
    await page.keyboard.press('Enter');
    await acceptStep(page, 5);
    await step(page, 6);
    await takePicture(page, 'add-road-light');
    await pick(page, 'VS Code URI');
    await step(page, 7);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await answerStep(page, 8, authorization_url);
    await answerStep(page, 9, token_url);
    await answerStep(page, 10, api_base_url);
    await step(page, 11);
    await takePicture(page, 'add-overview-light');
    await pick(page, 'Copy Callback URL');
    await page.locator('.statusbar').getByText('callback URL copied').waitFor();
    match(await readClipboard(page), /vscode-authority=jira-tools\.jira-console/);
    await pick(page, 'Save');
    await treeRow(page, 'Acme').getByText('authorize it').waitFor();
  });

  it('comes back from the consent page with a green light and the site', async () => {
    const opened = desk.profile.waitForEvent('page');
    await runCommand(page, 'Jira Console: Authorize Jira Site');
    const consent = await opened;
    await consent.getByRole('button', { name: 'Accept' }).waitFor();
    await takePicture(page, 'authorizing-light');
    await consent.locator('select#site').selectOption({ label: 'Acme (acme.atlassian.net)' });
    await consent.getByRole('button', { name: 'Accept' }).click();
    await notification(page, '“Acme” is authorized for Acme.').waitFor();
    await takePicture(page, 'authorized-light');
    await dismissNotification(page, '“Acme” is authorized for Acme.');
    await treeRow(page, 'Acme').click();
    await treeRow(page, 'Account').getByText('Ada Lovelace').waitFor();
    await takePicture(page, 'tree-light');
    const rows = page.locator('.part.sidebar .monaco-list-row');
    deepStrictEqual(
      await Promise.all((await rows.all()).map((row) => row.getAttribute('aria-label'))),
      [
        'Acme, green light, 1 site',
        'Acme\nhttps://acme.atlassian.net\nCloud ID: 11223344-a1b2-4c3d-8e4f-aabbccddee01, has actions',
        'Account: Ada Lovelace',
        'Granted scopes: read:jira-work write:jira-work read:jira-user offline_access',
        'Access token: expires in 59 minutes, renewed on demand',
      ],
    );
  });

  it('shows the first answer in the console', async () => {
    await clickRowAction(page, 'Acme', 'Open Console');
    frame = await webviewFrame(page, '#path');
    await frame.locator('#path').fill('/rest/api/3/myself');
    await frame.locator('#path').press('Control+Enter');
    await seeInBody(frame, '"displayName": "Ada Lovelace"');
    match(await frame.locator('#outcome').innerText(), /200 OK/);
    equal(
      await frame.locator('#address').innerText(),
      `GET ${desk.simulator.api_base_url}/ex/jira/11223344-a1b2-4c3d-8e4f-aabbccddee01/rest/api/3/myself`,
    );
    await takePicture(page, 'answer-light');
  });

  it('gets the next answer after the token has expired, through one refresh nobody notices', async () => {
    desk.simulator.expireAccessTokens();
    await frame.locator('#path').fill('/rest/api/3/project/search');
    await frame.locator('#send').click();
    await seeInBody(frame, '"Website"');
    match(await frame.locator('#outcome').innerText(), /200 OK/);
    equal(await notification(page, /./).count(), 0);
    const refreshes = desk.simulator.requests.filter(({ body }) =>
      body.includes('"grant_type":"refresh_token"'),
    );
    deepStrictEqual(
      refreshes.map(({ status }) => status),
      [200],
    );
  });

  it('says why a request was not sent', async () => {
    await frame.locator('#path').fill('https://example.com/rest/api/3/myself');
    await frame.locator('#send').click();
    await frame.locator('#path-problem').waitFor();
    await takePicture(page, 'refused-light');
    deepStrictEqual(
      desk.simulator.requests.filter(({ url }) => url.includes('example.com')),
      [],
    );
  });

  it('cancels with Escape, and goes on', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { hang: true } });
    await frame.locator('#path').fill('/rest/api/3/field');
    await frame.locator('#path').press('Control+Enter');
    await desk.simulator.received(({ path }) => path.endsWith('/rest/api/3/field'));
    await frame.locator('#cancel').waitFor();
    await takePicture(page, 'sending-light');
    await page.keyboard.press('Escape');
    await frame.locator('#outcome').getByText('Cancelled.').waitFor();
  });

  it('shows what arrived of an answer that was cut off', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { cut_body: 100 } });
    await frame.locator('#path').press('Control+Enter');
    await frame.locator('#outcome').getByText('The connection was lost.').waitFor();
    await frame.getByText(/the body ends where .* was expected/).waitFor();
    await takePicture(page, 'cut-light');
  });

  it('can be read in every kind of theme', async () => {
    await frame.locator('#path').fill('/rest/api/3/myself');
    await frame.locator('#send').click();
    await seeInBody(frame, '"displayName": "Ada Lovelace"');
    for (const [theme, name] of [
      ['Default Light Modern', 'light'],
      ['Default Dark Modern', 'dark'],
      ['Default High Contrast', 'high-contrast'],
      ['Default High Contrast Light', 'high-contrast-light'],
    ] as const) {
      await setTheme(page, desk.server, theme);
      await takePicture(page, `answer-${name}`);
      deepStrictEqual(await accessibilityProblems(frame), []);
    }
    await setTheme(page, desk.server, 'Default Light Modern');
  });

  it('keeps its answer while another console hides it', async () => {
    await runCommand(page, 'Jira Console: Open Console');
    const tabs = page.locator('.tabs-container .tab');
    await tabs.nth(1).and(page.locator('.active')).waitFor();
    await tabs.first().click();
    await seeInBody(frame, 'Ada Lovelace');
    await tabs.nth(1).click({ button: 'middle' });
    await tabs.nth(1).waitFor({ state: 'detached' });
  });

  it('logs what happened', async () => {
    await runCommand(page, 'Jira Console: Show Log');
    await page.locator('.part.panel').getByText('token request refresh_token: 200').waitFor();
    await takePicture(page, 'log-light');
  });

  it('shows the draft again after the window was reloaded, and sends nothing', async () => {
    await frame.locator('#path').fill('/rest/api/3/field');
    const before = desk.simulator.requests.length;
    await runCommand(page, 'Developer: Reload Window');
    await page.waitForEvent('load');
    frame = await webviewFrame(page, '#path', { timeoutMs: 60_000 });
    await frame.locator('#credential option', { hasText: 'Acme' }).waitFor({ state: 'attached' });
    equal(await frame.locator('#path').inputValue(), '/rest/api/3/field');
    equal(desk.simulator.requests.length, before);
    await takePicture(page, 'reloaded-light');
  });

  it('is watched: what is looked through for secrets at the end is there', () => {
    // Codes, tokens, verifiers and the app's secret were all there to be leaked.
    equal(desk.simulator.issuedSecrets().length > 6, true);
    const { messages, copied } = desk.traffic;
    for (const passed of ['"method":"send"', 'Ada Lovelace', '"channel":"do-update-state"']) {
      equal(messages.filter((text) => text.includes(passed)).length > 0, true, passed);
    }
    match(copied.join(), /vscode-authority=jira-tools\.jira-console/);
  });

  const welcome = () => page.locator('.welcome-view-content').getByText('Add Credential');
});
