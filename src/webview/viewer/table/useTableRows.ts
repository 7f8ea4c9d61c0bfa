import { useMemo, useState } from 'preact/hooks';
import type { BodyList, TableCell } from '../../../protocol/answerBody';
import type { RowSource } from '../../../protocol/viewer';
import type { AskBody } from '../askBody';
import { shownColumns, type TableState } from './tableState';

/** A row with its cells by the keys of their columns, so that a column can move without asking anew. */
export interface KeyedRow {
  /** Of the pretty view, where its element begins. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, TableCell>;
}

/** The rows of a table, and whether the first answer about them is awaited. */
export function useTableRows(
  ask: AskBody,
  { line, count }: BodyList,
  state: TableState,
): { readonly source: RowSource<KeyedRow>; readonly isBusy: boolean } {
  const columns = shownColumns(state).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const { sorted } = state;
  const [answered, setAnswered] = useState<RowSource<KeyedRow>>();
  const source = useMemo(() => {
    const keys = columns.map(({ key }) => key);
    const table = {
      list: line,
      columns: columns.map(({ path }) => path),
      order: sorted && { column: sorted.column.path, isDescending: sorted.isDescending },
    };
    const asked: RowSource<KeyedRow> = {
      count,
      rows: async (from, to) => {
        try {
          const rows = (await ask({ kind: 'table_rows', from, to, ...table })) ?? [];
          return rows.map((row) => ({
            line: row.line,
            cells: new Map(row.cells.map((cell, index) => [keys[index] ?? '', cell])),
          }));
        } finally {
          setAnswered(asked);
        }
      },
    };
    return asked;
  }, [ask, line, count, JSON.stringify(columns.map(({ key }) => key)), sorted]);
  return { source, isBusy: answered !== source };
}
