import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ViewerRow } from '../../protocol/viewer';

/** Columns for what a row has beside its text: the gutter, and what follows a folded or cut one. */
const BESIDE_TEXT = 24;

/** How wide things have to be, in characters. */
export interface Widths {
  /** A line number. */
  readonly digits: number;
  /** A row. */
  readonly columns: number;
}

/**
 * Tells widths that only ever grow, as what becomes narrower by a scroll would jump, and scrolls sideways
 * to a current mark that is out of sight.
 */
export function useSideways(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly (ViewerRow | undefined)[],
  count: number,
  current: { readonly line: number; readonly mark: number } | undefined,
): Widths {
  const widths = useRef<Widths>({ digits: 3, columns: 0 });
  widths.current = rows.reduce<Widths>(
    ({ digits, columns }, row) => ({
      digits: Math.max(digits, row ? String(row.line + 1).length : 0),
      columns: Math.max(columns, row ? 2 * row.depth + row.text.length + BESIDE_TEXT : 0),
    }),
    { ...widths.current, digits: Math.max(widths.current.digits, String(count).length) },
  );

  const isThere = current !== undefined && rows.some((row) => row?.line === current.line);
  useLayoutEffect(() => {
    const area = scroller.current;
    const mark = isThere && area?.querySelector('.found.current');
    if (!area || !mark) return;
    const gutter = area.querySelector('.gutter')?.getBoundingClientRect().right ?? 0;
    const { left, right } = mark.getBoundingClientRect();
    const end = area.getBoundingClientRect().left + area.clientWidth;
    if (left >= gutter && right <= end) return;
    area.scrollLeft += (left + right) / 2 - (gutter + end) / 2;
  }, [scroller, current?.line, current?.mark, isThere]);
  return widths.current;
}
