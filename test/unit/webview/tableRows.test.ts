import { deepEqual, ok } from 'node:assert/strict';
import { drawn, type FakeNode } from './drawn';

const KEY = { key: '["key"]', path: ['key'], title: 'key' };
const VOTES = { key: '["votes"]', path: ['votes'], title: 'fields.votes' };
const COLUMNS = [KEY, VOTES];

describe('a row of a table', () => {
  it('tells its place, and that of its cells', () => {
    const row = draw({ string: 'A-1' });
    deepEqual(
      [told(row), told(row.childNodes[1]!)],
      [
        { role: 'row', 'aria-rowindex': 8 },
        { role: 'gridcell', id: 'r7-1', 'aria-colindex': 2 },
      ],
    );
  });

  it('shows each kind of cell as what it is', () => {
    const kinds = ['missing', 'null', 'number', 'boolean', 'list', 'object'];
    deepEqual(
      kinds.map((kind) => draw({ [kind]: 'x' }).childNodes[0]?.attributes['class']),
      kinds.map((kind) => `cell ${kind}`),
    );
  });

  it('shows markup as text', () => {
    const markup = '<img src=x onerror=alert(1)>';
    for (const kind of ['string', 'list']) {
      const row = draw({ [kind]: markup });
      ok(row.text.includes(markup) && row.all().every(({ localName }) => localName !== 'img'));
    }
  });

  it('says where a name stood there more than once', () => {
    ok(draw({ string: 'x' }, true).text.includes('merged: its name stood there more than once'));
    ok(!draw({ string: 'x' }).text.includes('merged'));
  });

  it('has its cells while they are awaited', () => {
    const row = drawRow(undefined);
    deepEqual(
      [row.attributes['class'], row.childNodes.map(({ text }) => text)],
      ['tableRow awaited', ['', '']],
    );
  });
});

describe('the titles of a table', () => {
  it('tell by which column the rows are sorted', () => {
    const sorts = [undefined, false, true].map((isDescending) => {
      const sorted = isDescending === undefined ? undefined : { column: VOTES, isDescending };
      const row = drawn(
        `import { TitleRow } from './viewer/table/titleRow';
         render(<TitleRow columns={columns} widths={[8, 8]} sorted={sorted} idOf={String} />, root);`,
        { columns: COLUMNS, sorted },
      ).childNodes[0]!;
      return [told(row), ...row.childNodes.map(({ attributes }) => attributes['aria-sort'])];
    });
    const row = { role: 'row', 'aria-rowindex': 1 };
    deepEqual(sorts, [
      [row, 'none', 'none'],
      [row, 'none', 'ascending'],
      [row, 'none', 'descending'],
    ]);
  });
});

/** A row whose first cell is of a kind, with its text. */
function draw(first: Readonly<Record<string, string>>, isMerged?: boolean): FakeNode {
  const [[kind, text] = []] = Object.entries(first);
  return drawRow({ line: 3, cells: new Map([[KEY.key, { kind, text, isMerged }]]) });
}

function drawRow(row: unknown): FakeNode {
  const root = drawn(
    `import { TableRow } from './viewer/table/tableRow';
     render(<TableRow id="r7" index={7} row={row} columns={columns} firstColumn={0} />, root);`,
    { row, columns: COLUMNS },
  );
  return root.childNodes[0]!;
}

/** What a screen reader is told about an element. */
function told({ attributes }: FakeNode): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name]) => /^(?:role|id|aria-.*)$/.test(name)),
  );
}
