/** One measured thing, beside what it may be. */
interface Figure {
  readonly size: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '';
  /** Undefined where it is there to compare with. */
  readonly allowed?: number;
}

/** What a bench has measured, as a table for a person to read. */
export class Figures {
  readonly #all: Figure[] = [];

  add(figure: Figure): void {
    this.#all.push(figure);
    console.log(rowOf(figure));
  }

  /** Takes milliseconds that were measured with a body of this size. */
  times(size: string): (what: string, value: number, allowed?: number) => void {
    return (what, value, allowed) =>
      this.add({ size, what, value, unit: 'ms', ...(allowed !== undefined && { allowed }) });
  }

  get areHeld(): boolean {
    return this.#all.every(isHeld);
  }

  /** In Markdown. */
  table(): string {
    const head = ['| Body | What | Measured | Allowed | |', '| --- | --- | ---: | ---: | --- |'];
    return [...head, ...this.#all.map(rowOf)].join('\n');
  }
}

function isHeld({ value, allowed }: Figure): boolean {
  return allowed === undefined || value <= allowed;
}

function rowOf(figure: Figure): string {
  const { size, what, value, unit, allowed } = figure;
  const digits = unit === '' ? 2 : value < 100 ? 1 : 0;
  const verdict = allowed === undefined ? '' : isHeld(figure) ? 'held' : '**not held**';
  const limit = allowed === undefined ? '' : `${allowed} ${unit}`.trim();
  return `| ${size} | ${what} | ${`${value.toFixed(digits)} ${unit}`.trim()} | ${limit} | ${verdict} |`;
}
