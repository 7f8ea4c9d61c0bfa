import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { NetworkError } from '../../src/core/errors';
import { redact, scrub, scrubError } from '../../src/core/redact';
import { scrubbing } from '../../src/core/scrubbingLogger';
import { isSecretName } from '../../src/core/secrets';
import { MemoryLogger } from '../fakes';

const percent = encodeURIComponent;
const form = (text: string) => new URLSearchParams({ x: text }).toString().slice(2);
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const php = (text: string) => json(text).replaceAll('/', '\\/');
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const every = (text: string) =>
  Array.from(text, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string) =>
  Array.from(text, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const ENCODINGS = [percent, form, json, php, html, every, unicode, (text: string) => text];

/** What a secret may be made of. @see RFC 6749 appendix A */
const secretText = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 80,
});
const tokenText = fc
  .stringMatching(/^[\w-]{16,60}$/)
  .filter((text) => /\d/.test(text) && /[A-Z]/.test(text));

/** Undoes every encoding there is, so that nothing hides in one. */
function plain(text: string): string {
  const once = (from: string) =>
    from
      .replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replaceAll(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
      .replaceAll(/\\(.)/g, '$1')
      .replaceAll(/&(amp|quot|lt);/g, (_, name: 'amp') => ({ amp: '&', quot: '"', lt: '<' })[name]);
  let [before, after] = [text, once(text)];
  while (before !== after) [before, after] = [after, once(after)];
  return after;
}

describe('redaction', () => {
  const rows: readonly [
    what: string,
    text: string,
    secrets: (string | undefined)[],
    redacted: string,
  ][] = [
    ['every occurrence', 'a tok b tok', ['tok'], 'a «redacted» b «redacted»'],
    ['several secrets', 'one two', ['one', 'two'], '«redacted» «redacted»'],
    ['a secret of one character', 'x=7', ['7'], 'x=«redacted»'],
    ['a secret that looks like a pattern', 'a.c abc', ['a.c'], '«redacted» abc'],
    ['a secret with $&', 'x $& y', ['$&'], 'x «redacted» y'],
    ['no secret at all', 'text', [undefined, ''], 'text'],
    ['the longer of two secrets that begin alike', 'token-1', ['token', 'token-1'], '«redacted»'],
    ['two secrets that overlap', 'x abcd y', ['abc', 'bcd'], 'x «redacted» y'],
    ['a percent-encoded secret', 'é%C3%A9 a%2fb%2Fc é', ['a/b/c'], 'é%C3%A9 «redacted» é'],
    [
      'a secret in a JSON text in a JSON text',
      '"{\\"t\\":\\"a\\\\\\"b\\"}"',
      ['a"b'],
      '"{\\"t\\":\\"«redacted»\\"}"',
    ],
    [
      'base64 of user and secret',
      'Basic YWRhOnMzY3IzdC12YWx1ZQ==',
      ['s3cr3t-value'],
      'Basic YWRhOn«redacted»Q==',
    ],
    ['a secret of other alphabets', '%C3%BCml%C3%A4ut', ['ümläut'], '«redacted»'],
    ['a secret that looks encoded itself', 'x a%2Fb y', ['a%2Fb'], 'x «redacted» y'],
  ];
  for (const [what, text, secrets, redacted] of rows) {
    it(`takes out ${what}`, () => equal(redact(text, secrets), redacted));
  }

  it('leaves no known secret in any encoding, wherever it stands', () => {
    fc.assert(
      fc.property(
        secretText,
        fc.array(fc.constantFrom(...ENCODINGS), { maxLength: 3 }),
        fc.string(),
        fc.string(),
        (secret, encodings, before, after) => {
          const encoded = encodings.reduce((text, encode) => encode(text), secret);
          const redacted = redact(`${before} ${encoded} ${after}`, [secret]);
          ok(!redacted.includes(encoded), redacted);
          ok(!plain(redacted).includes(plain(secret)), redacted);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('leaves no known secret in base64, alone or among other bytes', () => {
    fc.assert(
      fc.property(secretText, fc.string(), fc.string(), (secret, before, after) => {
        for (const encoding of ['base64', 'base64url'] as const) {
          const encoded = Buffer.from(before + secret + after).toString(encoding);
          const redacted = redact(`x ${encoded} y`, [secret]);
          const left = redacted.split('«redacted»').map((part) => part.replaceAll(/^x | y$/g, ''));
          ok(left.length > 1, redacted);
          ok(!left.some((part) => Buffer.from(part, encoding).includes(secret.slice(2, -2))));
        }
      }),
    );
  });

  it('finds a secret in a large text, escaped or not', () => {
    const filler = 'A "line"\n of %41 text. '.repeat(5000);
    const secret = 'abc/DEF+123';
    for (const encode of ENCODINGS) {
      equal(
        redact(`${filler}${encode(secret)} ${filler}`, [secret]),
        `${filler}«redacted» ${filler}`,
      );
    }
    equal(redact(filler, [secret]), filler);
  });

  it('changes no text that holds no secret', () => {
    fc.assert(
      fc.property(fc.json(), tokenText, (text, secret) => equal(redact(text, [secret]), text)),
    );
  });
});

/** How a secret whose name is known comes into a text. */
const CARRIERS: readonly [what: string, carry: (secret: string) => string][] = [
  ['a query', (secret) => `https://x.example/cb?a=b&code=${percent(secret)}&state=x`],
  ['a fragment', (secret) => `https://x.example/cb#access_token=${percent(secret)}`],
  ['a form', (secret) => `a=b&client_secret=${form(secret)}&c=d`],
  ['an address in an address', (secret) => `?u=${percent(`https://x/?code=${percent(secret)}`)}`],
  ['JSON', (secret) => JSON.stringify({ refresh_token: secret, a: 1 })],
  ['JSON in JSON', (secret) => JSON.stringify({ a: JSON.stringify({ id_token: secret }) })],
  ['JSON that was cut off', (secret) => `{"code_verifier":"${json(secret)}`],
  ['JSON in a query', (secret) => `?q=${percent(JSON.stringify({ api_token: secret }))}`],
  ['a printed object', (secret) => inspect({ clientSecret: secret }, { breakLength: Infinity })],
  ['an assignment', (secret) => `PASSWORD="${json(secret)}"`],
  ['a header', (secret) => `Authorization: Digest ${secret}`],
  ['a header of JSON', (secret) => JSON.stringify({ Authorization: `Bearer ${secret}` })],
  ['a list of headers', (secret) => JSON.stringify([['Cookie', `a=${secret}`]])],
  ['a cookie', (secret) => `GET / HTTP/1.1\r\nset-cookie: s=${secret}; Path=/\r\nA: b`],
];

describe('the search for secrets that nobody named', () => {
  for (const [what, carry] of CARRIERS) {
    it(`finds one in ${what}`, () => {
      fc.assert(
        fc.property(secretText, fc.lorem(), (secret, around) => {
          const redacted = scrub(`${around} ${carry(secret)}\n${around}`);
          ok(!plain(redacted).includes(plain(secret)), redacted);
          ok(redacted.includes('«redacted»'), redacted);
          ok(redacted.startsWith(`${around} `), redacted);
        }),
      );
    });
  }

  const shapes: readonly [what: string, before: string, after: string][] = [
    ['after Bearer', 'was refused: Bearer ', ''],
    ['after an encoded Bearer', 'Bearer%20', ''],
    ['as a JSON Web Token', 'eyJhbGciOiJI.', '.'],
    ['with Atlassian’s prefix', 'the token ATATT3xFfGF0', ''],
    ['with its other prefix', 'token%3DATCTT3x', ''],
    ['in an address', 'https://ada:', '@x.example/'],
  ];
  for (const [what, before, after] of shapes) {
    it(`finds one by its looks, ${what}`, () => {
      fc.assert(
        fc.property(tokenText, (secret) => {
          const redacted = scrub(`“${before}${secret}${after} ”`);
          ok(redacted.includes('«redacted»'), redacted);
          ok(
            !redacted.includes(secret.slice(0, 8)) && !redacted.includes(secret.slice(-8)),
            redacted,
          );
        }),
      );
    });
  }

  it('finds one by its looks, after Basic', () => {
    fc.assert(
      fc.property(secretText, (secret) => {
        equal(scrub(`“Basic ${btoa(`ada@acme.example:${secret}`)} ”`), '“Basic «redacted» ”');
      }),
    );
  });

  it('finds an authorization of any scheme', () => {
    equal(scrub('AUTHORIZATION: Token abc\nx'), 'AUTHORIZATION: «redacted»\nx');
    equal(scrub('authorization: bearer abcdef'), 'authorization: «redacted»');
  });

  const ordinary = [
    'GET https://api.atlassian.com/ex/jira/c-1/rest/api/3/search/jql: 200 in 70 ms',
    'token request refresh_token: 200 in 0 ms',
    'token request authorization_code: 403, invalid_grant, in 12 ms',
    'authorization: callback_state_mismatch',
    'authorization 3f2a91bc: authorization_timed_out, 600 s',
    'redirect ignored: state_unknown',
    'webview command authorize failed: TypeError',
    'diagnosis: client: pass, known',
    'read:jira-work write:jira-work offline_access read:me',
    'Jira takes Bearer tokens only; Basic auth is for API tokens. Basic Settings say more.',
    'The token endpoint issued a token of another type than Bearer.',
    '{"accountId":"5b10ac8d82e05b22cc7d4ef5","displayName":"Ada","self":"https://x/rest?id=7"}',
    '{"errorMessages":["The value \'X\' does not exist for the field \'project\'."],"errors":{}}',
    'invalid_grant: Unknown or invalid refresh token.',
    'error_code=7 status_code=404 country-code=AT zipcode=1010',
    'ATTACHMENT-1 ATOAK-12 KATOA-1 ATBB-12345 ATSTT-1234 eyJ',
    'Bearer JWT expected (RFC 6750), not Bearer (opaque)',
    '{"code":"UNAUTHORIZED_CLIENT","state":"Waiting for customer"}',
    'code=ECONNREFUSED, code=DEPTH_ZERO_SELF_SIGNED_CERT, error code=AADSTS70011',
    'authorization: granted, 3 s after it began',
    'Show “Acme (staging) & Söhne”, 100 % of a\\b, C:\\new\\table',
  ];
  for (const text of ordinary) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => equal(scrub(text), text));
  }

  it('changes nothing in what it has left', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CARRIERS), secretText, ([, carry], secret) => {
        const once = scrub(carry(secret));
        equal(scrub(once), once);
      }),
    );
  });

  it('is made of each line of the log', () => {
    const logger = new MemoryLogger();
    const log = scrubbing(logger);
    log.info('at /callback?code=abc');
    log.warn('Bearer xyz123');
    log.error('refresh_token=abc&x=y');
    deepStrictEqual(logger.lines, [
      'info at /callback?code=«redacted»',
      'warn Bearer «redacted»',
      'error refresh_token=«redacted»&x=y',
    ]);
  });

  it('leaves of an unforeseen error its name and what its text may say', () => {
    const request = { headers: { Authorization: 'Bearer abc123' }, data: 'client_secret=abc123' };
    const error = Object.assign(new TypeError('no answer for client_secret=abc123'), {
      config: request,
      request,
      cause: new Error('Bearer abc123'),
    });
    const safe = scrubError(error);
    ok(!inspect(safe, { depth: 9, showHidden: true }).includes('abc123'));
    deepStrictEqual(
      [String(safe), Object.keys(safe as Error)],
      ['TypeError: no answer for client_secret=«redacted»', ['name']],
    );
  });

  it('leaves an error of ours alone, since its code alone is shown', () => {
    const error = new NetworkError('timeout');
    equal(scrubError(error), error);
  });

  it('goes by one list of names', () => {
    deepStrictEqual(
      ['client_secret', 'API_TOKEN', 'Authorization', 'code', 'scope', 'client_id'].map(
        isSecretName,
      ),
      [true, true, true, true, false, false],
    );
  });
});

describe('a text of any length', () => {
  it('is looked through in a time that its length alone decides', () => {
    for (const text of ['x'.repeat(300_000), 'a+b.'.repeat(75_000), 'https://'.repeat(40_000)]) {
      equal(scrub(text), text);
    }
  });
});
