import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { clampTop, isScaled, scrollOfTop, topAfterScroll, type Extent } from './scrollScale';

/** The place that is scrolled to, and what keeps the scrollbar in step with it. */
export interface Scrolling {
  /** Pixels from the top of the first row. */
  readonly top: number;
  readonly scrollTo: (top: number) => void;
  readonly onScroll: () => void;
  readonly onScrollEnd: () => void;
  readonly onWheel: (event: WheelEvent) => void;
}

/** Scrolls rows; where all of them are taller than an element can be, the scrollbar is scaled. */
export function useScrolling(scroller: RefObject<HTMLElement | null>, extent: Extent): Scrolling {
  const [wanted, setTop] = useState(0);
  const top = clampTop(extent, wanted);
  const lastSeen = useRef(0);
  const isBrowserScrolling = useRef(false);

  const writePosition = () => {
    const area = scroller.current;
    // A scroll that the browser animates, or a dragged thumb, would end by what is written meanwhile.
    if (!area || extent.rowHeight === 0 || isBrowserScrolling.current) return;
    const position = scrollOfTop(extent, top);
    if (Math.abs(area.scrollTop - position) >= 1) area.scrollTop = position;
    lastSeen.current = area.scrollTop;
  };
  useLayoutEffect(writePosition, [scroller, top, extent.count, extent.rowHeight, extent.viewport]);

  return {
    top,
    scrollTo: (place) => {
      isBrowserScrolling.current = false;
      setTop(place);
    },
    onScroll: () => {
      const position = scroller.current?.scrollTop ?? 0;
      const before = lastSeen.current;
      // Written by the effect above, or scrolled sideways.
      if (position === before) return;
      lastSeen.current = position;
      isBrowserScrolling.current = true;
      setTop((place) => topAfterScroll(extent, clampTop(extent, place), before, position));
    },
    onScrollEnd: () => {
      isBrowserScrolling.current = false;
      writePosition();
    },
    onWheel: (event) => {
      if (!isScaled(extent) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      const next = clampTop(extent, top + pixels(event, extent));
      // At an end, what is around this may scroll on.
      if (next === top) return;
      event.preventDefault();
      isBrowserScrolling.current = false;
      setTop((place) => clampTop(extent, clampTop(extent, place) + pixels(event, extent)));
      if (event.deltaX !== 0) scroller.current?.scrollBy({ left: event.deltaX });
    },
  };
}

function pixels({ deltaY, deltaMode }: WheelEvent, { rowHeight, viewport }: Extent): number {
  switch (deltaMode) {
    case WheelEvent.DOM_DELTA_LINE:
      return deltaY * rowHeight;
    case WheelEvent.DOM_DELTA_PAGE:
      return deltaY * viewport;
    default:
      return deltaY;
  }
}
