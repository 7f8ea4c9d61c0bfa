/** What a scrollbar is computed from; pixels, but for the count of rows. */
export interface Extent {
  readonly count: number;
  readonly rowHeight: number;
  readonly viewport: number;
}

/** Pixels: Chromium ends elements at 33 million, others sooner, and zoom multiplies. */
const TALLEST = 8_000_000;

/** How tall all rows would be, one below the other. */
export function wholeHeight({ count, rowHeight }: Extent): number {
  return count * rowHeight;
}

/** How tall the scrolled element is made. */
export function scrolledHeight(extent: Extent): number {
  return Math.min(wholeHeight(extent), TALLEST);
}

/** Whether one pixel of the scrolled element stands for more than one pixel of rows. */
export function isScaled(extent: Extent): boolean {
  return wholeHeight(extent) > TALLEST;
}

/** The nearest place that can be scrolled to; places are pixels from the top of the first row. */
export function clampTop(extent: Extent, top: number): number {
  return Math.max(0, Math.min(top, furthestTop(extent)));
}

/** The place that a position of the scrollbar stands for. */
export function topOfScroll(extent: Extent, scrollTop: number): number {
  if (!isScaled(extent)) return clampTop(extent, scrollTop);
  const furthest = furthestScroll(extent);
  // Browsers round the furthest position, and the last row must be reachable whole.
  if (scrollTop >= furthest - 1) return furthestTop(extent);
  return clampTop(extent, (scrollTop / furthest) * furthestTop(extent));
}

/** The position of the scrollbar for a place. */
export function scrollOfTop(extent: Extent, top: number): number {
  const place = clampTop(extent, top);
  if (!isScaled(extent)) return place;
  return (place / furthestTop(extent)) * furthestScroll(extent);
}

/** The place after the browser moved the scrollbar. */
export function topAfterScroll(
  extent: Extent,
  top: number,
  scrolledFrom: number,
  scrolledTo: number,
): number {
  const by = scrolledTo - scrolledFrom;
  const isAtEnd = scrolledTo <= 0 || scrolledTo >= furthestScroll(extent) - 1;
  // One pixel of a dragged thumb is more than a viewport here: a finger or a page moved by less.
  if (isScaled(extent) && !isAtEnd && Math.abs(by) <= extent.viewport) {
    return clampTop(extent, top + by);
  }
  return topOfScroll(extent, scrolledTo);
}

/** The place nearest to `top` at which a row is seen whole. */
export function topShowing(extent: Extent, top: number, row: number): number {
  const { rowHeight, viewport } = extent;
  const lowest = row * rowHeight;
  const highest = lowest + rowHeight - viewport;
  return clampTop(extent, Math.min(lowest, Math.max(top, highest)));
}

/** The place at which a row is in the middle; `top` where it is seen already. */
export function topCentering(extent: Extent, top: number, row: number): number {
  if (topShowing(extent, top, row) === top) return top;
  const { rowHeight, viewport } = extent;
  const middle = row * rowHeight - (viewport - rowHeight) / 2;
  // Whole rows, as all the other ways to a row end there, too.
  return clampTop(extent, Math.round(middle / rowHeight) * rowHeight);
}

/** The rows that are seen at a place, the last one exclusive; some of them in part. */
export function seenRows(
  extent: Extent,
  top: number,
): { readonly from: number; readonly to: number } {
  const { count, rowHeight, viewport } = extent;
  if (rowHeight <= 0 || viewport <= 0) return { from: 0, to: 0 };
  const from = Math.min(count, Math.floor(top / rowHeight));
  return { from, to: Math.min(count, Math.ceil((top + viewport) / rowHeight)) };
}

/** How many rows fit whole, at least one. */
export function rowsOfPage({ rowHeight, viewport }: Extent): number {
  return rowHeight > 0 ? Math.max(1, Math.floor(viewport / rowHeight)) : 1;
}

function furthestTop(extent: Extent): number {
  return Math.max(0, wholeHeight(extent) - extent.viewport);
}

function furthestScroll(extent: Extent): number {
  return Math.max(0, scrolledHeight(extent) - extent.viewport);
}
