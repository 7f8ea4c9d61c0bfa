import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Credential } from '../../../src/core/credentials/credential';
import {
  afterImport,
  parseCredentialFile,
  planImport,
  toCredentialFile,
} from '../../../src/core/credentials/credentialFile';
import { CredentialError } from '../../../src/core/credentials/errors';
import { NO_GRANT } from '../../../src/core/credentials/grant';
import { isCodedError } from '../../../src/core/errors';
import { scrub } from '../../../src/core/redact';
import { API_TOKEN, CREDENTIAL, PERSONAL_ACCESS_TOKEN } from '../world';

const ALL: readonly Credential[] = [CREDENTIAL, API_TOKEN, PERSONAL_ACCESS_TOKEN];

const WITHOUT_SECRETS: readonly Credential[] = [
  { ...CREDENTIAL, client_secret: '' },
  { ...API_TOKEN, api_token: '' },
  { ...PERSONAL_ACCESS_TOKEN, personal_access_token: '' },
];

/** The file that an export gives, with its first credential changed. */
function fileWith(changes: object): string {
  const file = JSON.parse(toCredentialFile([CREDENTIAL])) as { credentials: object[] };
  return JSON.stringify({ ...file, credentials: [{ ...file.credentials[0], ...changes }] });
}

function entryOf(credential: Credential) {
  return { id: credential.id, credential, grant: NO_GRANT };
}

describe('a file of credentials', () => {
  it('holds all but the secrets, and is read back', () => {
    const text = toCredentialFile(ALL);
    deepStrictEqual(parseCredentialFile(text), WITHOUT_SECRETS);
    for (const secret of ['s3cr3t-value', 'ATATT-api-token', 'pat-token', 'client_secret']) {
      equal(text.includes(secret), false, secret);
    }
  });

  it('holds no parameter that is a secret by its name', () => {
    const parameters = {
      authorizeParameters: 'a=b',
      tokenParameters: 'a=b&client_assertion=abc123&c=d',
      refreshParameters: 'Password=abc123',
    };
    const text = toCredentialFile([{ ...CREDENTIAL, ...parameters }]);
    const [read] = parseCredentialFile(text);
    deepStrictEqual(
      [read, text.includes('abc123')],
      [
        {
          ...WITHOUT_SECRETS[0],
          authorizeParameters: 'a=b',
          tokenParameters: 'a=b&c=d',
          refreshParameters: '',
        },
        false,
      ],
    );
  });

  it('holds no secret, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{12,40}$/), (secret) => {
        const text = toCredentialFile([
          { ...CREDENTIAL, client_secret: secret },
          { ...API_TOKEN, api_token: secret },
          { ...PERSONAL_ACCESS_TOKEN, personal_access_token: secret },
        ]);
        equal(text, toCredentialFile(ALL));
        equal(scrub(text), text);
      }),
    );
  });

  it('brings no secret in, even where somebody has written one into it', () => {
    const [read] = parseCredentialFile(fileWith({ client_secret: 'written' }));
    deepStrictEqual(read, WITHOUT_SECRETS[0]);
  });

  it('is taken as a form would save it, where somebody has written it by hand', () => {
    const scope = 'read:jira-work,\nread:me';
    const [read] = parseCredentialFile(fileWith({ scope, client_id: ' client ' }));
    deepStrictEqual(read, { ...WITHOUT_SECRETS[0], scope: 'read:jira-work read:me' });
  });

  it('is read with a byte order mark, as some editors write it', () => {
    deepStrictEqual(parseCredentialFile(`\uFEFF${toCredentialFile(ALL)}`), WITHOUT_SECRETS);
  });

  const refused: readonly [what: string, text: string, code: string, details?: object][] = [
    ['no JSON', '{', 'import_unreadable'],
    ['other JSON', '{"credentials": []}', 'import_unreadable'],
    ['a list', '[]', 'import_unreadable'],
    [
      'a newer form',
      JSON.stringify({ format: 'jira-console-credentials', version: 2, credentials: [] }),
      'import_newer',
    ],
    [
      'a credential that is none',
      JSON.stringify({ format: 'jira-console-credentials', version: 1, credentials: [7] }),
      'import_invalid',
      { position: 1, name: undefined, field: undefined, problem: undefined },
    ],
    [
      'an address without https',
      fileWith({ accessTokenUrl: 'http://evil.example/token' }),
      'import_invalid',
      { position: 1, name: 'Acme', field: 'accessTokenUrl', problem: 'url_not_https' },
    ],
    [
      'a missing field',
      fileWith({ client_id: undefined }),
      'import_invalid',
      { position: 1, name: 'Acme', field: 'client_id', problem: 'field_empty' },
    ],
    [
      'an unknown type',
      fileWith({ type: 'oauth1' }),
      'import_invalid',
      { position: 1, name: 'Acme', field: 'type', problem: undefined },
    ],
    [
      'an id that leads elsewhere in the store',
      fileWith({ id: '../grant/other' }),
      'import_invalid',
      { position: 1, name: 'Acme', field: 'id', problem: undefined },
    ],
    [
      'one id twice',
      toCredentialFile([CREDENTIAL, CREDENTIAL]),
      'import_invalid',
      { position: 2, name: 'Acme', field: 'id', problem: undefined },
    ],
  ];
  for (const [what, text, code, details = {}] of refused) {
    it(`is refused whole for ${what}`, () => {
      throws(
        () => parseCredentialFile(text),
        (error: CredentialError) => {
          deepStrictEqual([error.code, error.details], [code, details]);
          return true;
        },
      );
    });
  }

  it('gives credentials or a coded error, whatever it says', () => {
    const member = fc.record(
      { type: fc.constantFrom('oauth2', 'api_token', 'x'), id: fc.string(), name: fc.string() },
      { requiredKeys: [] },
    );
    const file = fc.record({
      format: fc.constant('jira-console-credentials'),
      version: fc.constant(1),
      credentials: fc.oneof(fc.array(fc.oneof(member, fc.jsonValue())), fc.jsonValue()),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          file.map((made) => JSON.stringify(made)),
        ),
        (text) => {
          try {
            parseCredentialFile(text);
          } catch (error) {
            ok(isCodedError(error));
          }
        },
      ),
    );
  });
});

describe('an import', () => {
  it('says what it would change, and never anything of a secret', () => {
    const imported = [{ ...CREDENTIAL, client_secret: '', scope: 'read:me' }, WITHOUT_SECRETS[1]!];
    deepStrictEqual(
      planImport(imported, [entryOf(CREDENTIAL)]).map(({ saved, changes, losesSecret }) => ({
        isNew: saved === undefined,
        changes,
        losesSecret,
      })),
      [
        {
          isNew: false,
          changes: [{ field: 'scope', from: CREDENTIAL.scope, to: 'read:me' }],
          losesSecret: false,
        },
        { isNew: true, changes: [], losesSecret: false },
      ],
    );
  });

  it('keeps the secret that is there', () => {
    const imported = { ...CREDENTIAL, client_secret: '', scope: 'read:me' };
    deepStrictEqual(afterImport(CREDENTIAL, imported), { ...CREDENTIAL, scope: 'read:me' });
  });

  const elsewhere: readonly [what: string, saved: Credential, imported: Credential][] = [
    [
      'token URL',
      CREDENTIAL,
      { ...CREDENTIAL, client_secret: '', accessTokenUrl: 'https://evil.example/token' },
    ],
    ['API', CREDENTIAL, { ...CREDENTIAL, client_secret: '', apiBaseUrl: 'https://evil.example' }],
    ['client', CREDENTIAL, { ...CREDENTIAL, client_secret: '', client_id: 'other' }],
    ['site', API_TOKEN, { ...API_TOKEN, api_token: '', siteUrl: 'https://evil.example' }],
    [
      'gateway',
      { ...API_TOKEN, scoped: true },
      { ...API_TOKEN, scoped: true, api_token: '', apiBaseUrl: 'https://evil.example' },
    ],
    [
      'Data Center',
      PERSONAL_ACCESS_TOKEN,
      {
        ...PERSONAL_ACCESS_TOKEN,
        personal_access_token: '',
        baseUrl: 'https://evil.example',
      },
    ],
    ['type', { ...API_TOKEN, id: 'cred' }, { ...CREDENTIAL, client_secret: '' }],
  ];
  for (const [what, saved, imported] of elsewhere) {
    it(`sends no secret to another ${what}`, () => {
      deepStrictEqual(afterImport(saved, imported), imported);
      deepStrictEqual(
        planImport([imported], [entryOf(saved)]).map(({ losesSecret }) => losesSecret),
        [true],
      );
    });
  }

  it('overwrites no record that it cannot read', () => {
    const error = new CredentialError('record_newer');
    throws(() => planImport([CREDENTIAL], [{ id: CREDENTIAL.id, error }]), error);
  });
});
