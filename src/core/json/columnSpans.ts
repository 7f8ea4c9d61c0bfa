import { ascii } from './ascii';
import { eachMember, valueEnd } from './members';
import { type SoughtName, soughtName, whichName } from './namedMember';

/** A name on the way to columns. */
interface Step extends SoughtName {
  /** The columns that end here. */
  readonly columns: readonly number[];
  /** The columns that end here or further on. */
  readonly beneath: readonly number[];
  readonly steps: readonly Step[];
  /** The object in which it was met last. */
  metIn: number;
}

/**
 * Finds the values at some paths in one object after another, without parsing what is between them. Of
 * members with the same name the last counts, as it does for `JSON.parse`.
 */
export class ColumnSpans {
  /** Where the value of each path begins and ends; 0 as its end where there is none. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly #merged: Uint8Array;
  readonly #steps: readonly Step[];
  #objects = 0;

  constructor(paths: readonly (readonly string[])[]) {
    this.starts = new Uint32Array(paths.length);
    this.ends = new Uint32Array(paths.length);
    this.#merged = new Uint8Array(paths.length);
    this.#steps = stepsOf(paths.map((path, column) => ({ path, column })));
  }

  /** Whether a name on the way to this column stood there more than once. */
  isMerged(column: number): boolean {
    return this.#merged[column] === 1;
  }

  /** Reads the value that begins here, an object or anything else; returns where it ends. */
  read(bytes: Uint8Array, start: number, end: number): number {
    this.ends.fill(0);
    this.#merged.fill(0);
    return this.#inside(bytes, start, end, this.#steps);
  }

  #inside(bytes: Uint8Array, start: number, end: number, steps: readonly Step[]): number {
    if (steps.length === 0 || bytes[start] !== ascii.openBrace) return valueEnd(bytes, start, end);
    const object = (this.#objects += 1);
    return eachMember(bytes, start, end, (name, nameEnd, value) => {
      const step = whichName(bytes, name, nameEnd, steps);
      if (step === undefined) return valueEnd(bytes, value, end);
      if (step.metIn === object) this.#forget(step);
      step.metIn = object;
      const behind = this.#inside(bytes, value, end, step.steps);
      for (const column of step.columns) {
        this.starts[column] = value;
        this.ends[column] = behind;
      }
      return behind;
    });
  }

  #forget({ beneath }: Step): void {
    for (const column of beneath) {
      this.ends[column] = 0;
      this.#merged[column] = 1;
    }
  }
}

interface ColumnOf {
  readonly path: readonly string[];
  readonly column: number;
}

function stepsOf(columns: readonly ColumnOf[]): readonly Step[] {
  const byName = new Map<string, ColumnOf[]>();
  for (const { path, column } of columns) {
    const [name, ...rest] = path;
    if (name === undefined) continue;
    const same = byName.get(name) ?? [];
    same.push({ path: rest, column });
    byName.set(name, same);
  }
  return [...byName].map(([name, same]) => ({
    ...soughtName(name),
    columns: same.filter(({ path }) => path.length === 0).map(({ column }) => column),
    beneath: same.map(({ column }) => column),
    steps: stepsOf(same),
    metIn: 0,
  }));
}
