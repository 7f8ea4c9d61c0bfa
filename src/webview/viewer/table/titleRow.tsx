import { ArrowIcon } from './arrowIcon';
import { dragEdge } from './dragEdge';
import type { Column, TableState } from './tableState';

interface Props {
  readonly columns: readonly Column[];
  /** Characters, by the place of the column. */
  readonly widths: readonly number[];
  readonly sorted: TableState['sorted'];
  readonly focusedColumn: number | undefined;
  readonly idOf: (column: number) => string;
  readonly onResize: (column: Column, width: number) => void;
}

/** The titles of a table's columns, each with an edge to drag. */
export function TitleRow({ columns, widths, sorted, focusedColumn, idOf, onResize }: Props) {
  return (
    <div class="tableRow titles" role="row" aria-rowindex={1} data-row={0}>
      {columns.map((column, index) => {
        const isSorted = sorted?.column.key === column.key;
        return (
          <div
            key={column.key}
            id={idOf(index)}
            class={index === focusedColumn ? 'cell focused' : 'cell'}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={!isSorted ? 'none' : sorted.isDescending ? 'descending' : 'ascending'}
            title={column.title}
            data-column={index}
          >
            <span class="title">{column.title}</span>
            {isSorted && <ArrowIcon to={sorted.isDescending ? 'down' : 'up'} />}
            <span
              class="columnEdge"
              aria-hidden
              onPointerDown={(event) =>
                dragEdge(event, widths[index] ?? 1, (width) => onResize(column, width))
              }
            />
          </div>
        );
      })}
    </div>
  );
}
