import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { isCodedError } from '../../../../src/core/errors';
import type { RequestBody } from '../../../../src/core/ports';
import { parseHttpFile } from '../../../../src/core/rest/httpFile/parse';
import { appendRequest, replaceRequest } from '../../../../src/core/rest/httpFile/save';
import { serializeRequest } from '../../../../src/core/rest/httpFile/serialize';
import { targetWithoutUserinfo } from '../../../../src/core/rest/httpFile/userinfo';
import type { TypedRequest } from '../../../../src/core/rest/request';

const GET: TypedRequest = { method: 'GET', path: '/x', headers: [], body: '' };
const META = { name: 'a name' };
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** What is written, or the code and the facts of why it is not. */
function outcomeOf(request: Partial<TypedRequest>, meta = META): readonly unknown[] {
  try {
    const method = request.body === undefined ? 'GET' : 'POST';
    return [serializeRequest({ ...GET, method, ...request }, meta)];
  } catch (error) {
    if (isCodedError(error)) return [error.code, error.details];
    throw error;
  }
}

/** Texts that look like what else stands in a file. */
const fragment = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  fc.constantFrom(
    ...[
      '###',
      '# x',
      '// x',
      '> {% x %}',
      '< ./x',
      '?? x',
      '<> x',
      '@a = 1',
      '--form',
      '--form--',
      '--form-2',
    ],
    ...[
      '{{a}}',
      '{{',
      '}}',
      '?a=1',
      '&b',
      'HTTP/1.1',
      '%22',
      '"',
      ': ',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
    ],
    ...['Content-Disposition: form-data; name="a"', '; filename="b"', '%}', 'GET /x', '{"a": 1}'],
  ),
);
const text = fc.array(fragment, { maxLength: 5 }).map((parts) => parts.join(''));
const lines = fc.array(text, { maxLength: 5 }).map((parts) => parts.join('\n'));
const part = fc.oneof(
  fc.record({ name: text, value: lines }),
  fc.record({ name: text, file: text }),
  fc.record({ name: text, file: text, contentType: text }),
);
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~\w-]{1,10}$/);
const name = fc.oneof(token, text, fc.constantFrom('Content-Type', 'X-{{a}}', '{{last."b: c"}}'));
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'put ', 'DELETE', 'PROPFIND', ''),
  path: fc.oneof(
    text.map((end) => `/${end}`),
    text,
  ),
  headers: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(name, text) },
      fc.constant<[string, string]>(['Content-Type', FORM_TYPE]),
    ),
    { maxLength: 3 },
  ),
  body: fc.oneof(
    lines,
    fc.json().map((json) => JSON.stringify(JSON.parse(json), null, 2)),
    fc.array(part, { maxLength: 3 }),
  ),
});
const meta = fc.record({ name: text, credential: fc.option(text, { nil: undefined }), site: text });

const withoutLineEnds = (value: string) => value.replaceAll(/\r\n?/g, '\n');
const withoutBlankLines = (value: string) =>
  withoutLineEnds(value)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .replace(/(?:\n[^\S\n]*)+$/, '');

/** What a request is behind a file: the same to whoever is sent it. */
function kept({ method, path, headers, body }: TypedRequest): TypedRequest {
  const whole: RequestBody =
    typeof body === 'string'
      ? body.trim() === ''
        ? ''
        : withoutBlankLines(body)
      : body.map((one) =>
          'value' in one ? { ...one, value: withoutLineEnds(one.value) } : { ...one },
        );
  return {
    method: method.trim().toUpperCase(),
    path: targetWithoutUserinfo(path.trim()).trim(),
    headers: headers.map(([given, value]) => [given.trim(), value.trim()] as const),
    body: whole.length === 0 ? '' : whole,
  };
}

describe('a request in a file', () => {
  it('is written as the tools that share it do', () => {
    const body = '{\n  "a": "{{b}}"\n}\n';
    const headers = [['Content-Type', 'application/json']] as const;
    equal(
      serializeRequest(
        { method: 'post', path: '/rest/api/3/issue', headers, body },
        { name: 'Create', credential: 'Acme', site: 'acme.atlassian.net' },
      ),
      [
        '### Create',
        '# @name Create',
        '# @jira-credential Acme',
        '# @jira-site acme.atlassian.net',
        'POST /rest/api/3/issue',
        'Content-Type: application/json',
        '',
        '{',
        '  "a": "{{b}}"',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('is written with the parts of its form', () => {
    const form = [
      { name: 'a"b', value: '--form x\n' },
      { name: 'file', file: './x/y.png', contentType: 'image/png' },
    ];
    equal(
      serializeRequest({ ...GET, method: 'POST', body: form }, META),
      [
        '### a name',
        '# @name a name',
        'POST /x',
        'Content-Type: multipart/form-data; boundary=form-2',
        '',
        '--form-2',
        'Content-Disposition: form-data; name="a%22b"',
        '',
        '--form x',
        '',
        '--form-2',
        'Content-Disposition: form-data; name="file"; filename="y.png"',
        'Content-Type: image/png',
        '',
        '< ./x/y.png',
        '--form-2--',
        '',
      ].join('\n'),
    );
  });

  it('has no header that carries a secret or is the console’s own', () => {
    const headers = ['authorization', 'Cookie ', 'Proxy-Authorization', 'Host', 'A'].map(
      (header) => [header, 'hunter2'] as const,
    );
    deepStrictEqual(outcomeOf({ headers }), ['### a name\n# @name a name\nGET /x\nA: hunter2\n']);
  });

  it('has no user name and no password of its address', () => {
    const written = (path: string) => serializeRequest({ ...GET, path }, META).split('\n')[2];
    deepStrictEqual(
      [
        ' https://me:hunter2@acme.atlassian.net/x?y=a@b',
        'me:hunter2@acme.atlassian.net/x',
        'https://{{me}}:{{password}}@{{host}}/x',
        '/x/a@b',
        '{{last.values | @[0].self}}/x',
      ].map(written),
      [
        'GET https://acme.atlassian.net/x?y=a@b',
        'GET acme.atlassian.net/x',
        'GET https://{{host}}/x',
        'GET /x/a@b',
        'GET {{last.values | @[0].self}}/x',
      ],
    );
    deepStrictEqual(outcomeOf({ path: 'me:hunter2@ ' }), ['path_empty', {}]);
  });

  const text_plain = [['Content-Type', 'text/plain']] as const;
  const rows: readonly [
    name: string,
    request: Partial<TypedRequest>,
    outcome: readonly unknown[],
  ][] = [
    [
      'a method that no file knows',
      { method: 'FETCH' },
      ['http_method_unknown', { method: 'FETCH' }],
    ],
    ['no path', { path: ' ' }, ['path_empty', {}]],
    ['a path of two lines', { path: '/x\n/y' }, ['path_control_character', {}]],
    ['a header without a name', { headers: [['', 'x']] }, ['header_name_invalid', { name: '' }]],
    [
      'a header like a comment',
      { headers: [['#a', 'x']] },
      ['header_name_invalid', { name: '#a' }],
    ],
    ['a header like a query', { headers: [['&a', 'x']] }, ['header_name_invalid', { name: '&a' }]],
    [
      'a header of two lines',
      { headers: [['a', 'x\ny']] },
      ['header_value_invalid', { name: 'a' }],
    ],
    [
      'a separator in the body',
      { headers: text_plain, body: 'a\n### b' },
      ['http_body_not_writable', { line: 2 }],
    ],
    ['a comment in the body', { body: '{\n // a\n}' }, ['http_body_not_writable', { line: 2 }]],
    [
      'a script in the body',
      { headers: text_plain, body: '> {% a %}' },
      ['http_body_not_writable', { line: 1 }],
    ],
    [
      'a file in the body',
      { headers: text_plain, body: '\n< ./a' },
      ['http_body_not_writable', { line: 2 }],
    ],
    ['an assertion in the body', { body: '{\n ?? a\n}' }, ['http_body_not_writable', { line: 2 }]],
    ['a body of a GET', { method: 'get', body: '{}' }, ['body_not_allowed', { method: 'GET' }]],
    [
      'a form of a HEAD',
      { method: 'HEAD', body: [{ name: 'a', value: '' }] },
      ['body_not_allowed', { method: 'HEAD' }],
    ],
    [
      'a form by the last of two types',
      { headers: [...text_plain, ['Content-Type', FORM_TYPE]], body: 'a\n&b' },
      ['http_body_not_writable', { line: 2 }],
    ],
    [
      'a form that goes on with its next line',
      { headers: [['Content-Type', FORM_TYPE]], body: 'a=b\nc\n&d' },
      ['http_body_not_writable', { line: 3 }],
    ],
    ['a form without a name', { body: [{ name: '', value: '' }] }, ['form_name_missing', {}]],
    [
      'a form with its own type',
      { headers: text_plain, body: [{ name: 'a', value: '' }] },
      ['form_type_owned', {}],
    ],
    [
      'a form as a text',
      { headers: [['Content-Type', 'multipart/form-data; boundary=b']], body: '--b--' },
      ['form_type_owned', {}],
    ],
    [
      'a separator in a form',
      { body: [{ name: 'a', value: '###' }] },
      ['http_form_part_not_writable', { name: 'a' }],
    ],
    [
      'a name of two lines',
      { body: [{ name: 'a\nb', value: '' }] },
      ['http_form_part_not_writable', { name: 'a\nb' }],
    ],
    [
      'a part without a file',
      { body: [{ name: 'a', file: '' }] },
      ['http_form_part_not_writable', { name: 'a' }],
    ],
  ];
  for (const [reason, given, outcome] of rows) {
    it(`is refused for ${reason}`, () => deepStrictEqual(outcomeOf(given), outcome));
  }

  it('is refused under a name of no or of two lines', () => {
    deepStrictEqual(
      [outcomeOf({}, { name: ' ' }), outcomeOf({}, { name: 'a\nb' })],
      [
        ['http_name_invalid', {}],
        ['http_name_invalid', {}],
      ],
    );
  });

  it('is read as it was written, or refused', () => {
    let written = 0;
    fc.assert(
      fc.property(request, meta, (given, about) => {
        let block: string;
        try {
          block = serializeRequest(given, about);
        } catch (error) {
          ok(isCodedError(error));
          return;
        }
        written++;
        const { requests, problems, variables } = parseHttpFile(block);
        const found = requests.map((one) => ({
          name: one.name,
          credential: one.credential,
          site: one.site,
          request: one.request,
          bodyFile: one.bodyFile,
          comments: one.comments,
          problems: one.problems.filter(({ code }) => code !== 'variable_unclosed'),
        }));
        const expected = {
          name: about.name.trim(),
          credential: about.credential?.trim(),
          site: about.site.trim(),
          request: kept(given),
          bodyFile: undefined,
          comments: [],
          problems: [],
        };
        deepStrictEqual([found, problems, variables], [[expected], [], []]);
      }),
      { numRuns: 5000 },
    );
    ok(written > 200, `only ${written} were written`);
  });
});

const FILE = [
  '@a = 1',
  '',
  '# about the first',
  'GET /first',
  '',
  '###   second  ',
  '# about the second',
  '# @no-log',
  '# @name second',
  '# @jira-site old',
  'POST /second',
  '# about a header',
  'A: b',
  '',
  '{"a": 1}',
  '',
  '> {% test() %}',
  '',
  '# behind',
  '### third',
  '',
  'GET /third',
].join('\n');
const BLOCK = serializeRequest(
  { method: 'PUT', path: '/new', headers: [], body: '{}' },
  { name: 'new', site: 's' },
);

describe('a file that a request is saved into', () => {
  it('has it in the place of the one of that name, and all else as it was', () => {
    equal(
      replaceRequest(FILE, 'second', BLOCK),
      FILE.replace('###   second  ', '### new').replace(
        '# @name second\n# @jira-site old\nPOST /second\n# about a header\nA: b\n\n{"a": 1}',
        ['# about a header', '# @name new', '# @jira-site s', 'PUT /new', '', '{}'].join('\n'),
      ),
    );
  });

  it('keeps its line ends, its byte order mark and the lack of a last line end', () => {
    const file = `\uFEFF${FILE.replaceAll('\n', '\r\n')}`;
    equal(
      replaceRequest(file, 'third', BLOCK),
      file.replace(
        '### third\r\n\r\nGET /third',
        '### new\r\n\r\n# @name new\r\n# @jira-site s\r\nPUT /new\r\n\r\n{}',
      ),
    );
  });

  it('moves comments that a body which is no JSON would take in', () => {
    const block = serializeRequest(
      { method: 'PUT', path: '/new', headers: [['Content-Type', 'text/plain']], body: 'x' },
      { name: 'a' },
    );
    equal(
      replaceRequest('### a\nGET /a\n\n# behind\n\n###\n', 'a', block),
      '### a\n# behind\n# @name a\nPUT /new\nContent-Type: text/plain\n\nx\n\n\n###\n',
    );
  });

  it('keeps the assertions from within a request behind it', () => {
    const old = ['### new', 'PUT /old', '?? status == 200', 'A: b', '', '{}', '?? js a == 1'];
    equal(replaceRequest(old.join('\n'), 'new', BLOCK), `${BLOCK}?? status == 200\n?? js a == 1`);
    equal(replaceRequest(old.slice(0, -1).join('\n'), 'new', BLOCK), `${BLOCK}?? status == 200`);
  });

  it('is not touched where no request or two have the name', () => {
    deepStrictEqual(
      [
        replaceRequest(FILE, 'none', BLOCK),
        replaceRequest(FILE + '\n### second\nGET /x', 'second', BLOCK),
        replaceRequest(FILE, 'second', 'no request'.slice(0, 0)),
      ],
      [undefined, undefined, undefined],
    );
  });

  it('takes another behind its last', () => {
    deepStrictEqual(
      ['', '\uFEFF\n', 'GET /x', 'GET /x\n', 'GET /x\n\n', 'GET /x\r\n'].map((file) =>
        appendRequest(file, '### a\nGET /a\n'),
      ),
      [
        '### a\nGET /a\n',
        '\uFEFF\n### a\nGET /a\n',
        'GET /x\n\n### a\nGET /a\n',
        'GET /x\n\n### a\nGET /a\n',
        'GET /x\n\n### a\nGET /a\n',
        'GET /x\r\n\r\n### a\r\nGET /a\r\n',
      ],
    );
  });

  it('has all other requests, variables and comments to the letter', () => {
    const piece = fc.constantFrom(
      ...[
        '### one',
        '###',
        '# @name two',
        '# comment',
        '@a = 1',
        'GET /x',
        'POST /y',
        'A: b',
        '',
        '{}',
      ],
      ...[
        '> {% x %}',
        '< ./z',
        'text',
        '\t',
        'Content-Type: text/plain',
        '# @prompt x',
        '<> old',
        '?? x',
      ],
    );
    const ends = fc.constantFrom('\n', '\r\n');
    const file = fc
      .tuple(fc.array(piece, { maxLength: 15 }), ends, fc.constantFrom('', '\uFEFF'))
      .map(([pieces, end, mark]) => mark + pieces.join(end));
    const saved = fc.constantFrom(
      BLOCK,
      serializeRequest(
        { ...GET, headers: [['Content-Type', 'text/plain']], method: 'PUT', body: 'x' },
        { name: 'new' },
      ),
      serializeRequest(GET, { name: 'new' }),
    );
    let replaced = 0;
    fc.assert(
      fc.property(file, saved, (before, block) => {
        const was = parseHttpFile(before);
        const expected = parseHttpFile(block).requests[0]!;
        for (const old of new Set(was.requests.map((one) => one.name))) {
          if (old === undefined) continue;
          const after = replaceRequest(before, old, block);
          const index = was.requests.findIndex((one) => one.name === old);
          if (after === undefined) {
            ok(was.requests.filter((one) => one.name === old).length > 1);
            continue;
          }
          replaced++;
          const is = parseHttpFile(after);
          const [one, now] = [was.requests[index]!, is.requests[index]!];
          const all = splitKeeping(before);
          deepStrictEqual(
            [now.request, now.name, now.site, now.metadata, sortedLines(now.comments), now.scripts],
            [
              expected.request,
              'new',
              expected.site,
              one.metadata,
              sortedLines(one.comments),
              one.scripts,
            ],
          );
          const next = was.requests[index + 1]?.firstLine;
          const head = all.slice(0, one.firstLine).join('');
          const tail = next === undefined ? '' : all.slice(next).join('');
          ok(after.startsWith(head) && after.endsWith(tail));
          deepStrictEqual(
            is.variables.map(({ name: given, value }) => [given, value]),
            was.variables.map(({ name: given, value }) => [given, value]),
          );
        }
      }),
      { numRuns: 3000 },
    );
    ok(replaced > 500, `only ${replaced} were replaced`);
  });
});

function splitKeeping(file: string): readonly string[] {
  return file.split(/(?<=\r\n|\n)/);
}

function sortedLines(comments: readonly string[]): readonly string[] {
  return [...comments].sort();
}
