import type { Browser, BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';

import { ensureChromium } from './chromium';

/** Starts a Chromium without a window, installing one where there is none. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    // The sandbox does not work for root in a container; the rest keeps it quiet in a closed network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Opens a browser profile: its windows share secrets, and no other profile sees them. */
export function newProfile(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

/**
 * Has the windows of a profile load every file anew: two that load at once and share the browser's
 * cache may wait for ever, one for the other.
 */
export async function doWithoutCache(profile: BrowserContext): Promise<void> {
  // There is no switch for it, but where any address is routed the cache is out of use.
  await profile.route('**/no-such-address', (route) => route.abort());
}
