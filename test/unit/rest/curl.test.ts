import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseCurl, type ImportedRequest } from '../../../src/core/rest/curl/parseCurl';
import { toCurl } from '../../../src/core/rest/curl/toCurl';
import { parseJson } from '../../../src/core/jsonValue';
import { CurlError } from '../../../src/core/rest/errors';
import { completeRequest, type TypedRequest } from '../../../src/core/rest/request';
import { CURL_COMMANDS } from './curlCommands';

const URL = 'https://acme.atlassian.net/rest/api/3/myself';
const GET: TypedRequest = { method: 'GET', path: URL, headers: [], body: '' };

/** What is imported, or the code of the refusal. */
function outcomeOf(text: string): ImportedRequest | string {
  try {
    return parseCurl(text);
  } catch (error) {
    if (error instanceof CurlError) return error.code;
    throw error;
  }
}

const SECRET = 'ATATT3xFfGF0secret';

/** Every way to give a secret to curl, each in a spelling that a shell may have. */
const CREDENTIALS = [
  ...['-u', '--user', '-b', '--cookie', '--oauth2-bearer', '-U', '--proxy-user', '--aws-sigv4'],
  ...['-E', '--cert', '--key', '--pass', '--tlspassword', '--proxy-header', '--proxy-pass'],
].flatMap((option) => [`${option} 'me:${SECRET}'`, `${option} "${SECRET}"`]);
const GLUED = [`-u'me:${SECRET}'`, `-sSu me:${SECRET}`, `--user=me:${SECRET}`, `-b${SECRET}=x`];
const HEADERS = ['Authorization', 'authorization ', 'Proxy-Authorization', 'COOKIE', 'Set-Cookie']
  .flatMap((name) => [`${name}: Bearer ${SECRET}`, `${name}:${SECRET}`, `${name} ${SECRET}`])
  .map((header) => `-H '${header}'`);
const ADDRESSES = [
  'https://',
  'http://',
  '',
  '//',
  'https:/',
  'https:',
  'HTTPS:\\\\',
  'ftp://',
].flatMap((scheme) =>
  [`me:${SECRET}@`, `${SECRET}@`, `me@x:${SECRET}@`, `me:${SECRET}/x@`, `me:a\\${SECRET}@`].map(
    (user) => `'${scheme}${user}acme.atlassian.net/rest'`,
  ),
);

const VISIBLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...Array.from('ab\'"\\$`!^%\n\r\t @=;{}’“é')) }),
  )
  .filter((value) => !value.includes('\0'));
const part = fc.oneof(
  fc.record(
    { name: text.map((name) => name.replaceAll('=', '')), value: text },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      name: fc.constantFrom('file', '@b', '"'),
      file: text,
      contentType: fc.constantFrom('text/plain', 'text/a+b;charset=utf-8'),
    },
    { requiredKeys: ['name', 'file'], noNullPrototype: true },
  ),
);
const header = fc.tuple(
  fc.constantFrom('X-A', 'Accept', "x!b'", 'User-Agent', 'Referer'),
  fc.string({ unit: fc.constantFrom(...VISIBLE) }).map((value) => value.trim()),
);
/** Without its backslashes alone it would be JSON: then it is taken for what Windows PowerShell needs. */
function seemsEscaped(body: string): boolean {
  return parseJson(body) === undefined && parseJson(body.replaceAll('\\"', '"')) !== undefined;
}

const request = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'get', 'REPORT'),
  path: fc
    .string({ unit: fc.constantFrom(...Array.from('ab/?&=\'"$`!%[]{}-,:@~é')) })
    .map((path) => `${URL}/${path}`),
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.oneof(
    text.filter((body) => !seemsEscaped(body)),
    fc.array(part, { maxLength: 3 }),
  ),
});

describe('a command of curl', () => {
  for (const [command, outcome] of CURL_COMMANDS) {
    it(`is imported: ${command}`, () => deepStrictEqual(outcomeOf(command), outcome));
  }

  const rows: readonly [text: string, outcome: ImportedRequest | string][] = [
    ['', 'curl_missing'],
    ['{"a": 1}', 'curl_missing'],
    [`wget ${URL}`, 'curl_missing'],
    ['curl', 'curl_address_missing'],
    ["curl ''", 'curl_address_missing'],
    [`curl ${URL} ${URL}`, 'curl_several_requests'],
    [`curl ${URL} --next ${URL}`, 'curl_several_requests'],
    [`curl ${URL} -d '{"a"`, 'curl_quote_open'],
    [`curl ${URL} --nonsense`, 'curl_option_unknown'],
    [`curl ${URL} -sÄ`, 'curl_option_unknown'],
    [`curl ${URL} -`, 'curl_option_unknown'],
    [`curl ${URL} -X`, 'curl_value_missing'],
    [`curl ${URL} -F a`, 'curl_form_invalid'],
    [`curl ${URL} -d a -F b=c`, 'curl_options_conflict'],
    [`curl ${URL} -I -d a`, 'curl_options_conflict'],
    [
      `/usr/bin/curl acme.atlassian.net/rest`,
      { request: { ...GET, path: 'https://acme.atlassian.net/rest' }, dropped: [] },
    ],
    [
      `CURL.EXE /rest/api/3/issue/{key}`,
      { request: { ...GET, path: '/rest/api/3/issue/{key}' }, dropped: [] },
    ],
    [
      'curl https://a.example/[1-3]',
      {
        request: { ...GET, path: 'https://a.example/[1-3]' },
        dropped: [{ code: 'curl_pattern_kept' }],
      },
    ],
    [
      'curl -g https://a.example/{a,b}',
      { request: { ...GET, path: 'https://a.example/{a,b}' }, dropped: [] },
    ],
    [
      "curl --location --globoff '{{baseUrl}}/rest/api/3/myself'",
      { request: { ...GET, path: '{{baseUrl}}/rest/api/3/myself' }, dropped: [] },
    ],
    [
      "curl -g '{{protocol}}://{{host}}:{{port}}/rest?q=a@b.c'",
      { request: { ...GET, path: '{{protocol}}://{{host}}:{{port}}/rest?q=a@b.c' }, dropped: [] },
    ],
    [
      "curl -X GET --url 'https://<your-domain>.atlassian.net/rest/api/3/search?q=a@b.c'",
      {
        request: { ...GET, path: 'https://<your-domain>.atlassian.net/rest/api/3/search?q=a@b.c' },
        dropped: [],
      },
    ],
    ["curl '{{protocol}}://{{user}}:{{password}}@{{host}}/'", 'curl_address_invalid'],
    [`curl 'https://<domain>:${SECRET}/x@acme.example/'`, 'curl_address_invalid'],
    [
      `curl.exe ${URL} \`\n  -H 'Content-Type: application/json' \`\n  -d '{\\"a\\": \\"b\\\\\\"c\\n\\"}'`,
      {
        request: {
          ...GET,
          method: 'POST',
          headers: [['Content-Type', 'application/json']],
          body: '{"a": "b\\"c\\n"}',
        },
        dropped: [],
      },
    ],
    [
      `curl ${URL} \`\n -d '{"a": "b\\"c"}' -d 'no \\" JSON'`,
      {
        request: {
          ...GET,
          method: 'POST',
          headers: [['Content-Type', 'application/x-www-form-urlencoded']],
          body: '{"a": "b\\"c"}&no \\" JSON',
        },
        dropped: [],
      },
    ],
    [
      'curl -G https://a.example/#b -d c',
      { request: { ...GET, path: 'https://a.example/?c#b' }, dropped: [] },
    ],
    [
      `curl ${URL} -T 'a.json' -K b -H @c`,
      {
        request: { ...GET, method: 'PUT' },
        dropped: ['a.json', 'b', 'c'].map((name) => ({ code: 'curl_file_unread', name })),
      },
    ],
    [
      `curl ${URL} -G -d @a --data-urlencode b@c`,
      {
        request: { ...GET, path: `${URL}?b=` },
        dropped: ['a', 'c'].map((name) => ({ code: 'curl_file_unread', name })),
      },
    ],
    [
      `curl ${URL} -F 'a=<b' -F 'c=@d,e' -F 'Content=(' -H 'Content-Type: multipart/form-data'`,
      {
        request: {
          ...GET,
          method: 'POST',
          body: [
            { name: 'a', value: '' },
            { name: 'c', file: 'd' },
            { name: 'c', file: 'e' },
          ],
        },
        dropped: [
          { code: 'curl_file_unread', name: 'b' },
          { code: 'curl_part_reduced', name: '-F' },
          { code: 'curl_part_reduced', name: '-F' },
          { code: 'curl_header_owned', name: 'Content-Type' },
        ],
      },
    ],
  ];
  for (const [command, outcome] of rows) {
    it(`is taken so: ${command}`, () => deepStrictEqual(outcomeOf(command), outcome));
  }

  it('is read as browsers copy it for cmd', () => {
    const command =
      'curl ^"https://acme.atlassian.net/rest?a=b^&c=^%^20^" ^\r\n  -X ^"PUT^" ^\r\n  -H ^"content-type: text/plain^" ^\r\n' +
      '  -b ^"tenant.session.token=secret^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"b^\r\n\r\nc^\\^"^}^"';
    deepStrictEqual(outcomeOf(command), {
      request: {
        method: 'PUT',
        path: 'https://acme.atlassian.net/rest?a=b&c=%20',
        headers: [['content-type', 'text/plain']],
        body: '{"a":"b\nc"}',
      },
      dropped: [{ code: 'curl_credentials_dropped', name: '-b' }],
    });
  });

  it('leaves its credentials in neither request, notes nor errors', () => {
    for (const given of [...CREDENTIALS, ...GLUED, ...HEADERS]) {
      const outcome = JSON.stringify(outcomeOf(`curl ${given} -d a ${URL}`));
      ok(!outcome.includes(SECRET) && outcome.includes('"dropped":[{"code":"curl_'), given);
    }
    for (const address of ADDRESSES) {
      ok(!JSON.stringify(outcomeOf(`curl ${address}`)).includes(SECRET), address);
    }
  });

  it('is refused with a code, whatever it is', () => {
    const pieces = [
      ...CURL_COMMANDS.map(([command]) => command),
      '\\\n',
      "$'",
      '"',
      ' -',
      ' --',
      '@',
      ';',
      '^"',
      '`\n',
    ];
    const noise = fc.oneof(
      fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
      fc.constantFrom(...pieces),
    );
    const mutated = fc
      .tuple(fc.constantFrom(...pieces), fc.nat(200), fc.nat(5), noise)
      .map(([command, at, gone, put]) => command.slice(0, at) + put + command.slice(at + gone));
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          noise,
          noise.map((given) => `curl ${given}`),
        ),
        (given) => {
          outcomeOf(given);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('may be large', () => {
    const body = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `it's ${index}`));
    const posted = { ...GET, method: 'POST', body };
    const commands = [
      toCurl(posted, 'bash', 'bearer'),
      toCurl(posted, 'powershell', 'bearer'),
      `curl ${URL} ^\n-d ${JSON.stringify(body)}`,
    ];
    for (const command of commands) {
      const outcome = outcomeOf(command);
      ok(typeof outcome === 'object' && outcome.request.body === body);
    }
  });
});

describe('a request as a command of curl', () => {
  for (const shell of ['bash', 'powershell'] as const) {
    it(`comes back from ${shell} as it is sent`, () => {
      fc.assert(
        fc.property(request, fc.constantFrom('bearer', 'basic'), (typed, scheme) => {
          const { method, headers, body } = completeRequest(typed);
          deepStrictEqual(outcomeOf(toCurl(typed, shell, scheme)), {
            request: { method, path: typed.path, headers, body: body ?? '' },
            dropped: [
              {
                code: 'curl_credentials_dropped',
                name: scheme === 'basic' ? '-u' : 'Authorization',
              },
            ],
          });
        }),
        { numRuns: 300 },
      );
    });
  }

  it('is one that is read easily', () => {
    const typed: TypedRequest = {
      method: 'post',
      path: 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/search?x={a}',
      headers: [['X-Empty', '']],
      body: `{"jql": "summary ~ 'it''s $5!'",\n "a": "\`\t\`"}`,
    };
    equal(
      toCurl(
        { ...typed, body: [{ name: 'file', file: '/a "b".txt', contentType: 'text/plain' }] },
        'bash',
        'basic',
      ),
      [
        "curl 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/search?x={a}' \\",
        '  -g \\',
        '  -X POST \\',
        '  -u "$JIRA_USER:$JIRA_TOKEN" \\',
        "  -H 'X-Empty;' \\",
        "  -H 'Accept: application/json' \\",
        "  -H 'X-Atlassian-Token: no-check' \\",
        `  -F 'file=@"/a \\"b\\".txt";type=text/plain'`,
      ].join('\n'),
    );
    equal(
      toCurl(typed, 'powershell', 'bearer'),
      [
        "curl 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/search?x={a}' `",
        '  -g `',
        '  -X POST `',
        '  -H "Authorization: Bearer $env:JIRA_TOKEN" `',
        "  -H 'X-Empty;' `",
        "  -H 'Accept: application/json' `",
        "  -H 'Content-Type: application/json' `",
        '  --data-raw "{`"jql`": `"summary ~ \'it\'\'s `$5!\'`",\n `"a`": `"```u{9}```"}"',
      ].join('\n'),
    );
  });

  it('asks for the head alone with -I', () =>
    ok(toCurl({ ...GET, method: 'HEAD' }, 'bash', 'bearer').includes('\n  -I \\\n')));

  it('is refused where none can say it', () => {
    const codeOf = (typed: TypedRequest) => {
      try {
        return toCurl(typed, 'bash', 'bearer');
      } catch (error) {
        return error instanceof CurlError ? error.code : error;
      }
    };
    deepStrictEqual(
      [codeOf({ ...GET, body: 'a\0' }), codeOf({ ...GET, body: [{ name: 'a=b', value: '' }] })],
      ['curl_null_character', 'curl_form_name'],
    );
  });
});
