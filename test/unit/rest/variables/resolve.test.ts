import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { redact } from '../../../../src/core/redact';
import { RequestError } from '../../../../src/core/rest/errors';
import type { TypedRequest } from '../../../../src/core/rest/request';
import { resolveTarget } from '../../../../src/core/rest/target';
import { resolveRequest } from '../../../../src/core/rest/variables/resolve';
import { secretValues, type VariableScope } from '../../../../src/core/rest/variables/scope';
import { CountingRandom, FakeClock } from '../../../fakes';

/** Members by their names, joined by dots; all else is a broken expression. */
function query(expression: string, value: unknown): unknown {
  if (!/^\w+(\.\w+)*$/.test(expression)) throw new Error('syntax');
  return expression
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], value);
}

function scopeOf(
  site: Readonly<Record<string, string>> = {},
  more: Partial<VariableScope> = {},
): VariableScope {
  return {
    file: [],
    site: Object.entries(site).map(([name, value]) => ({ name, value, secret: false })),
    global: [],
    lastAnswer: undefined,
    query,
    clock: new FakeClock(),
    random: new CountingRandom(),
    ...more,
  };
}

const GET: TypedRequest = { method: 'GET', path: '/x', headers: [], body: '' };
const secret = (name: string, value: string) => ({ name, value, secret: true });
const open = (name: string, value: string) => ({ name, value, secret: false });

/** A text as it is without escapes, resolved. */
function plain(value: string, scope: VariableScope): string {
  return resolveRequest({ ...GET, headers: [['X-Value', value]] }, scope).headers[0]![1];
}

function path(text: string, site: Readonly<Record<string, string>>): string {
  return resolveRequest({ ...GET, path: text }, scopeOf(site)).path;
}

function body(text: string, site: Readonly<Record<string, string>>): string {
  return resolveRequest({ ...GET, body: text }, scopeOf(site)).body as string;
}

function refusalOf(request: Partial<TypedRequest>, scope: VariableScope): readonly unknown[] {
  try {
    resolveRequest({ ...GET, ...request }, scope);
    return ['resolved'];
  } catch (error) {
    if (error instanceof RequestError) return [error.field, error.code, error.details];
    throw error;
  }
}

describe('the variables of a request', () => {
  it('are replaced in path, headers and body, and not in the method', () => {
    const request: TypedRequest = {
      method: '{{a}}',
      path: '/rest/{{a}}?x={{a}}',
      headers: [['X-{{a}}', '{{a}} & {{ b }}']],
      body: '{"a": "{{a}}", "b": {{b}}}',
    };
    deepStrictEqual(resolveRequest(request, scopeOf({ a: 'one', b: '2' })), {
      method: '{{a}}',
      path: '/rest/one?x=one',
      headers: [['X-one', 'one & 2']],
      body: '{"a": "one", "b": 2}',
    });
  });

  it('are replaced in the parts of a form', () => {
    const form = [
      { name: '{{a}}', value: '{{a}}"' },
      { name: 'file', file: './{{a}}.txt', contentType: 'text/{{a}}' },
      { name: 'file', file: './b' },
    ];
    deepStrictEqual(resolveRequest({ ...GET, body: form }, scopeOf({ a: 'x y' })).body, [
      { name: 'x y', value: 'x y"' },
      { name: 'file', file: './x y.txt', contentType: 'text/x y' },
      { name: 'file', file: './b' },
    ]);
  });

  it('of the file win over those of the site, and these over the global ones', () => {
    const scope = scopeOf(
      { a: 'site', b: 'site' },
      {
        file: [
          { name: 'a', value: 'early' },
          { name: 'a', value: 'file' },
        ],
        global: [open('a', 'global'), open('b', 'global'), open('c', 'global')],
      },
    );
    equal(plain('{{a}} {{b}} {{c}}', scope), 'file site global');
  });

  it('may hold others, and have one value in one request', () => {
    const scope = scopeOf({ id: '{{$uuid}}', both: '{{id}}' });
    const [id, both] = plain('{{id}} {{both}}', scope).split(' ');
    equal(id, both);
  });

  it('know ids and times', () => {
    const scope = scopeOf();
    equal(
      plain('{{$uuid}} {{$guid}} {{$isoTimestamp}} {{$timestamp}}', scope),
      '1f202122-2324-4526-a728-292a2b2c2d2e 3e3f4041-4243-4445-8647-48494a4b4c4d 2026-01-01T00:00:00.000Z 1767225600',
    );
  });

  it('know the last answer: scalars as text, all else as JSON', () => {
    const lastAnswer = { id: '10', n: 5, no: false, list: [{ a: 1 }], nothing: null };
    const scope = scopeOf({}, { lastAnswer });
    equal(
      plain('{{last.id}} {{last.n}} {{ last.no }} {{last.list}}', scope),
      '10 5 false [{"a":1}]',
    );
  });

  it('take what a server sent for a value, whatever it says', () => {
    const scope = scopeOf({}, { lastAnswer: { id: '{{key}}' }, global: [secret('key', 'hidden')] });
    equal(plain('{{last.id}}', scope), '{{key}}');
  });

  it('take a secret to the letter', () => {
    const scope = scopeOf({}, { global: [secret('key', 'a{{b}}')] });
    deepStrictEqual([plain('{{key}}', scope), secretValues(scope)], ['a{{b}}', ['a{{b}}']]);
  });

  it('stop the request where one is unknown, and say where and which', () => {
    deepStrictEqual(
      [
        refusalOf({ path: '/{{no}}' }, scopeOf()),
        refusalOf({ headers: [['{{no}}', '']] }, scopeOf()),
        refusalOf({ headers: [['X', '{{$no 1}}']] }, scopeOf()),
        refusalOf({ body: '{{}}' }, scopeOf()),
        refusalOf({ body: [{ name: 'x', value: '{{a}}' }] }, scopeOf({ a: '{{no}}' })),
        refusalOf({ body: '{{toString}}' }, scopeOf()),
      ],
      [
        ['path', 'variable_unknown', { name: 'no' }],
        ['headers', 'variable_unknown', { name: 'no' }],
        ['headers', 'variable_unknown', { name: '$no 1' }],
        ['body', 'variable_unknown', { name: '' }],
        ['body', 'variable_unknown', { name: 'no' }],
        ['body', 'variable_unknown', { name: 'toString' }],
      ],
    );
  });

  it('stop the request where one contains itself, or grows without end', () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`v${index}`, `{{v${index + 1}}}{{v${index + 1}}}`]),
    );
    const chain = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`v${index}`, `{{v${index + 1}}}`]),
    );
    deepStrictEqual(
      [
        refusalOf({ path: '/{{a}}' }, scopeOf({ a: '{{a}}' })),
        refusalOf(
          { path: '/{{x}}' },
          scopeOf({ x: '{{a}}', a: '{{b}}', b: 'b {{c}}', c: '{{a}}' }),
        ),
        refusalOf({ body: '{{v0}}' }, scopeOf({ ...doubled, v40: 'long' })),
        refusalOf({ body: '{{v0}}' }, scopeOf(chain)),
      ],
      [
        ['path', 'variable_cycle', { names: 'a → a' }],
        ['path', 'variable_cycle', { names: 'a → b → c → a' }],
        ['body', 'variable_too_long', { name: 'v22' }],
        ['body', 'variable_too_deep', { name: 'v100' }],
      ],
    );
  });

  it('stop the request where braces are not closed', () => {
    deepStrictEqual(
      [
        refusalOf({ body: '"a {{b"' }, scopeOf()),
        refusalOf({ headers: [['X', '{{a}}']] }, scopeOf({ a: '{{b' })),
      ],
      [
        ['body', 'variable_unclosed', { position: 4 }],
        ['headers', 'variable_unclosed', { name: 'a' }],
      ],
    );
  });

  it('stop the request where the last answer does not have what is asked for', () => {
    const scope = scopeOf({}, { lastAnswer: { a: null } });
    deepStrictEqual(
      [
        refusalOf({ path: '/{{last.a}}' }, scopeOf()),
        refusalOf({ path: '/{{last.a}}' }, scope),
        refusalOf({ path: '/{{last.b.c}}' }, scope),
        refusalOf({ path: '/{{last.a[}}' }, scope),
        refusalOf({ path: '/{{last.}}' }, scope),
        refusalOf({ path: '/{{last}}' }, scope),
      ],
      [
        ['path', 'last_answer_missing', {}],
        ['path', 'last_value_missing', { expression: 'a' }],
        ['path', 'last_value_missing', { expression: 'b.c' }],
        ['path', 'last_expression_invalid', { expression: 'a[', position: 2 }],
        ['path', 'last_expression_invalid', { expression: '', position: 2 }],
        ['path', 'variable_unknown', { name: 'last' }],
      ],
    );
  });
});

describe('a value in a path', () => {
  const rows: readonly [text: string, value: string, path: string][] = [
    ['/issue/{{a}}/comment', 'A-1', '/issue/A-1/comment'],
    ['/issue/{{a}}', 'a/../b?c#d', '/issue/a%2F..%2Fb%3Fc%23d'],
    ['/search?jql={{a}}&x=1', 'a = "b" & c', '/search?jql=a%20%3D%20%22b%22%20%26%20c&x=1'],
    ['/x?{{a}}', 'a=1&b=2', '/x?a%3D1%26b%3D2'],
    ['{{a}}', '/rest/api/3/myself?x=1', '/rest/api/3/myself?x=1'],
    [' {{a}} ', 'rest', 'rest'],
    ['{{a}}/myself', '/rest/api/3', '/rest/api/3/myself'],
    ['{{a}}/myself', 'HTTPS://acme.atlassian.net/x', 'HTTPS://acme.atlassian.net/x/myself'],
    ['{{a}}/myself', 'javascript:x', 'javascript%3Ax/myself'],
    ['https://{{a}}/rest', 'acme.example:8080/jira', 'https://acme.example:8080/jira/rest'],
    ['https://x/{{a}}', 'https://y', 'https://x/https%3A%2F%2Fy'],
    ['/x/{{a}}', '\ud800', '/x/%EF%BF%BD'],
  ];
  for (const [text, value, expected] of rows) {
    it(`${JSON.stringify(value)} in ${text} is ${expected}`, () =>
      equal(path(text, { a: value }), expected));
  }

  it('adds no segment and leaves none, or the request is refused', () => {
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', '?', '#', 'a', ';') }),
      fc.string({ unit: 'grapheme' }),
    );
    const context = {
      apiBaseUrl: 'https://api.atlassian.com',
      direct: false,
      sites: [{ cloudId: 'c-1', name: '', url: 'https://acme.atlassian.net', scopes: [] }],
      cloudId: 'c-1',
    };
    fc.assert(
      fc.property(value, value, (a, b) => {
        const resolved = path('/rest/{{a}}/x{{b}}/{{a}}{{b}}?q={{a}}&r={{b}}', { a, b });
        let url: URL;
        try {
          url = new URL(resolveTarget(resolved, context));
        } catch (error) {
          ok(error instanceof RequestError);
          return;
        }
        deepStrictEqual(url.pathname.split('/').slice(4).map(decodeURIComponent), [
          'rest',
          a,
          `x${b}`,
          a + b,
        ]);
        deepStrictEqual(
          [...new URLSearchParams(url.search)],
          [
            ['q', a],
            ['r', b],
          ],
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a value in a body', () => {
  it('stays in its string of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (a) => {
        const text = body('{"\\"{{a}}": ["{{a}}", "x{{a}}\\\\{{a}}"], "n": {{n}}}', {
          a,
          n: '[1]',
        });
        deepStrictEqual(
          JSON.parse(text),
          JSON.parse(
            JSON.stringify({
              [`"${a}`]: [a, `x${a}\\${a}`],
              n: [1],
            }),
          ),
        );
      }),
    );
  });

  it('does not leave its string behind a lone backslash', () => {
    const request = { body: '{"a": "\\{{a}}"}' };
    deepStrictEqual(refusalOf(request, scopeOf({ a: '", "b": "' })), ['body', 'body_not_json', {}]);
  });

  it('is JSON itself outside a string', () => {
    const site = { n: '1', o: '{"a": "b"}' };
    equal(body('[{{n}}, {{o}}, "{{o}}"]', site), '[1, {"a": "b"}, "{\\"a\\": \\"b\\"}"]');
  });

  it('stays as it is where the body is no JSON', () => {
    const request: TypedRequest = {
      ...GET,
      headers: [['Content-Type', '{{type}}']],
      body: '"{{a}}"',
    };
    const scope = (type: string) => scopeOf({ a: '"\n', type });
    deepStrictEqual(
      [
        resolveRequest(request, scope('text/plain')),
        resolveRequest(request, scope('application/json')),
      ].map((resolved) => resolved.body),
      ['""\n"', '"\\"\\n"'],
    );
  });
});

describe('a secret variable', () => {
  const VALUE = 'hunter2-"ü';
  const scope = scopeOf({ pair: 'user:{{key}}' }, { global: [secret('key', VALUE)] });

  it('goes into a header, a query and a body', () => {
    const request: TypedRequest = {
      ...GET,
      path: '/x?y={{key}}',
      headers: [['X-Key', '{{pair}}']],
      body: '"{{key}}"',
    };
    const resolved = resolveRequest(request, scope);
    deepStrictEqual(resolved, {
      method: 'GET',
      path: '/x?y=hunter2-%22%C3%BC',
      headers: [['X-Key', `user:${VALUE}`]],
      body: '"hunter2-\\"ü"',
    });
    ok(!/hunter2/.test(redact(JSON.stringify(resolved), secretValues(scope))));
  });

  it('goes nowhere where a log or an error would name it, through another variable neither', () => {
    const requests: readonly Partial<TypedRequest>[] = [
      { path: '{{key}}' },
      { path: 'https://{{key}}/x' },
      { path: '/x/{{pair}}?y=1' },
      { headers: [['{{key}}', 'x']] },
      { body: [{ name: 'x', file: '{{pair}}' }] },
    ];
    deepStrictEqual(
      requests.map((request) => refusalOf(request, scope)),
      [
        ['path', 'variable_secret_shown', { name: 'key' }],
        ['path', 'variable_secret_shown', { name: 'key' }],
        ['path', 'variable_secret_shown', { name: 'pair' }],
        ['headers', 'variable_secret_shown', { name: 'key' }],
        ['body', 'variable_secret_shown', { name: 'pair' }],
      ],
    );
  });

  it('is in no error', () => {
    const requests: readonly Partial<TypedRequest>[] = [
      { path: '/{{key}}' },
      { body: '{{key}}{{no}}' },
      { body: '{{key}}{{last.x}}' },
      { body: '{{key}}\\{{key}}' },
    ];
    for (const request of requests) {
      try {
        resolveRequest({ ...GET, ...request }, scope);
      } catch (error) {
        ok(!inspect(error, { showHidden: true, depth: null }).includes('hunter2'));
      }
    }
  });
});
