import { deepEqual, equal, ok } from 'node:assert/strict';
import { assert, constantFrom, integer, property, record } from 'fast-check';
import type { PressedKey } from '../../../src/webview/viewer/keys';
import {
  clampPlace,
  gridAction,
  type CellPlace,
  type GridAction,
} from '../../../src/webview/viewer/table/gridKeys';

const EXTENT = { rows: 101, columns: 8, page: 20 };
const CELL: CellPlace = { row: 50, column: 3 };
const TITLE: CellPlace = { row: 0, column: 3 };

describe('a key in a table', () => {
  it('moves the focus by a cell, to the ends of a row and by a page', () => {
    deepEqual(
      ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End'].map(
        (key) => act(key, CELL),
      ),
      [at(51, 3), at(49, 3), at(50, 4), at(50, 2), at(70, 3), at(30, 3), at(50, 0), at(50, 7)],
    );
  });

  it('goes to the corners and the ends of a column with Control', () => {
    deepEqual(
      ['Home', 'End', 'ArrowUp', 'ArrowDown'].map((key) => act(key, CELL, { ctrlKey: true })),
      [at(0, 0), at(100, 7), at(0, 3), at(100, 3)],
    );
  });

  it('never leaves the table', () => {
    const keys = constantFrom(
      ...['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'Home', 'End'],
    );
    const extents = record({
      rows: integer({ min: 1, max: 50 }),
      columns: integer({ min: 1, max: 5 }),
      page: integer({ min: 1, max: 30 }),
    });
    const places = record({ row: integer({ min: 0 }), column: integer({ min: 0 }) });
    assert(
      property(keys, extents, places, constantFrom(true, false), (key, extent, place, ctrlKey) => {
        const pressed = { key, ctrlKey, altKey: false, metaKey: false, shiftKey: false };
        const action = gridAction(pressed, clampPlace(place, extent), extent);
        if (action?.kind !== 'focus') return;
        const { row, column } = action.place;
        ok(row >= 0 && row < extent.rows && column >= 0 && column < extent.columns);
      }),
    );
  });

  it('sorts on a title and opens a row on a cell', () => {
    deepEqual(
      [act('Enter', TITLE), act(' ', TITLE), act('Enter', CELL), act(' ', CELL)],
      [{ kind: 'sort' }, { kind: 'sort' }, { kind: 'open' }, undefined],
    );
  });

  it('moves, resizes and hides a column on its title only', () => {
    const keys: readonly [string, Partial<PressedKey>][] = [
      ['ArrowLeft', { altKey: true }],
      ['ArrowRight', { altKey: true }],
      ['ArrowLeft', { altKey: true, shiftKey: true }],
      ['ArrowRight', { altKey: true, shiftKey: true }],
      ['Delete', {}],
    ];
    deepEqual(
      keys.map(([key, modifiers]) => act(key, TITLE, modifiers)),
      [
        { kind: 'move', by: -1 },
        { kind: 'move', by: 1 },
        { kind: 'resize', by: -1 },
        { kind: 'resize', by: 1 },
        { kind: 'hide' },
      ],
    );
    deepEqual(
      keys.map(([key, modifiers]) => act(key, CELL, modifiers)),
      keys.map(() => undefined),
    );
  });

  it('copies the cell', () => {
    deepEqual(
      [act('c', CELL, { ctrlKey: true }), act('c', CELL, { metaKey: true }), act('c', CELL)],
      [{ kind: 'copy' }, { kind: 'copy' }, undefined],
    );
  });

  it('is left to others where it is none of a table', () => {
    equal(act('Tab', CELL), undefined);
    equal(act('ArrowDown', CELL, { shiftKey: true }), undefined);
    equal(act('f', CELL, { ctrlKey: true }), undefined);
    equal(act('ArrowLeft', TITLE, { altKey: true, ctrlKey: true }), undefined);
  });
});

function act(key: string, focused: CellPlace, modifiers: Partial<PressedKey> = {}) {
  const pressed = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...modifiers };
  return gridAction({ ...pressed, key }, focused, EXTENT);
}

function at(row: number, column: number): GridAction {
  return { kind: 'focus', place: { row, column } };
}
