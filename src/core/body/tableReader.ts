import type { IndexedJson } from '../json/indexedJson';
import { LeafPaths } from '../json/leafPaths';
import type { ListElements } from '../json/listElements';
import { jmesPath } from '../json/pathText';
import { titleUnder } from '../text/columnTitle';
import { csvLine } from '../text/csvLine';
import { firstColumns } from './firstColumns';
import { rowOrder } from './rowOrder';
import { TableCells } from './tableCells';
import type {
  BodyList,
  ColumnPath,
  TableAnswers,
  TableColumn,
  TableOrder,
  TableQuestion,
  TableRow,
} from './tableQuestion';

/** Rows that are looked at for the columns of a list. */
const mostSampled = 500;

type Asked<Kind> = Extract<TableQuestion, { readonly kind: Kind }>;

/** Keeps what was made last, for as long as it is asked for by the same key. */
class Last<Value> {
  #key: string | undefined;
  #value: Value | undefined;

  of(key: string, make: () => Value): Value {
    if (this.#key === key) return this.#value as Value;
    this.#value = make();
    this.#key = key;
    return this.#value;
  }
}

/** Answers what is asked of the tables in a body. */
export class TableReader {
  readonly #json: IndexedJson;
  readonly #elements = new Last<ListElements | undefined>();
  readonly #order = new Last<Uint32Array>();

  constructor(json: IndexedJson) {
    this.#json = json;
  }

  answer(question: TableQuestion): TableAnswers[TableQuestion['kind']] {
    switch (question.kind) {
      case 'lists':
        return this.#lists();
      case 'columns':
        return this.#columns(question);
      case 'table_rows':
        return this.#rows(question);
      case 'table_csv':
        return this.#csv(question);
    }
  }

  #lists(): readonly BodyList[] {
    return this.#json.lists.map((list) => ({ ...list, path: jmesPath(list.path) }));
  }

  #columns({ list }: Asked<'columns'>): TableAnswers['columns'] {
    const elements = this.#elementsOf(list);
    if (elements === undefined) return { all: [], first: [] };
    const leaves = new LeafPaths();
    const sampled = Math.min(elements.count, mostSampled);
    for (let index = 0; index < sampled; index += 1) {
      const row = Math.floor((index * elements.count) / sampled);
      leaves.take(elements.bytes, elements.startOf(row), elements.end);
    }
    const { found } = leaves;
    const first = firstColumns(found, sampled);
    const rest = found.map(({ path }) => path).filter((path) => !first.includes(path));
    return { all: [...first, ...rest].map(toColumn), first };
  }

  #rows({ list, columns, from, to, order }: Asked<'table_rows'>): readonly TableRow[] {
    const elements = this.#elementsOf(list);
    if (elements === undefined) return [];
    const cells = new TableCells(elements, columns);
    const rowAt = this.#rowsInOrder(list, elements, order);
    const rows: TableRow[] = [];
    for (let index = from; index < Math.min(to, elements.count); index += 1) {
      const row = rowAt(index);
      cells.read(elements.startOf(row));
      rows.push({
        line: elements.lineOf(row),
        cells: columns.map((_, column) => cells.cellOf(column)),
      });
    }
    return rows;
  }

  #csv({ list, columns, order }: Asked<'table_csv'>): string {
    const elements = this.#elementsOf(list);
    if (elements === undefined) return '';
    const cells = new TableCells(elements, columns);
    const rowAt = this.#rowsInOrder(list, elements, order);
    const lines = [csvLine(columns.map((path) => toColumn(path).title))];
    for (let index = 0; index < elements.count; index += 1) {
      cells.read(elements.startOf(rowAt(index)));
      lines.push(
        csvLine(
          columns.map((_, column) => (cells.kindOf(column) === 'null' ? '' : cells.textOf(column))),
        ),
      );
    }
    return lines.join('');
  }

  #elementsOf(list: number): ListElements | undefined {
    const key = `${list} ${this.#json.body.length}`;
    return this.#elements.of(key, () => this.#json.elementsAt(list));
  }

  /** Which row of the list is which of the table. */
  #rowsInOrder(
    list: number,
    elements: ListElements,
    order: TableOrder | undefined,
  ): (index: number) => number {
    if (order === undefined) return (index) => index;
    const key = JSON.stringify([list, elements.end, order.column, order.isDescending]);
    const rows = this.#order.of(key, () => rowOrder(elements, order));
    return (index) => rows[index] as number;
  }
}

function toColumn(path: ColumnPath): TableColumn {
  return { path, title: path.reduce(titleUnder, '') };
}
