import { equal } from 'node:assert/strict';
import { correctField } from '../../../src/core/credentials/corrections';
import type { CredentialField } from '../../../src/core/credentials/fields';

const AUTHORIZE =
  'https://auth.atlassian.com/authorize?audience=api.atlassian.com&client_id=abc&scope=read%3Ame%20offline_access&redirect_uri=https%3A%2F%2Fx&state=s&response_type=code&prompt=consent';
const EXPORTED = JSON.stringify({
  auth: { clientId: 'abc', client_secret: 's3', scopes: ['a', 'b'] },
});

describe('the correction of a field', () => {
  const rows: readonly [CredentialField, string, string | undefined][] = [
    ['client_id', AUTHORIZE, 'abc'],
    ['scope', AUTHORIZE, 'read:me offline_access'],
    [
      'authorizationUrl',
      AUTHORIZE,
      'https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent',
    ],
    ['client_id', EXPORTED, 'abc'],
    ['client_secret', EXPORTED, 's3'],
    ['scope', EXPORTED, 'a b'],
    ['name', EXPORTED, undefined],
    ['client_id', '{"broken', undefined],
    ['client_id', 'abc', undefined],
    ['client_id', 'https://auth.atlassian.com/authorize', undefined],
    ['siteUrl', 'acme.atlassian.net', 'https://acme.atlassian.net'],
    ['siteUrl', 'https://acme.atlassian.net/browse/ABC-1', 'https://acme.atlassian.net'],
    ['siteUrl', 'https://acme.atlassian.net', undefined],
    ['baseUrl', 'jira.acme.example/jira', 'https://jira.acme.example/jira'],
    ['authorizationUrl', 'https://auth.atlassian.com/authorize?audience=x', undefined],
  ];
  for (const [field, value, expected] of rows) {
    it(`of ${field} ${value.slice(0, 40)} is ${expected ?? 'none'}`, () =>
      equal(correctField(field, value), expected));
  }
});
