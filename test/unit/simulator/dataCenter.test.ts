import { deepStrictEqual, match } from 'node:assert/strict';
import { API_TOKEN, PERSONAL_ACCESS_TOKEN } from '../../simulator/personalTokens';
import { Simulator } from '../../simulator/simulator';
import { basicHeader, replyOf } from './harness';

const BEARER = { authorization: `Bearer ${PERSONAL_ACCESS_TOKEN.personal_access_token}` };

describe('the simulated Data Center', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await Simulator.start();
  });
  after(() => simulator.close());

  const ask = (path: string, headers: Record<string, string> = BEARER) =>
    fetch(simulator.data_center_url + path, { headers });

  it('lies below a context path, and knows itself by it', async () => {
    const { status, body } = await replyOf(await ask('/rest/api/2/serverInfo'));
    const { baseUrl, deploymentType } = body as Record<string, unknown>;
    match(simulator.data_center_url, /^http:\/\/127\.0\.0\.1:\d+\/jira$/u);
    deepStrictEqual([status, baseUrl, deploymentType], [200, simulator.data_center_url, 'Server']);
  });

  it('knows its users by key and name, not by an account ID', async () => {
    const { status, body } = await replyOf(await ask('/rest/api/2/myself'));
    const { self, key, name, displayName, accountId } = body as Record<string, unknown>;
    deepStrictEqual(
      { status, self, key, name, displayName, accountId },
      {
        status: 200,
        self: `${simulator.data_center_url}/rest/api/2/user?username=ada`,
        key: 'JIRAUSER10100',
        name: 'ada',
        displayName: 'Ada Lovelace',
        accountId: undefined,
      },
    );
  });

  it('lists projects without pages, and fields', async () => {
    const { body: projects } = await replyOf(await ask('/rest/api/2/project'));
    const { status } = await replyOf(await ask('/rest/api/2/field'));
    deepStrictEqual(
      [(projects as { key: string }[]).map(({ key }) => key), status],
      [['LEDGER'], 200],
    );
  });

  it('has no version 3, and no operation of the Cloud alone', async () => {
    const { data_center_url } = simulator;
    for (const path of ['/rest/api/3/myself', '/rest/api/2/project/search']) {
      deepStrictEqual(await replyOf(await ask(path)), {
        status: 404,
        body: { message: `null for uri: ${data_center_url}${path}`, 'status-code': 404 },
      });
    }
  });

  const wrong: readonly [what: string, headers: Record<string, string>][] = [
    ['nothing', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['an API token of the Cloud', basicHeader(API_TOKEN)],
  ];
  for (const [what, headers] of wrong) {
    it(`answers 401 to who sends ${what}`, async () => {
      const response = await ask('/rest/api/2/myself', headers);
      deepStrictEqual(
        [response.status, response.headers.get('content-type')],
        [401, 'text/html;charset=UTF-8'],
      );
    });
  }

  it('answers a page outside of the context path', async () => {
    const response = await fetch(new URL('/rest/api/2/myself', simulator.data_center_url), {
      headers: BEARER,
    });
    deepStrictEqual(
      [response.status, (await response.text()).slice(0, 15)],
      [404, '<!DOCTYPE html>'],
    );
  });
});
