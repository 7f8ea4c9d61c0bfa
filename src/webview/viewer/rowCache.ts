/** Rows kept to each side of those that are seen. */
const KEPT = 1000;

/** How many more may gather before the furthest are dropped: looking for them takes time, too. */
const SLACK = 1000;

/** A range of rows, the last one exclusive. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The rows around those that are seen. */
export class RowCache<Row> {
  readonly #rows = new Map<number, Row>();
  readonly #outdated: ReadonlyMap<number, Row>;

  /** What `before` knew is shown until it is known anew: a row that vanishes for a moment flickers. */
  constructor(before?: { readonly rows: RowCache<Row>; readonly near: RowRange }) {
    this.#outdated = before ? before.rows.#known(before.near) : new Map();
  }

  /** How many rows it keeps. */
  get size(): number {
    return this.#rows.size;
  }

  /** A row to show; it may be outdated. */
  get(row: number): Row | undefined {
    return this.#rows.get(row) ?? this.#outdated.get(row);
  }

  /** Takes rows in that begin with `from`, and drops those far from `near`. */
  put(from: number, rows: readonly Row[], near: RowRange): void {
    rows.forEach((row, index) => this.#rows.set(from + index, row));
    if (this.#rows.size <= near.to - near.from + 2 * KEPT + SLACK) return;
    for (const row of this.#rows.keys()) {
      if (row < near.from - KEPT || row >= near.to + KEPT) this.#rows.delete(row);
    }
  }

  /** The part of a range that has to be asked for; undefined where all of it is known. */
  missing({ from, to }: RowRange): RowRange | undefined {
    let first = from;
    while (first < to && this.#rows.has(first)) first += 1;
    let end = to;
    while (end > first && this.#rows.has(end - 1)) end -= 1;
    return first < end ? { from: first, to: end } : undefined;
  }

  /** Bounded, as what is outdated may become outdated again. */
  #known({ from, to }: RowRange): ReadonlyMap<number, Row> {
    return new Map(
      [...this.#outdated, ...this.#rows].filter(([row]) => row >= from - KEPT && row < to + KEPT),
    );
  }
}
