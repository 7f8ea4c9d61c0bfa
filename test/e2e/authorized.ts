import type { Frame, Page } from 'playwright-core';

import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { Simulator } from '../simulator/simulator';
import { webviewFrame } from '../vscode/webview';
import { dismissNotification, runCommand } from '../vscode/workbench';

/** Adds an authorized credential, and puts away what is told about it. */
export async function addAuthorized(
  page: Page,
  simulator: Simulator,
  name: string,
  site?: string,
): Promise<void> {
  await authorizeInEditor(page, simulator, name, site);
  await dismissNotification(page, /is authorized/);
}

/**
 * Adds a credential in the editor, authorizes it by the loopback road, and closes the editor. What is
 * told about it pops up, except in a window that runs an extension from a folder.
 */
export async function authorizeInEditor(
  page: Page,
  simulator: Simulator,
  name: string,
  site?: string,
): Promise<void> {
  await runCommand(page, 'Jira Console: Add Credential');
  const frame = await webviewFrame(page, '#name');
  await frame.getByText('Advanced').click();
  for (const [field, value] of [
    ['name', name],
    ['client_id', CONSOLE_DEMO_APP.client_id],
    ['client_secret', CONSOLE_DEMO_APP.client_secret],
    ['authorizationUrl', simulator.authorization_url],
    ['accessTokenUrl', simulator.token_url],
    ['apiBaseUrl', simulator.api_base_url],
  ] as const) {
    await frame.locator(`#${field}`).fill(value);
  }
  const opened = page.context().waitForEvent('page');
  await frame.locator('#authorize').click();
  const consent = await opened;
  // The host of a site; without one it is the first.
  if (site !== undefined) {
    const option = consent.locator('#site option').filter({ hasText: site });
    await consent.locator('#site').selectOption((await option.getAttribute('value')) ?? '');
  }
  await consent.getByRole('button', { name: 'Accept' }).click();
  await frame.locator('.headline.green').waitFor();
  await consent.close();
  await runCommand(page, 'View: Close All Editors');
}

/** Opens a console by its command. */
export async function openConsole(page: Page): Promise<Frame> {
  await runCommand(page, 'Jira Console: Open Console');
  return webviewFrame(page, '#path');
}
