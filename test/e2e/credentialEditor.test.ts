import { deepStrictEqual, equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { takePicture } from '../vscode/pictures';
import { webviewFrame } from '../vscode/webview';
import { setTheme, type Theme } from '../vscode/window';
import {
  clickRowAction,
  dismissNotification,
  notification,
  readClipboard,
  runCommand,
  showView,
  treeRow,
} from '../vscode/workbench';
import { accessibilityProblems } from './accessibility';
import { useDesk, type Desk } from './desk';

const THEMES: Readonly<Record<string, Theme>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

/** The guide from its first step to the last, in the editor; each step starts where the last ended. */
describe('the credential editor', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(
    (given, window) => {
      desk = given;
      page = window;
    },
    { typed: ['typed and lost'] },
  );

  it('opens from the empty view, ready to type the name', async () => {
    await showView(page, 'Jira Console');
    await page.locator('.welcome-view-content').getByText('Add Credential').click();
    frame = await webviewFrame(page, '#name');
    await frame.locator('#name:focus').waitFor();
    await frame.getByText('Not saved yet').first().waitFor();
    await takePictures('editor-empty');
  });

  it('says at the fields what is missing, and goes to the first', async () => {
    await frame.locator('#save').click();
    await frame.locator('#name[aria-invalid=true]:focus').waitFor();
    for (const field of ['client_id', 'client_secret']) {
      await frame.locator(`#${field}[aria-invalid=true]`).waitFor();
    }
    equal(await frame.locator('[aria-invalid=true]').count(), 3);
    await takePictures('editor-missing');
  });

  it('offers what was probably meant where too much was pasted', async () => {
    const pasted = `${desk.simulator.authorization_url}&client_id=${CONSOLE_DEMO_APP.client_id}&state=x`;
    await frame.locator('#client_id').fill(pasted);
    await frame.getByRole('button', { name: `Use ${CONSOLE_DEMO_APP.client_id}` }).click();
    equal(await frame.locator('#client_id').inputValue(), CONSOLE_DEMO_APP.client_id);
  });

  it('keeps chips, text and list of the scopes in step', async () => {
    await frame.getByText('Choose scopes').click();
    await frame.locator('#scope-search').fill('issue watcher');
    await frame.getByText('read:issue.watcher:jira').click();
    await frame.getByRole('button', { name: 'Remove write:jira-work' }).click();
    const scope = () => frame.locator('#scope').inputValue();
    equal(await scope(), 'read:jira-work read:jira-user offline_access read:issue.watcher:jira');
    await takePicture(page, 'editor-scopes-light');
    await frame.locator('#scope').fill('read:jira-work,\nread:jira-user');
    await frame.locator('#scope').blur();
    await frame.getByRole('button', { name: 'Remove read:jira-user' }).waitFor();
    equal(await scope(), 'read:jira-work,\nread:jira-user');
    await frame.getByRole('button', { name: 'Use read:jira-work read:jira-user' }).click();
    equal(await scope(), 'read:jira-work read:jira-user');
    equal(await frame.locator('#offline_access').isChecked(), false);
    await frame.locator('#offline_access').check();
    equal(await scope(), 'read:jira-work read:jira-user offline_access');
  });

  it('keeps the focus among the chips while they are removed by keyboard', async () => {
    await frame.locator('#scope').fill('read:jira-work read:me read:jira-user offline_access');
    await frame.getByRole('button', { name: 'Remove read:jira-work' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    await frame.locator('[aria-label="Remove read:jira-user"]:focus').waitFor();
    await page.keyboard.press('Tab');
    await frame.locator('#scope:focus').waitFor();
    equal(
      await frame.locator('#scope').inputValue(),
      'read:jira-work read:jira-user offline_access',
    );
  });

  it('has no callback URL while the port is not one', async () => {
    await frame.locator('#callbackRoad-loopback').check();
    await frame.locator('#callbackPort').fill('99999');
    await frame.locator('#callback-url').waitFor({ state: 'detached' });
    await frame.locator('#callbackPort').blur();
    await frame.locator('#callbackPort[aria-invalid=true]').waitFor();
    await frame.locator('#callback-title').scrollIntoViewIfNeeded();
    await takePictures('editor-port');
    await frame.locator('#callbackPort').fill('28437');
    await frame.locator('#callback-url').waitFor();
  });

  it('copies the callback URL of the road', async () => {
    await frame.locator('#callbackRoad-localhost').check();
    await frame.getByRole('button', { name: 'Copy Callback URL' }).click();
    await frame.locator('.copyRow [role=status]').getByText('Copied').waitFor();
    equal(await readClipboard(page), 'http://localhost:28437/callback');
    await frame.locator('#callbackRoad-loopback').check();
    equal(await frame.locator('#callback-url').inputValue(), 'http://127.0.0.1:28437/callback');
  });

  it('comes back with what was typed after it was closed unsaved, without the secret', async () => {
    await frame.locator('#name').fill('Acme');
    await frame.locator('#client_secret').fill('typed and lost');
    await frame.getByText('Not saved').first().waitFor();
    await runCommand(page, 'View: Close Editor');
    await notification(page, 'not saved').getByRole('button', { name: 'Reopen' }).click();
    frame = await webviewFrame(page, '#name');
    deepStrictEqual(
      await Promise.all(
        ['#name', '#client_id', '#client_secret'].map((id) => frame.locator(id).inputValue()),
      ),
      ['Acme', CONSOLE_DEMO_APP.client_id, ''],
    );
  });

  it('is authorized by one click, which saves first, and turns green by itself', async () => {
    const { authorization_url, token_url, api_base_url } = desk.simulator;
    await frame.locator('#authorizationUrl').fill(authorization_url);
    await frame.locator('#accessTokenUrl').fill(token_url);
    await frame.locator('#client_secret').fill(`${CONSOLE_DEMO_APP.client_secret}\n`);
    await frame.getByText('Advanced').click();
    await frame.locator('#apiBaseUrl').fill(api_base_url);
    await takePicture(page, 'editor-advanced-light');
    const consent = page.context().waitForEvent('page');
    await frame.locator('#authorize').click();
    const tab = await consent;
    await page.bringToFront();
    await frame
      .locator('.pending')
      .getByText(/\d left to accept in the browser/)
      .waitFor();
    await frame.getByRole('button', { name: 'Open the browser again' }).waitFor();
    await frame.getByText('Copy Address').scrollIntoViewIfNeeded();
    await takePictures('editor-waiting');
    await tab.getByRole('button', { name: 'Accept' }).click();
    await frame.locator('.headline.green').getByText('Authorized for Acme').waitFor();
    await frame.locator('.headline').scrollIntoViewIfNeeded();
    await treeRow(page, 'Acme').getByText('1 site').waitFor();
    match(await frame.locator('dl').innerText(), /Ada Lovelace[^]*Granted scopes[^]*in 59 minutes/);
    equal(await frame.locator('#client_secret').inputValue(), '');
    await tab.close();
    await dismissNotification(page, /is authorized/);
    await takePictures('editor-green');
  });

  it('says that a changed client needs a new authorization, and gives changes up', async () => {
    await frame.locator('#client_id').fill('another');
    await frame.getByText('a new authorization is needed').waitFor();
    await frame.locator('#discard').click();
    await frame.getByText('a new authorization is needed').waitFor({ state: 'hidden' });
    equal(await frame.locator('#client_id').inputValue(), CONSOLE_DEMO_APP.client_id);
  });

  it('turns amber with what to fix, when more scopes are asked for than were granted', async () => {
    await frame.locator('#scope').fill('read:jira-work read:jira-user offline_access read:me');
    await page.keyboard.press('ControlOrMeta+s');
    await frame.locator('.headline.amber').getByText('(read:me)').waitFor();
    await frame.locator('.headline').scrollIntoViewIfNeeded();
    await treeRow(page, 'Acme').getByText('scopes missing').waitFor();
    await takePictures('editor-amber');
  });

  it('asks what the browser showed, once waiting is given up', async () => {
    await runCommand(page, 'Jira Console: Sign Out');
    await frame.locator('.headline.grey').getByText('Never authorized').waitFor();
    await dismissNotification(page, /Signed out/);
    const consent = page.context().waitForEvent('page');
    await frame.locator('#authorize').click();
    const tab = await consent;
    await tab.close();
    await page.bringToFront();
    await frame.locator('#cancel-authorization').click();
    await frame.locator('#authorize:focus').getByText('Click here to authorize').waitFor();
    await frame.getByText('“redirect_uri is not registered for client”').waitFor();
    await takePictures('editor-given-up');
  });

  it('turns red with code, reason and remedy when the secret is wrong', async () => {
    await frame.locator('#client_secret').fill('wrong');
    const consent = page.context().waitForEvent('page');
    await frame.locator('#authorize').click();
    const tab = await consent;
    await tab.getByRole('button', { name: 'Accept' }).click();
    const headline = frame.locator('.headline.red');
    await headline.getByText('FAILED').waitFor();
    match(await headline.innerText(), /invalid_client[^]*was refused[^]*Copy both again/);
    await dismissNotification(page, /“Acme”/);
    await tab.close();
    await headline.scrollIntoViewIfNeeded();
    await takePictures('editor-red');
  });

  it('is diagnosed: each check with its finding, the wrong secret with its remedy', async () => {
    await clickRowAction(page, 'Acme', 'Diagnose Credential');
    await frame.getByRole('button', { name: 'Copy Report' }).click();
    await frame.getByText('Copied').last().waitFor({ state: 'attached' });
    const report = await readClipboard(page);
    match(report, /^PASS Server reachable: 127\.0\.0\.1:\d+\/oauth\/token: Reachable\.$/m);
    match(report, /^FAIL Client ID and secret: .* Copy both again, .* \[invalid_client\]$/m);
    match(report, /^N\/A {2}Refresh: Not before it is authorized\.$/m);
    await takePictures('editor-diagnosis-red');
    await frame.getByText('“redirect_uri is not registered for client”').click();
    await frame.getByText('set the callback URL of this editor to the letter').waitFor();
    await takePicture(page, 'editor-browser-pages-light');
  });

  it('turns green with the right secret, and the diagnosis finds nothing wrong', async () => {
    await frame.locator('#client_secret').fill(CONSOLE_DEMO_APP.client_secret);
    const consent = page.context().waitForEvent('page');
    await frame.locator('#authorize').click();
    const tab = await consent;
    await tab.getByRole('button', { name: 'Accept' }).click();
    await frame.locator('.headline.green').waitFor();
    await dismissNotification(page, /is authorized/);
    await tab.close();
    await frame.locator('#diagnose').click();
    await frame.getByText('Nothing wrong was found.').waitFor();
    await frame.locator('dl').getByText('Last refresh').waitFor();
    await frame.locator('#diagnosis-title').scrollIntoViewIfNeeded();
    await takePictures('editor-diagnosis-green');
    await frame.locator('#name').fill('Acme 2');
    await frame.getByText('From before your last change.').waitFor();
    await frame.locator('#discard').click();
    await frame.locator('#save:focus').waitFor();
  });

  it('marks a credential as production, in the tree and in the console', async () => {
    await frame.locator('#production').check();
    await frame.locator('#save').click();
    await page.locator('.part.sidebar [aria-label*=", production,"]').first().waitFor();
    await frame.locator('.status').getByText('Open Console').click();
    const console = await webviewFrame(page, '#path');
    await console.getByText('Production').waitFor();
    await takePicture(page, 'console-production-light');
    await setTheme(page, desk.server, 'Default High Contrast');
    await takePicture(page, 'console-production-hc-dark');
    deepStrictEqual(await accessibilityProblems(console), []);
    await setTheme(page, desk.server, 'Default Light Modern');
    await runCommand(page, 'View: Close Editor');
  });

  it('opens for a credential from the tree, once', async () => {
    await runCommand(page, 'View: Close Editor');
    await clickRowAction(page, 'Acme', 'Edit Credential');
    frame = await webviewFrame(page, '#name');
    equal(await frame.locator('#name').inputValue(), 'Acme');
    equal(await frame.locator('#client_secret').inputValue(), '');
  });

  /** A picture in each theme, and what axe says about each. */
  async function takePictures(name: string): Promise<void> {
    const problems: string[] = [];
    for (const [suffix, theme] of Object.entries(THEMES)) {
      await setTheme(page, desk.server, theme);
      await takePicture(page, `${name}-${suffix}`);
      problems.push(...(await accessibilityProblems(frame)).map((found) => `${suffix}: ${found}`));
    }
    await setTheme(page, desk.server, THEMES['light']!);
    deepStrictEqual(problems, []);
  }
});
