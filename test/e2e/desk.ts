import { deepStrictEqual } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { Simulator } from '../simulator/simulator';
import { launchBrowser, newProfile } from '../vscode/browser';
import { packageExtension } from '../vscode/packageExtension';
import { takePicture } from '../vscode/pictures';
import { startServer, type Server } from '../vscode/server';
import { openWindow } from '../vscode/window';
import { findLeaks } from './leaks';
import { watchTraffic, type Traffic } from './traffic';

/** All that a person sits before: Atlassian, a browser, and VS Code with the extension installed. */
export interface Desk {
  readonly simulator: Simulator;
  readonly server: Server;
  readonly profile: BrowserContext;
  readonly traffic: Traffic;
  /** Where the server's data, logs and extensions, and the workspaces are; it holds nothing else. */
  readonly home: string;
  /** The folder that a window is opened on. */
  readonly workspace: string;
  /** Opens a window, on a workspace of its own where a name for that is given. */
  open(workspace?: string): Promise<Page>;
}

/** What a suite types that is secret, beside what the simulator knows. */
interface DeskOptions {
  readonly typed?: readonly string[];
}

/**
 * Sets up a desk for the suite, with the packaged extension as a person would install it, and hands
 * over the desk and its first window; ends the suite by looking for leaks.
 */
export function useDesk(
  sitDown: (desk: Desk, page: Page) => Promise<void> | void,
  { typed = [] }: DeskOptions = {},
): void {
  let desk: Desk | undefined;
  let close: (() => Promise<void>) | undefined;

  before(async () => {
    ({ desk, close } = await setUpDesk());
    await sitDown(desk, await desk.open());
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    for (const [index, page] of (desk?.profile.pages() ?? []).entries()) {
      await takePicture(page, index === 0 ? 'failed' : `failed-${index + 1}`);
    }
  });

  after('leaves no secret in clear anywhere', async () => {
    try {
      // Also after a failure: that is when too much is said.
      if (desk) deepStrictEqual(await findLeaks(desk, typed), []);
    } finally {
      await close?.();
    }
  });
}

async function setUpDesk(): Promise<{ desk: Desk; close: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-e2e-'));
  const userData = join(home, 'data');
  const workspace = join(home, 'workspace');
  const vsix = await packageExtension();
  const simulator = await Simulator.start();
  const server = await startServer({ vsix: [vsix], userData, smokeTestDriver: false });
  const browser: Browser = await launchBrowser();
  const profile = await newProfile(browser);
  const traffic = await watchTraffic(profile);
  const open = async (name = 'workspace') => {
    const folder = join(home, name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'notes.md'), 'A folder to work in.\n');
    return openWindow(profile, server, { folder });
  };
  return {
    desk: { simulator, server, profile, traffic, home, workspace, open },
    close: async () => {
      await browser.close();
      await server.close();
      await simulator.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
