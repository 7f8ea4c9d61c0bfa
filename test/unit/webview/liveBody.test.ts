import { deepEqual } from 'node:assert/strict';

import type { Operation } from '../../../src/core/catalogue/operation';
import type { StringAt } from '../../../src/core/json/stringAt';
import { offersAt } from '../../../src/core/live/offers';
import type { LiveAnswer } from '../../../src/core/live/question';
import type { LiveResult } from '../../../src/protocol/console';
import { AskedSites } from '../../../src/webview/console/askedSites';
import { liveOffers } from '../../../src/webview/console/liveBody';
import type { Operations } from '../../../src/webview/console/useOperations';

describe('live values in a string of the body', () => {
  const projects = [{ id: '10000', key: 'WEB', name: 'Website' }];

  it('are asked for by their user only', async () => {
    const site = new FakeSite({ projects: [projects] });
    deepEqual(await offersOf(site, false), []);
    deepEqual(site.asked, []);
    deepEqual(await offersOf(site, true), ['WEB']);
    deepEqual(await offersOf(site, false), ['WEB']);
    deepEqual(site.asked, ['projects']);
  });

  it('are asked for once more by a user who asks once more', async () => {
    const site = new FakeSite({ projects: [projects, [{ id: '1', key: 'OPS', name: 'Desk' }]] });
    await offersOf(site, true);
    deepEqual(await offersOf(site, true), ['OPS']);
  });

  it('are asked for again after a refusal, with what was refused told meanwhile', async () => {
    const site = new FakeSite({ projects: ['The site refuses.', projects] });
    const remarks: (string | undefined)[] = [];
    deepEqual(await offersOf(site, true, remarks), []);
    deepEqual(remarks, ['Asking acme for its projects …', 'The site refuses.']);
    deepEqual(await offersOf(site, true), ['WEB']);
  });

  it('are asked for once, and not for ever, where the site refuses', async () => {
    const site = new FakeSite({ projects: ['No.', 'No.', 'No.'] });
    await offersOf(site, true);
    deepEqual(site.asked, ['projects']);
  });

  it('are found for a second asker who comes while the first waits', async () => {
    const site = new FakeSite({ projects: [projects] });
    deepEqual(await Promise.all([offersOf(site, true), offersOf(site, true)]), [['WEB'], ['WEB']]);
    deepEqual(site.asked, ['projects']);
  });

  it('give the names of variables unasked, once, and anew to who asks', async () => {
    const site = new FakeSite({ variables: [[{ id: 'a', name: 'a' }], [{ id: 'b', name: 'b' }]] });
    deepEqual(await offersOf(site, false, [], '{{'), ['{{a}}']);
    deepEqual(await offersOf(site, false, [], '{{'), ['{{a}}']);
    deepEqual(site.asked, ['variables']);
    deepEqual(await offersOf(site, true, [], '{{'), ['{{b}}']);
  });

  it('give the names of variables anew where they may have been edited', async () => {
    const site = new FakeSite({ variables: [[{ id: 'a', name: 'a' }], [{ id: 'b', name: 'b' }]] });
    await offersOf(site, false, [], '{{');
    site.sites.forgetVariables();
    deepEqual(await offersOf(site, false, [], '{{'), ['{{b}}']);
  });
});

async function offersOf(
  site: FakeSite,
  isAsked: boolean,
  remarks: (string | undefined)[] = [],
  value = '',
): Promise<readonly string[]> {
  const place = { operations: OPERATIONS, live: site.live, operation: OPERATION };
  const at = { path: ['project'], isName: false, value, cursor: value.length } as StringAt;
  const offers = await liveOffers(place, at, isAsked, (remark) => remarks.push(remark));
  return offers.map(({ text }) => text).filter((text) => !/\$|last/u.test(text));
}

const OPERATION = { id: 'any' } as unknown as Operation;

/** Every string of the body is for the key of a project. */
const OPERATIONS = {
  placeInBody: () => ({ kind: 'projects', writes: 'key' }),
  offersAt,
} as unknown as Operations;

/** Answers each kind of question with one after the other; a text says why not. */
class FakeSite {
  readonly asked: string[] = [];
  readonly sites = new AskedSites(
    ({ question }) => this.answer(question.kind),
    () => undefined,
  );
  readonly live = this.sites.at({ credentialId: 'acme' }, 'acme');

  constructor(
    private readonly answers: Readonly<Record<string, readonly (LiveAnswer | string)[]>>,
  ) {}

  private async answer(kind: string): Promise<LiveResult> {
    const given = this.answers[kind]?.[this.asked.filter((one) => one === kind).length] ?? 'None.';
    this.asked.push(kind);
    return Promise.resolve(typeof given === 'string' ? { message: given } : { answer: given });
  }
}
