import { equal, match } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { seeInBody } from './answerBody';
import { addAuthorized, openConsole } from './authorized';
import { useDesk, type Desk } from './desk';
import { lookInEveryTheme } from './everyTheme';

/** What happens between Send and the answer, as a person sees it. */
describe('a request that is under way', function () {
  this.bail(true);
  let desk: Desk;
  let page: Page;
  let frame: Frame;

  useDesk(async (given, window) => {
    desk = given;
    page = window;
    await addAuthorized(page, desk.simulator, 'Acme');
    frame = await openConsole(page);
  });

  const outcome = () => frame.locator('#outcome');
  const sendTo = async (path: string) => {
    await frame.locator('#path').fill(path);
    await frame.locator('#path').press('Control+Enter');
  };

  it('shows with its answer what is left of the limit', async () => {
    await sendTo('/rest/api/3/myself');
    const gauge = frame.getByRole('meter', { name: 'Rate limit' });
    await gauge.waitFor();
    match(await gauge.innerText(), /^[\d,]+ of 10,000 left$/);
    match((await gauge.getAttribute('title')) ?? '', /before it asks to wait/);
    await lookInEveryTheme(desk, page, frame, 'limit');
  });

  it('that is refused with a 429 is waited out', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { rate_limit: { retry_after: 5 } } });
    await sendTo('/rest/api/3/field');
    await frame.getByText(/Jira asks to wait: again in \d s \(1 of 4\)/).waitFor();
    await takePicture(page, 'waiting-light');
    await outcome().getByText('200 OK').waitFor();
    const asked = desk.simulator.requests.filter(({ path }) => path.endsWith('/rest/api/3/field'));
    equal(asked.map(({ status }) => status).join(), '429,200');
  });

  it('is the 429 where its user does not want to wait', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { rate_limit: { retry_after: 120 } } });
    await sendTo('/rest/api/3/field');
    await frame.getByText(/again in \d+ s/).waitFor();
    await page.keyboard.press('Escape');
    await outcome().getByText('The wait was cancelled.', { exact: false }).waitFor();
    match(await outcome().innerText(), /429/);
    await takePicture(page, 'wait-cancelled-light');
  });

  it('to a silent server is cancelled', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { hang: true } });
    await sendTo('/rest/api/3/priority');
    await desk.simulator.received(({ path }) => path.endsWith('/rest/api/3/priority'));
    await frame.locator('#cancel').click();
    await outcome().getByText('Cancelled.').waitFor();
  });

  it('shows what a drip has brought, and keeps that when it is cancelled', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { drip: { bytes: 1, every: 200 } } });
    await sendTo('/rest/api/3/field');
    await frame.getByText(/\d+ B received/).waitFor();
    await takePicture(page, 'drip-light');
    await frame.locator('#cancel').click();
    await outcome().getByText('Cancelled. The body is what had arrived by then.').waitFor();
    await seeInBody(frame, '[');
  });

  it('tells what was packed on the wire', async () => {
    desk.simulator.faults.add({ on: 'gateway', effect: { gzip: true } });
    await sendTo('/rest/api/3/field');
    await outcome()
      .getByText(/ transferred\)/)
      .waitFor();
  });

  it('is not led elsewhere, and says to where it would have been', async () => {
    const location = 'https://elsewhere.example/x?a=b';
    desk.simulator.faults.add({ on: 'gateway', effect: { status: 302, headers: { location } } });
    await sendTo('/rest/api/3/field');
    await outcome().getByText('leads elsewhere, to elsewhere.example,', { exact: false }).waitFor();
    await takePicture(page, 'redirect-light');
  });
});
