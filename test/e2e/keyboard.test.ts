import { match } from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Frame, Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { webviewFrame } from '../vscode/webview';
import { quickInput, showView } from '../vscode/workbench';
import { seeInBody } from './answerBody';
import { useDesk, type Desk } from './desk';

/** More fields than any form has; a focus that is not there by then will never be. */
const MOST_TABS = 80;

/** From the first step of the guide to requests of every kind, without a mouse; by way of `localhost`. */
describe('credentials and requests by keyboard alone', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await showView(page, 'Jira Console');
  });

  it('opens from the palette, and is filled in', async () => {
    await runByKeyboard('Jira Console: Add Credential');
    frame = await webviewFrame(page, '#name');
    await frame.locator('#name:focus').waitFor();
    await page.keyboard.type('Acme');
    await tabTo('callbackRoad-loopback');
    await page.keyboard.press('ArrowDown');
    await frame.locator('#callbackRoad-localhost:checked').waitFor();
    for (const [field, value] of [
      ['authorizationUrl', desk.simulator.authorization_url],
      ['accessTokenUrl', desk.simulator.token_url],
      ['client_id', CONSOLE_DEMO_APP.client_id],
      ['client_secret', CONSOLE_DEMO_APP.client_secret],
    ] as const) {
      await typeInto(field, value);
    }
    await tabToText('Advanced');
    await page.keyboard.press('Enter');
    await typeInto('apiBaseUrl', desk.simulator.api_base_url);
  });

  it('authorizes through the consent page and localhost, and turns green', async () => {
    await tabTo('authorize');
    const consent = await acceptConsent();
    await consent.waitForURL(/^http:\/\/localhost:28437\/callback/);
    match(await consent.locator('body').innerText(), /You can close this tab/);
    await consent.close();
    await frame.locator('.headline.green').getByText('Authorized for Acme').waitFor();
  });

  it('leads on to the console and Jira’s answer', async () => {
    await page.bringToFront();
    await tabToText('Open Console');
    await page.keyboard.press('Enter');
    frame = await webviewFrame(page, '#path');
    await frame.locator('#path:focus').waitFor();
    await page.keyboard.type('?expand=groups');
    await page.keyboard.press('Control+Enter');
    await seeInBody(frame, '"displayName": "Ada Lovelace"');
    match(await frame.locator('#address').innerText(), /myself\?expand=groups$/);
  });

  it('finds an operation, fills it in and gives it a body', async () => {
    await tabTo('method');
    await tabTo('path');
    await page.keyboard.type('add comm');
    await frame.getByRole('option', { name: '/rest/api/3/issue/{issueIdOrKey}/comment' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('WEB-1');
    await tabTo('request-tab-parameters');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await frame.locator('.cm-content').waitFor();
    await tabUntil(() => frame.locator('.cm-content:focus').isVisible(), 'the body');
    await page.keyboard.type('{"body":{"type":"doc","version":1,"content":[]}}');
    await page.keyboard.press('Control+Enter');
    await frame.locator('#outcome').getByText('201 Created').waitFor();
    match(await frame.locator('#address').innerText(), /^POST .*\/issue\/WEB-1\/comment$/);
  });

  it('adds the scope that a request lacks', async () => {
    await compose('GET', '/rest/servicedeskapi/servicedesk');
    await tabToText('Add Scope and Authorize Again');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').getByText('Add and Authorize').waitFor();
    const consent = await acceptConsent();
    await consent.getByText('You can close this tab').waitFor();
    await consent.close();
    await page.bringToFront();
    await frame.locator('.operation').getByText('Its scopes were granted.').waitFor();
  });

  it('sends a file', async () => {
    await writeFile(join(desk.workspace, 'picture.txt'), 'A picture.\n');
    await compose('POST', '/rest/api/3/issue/WEB-1/attachments');
    await tabTo('body-kind');
    await page.keyboard.type('Form');
    await tabTo('add-files');
    await page.keyboard.press('Enter');
    // The dialog fills in the folder, and then lists what it holds.
    await quickInput(page).locator('.monaco-list-row').getByText('picture.txt').waitFor();
    await page.keyboard.type('picture.txt');
    await page.keyboard.press('Enter');
    await frame.locator('.rows').getByText('picture.txt').waitFor();
    // The quick input gives the focus back when it is gone.
    await frame.evaluate(
      `new Promise((resolve) => {
        const look = () => (document.hasFocus() ? resolve() : setTimeout(look, 20));
        look();
      })`,
    );
    await page.keyboard.press('Control+Enter');
    await seeInBody(frame, '"filename": "picture.txt"');
  });

  it('runs a request of a file by its lens', async () => {
    await writeFile(join(desk.workspace, 'team.http'), 'GET /rest/api/3/project/WEB\n');
    await page.keyboard.press('Control+p');
    await quickInput(page).locator('input.input:focus').waitFor();
    await page.keyboard.type('team.http');
    await quickInput(page).locator('.monaco-list-row.focused').getByText('team.http').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.codelens-decoration a').getByText('Send through Acme').waitFor();
    await runByKeyboard('Show CodeLens Commands for Current Line');
    await page.keyboard.type('Send');
    await quickInput(page).locator('.monaco-list-row.focused').getByText('Send through').waitFor();
    await page.keyboard.press('Enter');
    const sent = await webviewFrame(page, '#address:has-text("/project/WEB")');
    await seeInBody(sent, '"key": "WEB"');
  });

  /** Tabs to method and path, and gives them these values. */
  async function compose(method: string, path: string): Promise<void> {
    await tabTo('method');
    await page.keyboard.type(method);
    await tabTo('path');
    await page.keyboard.type(path);
    await page.keyboard.press('Escape');
    await frame.locator('.operation').waitFor();
  }

  /** Presses Enter, and accepts on the consent page that opens. */
  async function acceptConsent(): Promise<Page> {
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Enter');
    const consent = await opened;
    await consent.getByRole('button', { name: 'Accept' }).waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if ((await consent.evaluate<string | undefined>(focusedText)) === 'Accept') break;
      await consent.keyboard.press('Tab');
    }
    await consent.keyboard.press('Enter');
    return consent;
  }

  async function runByKeyboard(title: string): Promise<void> {
    await page.keyboard.press('F1');
    await quickInput(page).locator('input.input:focus').waitFor();
    await page.keyboard.type(title);
    await quickInput(page)
      .locator('.monaco-list-row.focused')
      .filter({ has: page.locator('.label-name').getByText(title, { exact: true }) })
      .waitFor();
    await page.keyboard.press('Enter');
  }

  /** Presses Tab until the element with this id has the focus. */
  async function tabTo(id: string): Promise<void> {
    await tabUntil(async () => (await frame.evaluate('document.activeElement?.id')) === id, id);
  }

  /** Presses Tab until what has the focus is called so. */
  async function tabToText(text: string): Promise<void> {
    await tabUntil(
      async () => (await frame.evaluate<string | undefined>(focusedText)) === text,
      text,
    );
  }

  async function tabUntil(isThere: () => Promise<boolean>, what: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${what}.`);
  }

  async function typeInto(field: string, value: string): Promise<void> {
    // Tab selects what a field holds, so that typing replaces it.
    await tabTo(field);
    await page.keyboard.type(value);
  }
});

const focusedText = 'document.activeElement?.textContent?.trim()';
