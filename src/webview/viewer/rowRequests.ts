import type { RowSource } from '../../protocol/viewer';
import type { RowCache, RowRange } from './rowCache';

/** Asks for rows: once at a time, and then for what is wanted by then, not for what once was. */
export class RowRequests<Row> {
  #wanted: readonly RowRange[] = [];
  #near: RowRange = { from: 0, to: 0 };
  #isAsking = false;
  #isStopped = false;

  /** Calls `onRows` whenever the cache knows more. */
  constructor(
    private readonly source: RowSource<Row>,
    private readonly cache: RowCache<Row>,
    private readonly onRows: () => void,
  ) {}

  /** Asks for the rows of some ranges, the most urgent first, in place of all that were wanted before. */
  want(ranges: readonly [RowRange, ...RowRange[]]): void {
    this.#near = ranges[0];
    this.#wanted = ranges;
    if (!this.#isAsking) void this.#ask();
  }

  /** Asks and tells nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    for (let range = this.#next(); range; range = this.#next()) {
      const { from, to } = range;
      // What the source failed to give is asked for again with the next scroll, not for ever.
      const rows = await this.source.rows(from, to).catch(() => []);
      if (this.#isStopped) return;
      if (rows.length === 0) continue;
      this.cache.put(from, rows.slice(0, to - from), this.#near);
      this.onRows();
    }
    this.#isAsking = false;
  }

  #next(): RowRange | undefined {
    while (!this.#isStopped) {
      const [first, ...rest] = this.#wanted;
      if (first === undefined) return undefined;
      this.#wanted = rest;
      const missing = this.cache.missing(first);
      if (missing) return missing;
    }
    return undefined;
  }
}
