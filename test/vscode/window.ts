import type { BrowserContext, Page } from 'playwright-core';

import type { Server } from './server';

/** What a window shows and which extension it runs from a folder; all paths absolute. */
export interface WindowOptions {
  readonly folder?: string;
  /** Folders of extensions to run; the server must have the smoke-test driver. */
  readonly extensionDevelopmentPath?: readonly string[];
  /** A module whose `run()` is called inside the extension host; the server must have the smoke-test driver. */
  readonly extensionTestsPath?: string;
}

/** The address that opens such a window. */
export function windowAddress(server: Server, options: WindowOptions): string {
  const remote = (path: string) => `vscode-remote://${server.authority}${asUriPath(path)}`;
  const payload = [
    ...(options.extensionDevelopmentPath ?? []).map((path) => [
      'extensionDevelopmentPath',
      remote(path),
    ]),
    ...(options.extensionTestsPath
      ? [['extensionTestsPath', remote(options.extensionTestsPath)]]
      : []),
  ];
  const address = new URL(server.origin);
  if (server.connectionToken) address.searchParams.set('tkn', server.connectionToken);
  if (options.folder) address.searchParams.set('folder', asUriPath(options.folder));
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** Opens a window in a new tab and waits until its extensions are known and can be used. */
export async function openWindow(
  context: BrowserContext,
  server: Server,
  options: WindowOptions,
): Promise<Page> {
  const page = await context.newPage();
  // Beside other windows that are busy, a window takes its time to load.
  await page.goto(windowAddress(server, options), { timeout: 120_000 });
  await windowReady(page);
  return page;
}

/** Waits until the workbench shows and the commands and views of its extensions are in it. */
async function windowReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: 60_000 });
  await page.waitForFunction(
    "performance.getEntriesByName('code/didLoadExtensions').length > 0",
    undefined,
    { timeout: 60_000 },
  );
}

/** Goes to another window and comes back: this one loses the focus and gets it again. */
export async function leaveAndReturn(page: Page, other: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Playwright lets every page think that it always has the focus.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  await page.bringToFront();
  // Twice: a window that has heard of no focus yet does not notice that it loses it.
  for (const front of [other, page, other, page]) {
    await front.bringToFront();
    // Not by its frames, as is usual: a page behind another draws none.
    await page.waitForFunction(`document.hasFocus() === ${front === page}`, undefined, {
      polling: 100,
    });
    // VS Code takes the focus for lost one turn later, unless it is back by then.
    await page.evaluate('new Promise((done) => setTimeout(done))');
  }
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await session.detach();
}

const themeClasses = {
  'Default Light Modern': 'vs',
  'Default Dark Modern': 'vs-dark',
  'Default High Contrast Light': 'hc-light',
  'Default High Contrast': 'hc-black',
} as const;

/** A theme that comes with VS Code, one of each kind. */
export type Theme = keyof typeof themeClasses;

/** Sets the theme of all windows of a server and waits until this one shows it. */
export async function setTheme(page: Page, server: Server, theme: Theme): Promise<void> {
  const shown = page.locator(`.monaco-workbench.${themeClasses[theme]}`);
  // A young window may not watch its settings yet, and misses a change: write until it shows.
  for (let left = 6; ; left -= 1) {
    await server.setSettings({ 'workbench.colorTheme': theme });
    try {
      await shown.waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

/** On Windows a drive letter becomes a path segment. */
function asUriPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}
