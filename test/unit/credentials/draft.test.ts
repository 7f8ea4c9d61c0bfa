import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { OAUTH_DEFAULTS, type Credential } from '../../../src/core/credentials/credential';
import {
  checkDraft,
  createCredential,
  draftOf,
  duplicateCredential,
  editCredential,
  EMPTY_DRAFT,
  keepable,
  savedSecrets,
  withoutSecrets,
  type CredentialDraft,
} from '../../../src/core/credentials/draft';
import { checkField } from '../../../src/core/credentials/fields';
import { CountingRandom, FakeHttpClient, answer } from '../../fakes';
import { API_TOKEN, createWindow, CREDENTIAL, PERSONAL_ACCESS_TOKEN } from '../world';

const PASTED: CredentialDraft = {
  ...EMPTY_DRAFT,
  name: '\tAcme Dev ',
  client_id: ' client\n',
  client_secret: '\u00A0s3cr3t-value\r\n',
  scope: 'read:jira-work,\n read:jira-work offline_access ',
  authorizationUrl: ' https://auth.atlassian.com/authorize?audience=api.atlassian.com ',
  accessTokenUrl: 'https://auth.atlassian.com/oauth/token\n',
  apiBaseUrl: ' https://api.atlassian.com/ ',
  tokenParameters: ' resource=x \n\n audience=y&z=1 ',
};

const ALL: readonly Credential[] = [CREDENTIAL, API_TOKEN, PERSONAL_ACCESS_TOKEN];

describe('a draft of a credential', () => {
  it('becomes a credential of what was pasted, without what came along', () => {
    const credential = createCredential(PASTED, new CountingRandom());
    deepStrictEqual(credential, {
      ...OAUTH_DEFAULTS,
      id: credential.id,
      name: 'Acme Dev',
      client_id: 'client',
      client_secret: 's3cr3t-value',
      scope: 'read:jira-work offline_access',
      authorizationUrl: 'https://auth.atlassian.com/authorize?audience=api.atlassian.com',
      accessTokenUrl: 'https://auth.atlassian.com/oauth/token',
      apiBaseUrl: 'https://api.atlassian.com',
      tokenParameters: 'resource=x&audience=y&z=1',
    });
  });

  it('gives each credential an id of its own', () => {
    const random = new CountingRandom();
    const ids = [createCredential(PASTED, random).id, createCredential(PASTED, random).id];
    deepStrictEqual(
      ids.map((id) => /^[\w-]{12}$/.test(id)),
      [true, true],
    );
    equal(new Set(ids).size, 2);
  });

  for (const credential of ALL) {
    it(`is stored and read back as it is, and edited without a change (${credential.type})`, async () => {
      const { store } = createWindow(new FakeHttpClient(() => answer(500, '')));
      await store.add(credential);
      const stored = await store.read(credential.id);
      deepStrictEqual({ ...stored }, credential);
      deepStrictEqual(editCredential(stored, draftOf(stored)), credential);
    });

    it(`shows no secret of what is saved (${credential.type})`, () => {
      const text = JSON.stringify(draftOf(credential));
      const secrets = savedSecrets(credential).map((field) =>
        String(credential[field as keyof Credential]),
      );
      deepStrictEqual(
        [secrets.length, secrets.some((secret) => text.includes(secret))],
        [1, false],
      );
    });
  }

  it('replaces a saved secret where one is entered, and clears what was cleared', () => {
    const saved = { ...CREDENTIAL, tokenParameters: 'a=b' };
    const draft = { ...draftOf(saved), client_secret: 'new', tokenParameters: '' };
    deepStrictEqual(editCredential(saved, draft), {
      ...CREDENTIAL,
      client_secret: 'new',
      tokenParameters: '',
    });
  });

  it('keeps no secret where it is kept without', () => {
    const { client_secret, api_token, personal_access_token } = withoutSecrets({
      ...PASTED,
      api_token: 'a',
      personal_access_token: 'p',
    });
    deepStrictEqual([client_secret, api_token, personal_access_token], ['', '', '']);
  });

  it('asks only for what its type and grant need', () => {
    const empty = { ...EMPTY_DRAFT, scope: '', authorizationUrl: '', accessTokenUrl: '' };
    const asked = (changes: Partial<CredentialDraft>) =>
      Object.keys(checkDraft({ ...empty, apiBaseUrl: '', ...changes }, []));
    deepStrictEqual(
      {
        code: asked({}),
        client: asked({ grant_type: 'client_credentials' }),
        token: asked({ type: 'api_token' }),
        scoped: asked({ type: 'api_token', scoped: true }),
        pat: asked({ type: 'personal_access_token' }),
      },
      {
        code: [
          'name',
          'authorizationUrl',
          'accessTokenUrl',
          'client_id',
          'client_secret',
          'scope',
          'apiBaseUrl',
        ],
        client: ['name', 'accessTokenUrl', 'client_id', 'client_secret', 'apiBaseUrl'],
        token: ['name', 'siteUrl', 'email', 'api_token'],
        scoped: ['name', 'siteUrl', 'email', 'api_token', 'apiBaseUrl'],
        pat: ['name', 'baseUrl', 'personal_access_token'],
      },
    );
  });

  it('may leave a saved secret empty, but not spoil it', () => {
    const draft = draftOf(CREDENTIAL);
    deepStrictEqual(
      [
        checkDraft(draft, ['client_secret']),
        checkDraft(draft, []),
        checkDraft({ ...draft, client_secret: 'two words' }, ['client_secret']),
      ],
      [{}, { client_secret: 'field_empty' }, { client_secret: 'field_inner_space' }],
    );
  });

  it('stores nothing that it does not show, where that is wrong', () => {
    const draft = { ...draftOf(CREDENTIAL), callbackRoad: 'uri' as const, callbackPort: 'x' };
    equal(checkDraft(draft, ['client_secret']).callbackPort, undefined);
    deepStrictEqual(editCredential(CREDENTIAL, draft), { ...CREDENTIAL, callbackRoad: 'uri' });
  });

  it('may be stored without its secrets, and without what a secret was pasted along with', () => {
    const draft = {
      ...EMPTY_DRAFT,
      name: 'Acme',
      client_id: '{"client_id":"abc","client_secret":"s3cr3t-value"}',
      client_secret: 's3cr3t-value',
      tokenParameters: 'client_secret=s3cr3t-value',
    };
    deepStrictEqual(keepable(draft), { ...EMPTY_DRAFT, name: 'Acme' });
    const other = { ...draft, type: 'api_token' } as const;
    deepStrictEqual(keepable(other), { ...EMPTY_DRAFT, name: 'Acme', type: 'api_token' });
  });

  it('is kept without parameters that are secrets by their names', () => {
    const tokenParameters = 'audience=x\nclient_assertion=abc123';
    deepStrictEqual(keepable({ ...EMPTY_DRAFT, tokenParameters }), {
      ...EMPTY_DRAFT,
      tokenParameters: 'audience=x',
    });
  });

  it('is that of another credential when duplicated: secret included, id and name its own', () => {
    const copy = duplicateCredential(CREDENTIAL, ['Acme', 'Acme copy'], new CountingRandom());
    deepStrictEqual({ ...copy, id: '' }, { ...CREDENTIAL, id: '', name: 'Acme copy 2' });
    ok(copy.id !== CREDENTIAL.id);
  });

  it('has a name that can be stored when duplicated, however long the first was', () => {
    const original = { ...CREDENTIAL, name: `${'x'.repeat(69)}👪${'y'.repeat(9)}` };
    const { name } = duplicateCredential(original, [], new CountingRandom());
    deepStrictEqual([name, checkField('name', name)], [`${'x'.repeat(69)} copy`, undefined]);
  });
});
