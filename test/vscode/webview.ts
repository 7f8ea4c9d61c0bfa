import type { Frame, Page } from 'playwright-core';

/**
 * The frame of a webview's own page, told by an element that it shows. A webview is a frame in a frame,
 * and is replaced when its panel is hidden and shown again: ask anew after that.
 */
export async function webviewFrame(
  page: Page,
  selector: string,
  { timeoutMs = 30_000 }: { timeoutMs?: number } = {},
): Promise<Frame> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      // A frame may go away while it is asked.
      const shows = await frame
        .locator(selector)
        .first()
        .isVisible()
        .catch(() => false);
      if (shows) return frame;
    }
    if (Date.now() > until) {
      throw new Error(`No webview shows ${selector} after ${timeoutMs / 1000} s.`);
    }
    await page.waitForTimeout(100);
  }
}
