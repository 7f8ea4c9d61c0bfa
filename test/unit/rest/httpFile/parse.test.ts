import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseHttpFile, type FileRequest } from '../../../../src/core/rest/httpFile/parse';

/** The problems of a file and its requests: line, code and, of a notice, a word for it. */
function problemsOf(text: string): readonly string[] {
  const { requests, problems } = parseHttpFile(text);
  return [...problems, ...requests.flatMap((request) => request.problems)].map(
    ({ code, line, severity, details }) =>
      `${line} ${code}${severity === 'notice' ? ' (notice)' : ''}${details ? ` ${Object.values(details).join()}` : ''}`,
  );
}

function only(text: string): FileRequest {
  const { requests } = parseHttpFile(text);
  deepStrictEqual(requests.length, 1);
  return requests[0]!;
}

const FORM = [
  'POST /x',
  'Content-Type: multipart/form-data; boundary="--b 1"',
  '',
  '----b 1',
  'Content-Disposition: form-data; name="a %22b%22"',
  '',
  'one',
  '',
  '# two',
  '----b 1',
  'Content-Disposition: form-data; filename="c.png"; name="file"',
  'Content-Type: image/png',
  '',
  '< ./pictures/c.png',
  '----b 1--',
];

describe('a file of requests', () => {
  it('is read as the tools that share it do', () => {
    const text = [
      '@base = https://acme.atlassian.net',
      '@key=ABC',
      '# the first',
      'GET {{base}}/rest/api/3/myself',
      '',
      '### Search',
      '// for the board',
      '# @name search',
      '# @jira-credential Acme prod',
      '// @jira-site acme.atlassian.net',
      '# @no-log',
      '#@timeout 5',
      '@status = Done ',
      'get {{base}}/rest/api/3/search/jql',
      '    ?jql=project = {{key}}',
      '    # not now',
      '    &fields=summary HTTP/1.1',
      'Accept: application/json',
      '# a header',
      'X-{{key}}: a: b',
      '',
      '> {%',
      '  client.test("x", () => {});',
      '%}',
      '<> ./old.json',
      '#### Create',
      '< {% request.x() %}',
      'POST https://acme.atlassian.net/rest/api/3/issue HTTP/2',
      'Content-Type: application/json',
      '',
      '{',
      '  // a comment of REST Client',
      '  "fields": {}',
      '}',
      '',
      '###',
    ].join('\n');
    deepStrictEqual(parseHttpFile(text), {
      variables: [
        { name: 'base', value: 'https://acme.atlassian.net', line: 0 },
        { name: 'key', value: 'ABC', line: 1 },
        { name: 'status', value: 'Done', line: 12 },
      ],
      requests: [
        {
          name: undefined,
          credential: undefined,
          site: undefined,
          metadata: [],
          comments: ['# the first'],
          scripts: [],
          firstLine: 0,
          requestLine: 3,
          lastLine: 3,
          request: { method: 'GET', path: '{{base}}/rest/api/3/myself', headers: [], body: '' },
          host: undefined,
          bodyFile: undefined,
          problems: [],
        },
        {
          name: 'search',
          credential: 'Acme prod',
          site: 'acme.atlassian.net',
          metadata: ['# @no-log', '#@timeout 5'],
          comments: ['// for the board', '    # not now', '# a header'],
          scripts: ['> {%\n  client.test("x", () => {});\n%}'],
          firstLine: 5,
          requestLine: 13,
          lastLine: 24,
          request: {
            method: 'GET',
            path: '{{base}}/rest/api/3/search/jql?jql=project = {{key}}&fields=summary',
            headers: [
              ['Accept', 'application/json'],
              ['X-{{key}}', 'a: b'],
            ],
            body: '',
          },
          host: undefined,
          bodyFile: undefined,
          problems: [{ code: 'http_script_not_run', line: 21, severity: 'notice' }],
        },
        {
          name: 'Create',
          credential: undefined,
          site: undefined,
          metadata: [],
          comments: ['  // a comment of REST Client'],
          scripts: ['< {% request.x() %}'],
          firstLine: 25,
          requestLine: 27,
          lastLine: 33,
          request: {
            method: 'POST',
            path: 'https://acme.atlassian.net/rest/api/3/issue',
            headers: [['Content-Type', 'application/json']],
            body: '{\n  "fields": {}\n}',
          },
          host: undefined,
          bodyFile: undefined,
          problems: [{ code: 'http_script_not_run', line: 26, severity: 'notice' }],
        },
      ],
      problems: [],
    });
  });

  it('is the same with other line ends, a byte order mark, tabs and spaces at the ends of lines', () => {
    const text = '@a = 1\n### x\nPOST /x\n  ?y=1\nA: b\n\n{\n\t"c": 1\n}\n';
    const plain = parseHttpFile(text);
    const variants = [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      `\uFEFF${text}`,
      text.replaceAll('\n  ?', '\n\t?').trimEnd(),
      text.replace('POST /x', 'POST\t/x  \t').replace('A: b', 'A :b \t').replace('= 1', '=\t1 '),
    ];
    for (const variant of variants) deepStrictEqual(parseHttpFile(variant), plain);
  });

  it('names a host beside the target', () => {
    deepStrictEqual(
      ['Host: acme.atlassian.net', 'host:{{host}}', 'Host:', 'Accept: x'].map(
        (header) => only(`GET {{api}}/x?y=1\n${header}`).host,
      ),
      ['acme.atlassian.net', '{{host}}', undefined, undefined],
    );
  });

  it('takes no user name and no password of an address', () => {
    const hosts = ['me:hunter2@acme.atlassian.net', 'me@acme.atlassian.net'];
    const targets = [
      'GET https://me:hunter2@acme.atlassian.net/x?y=a@b',
      "https://{{me}}:{{last.a[?b=='@/']}}@acme.atlassian.net/x?y=a@b",
    ];
    const { requests } = parseHttpFile(targets.join('\n###\n'));
    for (const { request, problems } of requests) {
      equal(request.path, 'https://acme.atlassian.net/x?y=a@b');
      deepStrictEqual(
        problems.map(({ code }) => code),
        ['http_userinfo_dropped'],
      );
    }
    for (const host of hosts) {
      const text = `GET /x\nHost: ${host}`;
      equal(only(text).host, 'acme.atlassian.net');
      deepStrictEqual(problemsOf(text), ['1 http_userinfo_dropped (notice)']);
    }
    const expression = "{{last.values[0] | @.self}}/x/{{last.'@'}}?a=b@c";
    deepStrictEqual(
      [only(`GET ${expression}`).request.path, problemsOf(`GET ${expression}`)],
      [expression, []],
    );
  });

  it('has no assertion of httpYac in it, wherever one stands', () => {
    const assertions = ['?? status == 200', '  ??body id exists', '?? js x == 1', '?? header a'];
    const [behindTarget, behindHeader, inBody, behindBody] = assertions;
    const { request, scripts, problems } = only(
      [
        ...['POST /x', behindTarget, '  ?a=1', 'A: b', behindHeader, 'C: d', ''],
        ...['{', inBody, '}', '', behindBody, '> {% %}', '?? status < 300'],
      ].join('\n'),
    );
    deepStrictEqual(request, {
      method: 'POST',
      path: '/x?a=1',
      headers: [
        ['A', 'b'],
        ['C', 'd'],
      ],
      body: '{\n}',
    });
    deepStrictEqual(scripts, [...assertions, '> {% %}', '?? status < 300']);
    deepStrictEqual(
      problems.map(({ code, line, severity }) => `${line} ${code} ${severity}`),
      [1, 4, 8, 11, 12, 13].map((line) => `${line} http_script_not_run notice`),
    );
    deepStrictEqual(only('GET /x\n\n?? status == 200\n').request.body, '');
  });

  it('is one line in a form whose fields stand on lines of their own', () => {
    const bodyOf = (body: string) =>
      only(`POST /x\nContent-Type: Application/x-www-form-urlencoded; a=b\n\n${body}`).request.body;
    deepStrictEqual(
      ['name=foo \n  &password=bar\n&c=d', 'a=b &\n c=d&\n\ne', 'a=b\nc ', 'a=b\n \n&'].map(bodyOf),
      ['name=foo&password=bar&c=d', 'a=b &c=d&\ne', 'a=b\nc ', 'a=b&'],
    );
    deepStrictEqual(only('POST /x\nContent-Type: text/plain\n\na\n&b').request.body, 'a\n&b');
  });

  it('keeps the lines of a text as they are', () => {
    const body = '# Heading\n\n  // x \n@a = 1\n> quoted\n<b>';
    deepStrictEqual(only(`POST /x\nContent-Type: text/plain\n\n\n${body}\n\n`).request.body, body);
  });

  it('reads the parts of a form, with files by their paths', () => {
    const { request, problems } = only(FORM.join('\r\n'));
    deepStrictEqual(
      [request.headers, request.body, problems],
      [
        [],
        [
          { name: 'a "b"', value: 'one\n\n# two' },
          { name: 'file', file: './pictures/c.png', contentType: 'image/png' },
        ],
        [],
      ],
    );
  });

  it('names the file that is the whole body', () => {
    deepStrictEqual(
      ['< ./body.json ', '<@ ./a b.json', '<@latin1 ./x'].map((line) => {
        const { bodyFile, request, problems } = only(`POST /x\n\n${line}\n`);
        return [bodyFile, request.body, problems];
      }),
      [
        [{ path: './body.json', template: false }, '', []],
        [{ path: './a b.json', template: true }, '', []],
        [{ path: './x', template: true }, '', []],
      ],
    );
  });

  it('takes no secret', () => {
    const text = [
      '@token = abc',
      '@apiKey=abc',
      '@x = Bearer abcdefghijklmnopqrstuvwx',
      '@auth = {{key}}',
      '@tokens = 3',
      'GET /x',
      'Authorization: Bearer hunter2',
      'Cookie: JSESSIONID=hunter2',
      'Content-Length: 3',
    ].join('\n');
    const { variables, requests } = parseHttpFile(text);
    deepStrictEqual(
      [variables.map(({ name }) => name), requests[0]!.request.headers, problemsOf(text)],
      [
        ['auth', 'tokens'],
        [],
        [
          '0 http_variable_dropped (notice) token',
          '1 http_variable_dropped (notice) apiKey',
          '2 http_variable_dropped (notice) x',
          '6 http_header_dropped (notice) Authorization',
          '7 http_header_dropped (notice) Cookie',
          '8 http_header_dropped (notice) Content-Length',
        ],
      ],
    );
    ok(!JSON.stringify(parseHttpFile(text)).includes('hunter2'));
  });

  it('takes a secret by its name or its looks, and keeps what only sounds like one', () => {
    const kept = ['state = active', 'code=ABC', 'nextPageToken = CAEaAggD', 'page_token = a1'];
    const dropped = [
      ...['token', 'access_token', 'accessToken', 'apiToken', 'refresh-token', 'client_secret'],
      ...['password', 'Authorization', 'cookie', 'code_verifier', 'x-api-key'],
    ].map((name) => `${name} = hunter2`);
    const looks = [
      'state = Bearer abcdefghijklmnopqrstuvwx',
      'code = ATATT3xFfGF0abcdefghijkl',
      'base = https://me:hunter2@acme.atlassian.net',
    ];
    const { variables, problems } = parseHttpFile(
      [...kept, ...dropped, ...looks].map((line) => `@${line}`).join('\n'),
    );
    deepStrictEqual(
      [variables.map(({ line }) => line), problems.map(({ line }) => line)],
      [[...kept.keys()], [...dropped, ...looks].map((_, index) => index + kept.length)],
    );
  });

  const rows: readonly [name: string, text: string, problems: readonly string[]][] = [
    ['an unknown method', 'FETCH /x', ['0 http_method_unknown FETCH']],
    ['a method alone', 'GET', ['0 path_empty']],
    ['a line of words', 'hello', ['0 http_method_unknown hello']],
    ['a line of an answer', 'HTTP/1.1 200 OK', ['0 http_line_invalid']],
    ['a header without a colon', 'GET /x\nAccept\nA: b', ['1 http_header_without_colon']],
    [
      'braces that are not closed',
      'POST /{{x\nA: {{b\n\n{"c":\n "{{d"}',
      ['0 variable_unclosed', '1 variable_unclosed', '4 variable_unclosed'],
    ],
    ['a body of a GET', 'GET /x\n\n\n{}', ['3 body_not_allowed GET']],
    ['a file of a GET', 'GET /x\n\n< ./x', ['2 body_not_allowed GET']],
    ['no body of a GET', 'GET /x\n\n# a comment\n// another\n', []],
    ['a variable without a value', '@x\nGET /x', ['0 http_variable_invalid']],
    ['a variable of an expression', '@x := 1\nGET /x', ['0 http_variable_invalid']],
    ['a name twice', '### a\nGET /x\n###\n# @name a\nGET /y', ['3 http_name_repeated (notice) a']],
    ['a title twice', '### a\nGET /x\n### a\nGET /y', ['2 http_name_repeated (notice) a']],
    ['a file among other lines', 'POST /x\n\n{}\n< ./x', ['3 http_body_file_mixed']],
    [
      'a script that is not closed',
      'GET /x\n\n> {%\nlet x',
      ['2 http_script_not_run (notice)', '2 http_script_unclosed'],
    ],
    [
      'a script that swallows the request',
      '< {%\nGET /x',
      ['0 http_script_not_run (notice)', '0 http_script_unclosed'],
    ],
    [
      'files of scripts and for the answer',
      '< ./a.js\nGET /x\n> ./b.js\n>> ./c.json\n>>! d',
      [
        '0 http_script_not_run (notice)',
        '2 http_script_not_run (notice)',
        '3 http_script_not_run (notice)',
        '4 http_script_not_run (notice)',
      ],
    ],
    [
      'a body behind a script',
      'POST /x\n\n> {% %}\n# comment\n{}',
      ['2 http_script_not_run (notice)', '4 http_line_invalid'],
    ],
    [
      'a form without boundary',
      FORM.join('\n').replace(/; boundary.*/, ''),
      ['3 http_form_boundary_missing'],
    ],
    ['a form cut off', FORM.slice(0, -1).join('\n'), ['13 http_form_unclosed']],
    ['a form that begins late', FORM.toSpliced(3, 0, 'x').join('\n'), ['3 http_form_unclosed']],
    [
      'a part without a name',
      FORM.join('\n').replace('; name="a %22b%22"', ''),
      ['4 http_form_part_invalid '],
    ],
    ['a part of headers alone', FORM.toSpliced(5, 4).join('\n'), ['4 http_form_part_invalid ']],
    [
      'the content of a file',
      FORM.join('\n').replace('< ./', '<svg '),
      ['10 http_form_content_inline file'],
    ],
    [
      'another name for a file',
      FORM.join('\n').replace('"c.png"', '"d.png"'),
      ['10 http_form_file_name_dropped (notice) d.png'],
    ],
    [
      'other headers of a part',
      FORM.toSpliced(5, 0, 'Content-Type: a/b', 'X: y').join('\n'),
      ['4 http_form_header_dropped (notice) X', '4 http_form_header_dropped (notice) Content-Type'],
    ],
  ];
  for (const [name, text, problems] of rows) {
    it(`says what is wrong with ${name}`, () => deepStrictEqual(problemsOf(text), problems));

    it(`reads its neighbours beside ${name}`, () => {
      const { requests } = parseHttpFile(`GET /before\n\n###\n${text}\n\n### after\nGET /after\n`);
      const good = [requests[0]!, requests.at(-1)!];
      deepStrictEqual(
        good.map(({ request, problems: found }) => [request.path, found]),
        [
          ['/before', []],
          ['/after', []],
        ],
      );
    });
  }

  it('is read whatever it says', () => {
    const words = [
      '###',
      '# @name ',
      '@a = ',
      'GET ',
      '/x',
      '{{',
      '}}',
      ': ',
      '> {%',
      '%}',
      '< ',
      '--b',
      'Content-Type: multipart/form-data; boundary=b\n\n',
      'Content-Disposition: form-data; name="a"',
      '\n',
      '\r\n',
      '\n\n',
      '\uFEFF',
      ' ',
      '\t',
      'a',
      '"',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (generated) => {
        const { requests, problems } = parseHttpFile(generated);
        const lines = generated.split(/\r\n|\r|\n/).length;
        for (const { firstLine, requestLine, lastLine, problems: own } of requests) {
          ok(firstLine <= requestLine && requestLine <= lastLine && lastLine < lines);
          for (const { line } of own) ok(firstLine <= line && line <= lastLine);
        }
        for (const { line } of problems) ok(line < lines);
      }),
      { numRuns: 3000 },
    );
  });

  it('is read at once also where a line is endless', () => {
    for (const part of [' ', '{{', '{{last.', ':', '@a =', '# @a ', '> ', '\t?']) {
      parseHttpFile(`GET /x\nA: b\n\n${part.repeat(200_000)}`);
      parseHttpFile(part.repeat(200_000));
      parseHttpFile(`GET /x\n${part.repeat(200_000)}`);
    }
  });
});
