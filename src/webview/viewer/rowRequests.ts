import type { RowSource } from '../../protocol/viewer';
import type { RowCache, RowRange } from './rowCache';

/** Which rows are asked for, one range after the other. */
type Lane = 'seen' | 'around';

/**
 * Asks for rows: once at a time, and then for what is wanted by then, not for what once was. What is
 * seen does not wait for what is around it.
 */
export class RowRequests<Row> {
  readonly #wanted: Record<Lane, readonly RowRange[]> = { seen: [], around: [] };
  readonly #isAsking: Record<Lane, boolean> = { seen: false, around: false };
  #near: RowRange = { from: 0, to: 0 };
  #isStopped = false;

  /** Calls `onRows` whenever the cache knows more. */
  constructor(
    private readonly source: RowSource<Row>,
    private readonly cache: RowCache<Row>,
    private readonly onRows: () => void,
  ) {}

  /** Asks for the rows that are seen, and then for those of ranges around them, in place of all that were wanted before. */
  want([seen, ...around]: readonly [RowRange, ...RowRange[]]): void {
    this.#near = seen;
    this.#wanted.seen = [seen];
    this.#wanted.around = around;
    void this.#ask('seen').then(() => this.#ask('around'));
  }

  /** Asks and tells nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #ask(lane: Lane): Promise<void> {
    // While what is seen is asked for, what is around that comes after it.
    if (this.#isAsking[lane] || this.#isAsking.seen) return;
    this.#isAsking[lane] = true;
    for (let range = this.#next(lane); range; range = this.#next(lane)) {
      const { from, to } = range;
      // What the source failed to give is asked for again with the next scroll, not for ever.
      const rows = await this.source.rows(from, to).catch(() => []);
      if (this.#isStopped) return;
      if (rows.length === 0) continue;
      this.cache.put(from, rows.slice(0, to - from), this.#near);
      this.onRows();
    }
    this.#isAsking[lane] = false;
  }

  #next(lane: Lane): RowRange | undefined {
    while (!this.#isStopped) {
      const [first, ...rest] = this.#wanted[lane];
      if (first === undefined) return undefined;
      this.#wanted[lane] = rest;
      const missing = this.cache.missing(first);
      if (missing) return missing;
    }
    return undefined;
  }
}
