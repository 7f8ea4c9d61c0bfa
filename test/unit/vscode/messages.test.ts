import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toFailure } from '../../../src/core/credentials/grant';
import { NetworkError } from '../../../src/core/errors';
import { OAuthError } from '../../../src/core/oauth/errors';
import { credentialSentence } from '../../../src/vscode/messages/credentialSentences';
import { errorSentence, noteSentence, sentence } from '../../../src/vscode/messages/sentences';

const CORE = resolve(__dirname, '../../../src/core');

/** Every code that the core's error types name, read from where they are written. */
function allCodes(): readonly string[] {
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' });
  return codesIn(files.filter((file) => file.endsWith('.ts')));
}

function codesIn(files: readonly string[]): readonly string[] {
  const types = files.flatMap((file) => [
    ...readFileSync(join(CORE, file), 'utf8')
      .replaceAll(/\/\*\*.*?\*\//gs, '')
      .matchAll(/export type (?:\w*ErrorCode|Concern) =([^;]+);/g),
  ]);
  return types.flatMap(([, body = '']) => [...body.matchAll(/'(\w+)'/g)].map(([, code]) => code!));
}

describe('the message of an error', () => {
  const codes = allCodes();

  it('is there for every code of the core, with a reason and a remedy', () => {
    ok(codes.length > 60, 'the codes were not found');
    const missing = codes.filter((code) => /^Failed: /.test(sentence(code)));
    const short = codes.filter((code) => (sentence(code).match(/[.…)]( |$)/g) ?? []).length < 2);
    deepStrictEqual({ missing, short }, { missing: [], short: [] });
  });

  it('leaves out what is not known', () => {
    const holes = codes.filter((code) => /undefined|null|NaN|\(\)/.test(sentence(code)));
    // These are thrown with a fact that their sentence cannot do without.
    const withFacts = [
      'import_invalid',
      'loopback_port_in_use',
      'loopback_port_unusable',
      'clock_skewed',
      'limit_near',
    ];
    deepStrictEqual(
      holes.filter((code) => !withFacts.includes(code) && !/^(header|body)_/.test(code)),
      [],
    );
  });

  it('names the host also when the failure was stored', () => {
    const failure = toFailure(new NetworkError('dns_failed', { host: 'auth.atlassian.com' }));
    ok(sentence(failure.code, failure).includes('auth.atlassian.com'));
  });

  it('makes no link and no long story out of foreign text', () => {
    const error_description = `[Fix it](command:workbench.action.quit)\n${'x'.repeat(500)}`;
    const text = errorSentence(
      new OAuthError('authorization_refused', { error: 'oops', error_description }),
    );
    deepStrictEqual([/[[\]\n]/.test(text), text.length < 400], [false, true]);
  });

  it('shows no secret that a server or a file has put into it', () => {
    const error_description = 'code=4%2F0abcdef789 and Bearer abc.def1 are unknown';
    const refused = new OAuthError('authorization_refused', { error: 'oops', error_description });
    ok(errorSentence(refused).includes('(code=«redacted» and Bearer «redacted» are unknown)'));
    const name = 'x?access_token=abc123';
    ok(!sentence('import_invalid', { position: 1, name }).includes('abc123'));
  });

  it('is the same in the tree, which knows all that a credential may fail with', () => {
    const failures = codesIn([
      'errors.ts',
      'oauth/errors.ts',
      'atlassian/apiOrigin.ts',
      'credentials/errors.ts',
      'credentials/status.ts',
    ]).filter((code) => !code.startsWith('import_'));
    ok(failures.length > 50, 'the codes were not found');
    deepStrictEqual(
      failures.map((code) => credentialSentence(code, { reason: 'x' })),
      failures.map((code) => sentence(code, { reason: 'x' })),
    );
  });

  it('knows no code by the name of what every object has', () => {
    ok(sentence('__proto__').startsWith('Failed: '));
    ok(sentence('toString').startsWith('Failed: '));
  });
});

describe('the note on what an import left out', () => {
  it('names it where there is a name, and shows no secret in it', () =>
    deepStrictEqual(
      [
        noteSentence({ code: 'curl_file_unread', name: 'a.json' }),
        noteSentence({ code: 'curl_credentials_dropped' }),
        noteSentence({ code: 'curl_header_owned', name: 'Bearer abc.def1' }),
      ],
      [
        'The file a.json was not read: paste its content.',
        'Credentials were left out: the chosen credential is used.',
        'The header Bearer «redacted» was left out: the console sets it itself.',
      ],
    ));
});
