import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { exportRows, type ExportForm } from '../../../src/core/pages/export';
import { jsonRows, MemoryRowFile } from '../../fakes';
import { readCsv } from '../text/readCsv';

async function exported(form: ExportForm, rows: readonly unknown[]): Promise<string> {
  const file = new MemoryRowFile();
  await file.append(jsonRows(rows));
  let text = '';
  for await (const piece of exportRows(form, file)) text += piece;
  return text;
}

const ISSUES = [
  { id: '1', fields: { summary: 'A, “b” and "c"', labels: ['x', 'y'], parent: null } },
  { id: '2', fields: { summary: 'two\nlines', points: 3.5, done: false } },
  { id: '3', key: 'WEB-3', fields: {} },
];

describe('an export', () => {
  it('is JSON and lines of JSON with the same rows', async () => {
    for (const rows of [[], [1], ISSUES]) {
      deepStrictEqual(JSON.parse(await exported('json', rows)), rows);
      const lines = (await exported('ndjson', rows)).split('\n');
      equal(lines.pop(), '');
      deepStrictEqual(
        lines.map((line) => JSON.parse(line) as unknown),
        rows,
      );
    }
  });

  it('is CSV with a column for each leaf that a row has, in the order of first sight', async () => {
    equal(
      await exported('csv', ISSUES),
      [
        'id,fields.summary,fields.labels,fields.parent,fields.points,fields.done,key,fields',
        '1,"A, “b” and ""c""","[""x"",""y""]",,,,,',
        '2,"two\nlines",,,3.5,false,,',
        '3,,,,,,WEB-3,{}',
        '',
      ].join('\r\n'),
    );
  });

  it('is CSV of rows that are no objects, and of none', async () => {
    equal(await exported('csv', ['a', [1, 2], null]), 'value\r\na\r\n"[1,2]"\r\n\r\n');
    equal(await exported('csv', []), '');
  });

  it('makes no column of two paths', async () => {
    const rows = [{ 'a.b': 1, a: { b: 2 }, '': 3, '["a.b"]': 4 }];
    const [columns = [], cells] = readCsv(await exported('csv', rows));
    deepStrictEqual([new Set(columns).size, cells], [4, ['1', '2', '3', '4']]);
  });

  it('holds no formula that a spreadsheet would run, and leaves numbers as they are', async () => {
    const texts = [
      '=1+1',
      '+cmd',
      '-cmd',
      '@sum',
      '\t=1',
      '\r=1',
      '\n=1',
      '-5',
      '+49',
      '-1.5e3',
      'a=b',
      '--1',
    ];
    const lines = readCsv(
      await exported(
        'csv',
        texts.map((value) => ({ '=HYPERLINK("x")': value })),
      ),
    );
    deepStrictEqual(
      lines.map(([cell]) => cell),
      [
        `'=HYPERLINK("x")`,
        `'=1+1`,
        `'+cmd`,
        `'-cmd`,
        `'@sum`,
        `'\t=1`,
        `'\r=1`,
        `'\n=1`,
        '-5',
        '+49',
        '-1.5e3',
        'a=b',
        `'--1`,
      ],
    );
  });

  it('gives every text back to whoever reads the CSV, but for the quote before a formula', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            a: fc.string(),
            b: fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', '1') }),
          }),
          { minLength: 1 },
        ),
        async (rows) => {
          const [columns, ...lines] = readCsv(await exported('csv', rows));
          deepStrictEqual(columns, ['a', 'b']);
          deepStrictEqual(
            lines.map((cells) => cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/u, ''))),
            rows.map(({ a, b }) => [a, b].map((cell) => cell.replace(/^'(?=[=+\-@\t\r\n])/u, ''))),
          );
        },
      ),
    );
  });
});
