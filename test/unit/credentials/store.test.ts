import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { CredentialError } from '../../../src/core/credentials/errors';
import { light, statusOf } from '../../../src/core/credentials/status';
import { NO_GRANT } from '../../../src/core/credentials/grant';
import { FakeHttpClient, MemorySecretStore, answer } from '../../fakes';
import type { Credential } from '../../../src/core/credentials/credential';
import { API_TOKEN, createWindow, CREDENTIAL, PERSONAL_ACCESS_TOKEN, tokenSet } from '../world';

const noNetwork = () => new FakeHttpClient(() => answer(500, ''));

describe('the credential store', () => {
  it('gives back what was stored', async () => {
    const { store } = createWindow(noNetwork());
    await store.add(CREDENTIAL);
    await store.grants.update('cred', (grant) => ({ ...grant, tokenSet: tokenSet(0) }));
    deepStrictEqual(JSON.parse(JSON.stringify(await store.list())), [
      {
        id: 'cred',
        credential: CREDENTIAL,
        grant: { ...NO_GRANT, generation: 1, tokenSet: tokenSet(0) },
      },
    ]);
  });

  it('forgets a grant that an edit makes one of something else, and no other', async () => {
    const edits: readonly [Credential, Partial<Credential>][] = [
      [CREDENTIAL, { grant_type: 'client_credentials' }],
      [API_TOKEN, { siteUrl: 'https://other.atlassian.net' }],
      [API_TOKEN, { api_token: 'another' }],
      [PERSONAL_ACCESS_TOKEN, { baseUrl: 'https://other.example' }],
      [CREDENTIAL, { client_id: 'other' }],
      [API_TOKEN, { name: 'New' }],
    ];
    const kept = edits.map(async ([credential, edit]) => {
      const { store } = createWindow(noNetwork());
      await store.add(credential);
      await store.grants.update(credential.id, (grant) => ({ ...grant, checkedAt: 1 }));
      await store.update(credential.id, (saved) => ({ ...saved, ...edit }) as Credential);
      return (await store.grants.read(credential.id)).checkedAt !== undefined;
    });
    deepStrictEqual(await Promise.all(kept), [false, false, false, false, true, true]);
  });

  const unreadable: readonly [what: string, text: string, code: string][] = [
    ['no JSON', 'x', 'record_corrupt'],
    ['a list', '[]', 'record_corrupt'],
    ['no version', '{}', 'record_corrupt'],
    [
      'a member of the wrong type',
      JSON.stringify({ version: 1, ...CREDENTIAL, pkce: 'yes' }),
      'record_corrupt',
    ],
    [
      'an address that is none',
      JSON.stringify({ version: 1, ...CREDENTIAL, apiBaseUrl: 'x' }),
      'record_corrupt',
    ],
    ['a newer version', JSON.stringify({ version: 2 }), 'record_newer'],
  ];
  for (const [what, text, code] of unreadable) {
    it(`shows ${what} as an error row that can be deleted, and the others work`, async () => {
      const { store, secrets } = createWindow(noNetwork());
      await store.add(CREDENTIAL);
      secrets.values.set('credential/broken', text);
      const entries = await store.list();
      deepStrictEqual(
        entries.map((entry) => ('error' in entry ? entry.error.code : entry.credential.name)),
        ['Acme', code],
      );
      deepStrictEqual(statusOf(entries[1]!).light, 'red');
      await store.delete('broken');
      deepStrictEqual([...secrets.values.keys()], ['credential/cred']);
    });
  }

  it('keeps a credential whose tokens cannot be read, for new ones to take their place', async () => {
    const { secrets, store: earlier } = createWindow(noNetwork());
    await earlier.add(CREDENTIAL);
    await earlier.grants.renew('cred', (grant) => ({ ...grant, tokenSet: tokenSet(0) }));
    const { store } = createWindow(noNetwork(), { secrets });
    const seen: unknown[] = [];
    const look = async () => {
      const [entry] = await store.list();
      const { light, failure, nextStep } = statusOf(entry!);
      seen.push([light, failure?.code, nextStep]);
    };
    secrets.values.set('grant/cred', '{"version":1,"sites":7}');
    await look();
    await store.grants.renew('cred', (grant) => ({
      ...grant,
      failure: undefined,
      tokenSet: tokenSet(0),
    }));
    await look();
    deepStrictEqual(seen, [
      ['red', 'grant_corrupt', 'authorize'],
      ['green', undefined, undefined],
    ]);
  });

  it('has a client that asks for itself go on, and its sites read anew, after unreadable tokens', async () => {
    const resource = {
      id: 'c-1',
      name: 'Acme',
      url: 'https://acme.atlassian.net',
      scopes: ['read:jira-work'],
    };
    const http = new FakeHttpClient(({ method }) =>
      method === 'GET'
        ? answer(200, [resource])
        : answer(200, { access_token: 'new', token_type: 'Bearer', expires_in: 3600 }),
    );
    const { secrets, store: earlier } = createWindow(http);
    await earlier.add({ ...CREDENTIAL, grant_type: 'client_credentials' });
    secrets.values.set('grant/cred', 'x');
    const { accessTokens, authorizations, store } = createWindow(http, { secrets });
    const seen: unknown[] = [];
    const look = async () => {
      const [entry] = await store.list();
      const { light, nextStep } = statusOf(entry!);
      seen.push([light, nextStep, 'grant' in entry! && entry.grant.sites.length]);
    };
    const access = await accessTokens.get('cred');
    await look();
    await authorizations.recheck('cred', access);
    await look();
    deepStrictEqual(seen, [
      ['red', 'refresh', 0],
      ['green', undefined, 1],
    ]);
  });

  it('shows the others where one secret cannot be read now', async () => {
    const { store, secrets } = createWindow(noNetwork());
    await store.add(CREDENTIAL);
    await store.add({ ...CREDENTIAL, id: 'locked' });
    const get = secrets.get.bind(secrets);
    secrets.get = (key) =>
      key === 'grant/locked'
        ? Promise.reject(new CredentialError('secrets_unavailable'))
        : get(key);
    deepStrictEqual((await store.list()).map(light), ['grey', 'amber']);
  });

  it('says of no unreadable record what is in it', async () => {
    const { store, secrets } = createWindow(noNetwork());
    secrets.values.set('credential/broken', 'sup3r-s3cret');
    equal(JSON.stringify(await store.list()).includes('sup3r'), false);
  });

  it('does not restore a credential that another window removed', async () => {
    const shared = new Map<string, string>();
    const here = createWindow(noNetwork(), { secrets: new MemorySecretStore(shared) });
    const there = createWindow(noNetwork(), { secrets: new MemorySecretStore(shared) });
    await here.store.add(CREDENTIAL);
    await there.store.delete('cred');
    await rejects(
      here.store.grants.update('cred', (grant) => grant),
      { code: 'credential_not_found' },
    );
    deepStrictEqual([...shared.keys()], []);
  });

  it('loses neither of two changes at once', async () => {
    const { store } = createWindow(noNetwork());
    await store.add(CREDENTIAL);
    await Promise.all([
      store.update('cred', (credential) => ({ ...credential, name: 'New' })),
      store.update('cred', (credential) => ({ ...credential, production: true })),
    ]);
    deepStrictEqual(
      { ...(await store.read('cred')) },
      { ...CREDENTIAL, name: 'New', production: true },
    );
  });

  it('forgets grant and pending requests with the credential', async () => {
    const { store, pending, authorizations, secrets } = createWindow(noNetwork());
    await store.add(CREDENTIAL);
    await store.grants.update('cred', (grant) => grant);
    const { cancel, outcome } = await authorizations.begin('cred', {
      redirect_uri: 'vscode://x/callback',
    });
    await pending.dropAllOf('cred');
    await store.delete('cred');
    deepStrictEqual([...secrets.values.keys()], []);
    cancel();
    await outcome;
  });
});
