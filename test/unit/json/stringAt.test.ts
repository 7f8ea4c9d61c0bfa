import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';

import { stringAt } from '../../../src/core/json/stringAt';

/** The string at the `|` of a text, with its meaning cut in two there. */
function at(marked: string) {
  const text = marked.replace('|', '');
  const found = stringAt(text, marked.indexOf('|'));
  if (found === undefined) return undefined;
  const { path, isName, from, to, value, cursor } = found;
  return [path, isName, text.slice(from, to), `${value.slice(0, cursor)}|${value.slice(cursor)}`];
}

describe('the string at a place of JSON', () => {
  const rows: readonly [marked: string, found: unknown][] = [
    ['{"jql":"a = |b"}', [['jql'], false, '"a = b"', 'a = |b']],
    ['{"jql":"|"}', [['jql'], false, '""', '|']],
    ['{"jql":"a = \\"B|\\""}', [['jql'], false, '"a = \\"B\\""', 'a = "B|"']],
    ['{"jql":"a\\|"b"}', undefined],
    ['{"jql":"\\u00e|9"}', undefined],
    ['{"jql":"a\\\\|"}', [['jql'], false, '"a\\\\"', 'a\\|']],
    ['{"jql":|"a"}', undefined],
    ['{"jql":"a"|}', undefined],
    ['{"jql":1|2}', undefined],
    ['{"fields":["a","cust|om"]}', [['fields', 1], false, '"custom"', 'cust|om']],
    ['{"fields":{"cust|om":1}}', [['fields', 'custom'], true, '"custom"', 'cust|om']],
    ['{"fields":{"cust|"}}', [['fields', 'cust'], true, '"cust"', 'cust|']],
    ['{"jql":"project = |', [['jql'], false, '"project = ', 'project = |']],
    ['|', undefined],
  ];
  for (const [marked, found] of rows) {
    it(`of ${marked}`, () => deepStrictEqual(at(marked), found));
  }

  it('is found at every place within every string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (value, seed) => {
        const cuts = Array.from(value).reduce(
          (all, one) => [...all, all.at(-1)! + one.length],
          [0],
        );
        const cursor = cuts[seed % cuts.length]!;
        const before = JSON.stringify(value.slice(0, cursor)).slice(0, -1);
        const found = stringAt(`{"a":[${JSON.stringify(value)}]}`, '{"a":['.length + before.length);
        deepStrictEqual(found?.path, ['a', 0]);
        equal(found.value, value);
        equal(found.cursor, cursor);
      }),
    );
  });
});
