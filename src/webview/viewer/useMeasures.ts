import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Pixels; 0 until measured. */
export interface Measures {
  readonly viewport: number;
  readonly rowHeight: number;
}

/** How tall the scrolled area and one row are, measured again when the font, the zoom or the size changes. */
export function useMeasures(
  scroller: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): Measures {
  const [measures, setMeasures] = useState<Measures>({ viewport: 0, rowHeight: 0 });
  useLayoutEffect(() => {
    const [area, row] = [scroller.current, probe.current];
    if (!area || !row) return;
    const measure = () => {
      const viewport = area.clientHeight;
      // Text on fractions of a pixel would blur, and add up over the rows.
      const rowHeight = Math.ceil(row.getBoundingClientRect().height);
      setMeasures((before) =>
        before.viewport === viewport && before.rowHeight === rowHeight
          ? before
          : { viewport, rowHeight },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(area);
    observer.observe(row);
    return () => observer.disconnect();
  }, [scroller, probe]);
  return measures;
}
