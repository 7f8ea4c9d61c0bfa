import type { ListElements } from '../json/listElements';
import { compareNumbers } from './compareNumbers';
import { TableCells } from './tableCells';
import type { TableCell, TableOrder } from './tableQuestion';

/** Kinds of cells in the order in which they are sorted; rows with anything else come last. */
const sortedKinds = ['number', 'string', 'boolean', 'list', 'object'] as const;

type SortedKind = (typeof sortedKinds)[number];

/** A row, and what it is sorted by. */
interface SortedRow {
  readonly row: number;
  readonly text: string;
}

/**
 * The numbers of all rows of a list, sorted by a column: numbers by value, then strings as people sort
 * them (ABC-9 before ABC-10), then `false` before `true`, lists and objects as their texts. Descending
 * is the other way round, but for rows without a value or with `null`, which are last in both. Rows
 * that are equal stay as they were.
 */
export function rowOrder(
  elements: ListElements,
  { column, isDescending }: TableOrder,
): Uint32Array {
  const { byKind, last } = rowsByKind(elements, column);
  const sorted = sortedKinds.map((kind) => byKind[kind].sort(comparerOf(kind, isDescending)));
  if (isDescending) sorted.reverse();
  const order = new Uint32Array(elements.count);
  order.set(sorted.flat().map(({ row }) => row));
  order.set(last, elements.count - last.length);
  return order;
}

function rowsByKind(elements: ListElements, column: TableOrder['column']) {
  const cells = new TableCells(elements, [column]);
  const byKind: Record<SortedKind, SortedRow[]> = {
    number: [],
    string: [],
    boolean: [],
    list: [],
    object: [],
  };
  const last: number[] = [];
  elements.each((start, row) => {
    const end = cells.read(start);
    const kind = cells.kindOf(0);
    if (isSorted(kind)) byKind[kind].push({ row, text: cells.textOf(0) });
    else last.push(row);
    return end;
  });
  return { byKind, last };
}

function isSorted(kind: TableCell['kind']): kind is SortedKind {
  return kind !== 'missing' && kind !== 'null';
}

function comparerOf(kind: SortedKind, isDescending: boolean) {
  const compare = kind === 'number' ? compareNumbers : compareTexts;
  const sign = isDescending ? -1 : 1;
  return (one: SortedRow, other: SortedRow) =>
    one.text === other.text ? 0 : sign * compare(one.text, other.text);
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}
