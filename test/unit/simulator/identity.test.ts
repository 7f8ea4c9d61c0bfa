import { deepStrictEqual, ok } from 'node:assert/strict';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, replyOf } from './harness';

const RESOURCES = '/oauth/token/accessible-resources';

interface Resource {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly scopes: readonly string[];
  readonly avatarUrl: string;
}

describe('the simulated accessible-resources and /me', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start();
  });
  afterEach(() => simulator.close());

  const resources = async (access_token: string): Promise<Resource[]> =>
    (await (await call(simulator, access_token, RESOURCES)).json()) as Resource[];

  it('lists one entry per product with the same id and the scopes of the product', async () => {
    const scope = 'read:jira-work read:me offline_access';
    const { access_token } = await obtainTokens(simulator, { scope }, { site: 'Acme' });
    const entries = await resources(access_token);
    const { cloud_id, name, url, avatar_url } = simulator.sites[0]!;
    const entry = { id: cloud_id, name, url, avatarUrl: avatar_url };
    deepStrictEqual(
      entries.sort((a, b) => a.scopes.length - b.scopes.length),
      [
        { id: entry.id, name, url, scopes: [], avatarUrl: avatar_url },
        { id: entry.id, name, url, scopes: ['read:jira-work'], avatarUrl: avatar_url },
      ],
    );
  });

  it('lists only Jira where Confluence is switched off, and only granted sites', async () => {
    simulator.settings.confluence = false;
    const { access_token } = await obtainTokens(simulator, {}, { site: 'Acme Staging' });
    deepStrictEqual(
      (await resources(access_token)).map(({ name }) => name),
      ['Acme Staging'],
    );
  });

  it('lists in no defined order', async () => {
    await obtainTokens(simulator, {}, { site: 'Acme' });
    const { access_token } = await obtainTokens(simulator, {}, { site: 'Acme Staging' });
    const seen = new Set<string>();
    for (let attempt = 0; attempt < 100 && seen.size < 2; attempt += 1) {
      seen.add((await resources(access_token)).map(({ name }) => name).join());
    }
    ok(seen.size > 1);
  });

  it('shows a site that was granted later to the tokens from before', async () => {
    simulator.settings.confluence = false;
    const { access_token } = await obtainTokens(simulator, {}, { site: 'Acme' });
    await obtainTokens(simulator, {}, { site: 'Acme Staging' });
    deepStrictEqual((await resources(access_token)).length, 2);
  });

  it('answers what a test puts in its place', async () => {
    const { access_token } = await obtainTokens(simulator);
    simulator.settings.accessible_resources = [];
    deepStrictEqual(await resources(access_token), []);
  });

  it('refuses an unknown token', async () => {
    const unauthorized = { status: 401, body: { code: 401, message: 'Unauthorized' } };
    deepStrictEqual(await replyOf(await call(simulator, 'guessed', RESOURCES)), unauthorized);
    deepStrictEqual(await replyOf(await call(simulator, 'guessed', '/me')), unauthorized);
  });

  it('tells who the user is only with read:me', async () => {
    const full = await obtainTokens(simulator);
    const { status, body } = await replyOf(await call(simulator, full.access_token, '/me'));
    const { name, email } = body as Record<string, string>;
    deepStrictEqual([status, name, email], [200, 'Ada Lovelace', 'ada@acme.example']);
    const narrow = await obtainTokens(simulator, { scope: 'read:jira-work' });
    deepStrictEqual(await replyOf(await call(simulator, narrow.access_token, '/me')), {
      status: 401,
      body: { code: 401, message: 'Unauthorized; scope does not match' },
    });
  });
});
