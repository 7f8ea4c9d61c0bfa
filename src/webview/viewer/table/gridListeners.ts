import { gridAction, type CellPlace, type GridAction, type GridExtent } from './gridKeys';
import type { Column, TableAction } from './tableState';
import type { KeyedRow } from './useTableRows';

/** A grid as it is drawn, and what can be done with it. */
interface Grid {
  readonly columns: readonly Column[];
  /** Characters, by the place of the column. */
  readonly widths: readonly number[];
  readonly extent: GridExtent;
  readonly focused: CellPlace;
  /** By its place in the grid, whose titles are row 0. */
  readonly rowAt: (row: number) => KeyedRow | undefined;
  readonly onFocus: (place: CellPlace) => void;
  readonly onSort: (column: Column) => void;
  readonly change: (action: TableAction) => void;
  /** A row was asked for, by its line in the pretty view. */
  readonly onOpen: (line: number) => void;
  /** There is something to say about what a key did. */
  readonly onRemark: (remark: string) => void;
}

/** Characters by which a key changes the width of a column. */
const WIDTH_STEP = 2;

/** Characters from which on the text of a cell may have been cut off. */
const CUT_AT = 500;

/** What a grid listens to. */
export function gridListeners(grid: Grid) {
  const open = (row: number): void => {
    const line = grid.rowAt(row)?.line;
    if (line !== undefined) grid.onOpen(line);
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      const column = grid.columns[grid.focused.column];
      const action = gridAction(event, grid.focused, grid.extent);
      if (!column || !action) return;
      // What is selected by the mouse is copied by the browser.
      if (action.kind === 'copy' && getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      // Else VS Code goes back by Alt+Left, too.
      event.stopPropagation();
      // Else the next thing copied would be what was selected before.
      if (action.kind === 'focus') getSelection()?.removeAllRanges();
      if (action.kind === 'open') open(grid.focused.row);
      else if (action.kind === 'copy') void copy(grid, column);
      else act(grid, column, action);
    },
    onClick({ target }: MouseEvent): void {
      const place = placeOf(target);
      const column = place && grid.columns[place.column];
      if (!column) return;
      grid.onFocus(place);
      if (place.row === 0) grid.onSort(column);
    },
    onDblClick({ target }: MouseEvent): void {
      const place = placeOf(target);
      if (place && place.row > 0) open(place.row);
    },
  };
}

function act(
  { focused, widths, change, onFocus, onSort }: Grid,
  column: Column,
  action: Exclude<GridAction, { kind: 'open' | 'copy' }>,
): void {
  const { key } = column;
  switch (action.kind) {
    case 'focus':
      onFocus(action.place);
      break;
    case 'sort':
      onSort(column);
      break;
    case 'hide':
      change({ kind: 'toggle', key });
      break;
    case 'move':
      change({ kind: 'move', key, by: action.by });
      onFocus({ row: 0, column: focused.column + action.by });
      break;
    case 'resize': {
      const width = (widths[focused.column] ?? 0) + action.by * WIDTH_STEP;
      change({ kind: 'resize', key, width });
      break;
    }
  }
}

async function copy({ focused, rowAt, onRemark }: Grid, { key, title }: Column): Promise<void> {
  const text = (focused.row === 0 ? title : rowAt(focused.row)?.cells.get(key)?.text) ?? '';
  try {
    // Missing altogether where VS Code's own page was served over plain http.
    await navigator.clipboard.writeText(text);
    onRemark(text.length < CUT_AT ? 'Copied' : `Copied the first ${CUT_AT} characters`);
  } catch {
    onRemark('Not copied');
  }
}

/** The cell that was clicked; none for the edge of a column. */
function placeOf(target: EventTarget | null): CellPlace | undefined {
  if (!(target instanceof Element) || target.closest('.columnEdge')) return undefined;
  const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
  if (column === undefined || row === undefined) return undefined;
  return { row: Number(row), column: Number(column) };
}
