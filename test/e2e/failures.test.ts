import { deepStrictEqual, equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import type { CredentialDraft } from '../../src/core/credentials/draft';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { webviewFrame } from '../vscode/webview';
import {
  clickNotification,
  dismissNotification,
  notification,
  pick,
  runCommand,
  showView,
} from '../vscode/workbench';
import { useDesk, type Desk } from './desk';
import { FAILURES, STOP_PAGES } from './failures';

/** Every fault of the simulator, met by an authorization in a real window. */
describe('what goes wrong with an authorization', () => {
  let desk: Desk;
  let page: Page;
  let frame: Frame;
  let usual: Partial<CredentialDraft>;
  const texts = new Map<string, string>();

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    const { authorization_url, token_url, api_base_url } = desk.simulator;
    usual = {
      client_id: CONSOLE_DEMO_APP.client_id,
      scope: 'read:jira-work read:jira-user offline_access',
      callbackPort: '28437',
      authorizationUrl: authorization_url,
      accessTokenUrl: token_url,
      apiBaseUrl: api_base_url,
    };
    await showView(page, 'Jira Console');
    await runCommand(page, 'Jira Console: Add Credential');
    frame = await webviewFrame(page, '#name');
    await frame.locator('#callbackRoad-loopback').check();
    await frame.getByText('Advanced').click();
    await fill({ ...usual, name: 'Failures', client_secret: CONSOLE_DEMO_APP.client_secret });
    await frame.locator('#save').click();
    await frame.locator('.headline.grey').getByText('Never authorized').waitFor();
  });

  beforeEach(() => {
    desk.simulator.faults.clear();
    desk.simulator.settings.accessible_resources = undefined;
    desk.simulator.register(CONSOLE_DEMO_APP);
    for (const site of desk.simulator.sites) site.blocks_user_installed_apps = false;
  });

  for (const failure of FAILURES) {
    it(`says ${failure.code} and what to do when ${failure.what}`, async () => {
      const { what, entered = {}, fault, arrange, denied, code, reason, remedy } = failure;
      if (fault) desk.simulator.faults.add(fault);
      arrange?.(desk.simulator);
      const { tab, address } = await authorizeWith(entered);
      const callback = new URL(await desk.simulator.consent(address, { deny: denied === true }));
      failure.callback?.(callback);
      await fetch(callback);
      await tab.close();
      const headline = frame.locator('.headline.red').filter({ hasText: code });
      await headline.filter({ hasText: reason }).waitFor({ timeout: 45_000 });
      const text = await headline.innerText();
      deepStrictEqual(
        ['FAILED', code, reason, remedy].filter((part) => !text.includes(part)),
        [],
        text,
      );
      texts.set(what, text);
      // The notification says the same, for whoever looks elsewhere.
      await notification(page, reason).filter({ hasText: remedy }).waitFor();
      await dismissNotification(page, reason);
    });
  }

  it('says something of its own each time', () => {
    equal(new Set(texts.values()).size, FAILURES.length);
  });

  for (const stop of STOP_PAGES) {
    it(`asks what the browser showed, and knows the remedy for ${stop.what}`, async () => {
      stop.arrange?.(desk.simulator);
      const { tab } = await authorizeWith(stop.entered ?? {});
      if (stop.afterAccept) await tab.getByRole('button', { name: 'Accept' }).click();
      await tab.getByRole('heading', { name: /wrong|can't connect/ }).waitFor();
      match(await tab.locator('main').innerText(), stop.says);
      await tab.close();
      await frame.locator('#cancel-authorization').click();
      await clickNotification(page, 'was cancelled', 'What Did the Browser Show?');
      await pick(page, stop.named);
      await dismissNotification(page, stop.remedy);
    });
  }

  it('says at the field, with the port, that another program uses it', async () => {
    const { createServer } = await import('node:net');
    const other = createServer().listen(28437, '127.0.0.1');
    try {
      await fill({ ...usual });
      await frame.locator('#authorize').click();
      const field = frame.locator('#callbackPort[aria-invalid=true]');
      await field.waitFor();
      const ids = (await field.getAttribute('aria-describedby'))!.split(' ');
      const described = await Promise.all(
        ids.map((id) => frame.locator(`[id="${id}"]`).innerText()),
      );
      match(described.join('\n'), /Another program uses port 28437/);
      await dismissNotification(page, 'Another program uses port 28437');
    } finally {
      other.close();
    }
  });

  async function fill(fields: Partial<CredentialDraft>): Promise<void> {
    for (const [field, value] of Object.entries(fields)) {
      await frame.locator(`#${field}`).fill(String(value));
    }
  }

  /** Saves the form with these fields otherwise than usual, and begins; gives the browser's tab. */
  async function authorizeWith(entered: Partial<CredentialDraft>) {
    await fill({ client_secret: CONSOLE_DEMO_APP.client_secret, ...usual, ...entered });
    const opened = page.context().waitForEvent('page');
    await frame.locator('#authorize').click();
    const tab = await opened;
    await tab.waitForURL(/\/(authorize|error)/);
    const asked = desk.simulator.requests.findLast(({ path }) => path === '/authorize');
    return { tab, address: new URL(asked!.url, desk.simulator.authorization_url).href };
  }
});
