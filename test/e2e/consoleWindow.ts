import type { Frame, Page } from 'playwright-core';

import { webviewFrame } from '../vscode/webview';
import { runCommand } from '../vscode/workbench';
import type { Desk } from './desk';

/** What a window says that sees another's new tokens only once it is reloaded. */
export const BEHIND =
  'Another window renewed the tokens, and this window does not see the new ones. Reload this window.';

/** What a request came to: Jira's answer, or the word that another window has renewed the tokens. */
export type Reply = 'answered' | 'behind';

/** Milliseconds until a request must be answered and a console be shown, however busy the machine is. */
const LIMIT = 180_000;

/** A window with a console, used as a person does. */
export class ConsoleWindow {
  readonly #desk: Desk;
  readonly #workspace: string;
  #page: Page;
  #frame!: Frame;
  #sent = 0;
  #loadedAt = 0;

  private constructor(desk: Desk, workspace: string, page: Page) {
    this.#desk = desk;
    this.#workspace = workspace;
    this.#page = page;
  }

  /** Opens a window on a workspace of its own, or takes one, and opens a console in it. */
  static async open(desk: Desk, workspace: string, page?: Page): Promise<ConsoleWindow> {
    const loadedAt = Date.now();
    const window = new ConsoleWindow(desk, workspace, page ?? (await desk.open(workspace)));
    await window.#openConsole(loadedAt);
    return window;
  }

  get page(): Page {
    return this.#page;
  }

  /** When it began to load, which is before it read its secrets; milliseconds since the epoch. */
  get loadedAt(): number {
    return this.#loadedAt;
  }

  /**
   * Sends the request and waits until its outcome is shown.
   *
   * @throws Error with the text, where that is neither of the two there may be
   */
  async send(): Promise<Reply> {
    this.#sent += 1;
    await this.#frame.locator('#path').press('Control+Enter');
    await this.#frame.locator(`body[data-settled="${this.#sent}"]`).waitFor({ timeout: LIMIT });
    const text = await this.#frame.locator('#outcome').innerText();
    if (/\b200 OK\b/.test(text)) return 'answered';
    if (text.includes(BEHIND)) return 'behind';
    throw new Error(`The window on ${this.#workspace} shows: ${text}`);
  }

  /** Waits until the console says so, sent or not. */
  async says(sentence: string): Promise<void> {
    await this.#frame.getByText(sentence).first().waitFor();
  }

  /** Presses the button that comes with the word that this window is behind. */
  async reloadAsTold(): Promise<void> {
    await this.#reloadBy(() =>
      this.#frame.locator('#outcome').getByRole('button', { name: 'Reload Window' }).click(),
    );
  }

  async reload(): Promise<void> {
    await this.#reloadBy(() => runCommand(this.#page, 'Developer: Reload Window'));
  }

  /** Ends it without a chance to say good-bye, and opens it again. */
  async kill(): Promise<void> {
    const crashed = this.#page.waitForEvent('crash');
    const session = await this.#page.context().newCDPSession(this.#page);
    // Nobody is left to answer.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.#page.close();
    const loadedAt = Date.now();
    this.#page = await this.#desk.open(this.#workspace);
    // Whether its console is there again depends on when its layout was kept last.
    await runCommand(this.#page, 'View: Close All Editors');
    await this.#page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
    await this.#openConsole(loadedAt);
  }

  async #reloadBy(action: () => Promise<void>): Promise<void> {
    const loaded = this.#page.waitForEvent('load', { timeout: LIMIT });
    const loadedAt = Date.now();
    await action();
    await loaded;
    await this.#findConsole(loadedAt);
  }

  async #openConsole(loadedAt: number): Promise<void> {
    await runCommand(this.#page, 'Jira Console: Open Console');
    await this.#findConsole(loadedAt);
  }

  async #findConsole(loadedAt: number): Promise<void> {
    this.#frame = await webviewFrame(this.#page, '#path', { timeoutMs: LIMIT });
    await this.#frame
      .locator('#credential option')
      .first()
      .waitFor({ state: 'attached', timeout: LIMIT });
    await this.#frame.evaluate(COUNT_SETTLED);
    this.#sent = 0;
    this.#loadedAt = loadedAt;
  }
}

/** Counts the requests that are over: one outcome may read like the one before it. */
const COUNT_SETTLED = `{
  let isSending = false;
  let settled = 0;
  new MutationObserver(() => {
    const wasSending = isSending;
    isSending = document.querySelector('[aria-label=Answer]')?.ariaBusy === 'true';
    if (wasSending && !isSending) document.body.dataset.settled = String((settled += 1));
  }).observe(document, { subtree: true, attributeFilter: ['aria-busy'] });
}`;
