import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RowSource } from '../../protocol/viewer';
import { RowCache, type RowRange } from './rowCache';
import { RowRequests } from './rowRequests';

/** Gives the rows that are known, and asks the source for those that are seen and the ones around. */
export function useRows<Row>(
  source: RowSource<Row>,
  seen: RowRange,
): (row: number) => Row | undefined {
  const [, setDraws] = useState(0);
  const known = useRef<{ readonly rows: RowCache<Row>; readonly near: RowRange }>(undefined);
  const rows = useMemo(() => new RowCache<Row>(known.current), [source]);
  known.current = { rows, near: seen };
  const requests = useMemo(
    () => new RowRequests(source, rows, () => setDraws((draws) => draws + 1)),
    [source, rows],
  );
  useEffect(() => () => requests.stop(), [requests]);

  const { from, to } = seen;
  const { count } = source;
  useLayoutEffect(() => {
    const ahead = 4 * (to - from);
    const around = { from: Math.max(0, from - ahead), to: Math.min(count, to + ahead) };
    requests.want([{ from, to }, around]);
  }, [requests, from, to, count]);
  return (row) => (row < count ? rows.get(row) : undefined);
}
