import { deepEqual, equal } from 'node:assert/strict';
import type { ViewerRow } from '../../../src/protocol/viewer';
import { keyAction, parentRow, type PressedKey } from '../../../src/webview/viewer/keys';

const LEAF: ViewerRow = { line: 50, depth: 2, text: '1', left: 0 };
const OPEN: ViewerRow = { ...LEAF, text: '{', fold: 'open' };
const FOLDED: ViewerRow = { ...OPEN, fold: 'folded' };

describe('a key in the viewer', () => {
  it('moves the focus, and not beyond the ends', () => {
    deepEqual(
      ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => act(key, LEAF)),
      [51, 49, 99, 20, 0, 99].map((to) => ({ kind: 'move', to })),
    );
  });

  it('opens what a row links to, as a request or in the browser', () => {
    deepEqual(act('F12', LEAF), { kind: 'open', where: 'request' });
    deepEqual(act('F12', LEAF, { shiftKey: true }), { kind: 'open', where: 'browser' });
    equal(act('F12', LEAF, { ctrlKey: true }), undefined);
    equal(act('F12', LEAF, { altKey: true }), undefined);
  });

  it('goes to the ends with Control, too', () => {
    deepEqual(
      ['Home', 'End'].map((key) => act(key, LEAF, { ctrlKey: true })),
      [0, 99].map((to) => ({ kind: 'move', to })),
    );
  });

  it('goes into a container and out of it, folding it on the way', () => {
    deepEqual(
      [FOLDED, OPEN, LEAF].map((row) => [act('ArrowRight', row), act('ArrowLeft', row)]),
      [
        [{ kind: 'toggle' }, { kind: 'parent' }],
        [{ kind: 'move', to: 51 }, { kind: 'toggle' }],
        [{ kind: 'move', to: 50 }, { kind: 'parent' }],
      ],
    );
  });

  it('toggles what can be folded, and activates all else', () => {
    deepEqual(
      [FOLDED, OPEN, LEAF, { ...OPEN, left: 5 }].map((row) => act('Enter', row)?.kind),
      ['toggle', 'toggle', 'activate', 'activate'],
    );
    equal(act(' ', undefined), undefined);
  });

  it('is left to others where it is none of a tree', () => {
    deepEqual(
      [act('a', LEAF), act('Tab', LEAF), act('ArrowDown', LEAF, { altKey: true })],
      [undefined, undefined, undefined],
    );
    equal(act('c', LEAF, { ctrlKey: true }), undefined);
  });
});

describe('the container of a row', () => {
  it('is the nearest row above that is less deep', () => {
    equal(parentOf([0, 1, 2, 2, 1], 3), 1);
  });

  it('is not known where the rows up to it are not', () => {
    equal(parentOf([undefined, 1, 1], 2), undefined);
    equal(parentOf([0], 0), undefined);
  });
});

function act(key: string, row: ViewerRow | undefined, modifiers: Partial<PressedKey> = {}) {
  const pressed = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...modifiers };
  return keyAction({ ...pressed, key }, { focused: 50, row, count: 100, page: PAGE[key] ?? 0 });
}

/** A page down would end behind the last row. */
const PAGE: Readonly<Record<string, number>> = { PageDown: 60, PageUp: 30 };

function parentOf(depths: readonly (number | undefined)[], row: number): number | undefined {
  return parentRow(row, (at) => {
    const depth = depths[at];
    return depth === undefined ? undefined : { ...LEAF, depth };
  });
}
