import type { TableState } from './tableState';

/** How many rows a table has, and in which order. */
export function tableSentence(rows: number, sorted: TableState['sorted'], isBusy: boolean): string {
  const count = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
  if (!sorted) return `${count}, in the order of the list`;
  const { column, isDescending } = sorted;
  const order = `by ${column.title} ${isDescending ? 'descending' : 'ascending'}`;
  return isBusy ? `${count}, sorting ${order}` : `${count}, sorted ${order}`;
}
