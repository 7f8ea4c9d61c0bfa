import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { prettyPrint } from '../../../src/core/json/prettyPrint';
import { type Matches, search } from '../../../src/core/json/search';
import { searchPattern } from '../../../src/core/json/searchPattern';
import { indexed, rawLinesOf, spacedJson } from './generatedJson';

const all = { mostKept: 10_000, isOver: () => false };

function naive(lines: readonly string[], regExp: RegExp): Matches {
  const kept = lines.flatMap((text, line) =>
    [...text.matchAll(regExp)]
      .filter(([match]) => match !== '')
      .map(({ 0: match, index: from }) => ({ line, from, to: from + match.length })),
  );
  return { kept, count: kept.length, isWhole: true };
}

const query = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('ab"\\{}[]:, é漢😀01')),
    minLength: 1,
    maxLength: 4,
  }),
  fc.constantFrom('": ', '": [', '[],', '{}', ': "', ' ', '"a": "', '",', 'A', 'É', '},{', 'a\nb'),
);

const expressions = [
  ...[
    'a',
    '"a*"',
    '[ab]+',
    '\\w+',
    '\\d+\\.?\\d*',
    '(a|b)\\1',
    '.',
    '.*',
    '^"',
    ',$',
    '[^a]',
    '\\s',
  ],
  ...['[^"]*', 'a?', '(?!.)', 'a(?!b)', '(?<!a)b', '(?<=": )"', '": "', '\\[\\]', '\\{', 'b{2}'],
  ...['(?:a|"b)+', '\\p{L}+', '\\S+$', '[\\s\\S]+', '"[^"]*"(?=:)', '\\b', '\\B.', '-?\\d', 'e|,'],
];

describe('a search', () => {
  it('finds a text in each line of the pretty print, however the JSON is spaced', () => {
    fc.assert(
      fc.property(spacedJson, query, fc.boolean(), ({ text }, wanted, matchCase) => {
        const lines = prettyPrint(text)!
          .split('\n')
          .map((line) => line.replace(/^ */, ''));
        const escaped = wanted.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
        deepStrictEqual(
          indexed(text).search(searchPattern(wanted, { isRegExp: false, matchCase }), all),
          naive(lines, new RegExp(escaped, matchCase ? 'gu' : 'giu')),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds what a regular expression matches in each line by itself', () => {
    fc.assert(
      fc.property(
        spacedJson,
        fc.constantFrom(...expressions),
        fc.boolean(),
        ({ text }, wanted, matchCase) => {
          const lines = prettyPrint(text)!
            .split('\n')
            .map((line) => line.replace(/^ */, ''));
          deepStrictEqual(
            indexed(text).search(searchPattern(wanted, { isRegExp: true, matchCase }), all),
            naive(lines, new RegExp(wanted, matchCase ? 'gmu' : 'gimu')),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('finds the same over several pieces', () => {
    const issues = Array.from({ length: 3_000 }, (_, id) => ({ id, größe: `PROJ-${id}`, e: [] }));
    const lines = JSON.stringify({ issues }, null, 2)
      .split('\n')
      .map((line) => line.trim());
    for (const wanted of ['PROJ-\\d*9', '"größe": "PROJ', '^"id": 2\\d+,$', '[^€]*€', 'e']) {
      const pattern = searchPattern(wanted, { isRegExp: true, matchCase: true });
      const expected = naive(lines, new RegExp(wanted, 'gmu'));
      for (const space of ['', '\t']) {
        const json = indexed(JSON.stringify({ issues }, null, space));
        deepStrictEqual(json.search(pattern, { ...all, mostKept: 100_000 }), expected, wanted);
      }
    }
  });

  it('counts on where no more matches are kept', () => {
    const text = JSON.stringify(Array.from({ length: 9_000 }, () => 'abab'));
    for (const wanted of ['ab', 'ab"', 'ab",']) {
      const pattern = searchPattern(wanted, { isRegExp: false, matchCase: true });
      const { kept, count } = indexed(text).search(pattern, { ...all, mostKept: 10 });
      equal(kept.length, 10);
      equal(count, { ab: 18_000, 'ab"': 9_000, 'ab",': 8_999 }[wanted]);
    }
  });

  it('stops between pieces when it is told to', () => {
    const json = indexed(JSON.stringify(Array.from({ length: 9_000 }, () => 'abab')));
    let asked = 0;
    const found = json.search(searchPattern('(a|b)+c', { isRegExp: true, matchCase: true }), {
      ...all,
      isOver: () => (asked += 1) > 2,
    });
    deepStrictEqual([found.isWhole, asked], [false, 3]);
  });

  it('looks also where no row shows the line', () => {
    const json = indexed(`["${'a'.repeat(50_000)}b"]`);
    json.folding.fold(0);
    deepStrictEqual(json.search(searchPattern('ab', { isRegExp: false, matchCase: true }), all), {
      ...{ kept: [{ line: 1, from: 50_000, to: 50_002 }], count: 1, isWhole: true },
    });
  });

  it('names why an expression is none', () => {
    for (const [wanted, reason] of [
      ['(', 'Unterminated group'],
      ['a**', 'Nothing to repeat'],
      ['[b-a]', 'Range out of order in character class'],
      [': (', 'Unterminated group'],
    ] as const) {
      throws(() => searchPattern(wanted, { isRegExp: true, matchCase: true }), {
        ...{ name: 'SearchPatternError', code: 'bad_regular_expression', reason },
      });
    }
  });
});

describe('raw lines', () => {
  const someText = fc.string({
    unit: fc.constantFrom(...Array.from('ab é😀'), '\n', '\n', '\r\n', '\r', '\ufeff', '\u0000'),
    maxLength: 80,
  });

  it('are what an editor shows, in whatever pieces the text came', () => {
    fc.assert(
      fc.property(
        someText,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (text, sizes) => {
          const lines = rawLinesOf(text, sizes);
          const expected = text.replace(/^\ufeff/, '').split(/\r?\n/);
          deepStrictEqual(
            lines.rows(0, lines.count),
            expected.map((one, line) => ({ line, text: one, left: 0 })),
          );
          for (const from of [0, 15, 16, 17, 33]) {
            deepStrictEqual(
              lines.rows(from, from + 3),
              lines.rows(0, lines.count).slice(from, from + 3),
            );
          }
        },
      ),
    );
  });

  it('are cut like rows of JSON', () => {
    const lines = rawLinesOf(`${'é'.repeat(3_000)}\r\nb`);
    deepStrictEqual(
      lines.rows(0, 9).map(({ text, left }) => [text.length, left]),
      [
        [2_000, 2_000],
        [1, 0],
      ],
    );
  });

  it('are searched line by line', () => {
    fc.assert(
      fc.property(
        someText,
        fc.constantFrom('a', 'a\\s*', '.+$', '^[^b]', 'b\\n', ' '),
        (text, wanted) => {
          const lines = rawLinesOf(text.repeat(9));
          const rows = lines.rows(0, lines.count).map((row) => row.text);
          deepStrictEqual(
            search(lines.pieces(), searchPattern(wanted, { isRegExp: true, matchCase: true }), all),
            naive(rows, new RegExp(wanted, 'gmu')),
          );
        },
      ),
    );
  });

  it('take less memory than the text has bytes', () => {
    const lines = rawLinesOf('\n'.repeat(100_000));
    equal(lines.count, 100_001);
    ok(lines.byteLength < 100_000);
  });
});
