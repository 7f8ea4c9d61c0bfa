import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { correctField } from '../../../src/core/credentials/corrections';
import { EMPTY_DRAFT, fieldsOf } from '../../../src/core/credentials/draft';
import {
  checkField,
  normalizeField,
  type CredentialField,
  type FieldErrorCode,
} from '../../../src/core/credentials/fields';

const FIELDS = (['oauth2', 'api_token', 'personal_access_token'] as const).flatMap((type) =>
  fieldsOf({ ...EMPTY_DRAFT, type, callbackRoad: 'loopback', scoped: true }),
);

describe('the fields of a credential', () => {
  const rows: readonly [CredentialField, string, FieldErrorCode | undefined][] = [
    ['name', '  ', 'field_empty'],
    ['name', 'Acme Dev', undefined],
    ['name', 'Ac\u0007me', 'field_control_character'],
    ['client_id', '', 'field_empty'],
    ['client_id', ' abc ', undefined],
    ['client_id', 'a b', 'field_inner_space'],
    ['client_id', 'https://auth.atlassian.com/authorize?client_id=abc', 'field_not_bare'],
    ['client_id', '{"client_id":"abc"}', 'field_not_bare'],
    ['client_id', 'CLIENT_ID=abc', 'field_not_bare'],
    ['client_secret', '"s3"', 'field_not_bare'],
    ['api_token', 'ATATT3xFf=ABC==', undefined],
    ['name', 'x'.repeat(80), undefined],
    ['name', 'x'.repeat(81), 'name_too_long'],
    ['name', 'Ac\u200Bme', 'field_control_character'],
    ['name', 'Family 👨‍👩‍👧', undefined],
    ['siteUrl', 'https://acme.atlassian.net', undefined],
    ['siteUrl', 'https://acme.atlassian.net/jira', 'url_path'],
    ['apiBaseUrl', 'https://api.atlassian.com/ex/jira/1', 'url_path'],
    ['baseUrl', 'https://jira.example.com/jira', undefined],
    ['baseUrl', 'https://jira.example.com/jira/rest/api/2', 'url_path'],
    ['client_secret', '', 'field_empty'],
    ['client_secret', 'secret\r\n', undefined],
    ['client_secret', 'sec\nret', 'field_control_character'],
    ['name', '\u200B', 'field_empty'],
    ['name', 'Acme\u202E', 'field_control_character'],
    ['client_id', '\u200Babc', 'field_foreign_character'],
    ['client_secret', 'äbc', 'field_foreign_character'],
    ['accessTokenUrl', 'https://@auth.atlassian.com/', 'url_userinfo'],
    ['scope', ' , ', 'field_empty'],
    ['scope', 'read:jira-work,read:me\noffline_access', undefined],
    ['scope', 'read:jira-work "x"', 'scope_invalid'],
    ['scope', 'läsa', 'scope_invalid'],
    ['accessTokenUrl', 'https://auth.atlassian.com/oauth/token', undefined],
    ['accessTokenUrl', 'http://auth.atlassian.com/oauth/token', 'url_not_https'],
    ['accessTokenUrl', 'http://127.0.0.1:8000/token', undefined],
    ['accessTokenUrl', 'http://localhost/token', undefined],
    ['accessTokenUrl', 'http://[::1]:80/token', undefined],
    ['accessTokenUrl', 'http://localhost.evil.example/', 'url_not_https'],
    ['accessTokenUrl', 'auth.atlassian.com/oauth/token', 'url_not_absolute'],
    ['accessTokenUrl', '/oauth/token', 'url_not_absolute'],
    ['accessTokenUrl', 'https:///oauth', 'url_not_absolute'],
    ['accessTokenUrl', 'javascript:alert(1)', 'url_not_absolute'],
    ['accessTokenUrl', 'https://user:pass@auth.atlassian.com/', 'url_userinfo'],
    ['accessTokenUrl', 'https://auth.atlassian.com/#top', 'url_fragment'],
    ['authorizationUrl', 'https://auth.atlassian.com/authorize?audience=x', undefined],
    ['apiBaseUrl', 'https://api.atlassian.com/', undefined],
    ['apiBaseUrl', 'https://api.atlassian.com/?x', 'url_query'],
    ['siteUrl', 'acme.atlassian.net', 'url_not_absolute'],
    ['baseUrl', 'https://jira.acme.example/jira/', undefined],
    ['email', 'ada@acme.example ', undefined],
    ['email', 'ada', 'email_invalid'],
    ['email', 'ada:x@acme.example', 'email_invalid'],
    ['api_token', 'ATATT3x\n', undefined],
    ['callbackPort', ' 28437 ', undefined],
    ['callbackPort', '80', 'port_invalid'],
    ['callbackPort', '65536', 'port_invalid'],
    ['callbackPort', '1e4', 'port_invalid'],
    ['tokenParameters', '', undefined],
    ['tokenParameters', 'a=1\nb=2', undefined],
    ['tokenParameters', 'a', 'parameters_invalid'],
    ['tokenParameters', '=1', 'parameters_invalid'],
    ['authorizeParameters', 'a=1&st%61te=x', 'parameter_owned'],
  ];
  for (const [field, value, problem] of rows) {
    it(`finds ${problem ?? 'nothing'} in ${field} ${JSON.stringify(value)}`, () =>
      equal(checkField(field, value), problem));
  }

  it('stores values without what came along with them', () => {
    deepStrictEqual(
      [
        normalizeField('client_secret', ' secret\n'),
        normalizeField('scope', 'a, b\n\tb  c'),
        normalizeField('apiBaseUrl', 'https://api.atlassian.com//'),
      ],
      ['secret', 'a b c', 'https://api.atlassian.com'],
    );
  });

  it('finds the same in a value and in what is stored of it', () => {
    const field = fc.constantFrom<CredentialField>(
      'name',
      'client_id',
      'scope',
      'accessTokenUrl',
      'apiBaseUrl',
      'email',
      'callbackPort',
      'tokenParameters',
    );
    fc.assert(
      fc.property(
        field,
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true })),
        (name, value) => {
          const stored = normalizeField(name, value);
          equal(checkField(name, value), checkField(name, stored));
          equal(normalizeField(name, stored), stored);
        },
      ),
    );
  });

  it('are looked at in no time, however much was pasted', () => {
    const units = ['token', 'client_id ', '/', 'a/', ' ', 'a@', '"', 'a=b&', ', ', '\n', 'a.', '1'];
    const before = performance.now();
    for (const unit of units) {
      const pasted = `${unit.repeat(50_000 / unit.length)}x`;
      for (const field of FIELDS) {
        checkField(field, pasted);
        correctField(field, pasted);
      }
    }
    // A pattern that tries every way through one of these takes some ten times as long.
    const seconds = (performance.now() - before) / 1000;
    ok(seconds < 3, `${seconds} s`);
  });
});
