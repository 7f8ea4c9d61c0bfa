import { format } from 'node:util';

import type { Browser } from 'playwright-core';

import { createDeferred } from '../../src/core/async';
import { newProfile } from './browser';
import type { Server } from './server';
import { windowAddress, type WindowOptions } from './window';

/** Milliseconds after which a run counts as hung. */
const timeLimit = 300_000;

/** What to run inside an extension host, and who hears what it prints. */
export interface HostRun extends WindowOptions {
  readonly extensionTestsPath: string;
  readonly onLine: (line: string) => void;
}

/** Calls a module's `run()` inside the extension host of a fresh window, and tells its exit code. */
export async function runInHost(server: Server, browser: Browser, run: HostRun): Promise<number> {
  const context = await newProfile(browser);
  const exit = createDeferred<number>();
  const timer = setTimeout(
    () => exit.reject(new Error(`no end after ${timeLimit / 1000} s:\n${server.output()}`)),
    timeLimit,
  );
  try {
    const page = await context.newPage();
    // The page calls these two where it finds them: lines of the console, and the end of `run()`.
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      // What tests print through `console.log` comes as info, the host's own complaints as other types.
      if (type === 'info') run.onLine(format(...args));
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
    await page.goto(windowAddress(server, run));
    return await exit.promise;
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}
