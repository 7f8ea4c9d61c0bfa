import { deepStrictEqual, equal } from 'node:assert/strict';
import { createCredential, CREDENTIAL_DEFAULTS } from '../../../src/core/credentials/credential';
import { CountingRandom } from '../../fakes';
import { createWindow } from '../world';
import { FakeHttpClient, answer } from '../../fakes';

const INPUT = {
  ...CREDENTIAL_DEFAULTS,
  name: '\tAcme Dev ',
  client_id: ' client\n',
  client_secret: '\u00A0s3cr3t-value\r\n',
  scope: 'read:jira-work,\n read:jira-work offline_access ',
  authorizationUrl: ' https://auth.atlassian.com/authorize?audience=api.atlassian.com ',
  accessTokenUrl: 'https://auth.atlassian.com/oauth/token\n',
  apiBaseUrl: ' https://api.atlassian.com/ ',
};

describe('a new credential', () => {
  it('is made of what was pasted, without what came along', () => {
    const credential = createCredential(INPUT, new CountingRandom());
    deepStrictEqual(credential, {
      ...CREDENTIAL_DEFAULTS,
      id: credential.id,
      name: 'Acme Dev',
      client_id: 'client',
      client_secret: 's3cr3t-value',
      scope: 'read:jira-work offline_access',
      authorizationUrl: 'https://auth.atlassian.com/authorize?audience=api.atlassian.com',
      accessTokenUrl: 'https://auth.atlassian.com/oauth/token',
      apiBaseUrl: 'https://api.atlassian.com',
    });
  });

  it('has an id of its own', () => {
    const random = new CountingRandom();
    const ids = [createCredential(INPUT, random).id, createCredential(INPUT, random).id];
    deepStrictEqual(
      ids.map((id) => /^[\w-]{12}$/.test(id)),
      [true, true],
    );
    equal(new Set(ids).size, 2);
  });

  it('can be read back as it was stored', async () => {
    const { store } = createWindow(new FakeHttpClient(() => answer(500, '')));
    const credential = createCredential(INPUT, new CountingRandom());
    await store.add(credential);
    deepStrictEqual({ ...(await store.read(credential.id)) }, credential);
  });
});
