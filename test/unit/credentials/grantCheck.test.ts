import { deepStrictEqual } from 'node:assert/strict';
import type { Grant } from '../../../src/core/credentials/grant';
import { checkGrant } from '../../../src/core/credentials/grantCheck';
import { NetworkError } from '../../../src/core/errors';
import type { HttpResponse } from '../../../src/core/ports';
import { FakeClock, FakeHttpClient, MemoryLogger, answer } from '../../fakes';
import { tokenSet } from '../world';

const TOKENS = tokenSet(0);
const ADA = { accountId: 'a-1', displayName: 'Ada Lovelace' };
const KNOWN = { cloudId: 'c-9', name: 'Known', url: 'https://known.atlassian.net', scopes: [] };
/** What was known before; a check replaces only what it finds out. */
const BEFORE: Grant = { sites: [KNOWN], account: ADA, failure: { code: 'sites_unavailable' } };

function resource(id: string, scopes: readonly string[] = ['read:jira-user']) {
  return { id, name: `Site ${id}`, url: `https://${id}.atlassian.net`, scopes };
}

function site(cloudId: string, scopes: readonly string[] = ['read:jira-user']) {
  return { cloudId, name: `Site ${cloudId}`, url: `https://${cloudId}.atlassian.net`, scopes };
}

type Respond = () => HttpResponse;

const down: Respond = () => {
  throw new NetworkError('connection_failed');
};

/** What a check asked, found and said. */
async function check(resources: Respond, myself: Respond = () => answer(200, ADA)) {
  const clock = new FakeClock();
  const http = new FakeHttpClient(({ url }) => {
    const isResources = url.endsWith('/accessible-resources');
    clock.advance(isResources ? 120 : 45);
    return isResources ? resources() : myself();
  });
  const logger = new MemoryLogger();
  const grant = await checkGrant({ http, clock, logger }, BEFORE, TOKENS);
  const asked = http.requests.map(({ url }) => url.replace('https://api.atlassian.com', ''));
  return { grant, asked, log: logger.lines };
}

describe('the check of a grant', () => {
  it('finds sites and account, and asks the first site that may be asked', async () => {
    const resources = [resource('b'), resource('a', ['read:jira-work']), resource('c')];
    const sites = [site('a', ['read:jira-work']), site('b'), site('c')];
    const grace = { accountId: 'a-2', displayName: 'Grace Hopper' };
    deepStrictEqual(
      await check(
        () => answer(200, resources),
        () => answer(200, { ...grace, emailAddress: 'grace@acme.example' }),
      ),
      {
        grant: { tokenSet: TOKENS, sites, account: grace, failure: undefined },
        asked: ['/oauth/token/accessible-resources', '/ex/jira/b/rest/api/3/myself'],
        log: ['info accessible-resources: 200 in 120 ms', 'info myself on Site b: 200 in 45 ms'],
      },
    );
  });

  it('asks nobody for the account where no site gives it', async () => {
    const scopes = ['read:jira-work'];
    deepStrictEqual(await check(() => answer(200, [resource('a', scopes)])), {
      grant: {
        tokenSet: TOKENS,
        sites: [site('a', scopes)],
        account: undefined,
        failure: undefined,
      },
      asked: ['/oauth/token/accessible-resources'],
      log: ['info accessible-resources: 200 in 120 ms'],
    });
  });

  const confluence = resource('a', ['read:confluence-user']);
  const noJira: readonly [what: string, body: unknown][] = [
    ['an empty list', []],
    ['a list without Jira', [confluence]],
  ];
  for (const [what, body] of noJira) {
    it(`finds no_jira_site in ${what}, and forgets the sites it knew`, async () => {
      const { grant, asked } = await check(() => answer(200, body));
      deepStrictEqual(
        { grant, asked },
        {
          grant: { ...BEFORE, tokenSet: TOKENS, sites: [], failure: { code: 'no_jira_site' } },
          asked: ['/oauth/token/accessible-resources'],
        },
      );
    });
  }

  const unavailable: readonly [what: string, respond: Respond, reason: string][] = [
    ['no connection', down, 'connection_failed'],
    ['a 401', () => answer(401, {}), '401'],
    ['a 503', () => answer(503, '<html>'), '503'],
    ['HTML', () => answer(200, '<html>'), '200'],
    ['an answer of another form', () => answer(200, { values: [] }), '200'],
    ['half an answer', () => ({ ...answer(200, []), cut: 'connection_lost' as const }), '200'],
  ];
  for (const [what, respond, reason] of unavailable) {
    it(`keeps the sites it knew on ${what}, and says sites_unavailable`, async () => {
      const { grant } = await check(respond);
      const failure = { code: 'sites_unavailable', reason };
      deepStrictEqual(grant, { ...BEFORE, tokenSet: TOKENS, failure });
    });
  }

  for (const status of [401, 403, 404]) {
    it(`says jira_refused on ${status} of Jira`, async () => {
      const { grant } = await check(
        () => answer(200, [resource('a')]),
        () => answer(status, {}),
      );
      const failure = { code: 'jira_refused', reason: String(status) };
      deepStrictEqual(grant, { ...BEFORE, tokenSet: TOKENS, sites: [site('a')], failure });
    });
  }

  const notNow: readonly [what: string, respond: Respond][] = [
    ['no connection', down],
    ['a 503', () => answer(503, 'x')],
    ['a 429', () => answer(429, {})],
    ['an answer of another form', () => answer(200, { name: 'Ada' })],
  ];
  for (const [what, respond] of notNow) {
    it(`takes ${what} of Jira for no failure, and keeps the account it knew`, async () => {
      const { grant } = await check(() => answer(200, [resource('a')]), respond);
      const expected = { tokenSet: TOKENS, sites: [site('a')], account: ADA, failure: undefined };
      deepStrictEqual(grant, expected);
    });
  }
});
