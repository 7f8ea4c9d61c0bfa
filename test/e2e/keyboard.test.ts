import { match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { webviewFrame } from '../vscode/webview';
import { quickInput, showView } from '../vscode/workbench';
import { useDesk, type Desk } from './desk';

/** More fields than any form has; a focus that is not there by then will never be. */
const MOST_TABS = 80;

/** The guide from its first step to Jira's answer, without a mouse; by way of `localhost`. */
describe('the credential editor by keyboard alone', function () {
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
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Enter');
    const consent = await opened;
    const accept = consent.getByRole('button', { name: 'Accept' });
    await accept.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if ((await consent.evaluate<string | undefined>(focusedText)) === 'Accept') break;
      await consent.keyboard.press('Tab');
    }
    await consent.keyboard.press('Enter');
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
    await frame.locator('#answer-body').getByText('"displayName": "Ada Lovelace"').waitFor();
    match(await frame.locator('#address').innerText(), /myself\?expand=groups$/);
  });

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
