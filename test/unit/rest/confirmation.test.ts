import { deepStrictEqual, equal } from 'node:assert/strict';
import type { AddressedRequest } from '../../../src/core/rest/client';
import {
  Confirmations,
  type WriteAnswer,
  type WriteQuestion,
} from '../../../src/core/rest/confirmation';
import { FakeHttpClient, answer } from '../../fakes';
import { createWindow, CREDENTIAL, PERSONAL_ACCESS_TOKEN, tokenSet } from '../world';

const SITES = [
  { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] },
  { cloudId: 'c-10', name: 'Beta', url: 'https://beta.atlassian.net', scopes: [] },
];
const DELETE: AddressedRequest = {
  credentialId: 'cred',
  cloudId: 'c-1',
  method: 'DELETE',
  path: '/rest/api/3/issue/WEB-1?token=secret',
  headers: [],
  body: '',
};

/** Confirmations over a user who answers so, the last answer for ever. */
async function confirming(...answers: WriteAnswer[]) {
  const { store, clock } = createWindow(new FakeHttpClient(() => answer(200, {})));
  await store.add(CREDENTIAL);
  await store.add({ ...CREDENTIAL, id: 'prod', production: true });
  await store.add(PERSONAL_ACCESS_TOKEN);
  for (const id of ['cred', 'prod']) {
    await store.grants.update(id, () => ({ tokenSet: tokenSet(clock.now()), sites: SITES }));
  }
  const asked: WriteQuestion[] = [];
  const confirmations = new Confirmations(store, (question) => {
    asked.push(question);
    return Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? 'send');
  });
  const may = (changes: Partial<AddressedRequest> = {}) =>
    confirmations.mayBeSent({ ...DELETE, ...changes });
  return { asked, may, confirmations };
}

describe('a request that deletes, or writes to production', () => {
  it('is asked about by its method, site and path, and sent where its user says so', async () => {
    const { asked, may } = await confirming('cancel', 'send');
    deepStrictEqual([await may(), await may()], [false, true]);
    deepStrictEqual(asked[1], {
      kind: 'delete',
      method: 'DELETE',
      path: '/rest/api/3/issue/WEB-1',
      places: [{ site: 'Acme', credential: 'Acme', production: false }],
    });
  });

  it('names the site that it goes to, whichever is picked', async () => {
    const { asked, may } = await confirming('send');
    await may({ path: 'https://beta.atlassian.net/rest/api/3/issue/B-1' });
    await may({ path: '/ex/jira/c-10/rest/api/3/issue/B-1' });
    await may({ credentialId: PERSONAL_ACCESS_TOKEN.id, cloudId: undefined });
    deepStrictEqual(
      asked.map(({ places, path }) => [places[0]?.site, path]),
      [
        ['Beta', '/rest/api/3/issue/B-1'],
        ['Beta', '/rest/api/3/issue/B-1'],
        ['jira.acme.example', '/jira/rest/api/3/issue/WEB-1'],
      ],
    );
  });

  it('is no longer asked about in this session where its user wants that, but for production', async () => {
    const { asked, may } = await confirming('always');
    for (const credentialId of ['cred', 'cred', 'prod', 'prod'])
      equal(await may({ credentialId }), true);
    deepStrictEqual(
      asked.map(({ kind }) => kind),
      ['delete', 'production_write', 'production_write'],
    );
  });

  it('is any write to production, and a deletion elsewhere; what only reads is none', async () => {
    const methods = ['get', 'HEAD', 'OPTIONS', ' post', 'PUT', 'PATCH', 'delete ', 'PURGE'];
    const kinds = async (credentialId: string) => {
      const { asked, may } = await confirming('send');
      for (const method of methods) await may({ credentialId, method });
      return asked.map(({ kind, method }) => `${kind} ${method}`);
    };
    deepStrictEqual(await kinds('cred'), ['delete DELETE']);
    deepStrictEqual(
      await kinds('prod'),
      ['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'].map((method) => `production_write ${method}`),
    );
  });

  it('is no search that goes by POST, but is what only looks like one', async () => {
    const paths = [
      '/rest/api/3/search/jql?x=1',
      '/rest/api/2/search',
      'https://acme.atlassian.net/rest/api/latest/issue/bulkfetch',
      '/rest/api/3/issue?like=/rest/api/3/search',
      '/rest/api/3/issue#/rest/api/3/search',
      '/rest/api/3/search/jql/',
      '/rest/api/3/issue/bulk',
    ];
    const { asked, may } = await confirming('send');
    for (const path of paths) await may({ credentialId: 'prod', method: 'POST', path });
    deepStrictEqual(
      asked.map(({ path }) => path),
      ['/rest/api/3/issue', '/rest/api/3/search/jql/', '/rest/api/3/issue/bulk'],
    );
  });

  it('is asked about whenever it goes to several sites and may change something', async () => {
    const { asked, confirmations } = await confirming('always', 'cancel');
    const places = ['Acme', 'Beta'].map((site) => ({ site, credential: 'A', production: false }));
    const may = (method: string, path: string) =>
      confirmations.mayBeSentToMany({ method, path }, places);
    deepStrictEqual(
      [
        await may(' post', '/rest/api/3/issue?token=secret'),
        await may('DELETE', '/rest/api/3/issue/A-1'),
        await may('POST', '/rest/api/3/search/jql'),
        await may('get', '/rest/api/3/myself'),
      ],
      [true, false, true, true],
    );
    deepStrictEqual(asked[0], {
      kind: 'several_sites',
      method: 'POST',
      path: '/rest/api/3/issue',
      places,
    });
    equal(asked.length, 2);
  });

  it('is not asked about where it cannot be sent anyway', async () => {
    const { asked, may } = await confirming('cancel');
    equal(await may({ path: 'https://other.example/rest' }), true);
    deepStrictEqual(asked, []);
  });
});
