import { useRef } from 'preact/hooks';
import type { RowSource } from '../../../protocol/viewer';
import { seenRows, type Extent } from '../scrollScale';
import { useMeasures } from '../useMeasures';
import { useRows } from '../useRows';
import { useScrolling } from '../useScrolling';

/** Rows drawn above and below those that are seen, for who reads them without seeing. */
const OVERSCAN = 6;

/** The rows that are seen and drawn below titles that stay, which are as tall as a row. */
export function useRowWindow<Row>(source: RowSource<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const measures = useMeasures(scroller, probe);
  const viewport = Math.max(0, measures.viewport - measures.rowHeight);
  const extent: Extent = { ...measures, viewport, count: source.count };
  const scrolling = useScrolling(scroller, extent);
  const seen = seenRows(extent, scrolling.top);
  const rowAt = useRows(source, seen);
  const drawn = {
    from: Math.max(0, seen.from - OVERSCAN),
    to: Math.min(source.count, seen.to + OVERSCAN),
  };
  const rows = Array.from({ length: drawn.to - drawn.from }, (_, index) => drawn.from + index);
  const most = Math.ceil(viewport / Math.max(1, extent.rowHeight)) + 1 + 2 * OVERSCAN;
  return { scroller, probe, extent, scrolling, seen, rowAt, rows, drawn, most };
}
