import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';

import { doWithoutCache } from '../vscode/browser';
import { takePicture } from '../vscode/pictures';
import { leaveAndReturn, setTheme, type Theme } from '../vscode/window';
import { showView, treeRow } from '../vscode/workbench';
import { addAuthorized } from './authorized';
import { BEHIND, ConsoleWindow, type Reply } from './consoleWindow';
import { useDesk, type Desk } from './desk';
import { gapsBelow, refreshesIn, withSpentToken } from './refreshes';

/** Seconds. */
const TOKEN_LIFE = 5;

/** Milliseconds: how long all windows send. */
const LOAD = 60_000;

/** Milliseconds: a token is used up to the last tenth of its life, so no refresh follows sooner. */
const SHORTEST_USE = TOKEN_LIFE * 900;

const THEMES: Readonly<Record<string, Theme>> = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

/** What happens to the first and the second window under load, after so many milliseconds. */
const INTERRUPTIONS = [
  { by: 'reload', after: LOAD / 3 },
  { by: 'kill', after: LOAD / 2 },
] as const;

/** What one window was told, and what it could know. */
interface Told {
  readonly reply: Reply;
  readonly loadedAt: number;
  readonly toldAt: number;
}

/**
 * Windows on one credential, in the host that is hardest on them: a window sees what another has
 * stored only once it is reloaded.
 */
for (const count of [2, 3]) {
  describe(`${count} windows on one credential`, function () {
    // A window takes its time to load where several do at once.
    this.timeout(600_000);
    this.bail(true);
    let desk: Desk;
    let windows: readonly ConsoleWindow[];

    useDesk(async (given, page) => {
      desk = given;
      desk.simulator.settings.token_life = TOKEN_LIFE;
      await doWithoutCache(desk.profile);
      await showView(page, 'Jira Console');
      await addAuthorized(page, desk.simulator, 'Acme');
      const opened = [await ConsoleWindow.open(desk, 'workspace', page)];
      // After the authorization: what is stored now is what they know from the start.
      while (opened.length < count) {
        opened.push(await ConsoleWindow.open(desk, `workspace-${opened.length + 1}`));
      }
      windows = opened;
    });

    it('tell the one that is behind when it is looked at, in its tree and in its console', async () => {
      const [first, second] = windows as [ConsoleWindow, ConsoleWindow];
      desk.simulator.expireAccessTokens();
      equal(await first.send(), 'answered');
      await showView(second.page, 'Jira Console');
      await leaveAndReturn(second.page, first.page);
      const row = treeRow(second.page, 'Acme');
      await row.getByText(/reload this/i).waitFor();
      match((await row.getAttribute('aria-label')) ?? '', /amber light/);
      await second.says(BEHIND);
    });

    it('tell it again when it sends, and it answers once it is reloaded', async () => {
      const second = windows[1]!;
      equal(await second.send(), 'behind');
      if (count === 2) await takePictures(second);
      await second.reloadAsTold();
      equal(await second.send(), 'answered');
    });

    it(`are answered or told so for a minute, with one refresh a lifetime at most`, async () => {
      const before = refreshesIn(desk.simulator.requests).length;
      const told = await underLoad();
      const refreshes = refreshesIn(desk.simulator.requests).slice(before);
      deepStrictEqual(
        {
          withSpentToken: withSpentToken(refreshesIn(desk.simulator.requests)),
          tooSoon: gapsBelow(refreshes, SHORTEST_USE),
          refused: refreshes.filter(({ status }) => status !== 200),
          toldInError: told.flat().filter((each) => each.reply === 'behind' && !wasBehind(each)),
        },
        {
          withSpentToken: [],
          tooSoon: [],
          refused: [],
          toldInError: [],
        },
      );
      // Else nothing was put to the test.
      ok(refreshes.length > 2, `${refreshes.length} refreshes`);
      ok(told.flat().some((each) => each.reply === 'behind'));
    });

    it('answer, each of them, once they are reloaded', async () => {
      for (const window of windows) {
        if ((await window.send()) === 'answered') continue;
        await window.reloadAsTold();
        equal(await window.send(), 'answered');
      }
      deepStrictEqual(withSpentToken(refreshesIn(desk.simulator.requests)), []);
    });

    /** Sends from all windows until the time is over. */
    async function underLoad(): Promise<readonly (readonly Told[])[]> {
      const start = Date.now();
      return Promise.all(
        windows.map(async (window, index) => {
          const told: Told[] = [];
          const interruption = INTERRUPTIONS[index];
          let isInterrupted = false;
          while (Date.now() < start + LOAD) {
            if (interruption && !isInterrupted && Date.now() > start + interruption.after) {
              isInterrupted = true;
              await window[interruption.by]();
            }
            const reply = await window.send();
            told.push({ reply, loadedAt: window.loadedAt, toldAt: Date.now() });
            if (reply === 'behind') await window.reloadAsTold();
          }
          return told;
        }),
      );
    }

    /** Whether anybody refreshed since the window has read its secrets. */
    function wasBehind({ loadedAt, toldAt }: Told): boolean {
      return refreshesIn(desk.simulator.requests).some(
        ({ time }) => loadedAt < time && time < toldAt,
      );
    }

    async function takePictures({ page }: ConsoleWindow): Promise<void> {
      for (const [suffix, theme] of Object.entries(THEMES)) {
        await setTheme(page, desk.server, theme);
        await takePicture(page, `behind-${suffix}`);
      }
      await setTheme(page, desk.server, THEMES['light']!);
    }
  });
}
