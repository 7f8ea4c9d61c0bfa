import { deepStrictEqual, match } from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import { takePicture } from '../vscode/pictures';
import { setTheme } from '../vscode/window';
import {
  answer,
  chooseFromRowMenu,
  clickDialog,
  clickNotification,
  clickRowAction,
  dialog,
  dismissNotification,
  notification,
  pick,
  runCommand,
  showView,
  treeRow,
} from '../vscode/workbench';
import { acceptStep, answerStep, step } from './addSteps';
import { useDesk, type Desk } from './desk';

const AUTHORIZING = 'Authorizing “Acme”';

/** One credential's life: each step starts where the one before it ended. */
describe('a credential on the loopback road', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;

  useDesk((given, window) => {
    desk = given;
    page = window;
  });

  it('is told at the field what is wrong, and keeps what was entered', async () => {
    await showView(page, 'Jira Console');
    await runCommand(page, 'Jira Console: Add Credential Step by Step');
    await answerStep(page, 1, '  ');
    await page.locator('.quick-input-message').getByText('Enter').waitFor();
    await takePicture(page, 'field-error-light');
    await answer(page, 'Acme');
    await step(page, 2);
    await page.keyboard.press('Escape');
    await runCommand(page, 'Jira Console: Add Credential Step by Step');
    await acceptStep(page, 1);
    await answerStep(page, 2, CONSOLE_DEMO_APP.client_id);
    await answerStep(page, 3, CONSOLE_DEMO_APP.client_secret);
    for (const number of [4, 5, 6]) await acceptStep(page, number);
    await step(page, 7);
    await pick(page, 'Custom');
    await answerStep(page, 8, desk.simulator.authorization_url);
    await answerStep(page, 9, desk.simulator.token_url);
    await answerStep(page, 10, desk.simulator.api_base_url);
    await step(page, 11);
    await pick(page, 'Save');
    await treeRow(page, 'Acme').getByText('authorize it').waitFor();
  });

  it('stays grey when its authorization is cancelled, and asks what the browser showed', async () => {
    const consent = await authorize();
    await clickNotification(page, AUTHORIZING, 'Cancel');
    await notification(page, AUTHORIZING).waitFor({ state: 'hidden' });
    await treeRow(page, 'Acme').getByText('authorize it').waitFor();
    await notification(page, 'What Did the Browser Show?').waitFor();
    await dismissNotification(page, 'The authorization was cancelled');
    await consent.close();
  });

  it('turns red with the reason when the consent page is left with Cancel', async () => {
    const consent = await authorize();
    await consent.getByRole('button', { name: 'Cancel' }).click();
    await treeRow(page, 'Acme').getByText('FAILED').waitFor();
    await setTheme(page, desk.server, 'Default Dark Modern');
    await takePicture(page, 'denied-dark');
    await setTheme(page, desk.server, 'Default Light Modern');
    await takePicture(page, 'denied-light');
    match(
      (await treeRow(page, 'Acme').getAttribute('aria-label')) ?? '',
      /red light.*consent_denied/s,
    );
    await dismissNotification(page, /“Acme”/);
    await takePicture(consent, 'browser-denied');
    await consent.close();
  });

  it('turns green by a pasted callback URL where the browser cannot reach the listener', async () => {
    const consent = await authorize();
    // A browser on another machine is sent to its own port, and keeps the address.
    const callbackUrl = await desk.simulator.consent(consent.url());
    await notification(page, AUTHORIZING).getByText('Paste Callback URL').click();
    await answer(page, callbackUrl);
    await treeRow(page, 'Acme').getByText('1 site').waitFor();
    await notification(page, AUTHORIZING).waitFor({ state: 'hidden' });
    await dismissNotification(page, /is authorized/);
    await consent.close();
  });

  it('turns green by the listener, which tells the browser so', async () => {
    const consent = await authorize('Authorize Jira Site');
    await consent.getByRole('button', { name: 'Accept' }).click();
    await notification(page, /is authorized/).waitFor();
    await takePicture(consent, 'browser-granted');
    await dismissNotification(page, /is authorized/);
    await consent.close();
  });

  it('takes a new name', async () => {
    await chooseFromRowMenu(page, 'Acme', 'Rename Credential');
    await answer(page, 'Acme, as Ada');
    await treeRow(page, 'Acme, as Ada').waitFor();
  });

  it('turns grey on Sign Out', async () => {
    await chooseFromRowMenu(page, 'Acme, as Ada', 'Sign Out');
    await treeRow(page, 'Acme, as Ada').getByText('authorize it').waitFor();
    await notification(page, /Signed out/).waitFor();
    await takePicture(page, 'signed-out-light');
    await dismissNotification(page, /Signed out/);
  });

  it('asks before it is deleted, and is gone then', async () => {
    await chooseFromRowMenu(page, 'Acme, as Ada', 'Delete Credential');
    await dialog(page).waitFor();
    await takePicture(page, 'delete-light');
    match(await dialog(page).innerText(), /client secret, scopes and tokens are lost/);
    await clickDialog(page, 'Cancel');
    await treeRow(page, 'Acme, as Ada').waitFor();
    await chooseFromRowMenu(page, 'Acme, as Ada', 'Delete Credential');
    await clickDialog(page, 'Delete');
    await page.locator('.welcome-view-content').getByText('Add Credential').waitFor();
    deepStrictEqual(await page.locator('.part.sidebar .monaco-list-row').count(), 0);
  });

  /** Authorizes from the row, and gives the consent page. */
  const authorize = async (fromMenu?: string): Promise<Page> => {
    const opened = desk.profile.waitForEvent('page');
    if (fromMenu === undefined) await clickRowAction(page, 'Acme', 'Authorize Jira Site');
    else await chooseFromRowMenu(page, 'Acme', fromMenu);
    const consent = await opened;
    await consent.getByRole('button', { name: 'Accept' }).waitFor();
    return consent;
  };
});
