import { deepStrictEqual } from 'node:assert/strict';
import { bearerAccess } from '../../../src/core/atlassian/apiOrigin';
import { apiOf, type Credential } from '../../../src/core/credentials/credential';
import { checkGrant, type Findings } from '../../../src/core/credentials/grantCheck';
import { NetworkError } from '../../../src/core/errors';
import type { HttpResponse } from '../../../src/core/ports';
import { FakeClock, FakeHttpClient, MemoryLogger, answer } from '../../fakes';
import { accessWith, API_TOKEN, CREDENTIAL, PERSONAL_ACCESS_TOKEN } from '../world';

const ADA = { accountId: 'a-1', displayName: 'Ada Lovelace' };
const KNOWN = { cloudId: 'c-9', name: 'Known', url: 'https://known.atlassian.net', scopes: [] };
/** What was known before; a check replaces only what it finds out. */
const BEFORE: Findings = { sites: [KNOWN], account: ADA, failure: { code: 'sites_unavailable' } };

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
  const grant = await checkGrant(
    { http, clock, logger },
    CREDENTIAL,
    BEFORE,
    accessWith('access-1'),
  );
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
        grant: { sites, account: grace, failure: undefined },
        asked: ['/oauth/token/accessible-resources', '/ex/jira/b/rest/api/3/myself'],
        log: ['info accessible-resources: 200 in 120 ms', 'info myself on Site b: 200 in 45 ms'],
      },
    );
  });

  it('asks nobody for the account where no site gives it', async () => {
    const scopes = ['read:jira-work'];
    deepStrictEqual(await check(() => answer(200, [resource('a', scopes)])), {
      grant: {
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
          grant: { ...BEFORE, sites: [], failure: { code: 'no_jira_site' } },
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
      deepStrictEqual(grant, { ...BEFORE, failure });
    });
  }

  for (const status of [401, 403, 404]) {
    it(`says jira_refused on ${status} of Jira`, async () => {
      const { grant } = await check(
        () => answer(200, [resource('a')]),
        () => answer(status, {}),
      );
      const failure = { code: 'jira_refused', reason: String(status) };
      deepStrictEqual(grant, { ...BEFORE, sites: [site('a')], failure });
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
      const expected = { sites: [site('a')], account: ADA, failure: undefined };
      deepStrictEqual(grant, expected);
    });
  }
});

/** What a check of an entered token asked and found. */
async function checkEntered(
  credential: Credential,
  respond: (url: string) => HttpResponse,
  before: Findings = { sites: [] },
) {
  const http = new FakeHttpClient(({ url }) => respond(url));
  const clock = new FakeClock();
  const context = { http, clock, logger: new MemoryLogger() };
  const found = await checkGrant(context, credential, before, accessOfEntered(credential));
  return { found, now: clock.now(), asked: http.requests.map(({ url }) => url) };
}

function accessOfEntered(credential: Credential) {
  return bearerAccess('entered', apiOf(credential).apiBaseUrl);
}

describe('the check of a token that was entered', () => {
  it('asks the site itself who its owner is', async () => {
    const { found, now, asked } = await checkEntered(API_TOKEN, () => answer(200, ADA));
    deepStrictEqual(
      { found, asked },
      {
        found: { sites: [], account: ADA, failure: undefined, checkedAt: now },
        asked: ['https://acme.atlassian.net/rest/api/3/myself'],
      },
    );
  });

  it('asks a Data Center by the version that it has, whose users have keys', async () => {
    const { found, asked } = await checkEntered(PERSONAL_ACCESS_TOKEN, () =>
      answer(200, { key: 'JIRAUSER1', name: 'ada', displayName: 'Ada Lovelace' }),
    );
    deepStrictEqual(
      [found.account, asked],
      [
        { accountId: 'JIRAUSER1', displayName: 'Ada Lovelace' },
        ['https://jira.acme.example/jira/rest/api/2/myself'],
      ],
    );
  });

  it('finds the cloud ID of the site first, where the token goes through the gateway', async () => {
    const scoped = { ...API_TOKEN, scoped: true };
    const { found, asked } = await checkEntered(scoped, (url) =>
      url.endsWith('/_edge/tenant_info') ? answer(200, { cloudId: 'c-1' }) : answer(200, ADA),
    );
    deepStrictEqual(
      [found.sites, asked],
      [
        [{ cloudId: 'c-1', name: 'acme.atlassian.net', url: API_TOKEN.siteUrl, scopes: [] }],
        [
          'https://acme.atlassian.net/_edge/tenant_info',
          'https://api.atlassian.com/ex/jira/c-1/rest/api/3/myself',
        ],
      ],
    );
  });

  it('takes a token for good that lacks the scope to say whose it is', async () => {
    const mismatch = { code: 401, message: 'Unauthorized; scope does not match' };
    const { found } = await checkEntered(API_TOKEN, () => answer(401, mismatch));
    deepStrictEqual(
      [found.failure, found.account, found.checkedAt !== undefined],
      [undefined, undefined, true],
    );
  });

  for (const [what, respond, code] of [
    ['a 401', () => answer(401, 'x'), 'token_refused'],
    ['a 403', () => answer(403, {}), 'token_refused'],
    ['a page', () => answer(200, '<html>'), 'site_unreachable'],
    ['no connection', down, 'site_unreachable'],
  ] as const) {
    it(`says ${code} on ${what}`, async () => {
      const { found } = await checkEntered(API_TOKEN, respond);
      deepStrictEqual(found.failure?.code, code);
    });
  }

  it('says site_unreachable where the site tells no cloud ID, and asks no gateway', async () => {
    const scoped = { ...API_TOKEN, scoped: true };
    const { found, asked } = await checkEntered(scoped, () => answer(200, { cloudId: '../x' }));
    deepStrictEqual([found.failure?.code, asked.length], ['site_unreachable', 1]);
  });

  it('leaves what worked before as it is where Jira cannot answer now', async () => {
    const before: Findings = { sites: [], account: ADA, checkedAt: 1 };
    const { found } = await checkEntered(API_TOKEN, down, before);
    deepStrictEqual(found, before);
  });
});
