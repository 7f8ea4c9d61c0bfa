import type { PressedKey } from '../keys';

/** A cell by its row, of which 0 is that of the titles, and its column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** How far a grid goes. */
export interface GridExtent {
  /** With that of the titles. */
  readonly rows: number;
  readonly columns: number;
  /** Rows of a page. */
  readonly page: number;
}

/** What a key asks of a grid. */
export type GridAction =
  | { readonly kind: 'focus'; readonly place: CellPlace }
  /** Of the column that has the focus. */
  | { readonly kind: 'sort' | 'hide' }
  | { readonly kind: 'move' | 'resize'; readonly by: 1 | -1 }
  /** Of the cell that has the focus. */
  | { readonly kind: 'open' }
  | { readonly kind: 'copy' };

/** What a key asks of a grid; undefined for a key that is none of its. */
export function gridAction(
  pressed: PressedKey,
  focused: CellPlace,
  extent: GridExtent,
): GridAction | undefined {
  const isTitle = focused.row === 0;
  if (pressed.altKey) return isTitle ? titleAction(pressed) : undefined;
  if (pressed.shiftKey) return undefined;
  if (pressed.ctrlKey || pressed.metaKey) return controlAction(pressed, focused, extent);
  switch (pressed.key) {
    case 'Enter':
      return isTitle ? { kind: 'sort' } : { kind: 'open' };
    case ' ':
      return isTitle ? { kind: 'sort' } : undefined;
    case 'Delete':
      return isTitle ? { kind: 'hide' } : undefined;
    default:
      return focusAction(pressed.key, focused, extent);
  }
}

function titleAction({ key, shiftKey, ctrlKey, metaKey }: PressedKey): GridAction | undefined {
  if (ctrlKey || metaKey) return undefined;
  const kind = shiftKey ? 'resize' : 'move';
  if (key === 'ArrowLeft') return { kind, by: -1 };
  return key === 'ArrowRight' ? { kind, by: 1 } : undefined;
}

function controlAction(
  { key }: PressedKey,
  { column }: CellPlace,
  { rows, columns }: GridExtent,
): GridAction | undefined {
  switch (key) {
    case 'Home':
      return { kind: 'focus', place: { row: 0, column: 0 } };
    case 'End':
      return { kind: 'focus', place: { row: rows - 1, column: columns - 1 } };
    case 'ArrowUp':
      return { kind: 'focus', place: { row: 0, column } };
    case 'ArrowDown':
      return { kind: 'focus', place: { row: rows - 1, column } };
    case 'c':
      return { kind: 'copy' };
    default:
      return undefined;
  }
}

function focusAction(
  key: string,
  { row, column }: CellPlace,
  extent: GridExtent,
): GridAction | undefined {
  switch (key) {
    case 'ArrowDown':
      return focus(row + 1, column, extent);
    case 'ArrowUp':
      return focus(row - 1, column, extent);
    case 'ArrowRight':
      return focus(row, column + 1, extent);
    case 'ArrowLeft':
      return focus(row, column - 1, extent);
    case 'PageDown':
      return focus(row + extent.page, column, extent);
    case 'PageUp':
      return focus(row - extent.page, column, extent);
    case 'Home':
      return focus(row, 0, extent);
    case 'End':
      return focus(row, extent.columns - 1, extent);
    default:
      return undefined;
  }
}

function focus(row: number, column: number, extent: GridExtent): GridAction {
  return { kind: 'focus', place: clampPlace({ row, column }, extent) };
}

/** The nearest place that a grid has. */
export function clampPlace(
  { row, column }: CellPlace,
  { rows, columns }: Omit<GridExtent, 'page'>,
): CellPlace {
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: Math.max(0, Math.min(column, columns - 1)),
  };
}
