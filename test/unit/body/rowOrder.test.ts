import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { cellsOf, readerOf } from './tables';

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    ...['0', '-0', '0.0', '1', '1.0', '10e-1', '0.1e1', '-1', '1e400', '1E401', '-1e400', '1e-400'],
    ...[
      '12345678901234567890',
      '12345678901234567891',
      '-12345678901234567891',
      '-12345678901234567890',
      '0e9',
    ],
    ...['1234567890123456789.1', '1234567890123456789.09', '123456789012345678910e-2'],
  ),
);
const keys = fc.tuple(fc.constantFrom('ABC-', 'abc-', 'B', ''), fc.nat(120));
const texts = fc
  .oneof(
    fc.string(),
    keys.map(([project, number]) => `${project}${number}`),
  )
  .map((text) => JSON.stringify(text));
const others = fc.constantFrom('true', 'false', 'null', '[1]', '[]', '{}', '{"b":2}', undefined);
const cells = fc.array(fc.oneof(numbers, texts, others), { maxLength: 30 });

const collator = new Intl.Collator(undefined, { numeric: true });

/** A number as a whole one of so small parts that none of these has smaller ones. */
function exact(text: string): bigint {
  const [, minus, whole, fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(text)!;
  const parts = BigInt(whole! + fraction) * 10n ** BigInt(1000 + Number(power) - fraction.length);
  return minus === '-' ? -parts : parts;
}

function rankOf(cell: string | undefined): number {
  if (cell === undefined || cell === 'null') return 9;
  const rank = ['-0123456789', '"', 'tf', '[', '{'].findIndex((firsts) =>
    firsts.includes(cell[0]!),
  );
  return rank;
}

function compare(one: string, other: string): number {
  if (rankOf(one) !== rankOf(other)) return rankOf(one) - rankOf(other);
  if (rankOf(one) === 0) {
    const difference = exact(one) - exact(other);
    return difference < 0n ? -1 : Number(difference > 0n);
  }
  const [a, b] = [one, other].map(
    (cell) => (cell.startsWith('"') ? JSON.parse(cell) : cell) as string,
  );
  return collator.compare(a!, b!);
}

/** The rows of a table with these cells, in an order. */
function sorted(all: readonly (string | undefined)[], isDescending: boolean): number[] {
  const rows = all.map((cell, row) =>
    cell === undefined ? `{"row":${row}}` : `{"row":${row},"a":{"cell":${cell}}}`,
  );
  const order = { column: ['a', 'cell'], isDescending };
  return cellsOf(readerOf(`[${rows.join(',')}]`), [['row']], { order }).map(([row]) =>
    Number(row?.text),
  );
}

describe('the order of the rows of a table', () => {
  it('is that of the values in a column, with those without one last, and stable', () => {
    fc.assert(
      fc.property(cells, fc.boolean(), (all, isDescending) => {
        const rows = all.map((_, row) => row);
        const isLast = (row: number) => rankOf(all[row]) === 9;
        const sign = isDescending ? -1 : 1;
        deepStrictEqual(sorted(all, isDescending), [
          ...rows.filter((row) => !isLast(row)).sort((a, b) => sign * compare(all[a]!, all[b]!)),
          ...rows.filter(isLast),
        ]);
      }),
    );
  });

  it('is that of people for keys, and exact for numbers that are one double', () => {
    deepStrictEqual(sorted(['"ABC-10"', '"ABC-9"', 'null', '"AB-11"'], false), [3, 1, 0, 2]);
    deepStrictEqual(
      sorted(['12345678901234567891', '12345678901234567890', '-1'], false),
      [2, 1, 0],
    );
    deepStrictEqual(sorted(['-12345678901234567890', '-12345678901234567891'], false), [1, 0]);
    deepStrictEqual(sorted(['-1e400', '1e401', '-1e401', '1e400'], false), [2, 0, 3, 1]);
    deepStrictEqual(sorted(['1', '1.0', undefined, '2'], true), [3, 0, 1, 2]);
  });

  it('changes with the column, the direction and the list', () => {
    const reader = readerOf('{"x":[{"a":2,"b":1},{"a":1,"b":2}],"y":[{"a":5},{"a":4}]}');
    const rows = (list: number, column: string, isDescending: boolean) =>
      cellsOf(reader, [['a']], { list, order: { column: [column], isDescending } }).map(
        ([cell]) => cell?.text,
      );
    deepStrictEqual(rows(1, 'a', false), ['1', '2']);
    deepStrictEqual(rows(1, 'b', false), ['2', '1']);
    deepStrictEqual(rows(1, 'b', true), ['1', '2']);
    deepStrictEqual(rows(11, 'a', false), ['4', '5']);
    deepStrictEqual(rows(1, 'a', false), ['1', '2']);
  });
});
