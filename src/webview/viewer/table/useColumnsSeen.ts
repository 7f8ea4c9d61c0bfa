import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { columnsSeen } from './columnWidth';

/** The columns that are seen and some beside them, and what finds them again once it is scrolled. */
export function useColumnsSeen(
  scroller: RefObject<HTMLElement | null>,
  /** As wide as a character. */
  probe: RefObject<HTMLElement | null>,
  widths: readonly number[],
): { readonly from: number; readonly to: number; readonly look: () => void } {
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const look = () => {
    const [area, character] = [scroller.current, probe.current?.getBoundingClientRect().width];
    if (!area || !character) return;
    const next = columnsSeen(widths, area.scrollLeft / character, area.clientWidth / character);
    setSeen((before) => (before.from === next.from && before.to === next.to ? before : next));
  };
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(look);
  useLayoutEffect(() => {
    if (!scroller.current) return undefined;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller]);
  return { ...seen, look };
}
