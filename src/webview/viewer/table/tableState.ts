import type { TableAnswers, TableColumn } from '../../../protocol/answerBody';
import { clampWidth } from './columnWidth';

/** A column with what tells it from the others. */
export interface Column extends TableColumn {
  readonly key: string;
}

/** How a table is looked at. */
export interface TableState {
  /** All columns, those that are shown in the order in which they are. */
  readonly arranged: readonly Column[];
  /** Keys; never none, unless there are no columns. */
  readonly shown: ReadonlySet<string>;
  /** Characters, by key, where they were set. */
  readonly widths: ReadonlyMap<string, number>;
  readonly sorted: { readonly column: Column; readonly isDescending: boolean } | undefined;
}

/** What changes how a table is looked at. */
export type TableAction =
  | { readonly kind: 'begin'; readonly columns: TableAnswers['columns'] }
  /** Ascending, then descending, then not at all. */
  | { readonly kind: 'sort'; readonly key: string }
  /** Shows a column, or hides it unless it is the last one that is shown. */
  | { readonly kind: 'toggle'; readonly key: string }
  /** Past the next column that is shown. */
  | { readonly kind: 'move'; readonly key: string; readonly by: 1 | -1 }
  | { readonly kind: 'resize'; readonly key: string; readonly width: number };

/** A table before its columns are known. */
export const NO_TABLE: TableState = {
  arranged: [],
  shown: new Set(),
  widths: new Map(),
  sorted: undefined,
};

/** The columns that are shown, in their order. */
export function shownColumns({ arranged, shown }: TableState): readonly Column[] {
  return arranged.filter(({ key }) => shown.has(key));
}

/** How a table is looked at after a change. */
export function changedTable(state: TableState, action: TableAction): TableState {
  switch (action.kind) {
    case 'begin':
      return begun(action.columns);
    case 'sort':
      return sortedBy(state, action.key);
    case 'toggle':
      return toggled(state, action.key);
    case 'move':
      return { ...state, arranged: moved(state, action.key, action.by) };
    case 'resize': {
      const widths = new Map(state.widths).set(action.key, clampWidth(action.width));
      return { ...state, widths };
    }
  }
}

function begun({ all, first }: TableAnswers['columns']): TableState {
  const columns = new Map(
    all.map((column) => {
      const key = JSON.stringify(column.path);
      return [key, { ...column, key }];
    }),
  );
  const begin = first.flatMap((path) => columns.get(JSON.stringify(path)) ?? []);
  const shown = begin.length > 0 ? begin : [...columns.values()].slice(0, 1);
  const keys = new Set(shown.map(({ key }) => key));
  const others = [...columns.values()].filter(({ key }) => !keys.has(key));
  return { ...NO_TABLE, arranged: [...shown, ...others], shown: keys };
}

function sortedBy(state: TableState, key: string): TableState {
  const { sorted } = state;
  const column = shownColumns(state).find((one) => one.key === key);
  if (!column) return state;
  if (sorted?.column.key !== key) return { ...state, sorted: { column, isDescending: false } };
  return { ...state, sorted: sorted.isDescending ? undefined : { column, isDescending: true } };
}

function toggled(state: TableState, key: string): TableState {
  const shown = new Set(state.shown);
  if (!shown.delete(key)) return { ...state, shown: shown.add(key) };
  if (shown.size === 0) return state;
  // What no header tells is no order to keep.
  const sorted = state.sorted?.column.key === key ? undefined : state.sorted;
  return { ...state, shown, sorted };
}

function moved(state: TableState, key: string, by: 1 | -1): readonly Column[] {
  const shown = shownColumns(state);
  const at = shown.findIndex((column) => column.key === key);
  const column = shown[at];
  const neighbor = shown[at + by];
  if (!column || !neighbor) return state.arranged;
  const others = state.arranged.filter((one) => one !== column);
  return others.toSpliced(others.indexOf(neighbor) + (by > 0 ? 1 : 0), 0, column);
}
