import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { jqlAt } from '../../../src/core/jql/expectation';
import { quoteJql } from '../../../src/core/jql/quote';
import { RESERVED_WORDS } from '../../simulator/jira/jql/reservedWords';

describe('a value in a query', () => {
  const rows: readonly [value: string, written: string][] = [
    ['ENG-1', 'ENG-1'],
    ['2026-07-01', '2026-07-01'],
    ['712020:0b5c', '712020:0b5c'],
    ['Größe', 'Größe'],
    ['In Progress', '"In Progress"'],
    ['Limit', '"Limit"'],
    ['', '""'],
    ['a@b.c', '"a@b.c"'],
    ['say "hi" \\', '"say \\"hi\\" \\\\"'],
    ["It's", `"It's"`],
    ['a\tb\n', '"a\\u0009b\\u000a"'],
    ['{{x', '"{{x"'],
  ];
  for (const [value, written] of rows) {
    it(`${JSON.stringify(value)} is written ${written}`, () => {
      deepStrictEqual(quoteJql(value), written);
    });
  }

  it('is never a reserved word', () => {
    deepStrictEqual(
      RESERVED_WORDS.filter((word) => quoteJql(word) !== `"${word}"`),
      [],
    );
  });

  it('is read back as one value of the same text', () => {
    const values = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('a', '1', '-', '"', "'", '\\', ' ', '\n', ',', '(') }),
      )
      .filter((value) => !value.includes('{{'));
    fc.assert(
      fc.property(values, (value) => {
        const written = quoteJql(value);
        // Before a closing quote, the value is still being typed.
        const inside = written.length - Number(written.endsWith('"'));
        const query = `a in (${written}, b)`;
        const { kind, typed, from, to } = jqlAt(query, 'a in ('.length + inside);
        const behind = jqlAt(`a in (${written} `, `a in (${written} `.length).kind;
        deepStrictEqual(
          { kind, typed, replaced: query.slice(from, to), behind },
          { kind: 'value', typed: value, replaced: written, behind: 'keyword' },
        );
      }),
      { numRuns: 300 },
    );
  });
});
