import { deepEqual, equal, ok } from 'node:assert/strict';
import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import { columnsSeen, columnWidth } from '../../../src/webview/viewer/table/columnWidth';
import { tableSentence } from '../../../src/webview/viewer/table/tableSentence';
import {
  changedTable,
  NO_TABLE,
  shownColumns,
  type TableAction,
  type TableState,
} from '../../../src/webview/viewer/table/tableState';

const ALL = ['id', 'key', 'self', 'status', 'votes'];
const COLUMNS = {
  all: ALL.map((name) => ({ path: [name], title: name })),
  first: [['key'], ['status'], ['id']],
};
const BEGIN: TableAction = { kind: 'begin', columns: COLUMNS };

describe('the columns of a table', () => {
  it('begin with those that are told, in their order', () => {
    deepEqual(shown(), ['key', 'status', 'id']);
  });

  it('begin with one where none is told', () => {
    const columns = { ...COLUMNS, first: [] };
    deepEqual(titles(changedTable(NO_TABLE, { kind: 'begin', columns })), ['id']);
    equal(changedTable(NO_TABLE, { kind: 'begin', columns: { all: [], first: [] } }).shown.size, 0);
  });

  it('leave the table and come back to their place', () => {
    deepEqual(shown(toggle('status')), ['key', 'id']);
    deepEqual(shown(toggle('status'), toggle('votes'), toggle('status')), [
      'key',
      'status',
      'id',
      'votes',
    ]);
  });

  it('are never none', () => {
    deepEqual(shown(toggle('key'), toggle('status'), toggle('id')), ['id']);
  });

  it('move past the next one that is shown, and not beyond the ends', () => {
    deepEqual(shown(move('key', 1)), ['status', 'key', 'id']);
    deepEqual(shown(move('id', -1)), ['key', 'id', 'status']);
    deepEqual(shown(toggle('status'), move('id', -1)), ['id', 'key']);
    deepEqual([shown(move('key', -1)), shown(move('id', 1))], [shown(), shown()]);
    deepEqual(shown(move('votes', -1)), shown());
  });

  it('are all there, and what is shown is some of them, whatever is done', () => {
    const keys = constantFrom(...ALL.map(keyOf));
    const steps = constantFrom(1 as const, -1 as const);
    const actions = oneof(
      record({ kind: constantFrom('toggle' as const, 'sort' as const), key: keys }),
      record({ kind: constantFrom('move' as const), key: keys, by: steps }),
      record({ kind: constantFrom('resize' as const), key: keys, width: integer() }),
    );
    assert(
      property(array(actions), (some) => {
        const state = after(...some);
        deepEqual(state.arranged.map(({ title }) => title).sort(), ALL);
        ok(shownColumns(state).length === state.shown.size && state.shown.size > 0);
        ok(!state.sorted || state.shown.has(state.sorted.column.key));
        ok([...state.widths.values()].every((width) => width >= 4 && width <= 200));
      }),
    );
  });

  it('are as at the beginning after a reset', () => {
    deepEqual(after(toggle('key'), move('id', -1), sort('id'), BEGIN), after());
  });
});

describe('the order of a table', () => {
  it('is ascending, then descending, then that of the list', () => {
    const orders = [1, 2, 3, 4].map((times) =>
      after(...Array<TableAction>(times).fill(sort('id'))),
    );
    deepEqual(
      orders.map(({ sorted }) => sorted && [sorted.column.title, sorted.isDescending]),
      [['id', false], ['id', true], undefined, ['id', false]],
    );
  });

  it('is ascending by another column', () => {
    const { sorted } = after(sort('id'), sort('id'), sort('key'));
    deepEqual([sorted?.column.path, sorted?.isDescending], [['key'], false]);
  });

  it('ends with the column that is hidden', () => {
    equal(after(sort('id'), toggle('id')).sorted, undefined);
    equal(after(sort('id'), toggle('key')).sorted?.column.title, 'id');
  });

  it('is told in words', () => {
    deepEqual(
      [
        tableSentence(20_000, after(sort('id'), sort('id')).sorted, false),
        tableSentence(20_000, after(sort('id')).sorted, true),
        tableSentence(1, undefined, false),
      ],
      [
        '20,000 rows, sorted by id descending',
        '20,000 rows, sorting by id ascending',
        '1 row, in the order of the list',
      ],
    );
  });
});

describe('the width of a column', () => {
  it('has room for its title and its first cells, within bounds', () => {
    const cell = (text: string) => ({ kind: 'string', text }) as const;
    deepEqual(
      [
        columnWidth('id', []),
        columnWidth('fields.created', []),
        columnWidth('id', [cell('DEMO-10000'), undefined, cell('x')]),
        columnWidth('id', [cell('x'.repeat(500))]),
      ],
      [8, 19, 14, 40],
    );
  });

  it('tells which columns are drawn: those that are seen, and those not far from them', () => {
    const widths = [10, 40, 10, 30, 10, 10, 10];
    deepEqual(
      [columnsSeen(widths, 0, 30), columnsSeen(widths, 80, 10), columnsSeen(widths, 40, 500)],
      [
        { from: 0, to: 2 },
        { from: 3, to: 6 },
        { from: 1, to: 7 },
      ],
    );
    deepEqual(
      [columnsSeen([], 0, 30), columnsSeen(widths, 0, 0)],
      [
        { from: 0, to: 0 },
        { from: 0, to: 0 },
      ],
    );
  });

  it('leaves no column out that is seen', () => {
    const places = record({
      left: integer({ min: 0, max: 900 }),
      width: integer({ min: 1, max: 300 }),
    });
    assert(
      property(array(integer({ min: 4, max: 200 }), { minLength: 1 }), places, (widths, place) => {
        const { from, to } = columnsSeen(widths, place.left, place.width);
        let start = 0;
        for (const [column, width] of widths.entries()) {
          const isSeen = start < place.left + place.width && start + width > place.left;
          ok(!isSeen || (from <= column && column < to));
          start += width;
        }
      }),
    );
  });

  it('is kept where it was set, within bounds', () => {
    const widthAfter = (width: number) =>
      after({ kind: 'resize', key: keyOf('id'), width }).widths.get(keyOf('id'));
    deepEqual([12.4, -5, 10_000].map(widthAfter), [12, 4, 200]);
  });
});

function keyOf(name: string): string {
  return JSON.stringify([name]);
}

function after(...actions: readonly TableAction[]): TableState {
  return [BEGIN, ...actions].reduce(changedTable, NO_TABLE);
}

function shown(...actions: readonly TableAction[]): readonly string[] {
  return titles(after(...actions));
}

function titles(state: TableState): readonly string[] {
  return shownColumns(state).map(({ title }) => title);
}

function toggle(name: string): TableAction {
  return { kind: 'toggle', key: keyOf(name) };
}

function move(name: string, by: 1 | -1): TableAction {
  return { kind: 'move', key: keyOf(name), by };
}

function sort(name: string): TableAction {
  return { kind: 'sort', key: keyOf(name) };
}
