import { deepStrictEqual, equal } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { RAN } from '../badBodies';
import { takePicture } from '../vscode/pictures';
import { seeInBody } from './answerBody';
import { addAuthorized, openConsole } from './authorized';
import { badAnswers } from './badAnswers';
import { useDesk, type Desk } from './desk';

/** Of what no body may load; nothing is there. */
const LOADED = 'http://127.0.0.1:28438/loaded-by-a-body';

/** Answers as they should not be, one after another in one console. */
describe('an answer that is as it should not be', () => {
  let desk: Desk;
  let page: Page;
  let frame: Frame;
  let loaded = 0;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    page.on('request', (request) => {
      if (request.url().startsWith(LOADED)) loaded += 1;
    });
    await addAuthorized(page, desk.simulator, 'Acme');
    frame = await openConsole(page);
  });

  const tree = () => frame.locator('#answer-body').getByRole('tree');
  const panel = () => frame.locator('section.answer');

  async function send(path: string): Promise<void> {
    await frame.locator('#path').fill(path);
    await frame.locator('#path').press('Control+Enter');
  }

  /** Draws, and takes keys: a row is selected by them. */
  async function expectAlive(): Promise<void> {
    await frame.evaluate('new Promise(requestAnimationFrame)');
    if (!(await tree().isVisible())) return;
    for (const key of ['End', 'Home']) {
      await tree().press(key);
      await frame.locator('#answer-body [role=treeitem][aria-selected=true]').waitFor();
    }
  }

  /** In no frame a script of a body has run, and nothing was loaded for one. */
  async function expectNothingRan(): Promise<void> {
    const look = `[typeof globalThis.${RAN}, document.title.includes('${RAN}')].join()`;
    const seen = await Promise.all(page.frames().map((each) => each.evaluate(look)));
    deepStrictEqual([...new Set(seen)], ['undefined,false']);
    equal(loaded, 0);
  }

  for (const [index, answer] of badAnswers(LOADED).entries()) {
    it(`is shown as well as it can be where it is ${answer.what}`, async () => {
      const path = `/rest/api/3/bad/${index}`;
      desk.simulator.faults.add({ on: 'gateway', effect: answer.effect });
      await send(path);
      await frame.evaluate('new Promise(requestAnimationFrame)');
      await frame
        .locator('#address')
        .filter({ hasText: new RegExp(`${path}$`) })
        .waitFor();
      await frame.getByRole('tab', { name: answer.tab }).click();
      await frame.getByRole('tree', { name: answer.label }).waitFor();
      if (answer.says !== undefined) await panel().getByText(answer.says).waitFor();
      await seeInBody(frame, answer.shows);
      const titles = await frame.getByRole('tablist').last().getByRole('tab').allInnerTexts();
      for (const title of titles) {
        await frame.getByRole('tab', { name: title, exact: true }).click();
        await expectAlive();
        if (title === 'Preview')
          await frame.locator('.preview').getByText(answer.preview).waitFor();
      }
      await expectNothingRan();
    });
  }

  it('stays readable as far as it came where it drips and is cancelled', async () => {
    let release: () => void = () => undefined;
    const isOver = new Promise<void>((resolve) => (release = resolve));
    desk.simulator.faults.add({
      on: 'gateway',
      effect: {
        status: 200,
        content_type: 'application/json',
        feed: async (write) => {
          // What could be the beginning of a secret is shown once more has come.
          await write(Buffer.from(`{"first":[${'7,'.repeat(100_000)}`));
          await write(Buffer.from('8],"sec'));
          await isOver;
        },
      },
    });
    await send('/rest/api/3/drip');
    await frame.getByRole('tab', { name: 'Pretty' }).click();
    await seeInBody(frame, '"first": [', { isArriving: true });
    await expectAlive();
    await frame.locator('#cancel').click();
    await panel().getByText('Cancelled. The body is what had arrived by then.').waitFor();
    release();
    await panel().getByText('the body ends where the end of a string was expected.').waitFor();
    await frame.getByRole('tree', { name: /100,00\d rows/ }).waitFor();
    await seeInBody(frame, '"first": [');
    await expectAlive();
    await takePicture(page, 'bad-answer-light');
  });
});
