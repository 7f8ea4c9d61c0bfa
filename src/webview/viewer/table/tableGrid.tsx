import { useId, useMemo, useState } from 'preact/hooks';
import type { RowSource } from '../../../protocol/viewer';
import type { RowRange } from '../rowCache';
import { rowsOfPage, scrolledHeight, topShowing } from '../scrollScale';
import { clampPlace, type CellPlace } from './gridKeys';
import { gridListeners } from './gridListeners';
import { TableRow } from './tableRow';
import type { Column, TableAction, TableState } from './tableState';
import { TitleRow } from './titleRow';
import { useColumnInSight } from './useColumnInSight';
import { useColumnsSeen } from './useColumnsSeen';
import { useColumnWidths } from './useColumnWidths';
import { useRowWindow } from './useRowWindow';
import type { KeyedRow } from './useTableRows';

const HINT =
  'On a title, Enter sorts by its column, Alt+Left and Alt+Right move it, Shift+Alt+Left and ' +
  'Shift+Alt+Right change its width, and Delete hides it. On a cell, Enter shows its row in Pretty.';

interface Props {
  readonly label: string;
  readonly source: RowSource<KeyedRow>;
  /** Those that are shown; the same object until they change. */
  readonly columns: readonly Column[];
  readonly state: TableState;
  readonly isBusy: boolean;
  readonly change: (action: TableAction) => void;
  /** A row was asked for, by its line in the pretty view. */
  readonly onOpen: (line: number) => void;
  /** There is something to say about what a key did; undefined when it is over. */
  readonly onRemark: (remark: string | undefined) => void;
}

/**
 * A table of any length, which draws only the rows that are seen.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function TableGrid(props: Props) {
  const { source, columns, state, change, onRemark } = props;
  const id = useId();
  const { scroller, probe, extent, scrolling, seen, rowAt, rows, drawn, most } =
    useRowWindow(source);
  const { top, scrollTo, ...listeners } = scrolling;
  const widths = useColumnWidths(columns, state.widths, rows.map(rowAt));
  const { look, ...across } = useColumnsSeen(scroller, probe, widths);
  const drawnColumns = useMemo(
    () => columns.slice(across.from, across.to),
    [columns, across.from, across.to],
  );

  const size = { rows: source.count + 1, columns: columns.length, page: rowsOfPage(extent) };
  const [chosen, setFocused] = useState<CellPlace>({ row: 0, column: 0 });
  const focused = clampPlace(chosen, size);
  useColumnInSight(scroller, focused, columns);
  const isAcross = focused.column >= across.from && focused.column < across.to;
  const isWithin = ({ from, to }: RowRange) =>
    focused.row === 0 || (isAcross && focused.row > from && focused.row <= to);
  const rowId = (row: number) => `${id}-${row}`;
  const focus = (place: CellPlace) => {
    onRemark(undefined);
    setFocused(clampPlace(place, size));
    if (place.row > 0) scrollTo(topShowing(extent, top, place.row - 1));
    // The titles are seen wherever the rows are.
    else if (focused.row > 0) scrollTo(0);
  };
  const listening = gridListeners({
    columns,
    widths,
    extent: size,
    focused,
    rowAt: (row) => rowAt(row - 1),
    onFocus: focus,
    onSort: ({ key }) => {
      change({ kind: 'sort', key });
      scrollTo(0);
    },
    change,
    onOpen: props.onOpen,
    onRemark,
  });
  return (
    <div class="tableFrame">
      <p id={`${id}-hint`} class="unseen">
        {HINT}
      </p>
      <div
        ref={scroller}
        class={isWithin(seen) ? 'rowViewer tableGrid' : 'rowViewer tableGrid away'}
        role="grid"
        aria-label={props.label}
        aria-describedby={`${id}-hint`}
        aria-rowcount={size.rows}
        aria-colcount={size.columns}
        aria-busy={props.isBusy}
        aria-readonly
        tabIndex={0}
        // The focus stays with the grid: that of a cell would be lost when its row is scrolled away.
        aria-activedescendant={
          isWithin(drawn) ? `${rowId(focused.row)}-${focused.column}` : undefined
        }
        style={{
          '--row-height': `${extent.rowHeight}px`,
          '--columns': widths.map((width) => `${width}ch`).join(' '),
        }}
        {...listeners}
        onScroll={() => {
          listeners.onScroll();
          look();
        }}
        {...listening}
      >
        <span ref={probe} class="rowProbe" aria-hidden>
          0
        </span>
        <TitleRow
          columns={columns}
          widths={widths}
          sorted={state.sorted}
          focusedColumn={focused.row === 0 ? focused.column : undefined}
          idOf={(column) => `${rowId(0)}-${column}`}
          onResize={({ key }, width) => change({ kind: 'resize', key, width })}
        />
        <div class="allRows" role="presentation" style={{ height: `${scrolledHeight(extent)}px` }}>
          <div class="rowWindow" role="presentation" style={{ height: `${extent.viewport}px` }}>
            <div
              class="rowList"
              role="rowgroup"
              style={{ transform: `translateY(${drawn.from * extent.rowHeight - top}px)` }}
            >
              {rows.map((row) => (
                <TableRow
                  // An element that is scrolled out is used again for the row that comes in.
                  key={row % most}
                  id={rowId(row + 1)}
                  index={row + 1}
                  row={rowAt(row)}
                  columns={drawnColumns}
                  firstColumn={across.from}
                  focusedColumn={row + 1 === focused.row ? focused.column : undefined}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
