import { useRef } from 'preact/hooks';
import { columnWidth } from './columnWidth';
import type { Column, TableState } from './tableState';
import type { KeyedRow } from './useTableRows';

/** The widths of columns in characters: as set, or by the first cells that came, as else they would jump. */
export function useColumnWidths(
  columns: readonly Column[],
  widths: TableState['widths'],
  rows: readonly (KeyedRow | undefined)[],
): readonly number[] {
  const measured = useRef(new Map<string, number>());
  return columns.map(({ key, title }) => {
    const known = widths.get(key) ?? measured.current.get(key);
    if (known !== undefined) return known;
    const cells = rows.map((row) => row?.cells.get(key));
    const width = columnWidth(title, cells);
    if (cells.some((cell) => cell !== undefined)) measured.current.set(key, width);
    return width;
  });
}
