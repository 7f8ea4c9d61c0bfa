import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { TableCell } from '../../../src/core/body/tableQuestion';
import { jsonValue, name, spaced, spacedJson } from '../json/generatedJson';
import { readCsv } from '../text/readCsv';
import { cellsOf, isObject, readerOf, valueAt } from './tables';

const row = fc.dictionary(name, jsonValue, { maxKeys: 4 });
const rows = fc.array(row, { minLength: 1, maxLength: 6 });

/** What is said of a value that `JSON.parse` makes, whose text is as `JSON.stringify` makes it. */
function kindOf(value: unknown): TableCell['kind'] {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value as TableCell['kind'];
}

/** Of the lists of objects in the first levels of a value, their elements. */
function listsIn(value: unknown, levels = 2): unknown[][] {
  if (Array.isArray(value)) return isObject(value[0]) ? [value] : [];
  if (!isObject(value)) return [];
  const members = Object.values(value);
  return members.flatMap((member) =>
    levels > 0 && !(levels === 1 && isObject(member)) ? listsIn(member, levels - 1) : [],
  );
}

/** The paths of leaves, by `JSON.parse`. */
function leavesOf(values: readonly unknown[], path: readonly string[] = []): string[] {
  const objects = values.filter(isObject);
  const others = values.filter((value) => !isObject(value) && value !== null);
  const names = new Set(path.length === 4 ? [] : objects.flatMap((one) => Object.keys(one)));
  const own = path.length > 0 && (others.length > 0 || names.size === 0) ? [path.join('\n')] : [];
  const inner = [...names].flatMap((step) => {
    const within = objects.filter((one) => Object.hasOwn(one, step));
    return leavesOf(
      within.map((one) => one[step]),
      [...path, step],
    );
  });
  return [...own, ...inner];
}

describe('the tables in a body', () => {
  it('are the lists of objects in its first levels', () => {
    fc.assert(
      fc.property(spacedJson, ({ text }) => {
        const reader = readerOf(text);
        const lists = reader.answer({ kind: 'lists' });
        const found = lists.map(({ line }) => {
          return JSON.parse(reader.answer({ kind: 'value', line })) as unknown[];
        });
        deepStrictEqual(found, listsIn(JSON.parse(text)));
        deepStrictEqual(
          lists.map(({ count }) => count),
          found.map(({ length }) => length),
        );
      }),
    );
  });

  it('are told with the way to them', () => {
    const paths = (text: string) => readerOf(text).answer({ kind: 'lists' });
    deepStrictEqual(paths('[{"a":[{}]},1]'), [{ line: 0, path: '@', count: 2 }]);
    deepStrictEqual(
      paths('{"a b":{"c":[{}]},"d":[1,{}],"e":[],"f":[{},{}],"g":{"h":{"i":[{}]}}}'),
      [
        { line: 2, path: '"a b".c', count: 1 },
        { line: 11, path: 'f', count: 2 },
      ],
    );
    deepStrictEqual(paths('not JSON'), []);
  });

  it('have the leaves of their rows as columns', () => {
    fc.assert(
      fc.property(spaced(rows), ({ text }) => {
        const { all, first } = readerOf(text).answer({ kind: 'columns', list: 0 });
        const paths = all.map(({ path }) => path.join('\n'));
        deepStrictEqual(paths.toSorted(), leavesOf(JSON.parse(text) as unknown[]).toSorted());
        equal(new Set(all.map(({ title }) => title)).size, all.length);
        deepStrictEqual(
          all.slice(0, first.length).map(({ path }) => path),
          first,
        );
        ok(first.length <= 10 && (first.length > 0 || all.length === 0));
      }),
    );
  });

  it('have in their cells what JSON.parse finds there', () => {
    fc.assert(
      fc.property(spaced(rows), ({ text }) => {
        const values = JSON.parse(text) as unknown[];
        const reader = readerOf(text);
        const columns = reader.answer({ kind: 'columns', list: 0 }).all.map(({ path }) => path);
        const prefixes = columns
          .map((path) => path.slice(0, -1))
          .filter(({ length }) => length > 0);
        const asked = [...columns, ...prefixes];
        const cells = cellsOf(reader, asked);
        equal(cells.length, values.length);
        for (const [index, value] of values.entries()) {
          for (const [column, path] of asked.entries()) {
            const cell = cells[index]![column]!;
            const expected = valueAt(value, path);
            const { kind, text, isMerged } = cell;
            deepStrictEqual([kind, isMerged], [kindOf(expected), undefined]);
            if (kind === 'string') equal(text, expected);
            else if (kind === 'missing') equal(text, '');
            else if (text.length < 499) deepStrictEqual(JSON.parse(text), expected);
          }
        }
      }),
    );
  });

  it('show a row by the line that it begins on, and no other rows than are asked for', () => {
    const reader = readerOf('{"values":[{"a":1,"b":[1]},{"a":2},{"a":3},7]}');
    const columns = [['a']];
    const rows = (from: number, to: number) =>
      reader
        .answer({ kind: 'table_rows', list: 1, columns, from, to })
        .map(({ line, cells: [cell] }) => [line, cell?.kind, cell?.text]);
    deepStrictEqual(rows(1, 3), [
      [8, 'number', '2'],
      [11, 'number', '3'],
    ]);
    deepStrictEqual(rows(3, 99), [[14, 'missing', '']]);
    deepStrictEqual(rows(4, 99), []);
  });

  it('keep every digit of a number, and tell where a name stood twice', () => {
    const row = '{"n":12345678901234567890.10,"a":{"b":1},"\\u0061":{"c":[1.0]},"z":-1E+2}';
    const columns = [['n'], ['a', 'b'], ['a', 'c'], ['z']];
    deepStrictEqual(cellsOf(readerOf(`[${row}]`), columns), [
      [
        { kind: 'number', text: '12345678901234567890.10' },
        { kind: 'missing', text: '', isMerged: true },
        { kind: 'list', text: '[1.0]', isMerged: true },
        { kind: 'number', text: '-1E+2' },
      ],
    ]);
  });

  it('cut a long cell, but never within a character', () => {
    const part = fc.constantFrom('a', 'é', '漢', '😀', '\n', '"', '\\', 'u', '\ud800');
    const long = fc.string({ unit: part, minLength: 0, maxLength: 20 });
    fc.assert(
      fc.property(
        long,
        fc.constantFrom('a', '😀', '\u0001', '\\', '漢'),
        fc.boolean(),
        (text, unit, isAscii) => {
          const value = text + unit.repeat(700) + text + unit.repeat(3000);
          const literal = JSON.stringify(value);
          const escaped = literal.replaceAll(/[^ -~]/gu, (character) =>
            Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
              .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
              .join(''),
          );
          const [[cell] = []] = cellsOf(readerOf(`[{"a":${isAscii ? escaped : literal}}]`), [
            ['a'],
          ]);
          const isWithin = value.codePointAt(499)! > 0xffff;
          equal(cell?.text, value.slice(0, isWithin ? 499 : 500));
        },
      ),
    );
  });

  it('of a body that breaks off have the rows before that', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (values, where) => {
        const texts = values.map((value) => JSON.stringify(value));
        const text = `{"a":1,"issues":[${texts.join(',')}]}`;
        const cut = where % text.length;
        const whole = readerOf(text);
        const columns = whole.answer({ kind: 'columns', list: 2 }).all.map(({ path }) => path);
        const reader = readerOf(text.slice(0, cut));
        const count = reader.answer({ kind: 'lists' })[0]?.count ?? 0;
        const ends = texts.map((_, index) => 17 + texts.slice(0, index + 1).join(',').length);
        equal(count, ends.filter((end) => end <= cut).length);
        const list = 2;
        deepStrictEqual(
          cellsOf(reader, columns, { list }),
          cellsOf(whole, columns, { list }).slice(0, count),
        );
      }),
    );
  });

  it('are none where no list begins, or where its elements are deeper than is known', () => {
    const deep = `${'['.repeat(300)}{"a":1}${']'.repeat(300)}`;
    for (const [text, list] of [
      ['{"a":1}', 0],
      ['[{"a":1}]', 9],
      [deep, 299],
      ['', 0],
    ] as const) {
      const reader = readerOf(text);
      deepStrictEqual(reader.answer({ kind: 'columns', list }), { all: [], first: [] });
      deepStrictEqual(cellsOf(reader, [['a']], { list }), []);
      equal(reader.answer({ kind: 'table_csv', list, columns: [['a']] }), '');
    }
  });

  it('are CSV that can be read back', () => {
    fc.assert(
      fc.property(spaced(rows), ({ text }) => {
        const reader = readerOf(text);
        const { all } = reader.answer({ kind: 'columns', list: 0 });
        fc.pre(all.length > 0);
        const columns = all.map(({ path }) => path);
        const order = { column: columns[0]!, isDescending: true };
        const csv = reader.answer({ kind: 'table_csv', list: 0, columns, order });
        const harmless = (cells: readonly string[]) =>
          cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/u, ''));
        const texts = cellsOf(reader, columns, { order }).map((cells) =>
          cells.map(({ kind, text }) => (kind === 'null' ? '' : text)),
        );
        const titles = all.map(({ title }) => title);
        // A row that is one empty cell is an empty line, which holds no cell to the grammar.
        fc.pre(columns.length > 1 && texts.flat().every(({ length }) => length < 499));
        deepStrictEqual(readCsv(csv).map(harmless), [titles, ...texts].map(harmless));
      }),
    );
  });

  it('are CSV with whole cells, exact digits, and no formulas', () => {
    const long = 'x'.repeat(600);
    const reader = readerOf(`[{"a":"${long}","n":1.10e2},{"a":"=1+1","n":-12345678901234567890}]`);
    equal(
      reader.answer({ kind: 'table_csv', list: 0, columns: [['a'], ['n'], ['b.c', 'd']] }),
      `a,n,"[""b.c""].d"\r\n${long},1.10e2,\r\n'=1+1,-12345678901234567890,\r\n`,
    );
  });
});
