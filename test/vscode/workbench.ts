import type { Locator, Page } from 'playwright-core';

/** Runs a command from the palette, by its whole title with the category ("Jira Console: Add …"). */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = quickInput(page).locator('input.input');
  // Keys pressed before the workbench listens are lost, and a webview that comes to the front takes
  // the focus, which closes the palette: press until what is typed stays.
  await retry(async () => {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`, { timeout: 2_000 });
    await pick(page, title, { timeout: 5_000 });
  });
}

/** The quick input on screen: palette, pick list or input box. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible');
}

/** Chooses the entry of the open quick pick or palette whose label is exactly this. */
export async function pick(
  page: Page,
  label: string,
  { timeout = 30_000 }: { timeout?: number } = {},
): Promise<void> {
  await quickInput(page)
    .locator('.quick-input-list .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
    .first()
    .click({ timeout });
}

/** Types into the open input box or quick pick and presses Enter. */
export async function answer(page: Page, text: string): Promise<void> {
  await quickInput(page).locator('input.input').fill(text);
  await page.keyboard.press('Enter');
}

/** Shows a view container by its title in the activity bar, unless it shows already. */
export async function showView(page: Page, title: string): Promise<void> {
  const item = page
    .locator('.part.activitybar .action-item')
    .filter({ has: page.getByLabel(title, { exact: true }) })
    .first();
  await item.waitFor();
  // A click on the one that shows would hide it.
  if (!((await item.getAttribute('class')) ?? '').split(' ').includes('checked')) {
    await item.click();
  }
  await page.locator('.part.sidebar .composite.title').getByText(title, { exact: false }).waitFor();
}

/** The first row of a tree view in the side bar whose label is exactly this. */
export function treeRow(page: Page, label: string): Locator {
  return page
    .locator('.part.sidebar .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) })
    .first();
}

/** Clicks an inline action of a tree row, by the title of its command. */
export async function clickRowAction(page: Page, label: string, action: string): Promise<void> {
  const row = treeRow(page, label);
  // Actions show on the row under the mouse only.
  await row.hover();
  await row.getByRole('button', { name: action }).click();
}

/** Chooses an entry of a tree row's context menu, by the title of its command. */
export async function chooseFromRowMenu(page: Page, label: string, entry: string): Promise<void> {
  await treeRow(page, label).click({ button: 'right' });
  const menu = page.locator('.monaco-menu');
  // A menu takes no click in its first tenth of a second.
  await retry(async () => {
    await menu.getByRole('menuitem', { name: entry, exact: true }).click();
    await menu.waitFor({ state: 'hidden', timeout: 1_000 });
  });
}

/** The notification on screen that contains this text, popped up or in the notification center. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notification-list-item:visible').filter({ hasText: text }).first();
}

/** Clicks a button of a notification. */
export async function clickNotification(
  page: Page,
  text: string | RegExp,
  button: string,
): Promise<void> {
  await notification(page, text).getByRole('button', { name: button, exact: true }).click();
}

/** Closes a notification without answering it. */
export async function dismissNotification(page: Page, text: string | RegExp): Promise<void> {
  const shown = notification(page, text);
  await shown.hover();
  await shown.getByRole('button', { name: /^Clear Notification/ }).click();
  await shown.waitFor({ state: 'hidden' });
}

/** The modal dialog on screen. */
export function dialog(page: Page): Locator {
  return page.locator('.monaco-dialog-box');
}

/** Clicks a button of the modal dialog on screen. */
export async function clickDialog(page: Page, button: string): Promise<void> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
}

/** What the system clipboard holds; the profile grants the permission. */
export async function readClipboard(page: Page): Promise<string> {
  return page.evaluate<string>('navigator.clipboard.readText()');
}

/** Puts a text where a paste takes it from. */
export async function writeClipboard(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
}

async function retry(attempt: () => Promise<void>, times = 10): Promise<void> {
  for (let left = times; ; left--) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (left <= 1) throw error;
    }
  }
}
