import type { CDPSession, Frame, Page } from 'playwright-core';

import type { Figures } from './figures';
import type { HostProbe } from './hostProbe';

const MB = 1024 * 1024;
const allowedHeap = 30;

/** How memory grows, in bytes; what came before the first body counts as there. */
export class MemoryWatch {
  readonly #page: Page;
  readonly #frame: Frame;
  readonly #host: HostProbe;
  #before: { readonly rss: number; readonly heap: number } | undefined;
  #session: CDPSession | undefined;

  constructor(page: Page, frame: Frame, host: HostProbe) {
    this.#page = page;
    this.#frame = frame;
    this.#host = host;
  }

  /** Growth counts from the first call. */
  async begin(): Promise<void> {
    this.#before ??= await this.#now();
  }

  async report(figures: Figures, size: string, bytes: number): Promise<void> {
    const after = await this.#now();
    const before = this.#before ?? after;
    figures.add({
      size,
      what: 'growth of the extension host beside the body',
      value: (after.rss - before.rss - bytes) / MB,
      unit: 'MB',
      allowed: bytes / MB,
    });
    const value = (after.heap - before.heap) / MB;
    figures.add({
      size,
      what: "growth of the page's heap",
      value,
      unit: 'MB',
      allowed: allowedHeap,
    });
  }

  async #now() {
    const { rss } = await this.#host.read();
    // A webview has a process of its own, unless the browser sees no reason for that.
    this.#session ??= await this.#page
      .context()
      .newCDPSession(this.#frame)
      .catch(() => this.#page.context().newCDPSession(this.#page));
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return { rss, heap: usedSize };
  }
}
