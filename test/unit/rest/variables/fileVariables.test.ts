import { deepStrictEqual, equal, match, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { RequestError } from '../../../../src/core/rest/errors';
import type { TypedRequest } from '../../../../src/core/rest/request';
import { applyFileVariables } from '../../../../src/core/rest/variables/fileVariables';
import { resolveRequest } from '../../../../src/core/rest/variables/resolve';
import { CountingRandom, FakeClock } from '../../../fakes';

type Values = Readonly<Record<string, string>>;

const GET: TypedRequest = { method: 'GET', path: '/x', headers: [], body: '' };

const variablesOf = (values: Values) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

const generators = () => ({ clock: new FakeClock(), random: new CountingRandom() });

function apply(request: Partial<TypedRequest>, values: Values): TypedRequest {
  return applyFileVariables({ ...GET, ...request }, variablesOf(values), generators());
}

function path(text: string, values: Values): string {
  return apply({ path: text }, values).path;
}

function refusalOf(request: Partial<TypedRequest>, values: Values): readonly unknown[] {
  try {
    apply(request, values);
    return ['applied'];
  } catch (error) {
    if (error instanceof RequestError) return [error.field, error.code, error.details];
    throw error;
  }
}

/** So many variables, each within the one before. */
function chain(length: number): Values {
  return Object.fromEntries(
    Array.from({ length }, (_, n) => [`v${n}`, n === length - 1 ? 'x' : `{{v${n + 1}}}`]),
  );
}

describe('the variables of a file', () => {
  it('are replaced in path, headers and body, and all others stay', () => {
    const request: TypedRequest = {
      method: 'POST',
      path: '/rest/{{ a }}/{{other}}?x={{a}}',
      headers: [['X-{{a}}', '{{a}} {{$uuid}}']],
      body: '{"a": "{{a}}", "b": {{last.id}}}',
    };
    deepStrictEqual(apply(request, { a: 'ä"' }), {
      method: 'POST',
      path: '/rest/%C3%A4%22/{{other}}?x=%C3%A4%22',
      headers: [['X-ä"', 'ä" {{$uuid}}']],
      body: '{"a": "ä\\"", "b": {{last.id}}}',
    });
  });

  it('are replaced in the parts of a form', () =>
    deepStrictEqual(
      apply(
        {
          body: [
            { name: '{{a}}', value: '{{a}}{{b}}' },
            { name: 'file', file: './{{a}}.txt', contentType: 'text/{{a}}' },
          ],
        },
        { a: '1' },
      ).body,
      [
        { name: '1', value: '1{{b}}' },
        { name: 'file', file: './1.txt', contentType: 'text/1' },
      ],
    ));

  it('may contain others of the file, and what only the console knows', () =>
    deepStrictEqual(
      [
        path('/x?jql={{jql}}', { jql: 'project = {{key}} & {{mine}}', mine: 'me, {{last.id}}' }),
        path('{{base}}/issue', { base: '{{host}}/rest/api/3' }),
        path('{{base}}/issue', { base: 'https://{{site}}.atlassian.net/rest' }),
        path('{{last.id}}/{{$uuid}}', { 'last.id': 'no', $uuid: 'no' }),
      ],
      [
        '/x?jql=project%20%3D%20{{key}}%20%26%20me%2C%20{{last.id}}',
        '{{host}}/rest/api/3/issue',
        'https://{{site}}.atlassian.net/rest/issue',
        '{{last.id}}/{{$uuid}}',
      ],
    ));

  it('generate one value, wherever it stands', () => {
    const {
      path: inPath,
      headers,
      body,
    } = apply(
      {
        path: '/{{id}}/{{other}}/{{$guid}}',
        headers: [['X-Id', '{{id}} {{same}}']],
        body: '["{{id}}", {{at}}, "{{iso}}"]',
      },
      {
        id: '{{$guid}}',
        other: '{{$uuid}}',
        same: '{{id}}',
        at: '{{$timestamp}}',
        iso: '{{$isoTimestamp}}',
      },
    );
    const [, id, other, own] = inPath.split('/');
    match(id!, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    notEqual(other, id);
    equal(own, '{{$guid}}');
    const now = new FakeClock().now();
    deepStrictEqual(
      [headers, JSON.parse(body as string)],
      [[['X-Id', `${id} ${id}`]], [id, Math.floor(now / 1000), new Date(now).toISOString()]],
    );
  });

  it('leave an unclosed brace to whoever sends', () =>
    equal(path('/{{a}}/{{b', { a: '1' }), '/1/{{b'));

  it('that contain themselves or grow without end name the field to blame', () =>
    deepStrictEqual(
      [
        refusalOf({ path: '/{{a}}' }, { a: '{{b}}', b: '{{a}}' }),
        refusalOf(
          { body: '{{v0}}' },
          Object.fromEntries(
            Array.from({ length: 40 }, (_, n) => [
              `v${n}`,
              n === 39 ? 'x' : `{{v${n + 1}}}`.repeat(2),
            ]),
          ),
        ),
        refusalOf({ body: '\\{{a}}' }, { a: '1' }),
        refusalOf({ body: '{{v0}}' }, chain(100)),
        refusalOf({ body: '{{v0}}' }, chain(101)),
        refusalOf({ path: '/{{v0}}' }, chain(5000)),
      ],
      [
        ['path', 'variable_cycle', { names: 'a → b → a' }],
        ['body', 'variable_too_long', { name: 'v19' }],
        ['body', 'body_not_json', {}],
        ['applied'],
        ['body', 'variable_too_deep', { name: 'v100' }],
        ['path', 'variable_too_deep', { name: 'v100' }],
      ],
    ));

  it('replaced before the others give what all at once would give', () => {
    // No slashes: what a value may be in the place of a host is not known before it is resolved.
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', '&', 'ß', '{{f}}', '{{g}}') });
    const inFile = fc.string({ unit: fc.constantFrom('b', '%', '"', '\n', '{{g}}', '{{h}}') });
    fc.assert(
      fc.property(text, text, inFile, fc.string(), fc.string(), (typed, body, f, g, h) => {
        const request: TypedRequest = {
          method: 'POST',
          path: `/rest?${typed}&end`,
          headers: [['X-Value', typed]],
          body: JSON.stringify({ value: body }),
        };
        const global = variablesOf({ g, h: h.replaceAll('{', '') }).map((variable) => ({
          ...variable,
          value: variable.value.replaceAll('{', ''),
          secret: false,
        }));
        const scope = {
          site: [],
          global,
          lastAnswer: undefined,
          query: () => undefined,
          ...generators(),
        };
        const file = variablesOf({ f });
        deepStrictEqual(
          resolveRequest(applyFileVariables(request, file, scope), { ...scope, file: [] }),
          resolveRequest(request, { ...scope, file }),
        );
      }),
    );
  });
});
