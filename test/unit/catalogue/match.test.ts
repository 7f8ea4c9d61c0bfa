import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';

import { fillPath, matchOperation, withValues } from '../../../src/core/catalogue/match';
import { createOperationIndex } from '../../../src/core/catalogue/operationIndex';
import { segmentsOf } from '../../../src/core/catalogue/paths';
import { CATALOGUE, operation, operationAt } from './committed';

const index = createOperationIndex(CATALOGUE.operations);

function matched(method: string, path: string) {
  const match = matchOperation(index, method, path);
  return match && [match.operation.path, match.values];
}

describe('the operation that a path means', () => {
  it('is found with its values, decoded, whatever query follows', () => {
    deepStrictEqual(matched('get', '/rest/api/3/issue/ABC-1/comment?expand=x#y'), [
      '/rest/api/3/issue/{issueIdOrKey}/comment',
      { issueIdOrKey: 'ABC-1' },
    ]);
    deepStrictEqual(matched('GET', '/rest/api/3/issue/ABC-1/properties/a%2Fb%20c/'), [
      '/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
      { issueIdOrKey: 'ABC-1', propertyKey: 'a/b c' },
    ]);
  });

  it('is that of version 3 for version 2 and latest', () => {
    for (const version of ['2', '3', 'latest']) {
      equal(matched('GET', `/rest/api/${version}/myself`)?.[0], '/rest/api/3/myself');
    }
    equal(matched('GET', '/rest/agile/latest/board/7')?.[0], '/rest/agile/1.0/board/{boardId}');
    equal(matched('GET', '/rest/api/4/myself'), undefined);
  });

  it('is that of an address, whatever names its site', () => {
    const ofIssue = ['/rest/api/3/issue/{issueIdOrKey}', { issueIdOrKey: 'A-1' }];
    const origins = ['https://other.example', 'HTTP://other.example:8080', '{{baseUrl}}'];
    for (const origin of [...origins, '{{protocol}}://{{host}}', '{{last.a[?b=="/"]}}']) {
      deepStrictEqual(matched('GET', `${origin}/rest/api/2/issue/A-1/?fields=x`), ofIssue, origin);
    }
    equal(matched('GET', '{{a}}/issue/A-1'), undefined);
  });

  it('has the whole of a template for a value', () => {
    const template = '{{last.issues[?a=="/#"].key}}';
    deepStrictEqual(matched('GET', `/rest/api/3/issue/${template}/comment?x`), [
      '/rest/api/3/issue/{issueIdOrKey}/comment',
      { issueIdOrKey: template },
    ]);
  });

  it('is the one that means more to the letter, from the left', () => {
    equal(matched('GET', '/rest/api/3/issue/createmeta')?.[0], '/rest/api/3/issue/createmeta');
    equal(matched('GET', '/rest/api/3/search/jql')?.[0], '/rest/api/3/search/jql');
    const two = createOperationIndex([
      operation({ path: '/a/{x}/c' }),
      operation({ path: '/a/b/{y}' }),
    ]);
    equal(matchOperation(two, 'GET', '/a/b/c')?.operation.path, '/a/b/{y}');
  });

  it('has no value where a name still stands in braces, and keeps what is no encoding', () => {
    deepStrictEqual(matched('GET', '/rest/api/3/issue/{issueIdOrKey}')?.[1], {});
    deepStrictEqual(matched('GET', '/rest/api/3/issue/50%')?.[1], { issueIdOrKey: '50%' });
  });

  it('is none for another method, another length, an empty segment or another case', () => {
    deepStrictEqual(
      [
        matched('PATCH', '/rest/api/3/issue/ABC-1'),
        matched('GET', '/rest/api/3/issue/ABC-1/comment/1/2/3'),
        matched('GET', '/rest/api/3/issue//comment'),
        matched('GET', '/rest/api/3/Issue/ABC-1'),
        matched('GET', ''),
      ],
      [undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('comes back with its values from the path that it was filled into, for every operation', () => {
    // A key that is spelled as another operation's path means that one, for Jira, too.
    const literals = new Set(CATALOGUE.operations.flatMap(({ path }) => segmentsOf(path)));
    const value = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !literals.has(text) && !/^\{.+\}$/u.test(text));
    for (const each of CATALOGUE.operations) {
      fc.assert(
        fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (given) => {
          const values = Object.fromEntries(
            each.pathParameters.map(({ name }, at) => [name, given[at] ?? '']),
          );
          const match = matchOperation(index, each.method, fillPath(each, values));
          deepStrictEqual({ ...match }, { operation: each, values });
        }),
        { numRuns: 10 },
      );
    }
  });
});

describe('a typed path with other values', () => {
  const each = operationAt('GET', '/rest/api/3/issue/{issueIdOrKey}');
  const rows: readonly (readonly [typed: string, after: string])[] = [
    ['/rest/api/3/issue/A-1?fields=x', '/rest/api/3/issue/B?fields=x'],
    ['/rest/api/2/issue/A-1', '/rest/api/2/issue/B'],
    ['/rest/api/latest/issue/A-1#x', '/rest/api/latest/issue/B#x'],
    ['https://o.example/rest/api/2/issue/A-1?a=/', 'https://o.example/rest/api/2/issue/B?a=/'],
    ['{{protocol}}://{{host}}/rest/api/3/issue/A', '{{protocol}}://{{host}}/rest/api/3/issue/B'],
    ['/rest/api/3/issue/{{last.a[?b].c}}?x', '/rest/api/3/issue/B?x'],
  ];
  for (const [typed, after] of rows) {
    it(`keeps all else of ${typed}`, () =>
      equal(withValues(typed, each, { issueIdOrKey: 'B' }), after));
  }

  it('keeps the version of its own API alone', () => {
    const board = operationAt('GET', '/rest/agile/1.0/board/{boardId}');
    deepStrictEqual(
      [
        withValues('/rest/agile/latest/board/1', board, { boardId: '2' }),
        withValues('/rest/api/2/board/1', board, { boardId: '2' }),
      ],
      ['/rest/agile/latest/board/2', '/rest/agile/1.0/board/2'],
    );
  });
});

describe('a filled path', () => {
  it('keeps the names of what has no value, and encodes what has one', () => {
    const each = operationAt('GET', '/rest/api/3/issue/{issueIdOrKey}/comment/{id}');
    equal(fillPath(each, {}), '/rest/api/3/issue/{issueIdOrKey}/comment/{id}');
    equal(
      fillPath(each, { issueIdOrKey: 'A/B ü', id: '' }),
      '/rest/api/3/issue/A%2FB%20%C3%BC/comment/{id}',
    );
  });
});
