import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { Simulator } from '../simulator/simulator';
import { launchBrowser, newProfile } from '../vscode/browser';
import { packageExtension } from '../vscode/packageExtension';
import { startServer, type Server } from '../vscode/server';
import { openWindow } from '../vscode/window';

/** All that a person sits before: Atlassian, a browser, and VS Code with the extension installed. */
export interface Desk {
  readonly simulator: Simulator;
  readonly server: Server;
  readonly profile: BrowserContext;
  /** Where the server keeps data and logs; it holds nothing else. */
  readonly userData: string;
  /** Opens a window on an empty folder. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** Sets up a desk with the packaged extension, as a person would install it. */
export async function setUpDesk(): Promise<Desk> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-e2e-'));
  const folder = join(home, 'workspace');
  const userData = join(home, 'data');
  await mkdir(folder);
  await writeFile(join(folder, 'notes.md'), 'A folder to work in.\n');
  const vsix = await packageExtension();
  const simulator = await Simulator.start();
  const server = await startServer({ vsix: [vsix], userData, smokeTestDriver: false });
  const browser: Browser = await launchBrowser();
  const profile = await newProfile(browser);
  return {
    simulator,
    server,
    profile,
    userData,
    open: () => openWindow(profile, server, { folder }),
    close: async () => {
      await browser.close();
      await server.close();
      await simulator.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
