import { equal } from 'node:assert/strict';
import { correctField } from '../../../src/core/credentials/corrections';
import type { CredentialField } from '../../../src/core/credentials/fields';

const AUTHORIZE =
  'https://auth.atlassian.com/authorize?audience=api.atlassian.com&client_id=abc&scope=read%3Ame%20offline_access&redirect_uri=https%3A%2F%2Fx&state=s&response_type=code&prompt=consent';
const EXPORTED = JSON.stringify({
  auth: { clientId: 'abc', client_secret: 's3', scopes: ['a', 'b'] },
});

const POSTMAN = JSON.stringify({
  values: [
    { key: 'base', value: 'x' },
    { key: 'client_id', value: 'abc' },
  ],
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
    ['client_id', POSTMAN, 'abc'],
    ['client_id', '"abc"', 'abc'],
    ['client_id', 'CLIENT_ID=abc', 'abc'],
    ['client_secret', 'client_secret: "s3",', 's3'],
    ['api_token', 'ATATT3x=ABC', undefined],
    ['client_id', 'abc==', undefined],
    ['scope', 'read:me,read:account', 'read:me read:account'],
    ['scope', 'read:me\nread:account', 'read:me read:account'],
    ['scope', 'read:me;read:account', 'read:me read:account'],
    ['scope', '["read:me", "read:account"]', 'read:me read:account'],
    ['scope', 'read:me read:account', undefined],
    ['siteUrl', 'acme.atlassian.net/jira/software', 'https://acme.atlassian.net'],
    ['apiBaseUrl', 'https://api.atlassian.com/ex/jira/123', 'https://api.atlassian.com'],
    ['apiBaseUrl', 'https://proxy.example/atlassian', undefined],
  ];
  for (const [field, value, expected] of rows) {
    it(`of ${field} ${value.slice(0, 40)} is ${expected ?? 'none'}`, () =>
      equal(correctField(field, value), expected));
  }
});
