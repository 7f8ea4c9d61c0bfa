import { deepStrictEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parseCatalogue } from '../../../src/core/catalogue/catalogue';
import { completionsAt, pathOf, valueProblem } from '../../../src/core/catalogue/complete';
import { fillPath, matchOperation } from '../../../src/core/catalogue/match';
import type { Parameter } from '../../../src/core/catalogue/operation';
import { createOperationIndex } from '../../../src/core/catalogue/operationIndex';
import { readQuery, setQuery } from '../../../src/core/catalogue/query';

const { operations } = parseCatalogue(
  readFileSync(resolve(__dirname, '../../../data/catalogue.json'), 'utf8'),
);
const INDEX = createOperationIndex(operations);

/** What is offered at the mark. */
function completed(marked: string, method = 'GET') {
  return completionsAt(INDEX, method, marked.replace('|', ''), marked.indexOf('|'));
}

describe('the completion of a path', () => {
  const rows: readonly [typed: string, method: string, path: string, selected: string][] = [
    ['/issue/ABC-1/comm|', 'GET', '/rest/api/3/issue/ABC-1/comment', ''],
    ['/rest/api/3/iss|', 'POST', '/rest/api/3/issue', ''],
    ['get issue|', 'GET', '/rest/api/3/issue/{issueIdOrKey}', '{issueIdOrKey}'],
    ['/board/7/spr|', 'GET', '/rest/agile/1.0/board/7/sprint', ''],
    [
      'https://other.atlassian.net/rest/api/3/issue/A-1|',
      'DELETE',
      'https://other.atlassian.net/rest/api/3/issue/A-1',
      '',
    ],
    ['{{baseUrl}}/rest/api/3/myse|', 'GET', '{{baseUrl}}/rest/api/3/myself', ''],
    ['/rest/api/2/issue/A-1/comm|', 'GET', '/rest/api/2/issue/A-1/comment', ''],
    ['get /rest/api/latest/issue/A-1/comm|', 'GET', '/rest/api/latest/issue/A-1/comment', ''],
    [
      '/issue/{{last.issues[?a=="/ b"].key}}/comm|',
      'GET',
      '/rest/api/3/issue/{{last.issues[?a=="/ b"].key}}/comment',
      '',
    ],
    ['/issue/{{key}}/comment/|', 'GET', '/rest/api/3/issue/{{key}}/comment/{id}', '{id}'],
  ];
  for (const [typed, method, path, selected] of rows) {
    it(`offers ${method} ${path} for ${typed}`, () => {
      const found = completed(typed).find((one) => one.method === method && one.path === path);
      equal(found && found.path.slice(...found.selection), selected);
    });
  }

  it('keeps the query that was typed already', () => {
    const [first] = completed('/rest/api/3/issue/ABC-1|?fields=summary');
    equal(first?.path, '/rest/api/3/issue/ABC-1?fields=summary');
  });

  it('offers a query’s names beside a template in it', () => {
    const [first] = completed('/rest/api/3/issue/{{last.a[?b].c}}?fields={{last.a && b}}&exp|');
    equal(first?.path, '/rest/api/3/issue/{{last.a[?b].c}}?fields={{last.a && b}}&expand=');
  });

  it('offers the names of a query that are not there yet', () => {
    const labels = (marked: string) => completed(marked).map(({ label }) => label);
    deepStrictEqual(
      [
        labels('/rest/api/3/issue/A-1?exp|'),
        labels('/rest/api/3/issue/A-1?updateHistory=true&updateH|'),
      ],
      [['expand'], []],
    );
    equal(completed('/rest/api/3/issue/A-1?exp|')[0]?.path, '/rest/api/3/issue/A-1?expand=');
  });

  it('takes no value from a path that goes on behind the operation’s', () => {
    const operation = operations.find(({ path }) => path === '/rest/api/3/issue/{issueIdOrKey}');
    equal(operation && pathOf(operation, '/issue/ABC-1/comment'), operation?.path);
  });

  it('finds the values in every path, where they were typed', () => {
    const value = fc.stringMatching(/^[A-Z][A-Z0-9-]{0,8}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.array(value, { minLength: 8, maxLength: 8 }),
        (operation, values) => {
          const names = operation.pathParameters.map(({ name }) => name);
          const filled = fillPath(
            operation,
            Object.fromEntries(names.map((name, at) => [name, values[at]!])),
          );
          equal(pathOf(operation, filled), filled);
        },
      ),
    );
  });
});

describe('the value of a parameter', () => {
  const parameter = (changes: Partial<Parameter>): Parameter => ({
    name: 'p',
    type: 'string',
    several: false,
    required: false,
    values: [],
    sentence: '',
    ...changes,
  });
  const rows: readonly [Partial<Parameter>, value: string, ReturnType<typeof valueProblem>][] = [
    [{}, '', undefined],
    [{ required: true }, '', 'missing'],
    [{ type: 'integer' }, '12', undefined],
    [{ type: 'integer' }, '1.5', 'type'],
    [{ type: 'number' }, '1.5', undefined],
    [{ type: 'boolean' }, 'yes', 'type'],
    [{ values: ['a', 'b'] }, 'c', 'value'],
    [{ values: ['a', 'b'] }, 'b', undefined],
    [{ type: 'integer' }, '{{count}}', undefined],
  ];
  for (const [changes, value, problem] of rows) {
    it(`${problem ?? 'is fine'}: ${JSON.stringify(changes)} “${value}”`, () =>
      equal(valueProblem(parameter(changes), value), problem));
  }
});

describe('the query of a path', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' });
  const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })));

  it('is read as it was set, and all else stays', () => {
    fc.assert(
      fc.property(pairs, name, fc.array(fc.string()), (others, own, values) => {
        const rest = others.filter(([other]) => other !== own);
        const before = rest.reduce((path, [other, value]) => {
          const had = readQuery(path).filter(([known]) => known === other);
          return setQuery(path, other, [...had.map(([, one]) => one), value]);
        }, '/x');
        const path = setQuery(before, own, values);
        deepStrictEqual(
          readQuery(path)
            .filter(([known]) => known === own)
            .map(([, value]) => value),
          values,
        );
        equal(setQuery(path, own, []), before);
      }),
    );
  });

  it('leaves a template to whoever fills it in', () => {
    const path = setQuery('/rest/api/3/issue/{{key}}', 'fields', ['{{a}} & {{b}}']);
    const found = matchOperation(INDEX, 'GET', path);
    deepStrictEqual(
      [path, found?.values, found && fillPath(found.operation, { issueIdOrKey: '{{other}}/x' })],
      [
        '/rest/api/3/issue/{{key}}?fields={{a}}%20%26%20{{b}}',
        { issueIdOrKey: '{{key}}' },
        '/rest/api/3/issue/{{other}}%2Fx',
      ],
    );
  });

  it('keeps what is no encoding', () => {
    equal(setQuery('/x?a=%&b=1', 'b', ['2']), '/x?a=%&b=2');
    deepStrictEqual(readQuery('/x?a=%&flag'), [
      ['a', '%'],
      ['flag', ''],
    ]);
  });
});
