import { deepStrictEqual, match } from 'node:assert/strict';
import { CONSOLE_DEMO_APP } from '../../simulator/apps';
import { API_TOKEN, SCOPED_API_TOKEN } from '../../simulator/personalTokens';
import { Simulator } from '../../simulator/simulator';
import { basicHeader, call, obtainTokens, replyOf, siteBase, type Reply } from './harness';

describe('the simulated gateway', () => {
  let simulator: Simulator;
  let access_token: string;
  let base: string;
  before(async () => {
    simulator = await Simulator.start();
    ({ access_token } = await obtainTokens(simulator, {}, { site: 'Acme' }));
    base = siteBase(simulator);
  });
  after(() => simulator.close());
  afterEach(() => {
    simulator.settings.rate_limit = 10_000;
  });

  const get = async (path: string, token = access_token): Promise<Reply> =>
    replyOf(await call(simulator, token, path));

  it('refuses a missing, unknown or mangled token', async () => {
    const unauthorized = { status: 401, body: { code: 401, message: 'Unauthorized' } };
    const path = `${base}/rest/api/3/myself`;
    deepStrictEqual(await replyOf(await fetch(simulator.api_base_url + path)), unauthorized);
    deepStrictEqual(await get(path, 'guessed'), unauthorized);
    deepStrictEqual(await get(path, access_token.slice(0, -1)), unauthorized);
  });

  it('says 401 with its own text where a scope is missing', async () => {
    const narrow = await obtainTokens(simulator, { scope: 'read:jira-user offline_access' });
    deepStrictEqual(await get(`${base}/rest/api/3/field`, narrow.access_token), {
      status: 401,
      body: { code: 401, message: 'Unauthorized; scope does not match' },
    });
  });

  it('grants access by any one set of scopes, classic or granular', async () => {
    const granular = ['read:field:jira', 'read:avatar:jira', 'read:project-category:jira'];
    const whole = [...granular, 'read:project:jira', 'read:field-configuration:jira'];
    const app = { ...CONSOLE_DEMO_APP, client_id: 'granular', scopes: whole };
    simulator.register(app);
    const statuses = [];
    for (const scope of [granular, whole]) {
      const tokens = await obtainTokens(simulator, { scope: scope.join(' ') }, {}, app);
      statuses.push((await get(`${base}/rest/api/3/field`, tokens.access_token)).status);
    }
    deepStrictEqual(statuses, [401, 200]);
  });

  it('knows no site that does not exist or was not granted', async () => {
    for (const site of ['00000000-0000-4000-8000-000000000000', simulator.sites[1]!.cloud_id]) {
      const path = `/ex/jira/${site}/rest/api/3/myself`;
      const { status, body } = await get(path);
      const { timestamp, ...rest } = body as Record<string, unknown>;
      match(String(timestamp), /^\d{4}-/u);
      deepStrictEqual([status, rest], [404, { status: 404, error: 'Not Found', path }]);
    }
  });

  it("answers Jira's errors for a path or method that is not there", async () => {
    deepStrictEqual(await get(`${base}/rest/api/3/nothing`), {
      status: 404,
      body: {
        errorMessages: ['null for uri: https://acme.atlassian.net/rest/api/3/nothing'],
        errors: {},
      },
    });
    const response = await call(simulator, access_token, `${base}/rest/api/3/field`, {
      method: 'DELETE',
    });
    deepStrictEqual([response.status, response.headers.get('allow')], [405, 'GET']);
  });

  it('traces every answer, also a refusal', async () => {
    for (const token of [access_token, 'guessed']) {
      const { headers } = await call(simulator, token, `${base}/rest/api/3/myself`);
      match(headers.get('atl-traceid') ?? '', /^[\da-f]{32}$/u);
      match(headers.get('x-arequestid') ?? '', /^[\da-f]{32}$/u);
    }
  });

  it('counts requests down and answers 429 with all headers when none is left', async () => {
    // The count starts over with each minute, which must not happen in between.
    simulator.clock.advance(60_000 - (simulator.clock.now() % 60_000));
    simulator.settings.rate_limit = 2;
    const replies = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      replies.push(await call(simulator, access_token, `${base}/rest/api/3/serverInfo`));
    }
    deepStrictEqual(
      replies.map(({ status, headers }) => [status, headers.get('x-ratelimit-remaining')]),
      [
        [200, '1'],
        [200, '0'],
        [429, '0'],
      ],
    );
    const { headers } = replies[2]!;
    deepStrictEqual(
      ['retry-after', 'x-ratelimit-nearlimit', 'ratelimit-reason'].map((name) => headers.get(name)),
      ['30', 'true', 'jira-quota-tenant-based'],
    );
    match(headers.get('x-ratelimit-reset') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
  });

  it('fails the XSRF check of a browser and of multipart without the header', async () => {
    const attempts = [
      { headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (X11)' } },
      { headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ];
    for (const init of attempts) {
      const response = await call(simulator, access_token, `${base}/rest/api/3/search/jql`, {
        ...init,
        method: 'POST',
        body: '{}',
      });
      deepStrictEqual([response.status, await response.text()], [403, 'XSRF check failed']);
    }
  });

  it('lists projects by startAt until the last page', async () => {
    const keys = [];
    let page: { isLast: boolean; total: number; nextPage?: string; values: { key: string }[] };
    let path = `${base}/rest/api/3/project/search?maxResults=2`;
    do {
      page = (await get(path)).body as typeof page;
      keys.push(...page.values.map(({ key }) => key));
      path = page.nextPage?.slice(simulator.api_base_url.length) ?? '';
    } while (!page.isLast);
    deepStrictEqual([keys, page.total], [['WEB', 'OPS', 'HELP'], 3]);
  });

  it('reads everything else it has', async () => {
    const paths = [
      'myself',
      'serverInfo',
      'project/WEB',
      'project/10000',
      'field',
      'users/search?startAt=1&maxResults=2',
      'user?accountId=712020%3A8a1f0c3e-5d2b-4b7a-9c46-1e0f5a3d7b21',
    ];
    for (const version of ['2', '3']) {
      for (const path of paths) {
        deepStrictEqual((await get(`${base}/rest/api/${version}/${path}`)).status, 200, path);
      }
    }
  });

  it("refuses in Jira's shape what is not there", async () => {
    const missing = ['project/NOPE', 'user?accountId=nobody', 'issue/WEB-9999'];
    for (const path of missing) {
      const { status, body } = await get(`${base}/rest/api/3/${path}`);
      deepStrictEqual([status, Object.keys(body as object)], [404, ['errorMessages', 'errors']]);
    }
  });

  it('leads from each self link back to the thing itself', async () => {
    const { body } = await get(`${base}/rest/api/2/issue/WEB-1`);
    const { self, fields } = body as { self: string; fields: { project: { self: string } } };
    for (const link of [self, fields.project.self]) {
      deepStrictEqual((await get(link.slice(simulator.api_base_url.length))).status, 200);
    }
  });

  describe('with API tokens', () => {
    const ask = async (path: string, headers: Record<string, string>, method = 'GET') =>
      replyOf(await fetch(`${simulator.api_base_url}${path}`, { method, headers }));

    it('takes one with scopes for what its scopes allow, on every site of its owner', async () => {
      const headers = basicHeader(SCOPED_API_TOKEN);
      const answers = [
        await ask(`${base}/rest/api/3/myself`, headers),
        await ask(`${siteBase(simulator, 1)}/rest/api/3/project/LAB`, headers),
        await ask(`${base}/rest/api/3/issue`, headers, 'POST'),
      ];
      deepStrictEqual(
        answers.map(({ status }) => status),
        [200, 200, 401],
      );
      deepStrictEqual(answers[2]!.body, {
        code: 401,
        message: 'Unauthorized; scope does not match',
      });
    });

    const wrong: readonly [what: string, headers: Record<string, string>][] = [
      ['one without scopes', basicHeader(API_TOKEN)],
      ['a wrong one', basicHeader(SCOPED_API_TOKEN, { password: 'wrong' })],
      ["one with another's e-mail", basicHeader(SCOPED_API_TOKEN, { user: 'grace@acme.example' })],
      ['one as a bearer token', { authorization: `Bearer ${SCOPED_API_TOKEN.api_token}` }],
    ];
    for (const [what, headers] of wrong) {
      it(`refuses ${what}`, async () => {
        deepStrictEqual(await ask(`${base}/rest/api/3/myself`, headers), {
          status: 401,
          body: { code: 401, message: 'Unauthorized' },
        });
      });
    }
  });
});
