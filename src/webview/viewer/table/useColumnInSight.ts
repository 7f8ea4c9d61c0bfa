import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { CellPlace } from './gridKeys';
import type { Column } from './tableState';

/** Scrolls sideways to the column that has the focus, whenever that moves or the columns change. */
export function useColumnInSight(
  scroller: RefObject<HTMLElement | null>,
  { row, column }: CellPlace,
  columns: readonly Column[],
): void {
  useLayoutEffect(() => {
    const area = scroller.current;
    const title = area?.querySelector(`.titles [data-column='${column}']`);
    if (!area || !title) return;
    const { left, right } = title.getBoundingClientRect();
    const start = area.getBoundingClientRect().left;
    const end = start + area.clientWidth;
    // The beginning of a column that is wider than what is seen.
    if (left < start || right - left > area.clientWidth) area.scrollLeft += left - start;
    else if (right > end) area.scrollLeft += right - end;
  }, [scroller, row, column, columns]);
}
