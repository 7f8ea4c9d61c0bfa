import { Component, type JSX } from 'preact';
import type { TableCell } from '../../../protocol/answerBody';
import type { Column } from './tableState';
import type { KeyedRow } from './useTableRows';

interface Props {
  /** Begins the IDs of its cells. */
  readonly id: string;
  /** Of the grid, whose titles are row 0. */
  readonly index: number;
  /** Undefined while it is not known. */
  readonly row: KeyedRow | undefined;
  /** Those that are drawn, the first of which has this place among all. */
  readonly columns: readonly Column[];
  readonly firstColumn: number;
  readonly focusedColumn: number | undefined;
}

const COMPARED = [
  'id',
  'index',
  'row',
  'columns',
  'firstColumn',
  'focusedColumn',
] as const satisfies readonly (keyof Props)[];

/** A row of a table; scrolling draws only those that come in. */
export class TableRow extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const shown = this.props;
    return COMPARED.some((name) => shown[name] !== next[name]);
  }

  override render(props: Props): JSX.Element {
    const { id, index, row, columns, firstColumn, focusedColumn } = props;
    return (
      <div
        class={row ? 'tableRow' : 'tableRow awaited'}
        role="row"
        aria-rowindex={index + 1}
        data-row={index}
      >
        {columns.map(({ key }, at) => {
          const column = firstColumn + at;
          const cell = row?.cells.get(key);
          const classes = ['cell', cell?.kind, column === focusedColumn && 'focused'];
          return (
            <div
              key={key}
              id={`${id}-${column}`}
              class={classes.filter(Boolean).join(' ')}
              role="gridcell"
              aria-colindex={column + 1}
              data-column={column}
              style={{ gridColumnStart: column + 1 }}
            >
              {cell && <Content cell={cell} />}
            </div>
          );
        })}
      </div>
    );
  }
}

function Content({ cell: { kind, text, isMerged } }: { readonly cell: TableCell }) {
  return (
    <>
      {kind === 'list' || kind === 'object' ? <code>{text}</code> : text}
      {isMerged === true && (
        <span class="merged" title="Merged: its name stood there more than once">
          merged<span class="unseen">: its name stood there more than once</span>
        </span>
      )}
    </>
  );
}
