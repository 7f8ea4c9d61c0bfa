import { deepStrictEqual, match } from 'node:assert/strict';
import { API_TOKEN, SCOPED_API_TOKEN } from '../../simulator/personalTokens';
import { Simulator } from '../../simulator/simulator';
import { basicHeader, obtainTokens, replyOf } from './harness';

const MYSELF = '/rest/api/3/myself';

describe("the simulated site's own address", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await Simulator.start();
  });
  after(() => simulator.close());

  const ask = (
    path: string,
    headers: Record<string, string> = {},
    { method = 'GET', body = null as string | null } = {},
  ) => fetch(simulator.site_url + path, { method, body, headers });

  it('tells anyone its cloud ID', async () => {
    deepStrictEqual(await replyOf(await ask('/_edge/tenant_info')), {
      status: 200,
      body: { cloudId: simulator.sites[0]!.cloud_id },
    });
  });

  it('takes an e-mail, in any case, with its token, and asks for no scope', async () => {
    for (const user of ['ada@acme.example', 'Ada@ACME.example']) {
      const headers = basicHeader(API_TOKEN, { user });
      const { status, body } = await replyOf(await ask(MYSELF, headers));
      deepStrictEqual(
        [status, (body as { displayName: string }).displayName],
        [200, 'Ada Lovelace'],
      );
    }
    const fields = JSON.stringify({
      fields: { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'By token' },
    });
    const headers = { ...basicHeader(API_TOKEN), 'content-type': 'application/json' };
    const { status, body } = await replyOf(
      await ask('/rest/api/2/issue', headers, { method: 'POST', body: fields }),
    );
    const { self } = body as { self: string };
    deepStrictEqual(
      [status, self.startsWith(`${simulator.site_url}/rest/api/2/issue/`)],
      [201, true],
    );
  });

  const wrong: readonly [what: string, headers: Record<string, string>][] = [
    ['a wrong token', basicHeader(API_TOKEN, { password: 'wrong' })],
    ['no token', basicHeader(API_TOKEN, { password: '' })],
    ["another's e-mail", basicHeader(API_TOKEN, { user: 'grace@acme.example' })],
    ['a token with scopes', basicHeader(SCOPED_API_TOKEN)],
  ];
  for (const [what, headers] of wrong) {
    it(`takes who sends ${what} for nobody, and says that the login failed`, async () => {
      const rows = [];
      for (const path of [MYSELF, '/rest/api/3/issue/WEB-1', '/rest/api/3/project/search']) {
        const response = await ask(path, headers);
        const reason = response.headers.get('x-seraph-loginreason');
        rows.push([response.status, response.headers.get('www-authenticate'), reason]);
        await response.arrayBuffer();
      }
      deepStrictEqual(rows, [
        [401, 'OAuth realm="https%3A%2F%2Facme.atlassian.net"', 'AUTHENTICATED_FAILED'],
        [404, null, 'AUTHENTICATED_FAILED'],
        [200, null, 'AUTHENTICATED_FAILED'],
      ]);
    });
  }

  it('shows nobody an empty Jira, and lets nobody write', async () => {
    const projects = await replyOf(await ask('/rest/api/3/project/search'));
    const mine = '/rest/api/3/search/jql?jql=reporter%20%3D%20currentUser()';
    const found = await replyOf(await ask(mine));
    const created = await ask('/rest/api/3/issue', {}, { method: 'POST' });
    deepStrictEqual(
      [
        (projects.body as { values: unknown[] }).values,
        (found.body as { issues: unknown[] }).issues,
        created.status,
        await created.text(),
        created.headers.get('x-seraph-loginreason'),
      ],
      [[], [], 401, 'Client must be authenticated to access this resource.', null],
    );
  });

  it('refuses the access token of an app, and any other bearer token', async () => {
    const { access_token } = await obtainTokens(simulator);
    const refused = async (token: string) => {
      const response = await ask(MYSELF, { authorization: `Bearer ${token}` });
      return [response.status, await response.text()];
    };
    deepStrictEqual(
      [await refused(access_token), await refused(API_TOKEN.api_token), await refused('a.b.c')],
      [
        [401, 'Client must be authenticated to access this resource.'],
        [403, '{"error":"Failed to parse Connect Session Auth Token"}'],
        [403, '{"error":"Failed to parse Connect Session Auth Token"}'],
      ],
    );
  });

  it('traces every answer, and says of a path that is not there what the gateway says', async () => {
    const response = await ask('/rest/api/3/nothing', basicHeader(API_TOKEN));
    match(response.headers.get('atl-traceid') ?? '', /^[\da-f]{32}$/u);
    deepStrictEqual(await replyOf(response), {
      status: 404,
      body: {
        errorMessages: ['null for uri: https://acme.atlassian.net/rest/api/3/nothing'],
        errors: {},
      },
    });
  });

  it('is recorded and fails on order like the other servers', async () => {
    simulator.faults.add({ on: ({ server }) => server === 'site', effect: { status: 503 } });
    deepStrictEqual((await ask(MYSELF, basicHeader(API_TOKEN))).status, 503);
    const { server, path, status } = simulator.requests.at(-1)!;
    deepStrictEqual({ server, path, status }, { server: 'site', path: MYSELF, status: 503 });
  });
});
