import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';

import { matchOperation } from '../../../src/core/catalogue/match';
import { createOperationIndex } from '../../../src/core/catalogue/operationIndex';
import { parameterAt, withValue } from '../../../src/core/catalogue/parameterAt';
import { CATALOGUE } from './committed';

const index = createOperationIndex(CATALOGUE.operations);

/** The parameter at the `|` of a path, with its value cut in two there. */
function at(marked: string) {
  const path = marked.replace('|', '');
  const found = parameterAt(matchOperation(index, 'GET', path)!, path, marked.indexOf('|'));
  if (found === undefined) return undefined;
  const { parameter, value, cursor, from, to } = found;
  const parts = `${value.slice(0, cursor)}|${value.slice(cursor)}`;
  return [parameter.name, parts, path.slice(from, to)];
}

describe('the parameter at a cursor of a path', () => {
  const rows: readonly [marked: string, found: unknown][] = [
    ['/rest/api/3/issue/AB|C-1/comment', ['issueIdOrKey', 'AB|C-1', 'ABC-1']],
    ['/rest/api/3/issue/|ABC-1/comment', ['issueIdOrKey', '|ABC-1', 'ABC-1']],
    ['/rest/api/3/issue/ABC-1|?expand=x', ['issueIdOrKey', 'ABC-1|', 'ABC-1']],
    ['/rest/api/2/issue/ABC-1|', ['issueIdOrKey', 'ABC-1|', 'ABC-1']],
    ['rest/api/3/issue/ABC-1|', ['issueIdOrKey', 'ABC-1|', 'ABC-1']],
    ['/rest/api/3/project/{project|IdOrKey}', ['projectIdOrKey', '|', '{projectIdOrKey}']],
    ['/rest/api/3/issue/A%20B|%2FC', ['issueIdOrKey', 'A B|/C', 'A%20B%2FC']],
    ['/rest/api/3/issue/A%2|0B', ['issueIdOrKey', 'A B|', 'A%20B']],
    ['https://acme.example/rest/api/3/issue/AB|C-1', ['issueIdOrKey', 'AB|C-1', 'ABC-1']],
    ['https://acme.example/rest/api/3/issue/A-1?fields=a|', ['fields', 'a|', 'a']],
    ['{{baseUrl}}/rest/api/3/issue/AB|C-1', ['issueIdOrKey', 'AB|C-1', 'ABC-1']],
    ['https://ac|me.example/rest/api/3/issue/ABC-1', undefined],
    ['/rest/api/3/issue/{{last.a[?b=="/"]}}/comment/12|', ['id', '12|', '12']],
    [
      '/rest/api/3/issue/{{last.a[?b=="/"]}}|',
      ['issueIdOrKey', '{{last.a[?b=="/"]}}|', '{{last.a[?b=="/"]}}'],
    ],
    [
      '/rest/api/3/search/jql?jql={{last.a && b=="="}} |c',
      ['jql', '{{last.a && b=="="}} |c', '{{last.a && b=="="}} c'],
    ],
    ['/rest/api/3/is|sue/ABC-1', undefined],
    ['|/rest/api/3/issue/ABC-1', undefined],
    ['/rest/api/3/search/jql?jql=a+%3D| b&fields=c', ['jql', 'a =| b', 'a+%3D b']],
    ['/rest/api/3/search/jql?jql=a&fields=c|', ['fields', 'c|', 'c']],
    ['/rest/api/3/search/jql?fields=|', ['fields', '|', '']],
    ['/rest/api/3/search/jql?fie|lds=c', undefined],
    ['/rest/api/3/search/jql?other=c|', undefined],
  ];
  for (const [marked, found] of rows) {
    it(`of ${marked}`, () => deepStrictEqual(at(marked), found));
  }

  it('can have any other value, which is read back, with the cursor where it was', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    const paths = fc.constantFrom(
      '/rest/api/3/issue/ABC-1|/comment?expand=x',
      '/rest/api/3/search/jql?maxResults=1&jql=|&fields=a',
    );
    fc.assert(
      fc.property(paths, value, fc.nat(), (marked, text, seed) => {
        fc.pre(!/[{}]/u.test(text));
        const path = marked.replace('|', '');
        const start = marked.indexOf('|');
        const method = 'GET';
        const cursors = Array.from(text).reduce(
          (all, one) => [...all, all.at(-1)! + one.length],
          [0],
        );
        const cursor = cursors[seed % cursors.length]!;
        const slot = parameterAt(matchOperation(index, method, path)!, path, start)!;
        const written = withValue(path, slot, text, cursor);
        const again = parameterAt(
          matchOperation(index, method, written.path)!,
          written.path,
          written.cursor,
        )!;
        deepStrictEqual([again.parameter.name, again.value], [slot.parameter.name, text]);
        equal(again.cursor, cursor);
      }),
    );
  });
});
