import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { Bits } from '../../../src/core/json/bits';
import { IndexedJson } from '../../../src/core/json/indexedJson';
import { allRows, indexed, shown, spacedJson } from './generatedJson';

/** A line that a person sees, told by indentation alone. */
class NaiveFolding {
  readonly folded = new Set<number>();
  readonly #depths: readonly number[];

  constructor(pretty: string) {
    this.#depths = pretty.split('\n').map((line) => /^ */.exec(line)![0].length / 2);
  }

  get count(): number {
    return this.#depths.length;
  }

  opens(line: number): boolean {
    return this.#depths[line + 1] === this.#depths[line]! + 1;
  }

  closing(line: number): number {
    return this.#depths.findIndex((depth, at) => at > line && depth === this.#depths[line]);
  }

  fold(line: number): void {
    if (this.opens(line)) this.folded.add(line);
  }

  foldAll(depth: number): void {
    this.folded.clear();
    this.#depths.forEach((at, line) => {
      if (at >= depth) this.fold(line);
    });
  }

  reveal(line: number): void {
    for (const folded of [...this.folded]) {
      if (folded < line && line <= this.closing(folded)) this.folded.delete(folded);
    }
  }

  get visible(): number[] {
    const lines: number[] = [];
    for (let line = 0; line < this.count; line += 1) {
      lines.push(line);
      if (this.folded.has(line)) line = this.closing(line);
    }
    return lines;
  }
}

const step = fc.tuple(
  fc.constantFrom('fold', 'fold', 'unfold', 'foldAll', 'unfoldAll', 'reveal'),
  fc.nat(60),
);

function take(
  [kind, at]: readonly [string, number],
  naive: NaiveFolding,
  folding: IndexedJson['folding'],
): void {
  const line = at % naive.count;
  switch (kind) {
    case 'fold':
      naive.fold(line);
      folding.fold(line);
      break;
    case 'unfold':
      naive.folded.delete(line);
      folding.unfold(line);
      break;
    case 'foldAll':
      naive.foldAll(at % 4);
      folding.foldAll(at % 4);
      break;
    case 'reveal':
      naive.reveal(line);
      folding.reveal(line);
      break;
    default:
      naive.folded.clear();
      folding.unfoldAll();
  }
}

describe('folding', () => {
  it('shows the lines that a naive model shows, after any steps', () => {
    fc.assert(
      fc.property(spacedJson, fc.array(step, { maxLength: 12 }), ({ value, text }, steps) => {
        const json = indexed(text);
        const pretty = JSON.stringify(value, null, 2);
        const lines = pretty.split('\n');
        const naive = new NaiveFolding(pretty);
        for (const one of steps) {
          take(one, naive, json.folding);
          const { visible } = naive;
          const rows = allRows(json);
          deepStrictEqual(
            rows.map(({ line, text: row, fold, folded }) => ({ line, row, fold, folded })),
            visible.map((line) => {
              const isFolded = naive.folded.has(line);
              const closing = naive.closing(line);
              const indent = /^ */.exec(lines[line]!)![0];
              const isDirect = new RegExp(`^${indent}  [^ \\]}]`, 'u');
              const inside = lines.slice(line + 1, closing);
              return {
                line,
                row: lines[line]!.trim(),
                fold: isFolded ? 'folded' : naive.opens(line) ? 'open' : undefined,
                folded: isFolded
                  ? {
                      hidden: inside.filter((one) => isDirect.test(one)).length,
                      close: lines[closing]!.trim(),
                    }
                  : undefined,
              };
            }),
          );
          for (let line = 0; line < naive.count; line += 1) {
            const row = visible.findLastIndex((shownLine) => shownLine <= line);
            equal(json.folding.rowOf(line), row);
            equal(json.folding.isHidden(line), visible[row] !== line);
          }
          deepStrictEqual(json.rows(1, 3), rows.slice(1, 3));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hides what arrives later of a container that is folded already', () => {
    fc.assert(
      fc.property(
        spacedJson,
        fc.array(fc.tuple(fc.constantFrom('fold', 'unfold', 'reveal'), fc.nat(60))),
        ({ value, text }, steps) => {
          const bytes = new TextEncoder().encode(text);
          const naive = new NaiveFolding(JSON.stringify(value, null, 2));
          const json = new IndexedJson();
          const size = Math.ceil(bytes.length / (steps.length + 1));
          steps.forEach(([kind, at], index) => {
            json.append(bytes.subarray(index * size, (index + 1) * size));
            const { lineCount } = json.state;
            // Whether the last line opens a container shows with the next.
            if (lineCount > 1) take([kind, at % (lineCount - 1)], naive, json.folding);
          });
          json.append(bytes.subarray(steps.length * size));
          json.finish();
          deepStrictEqual(
            allRows(json).map(({ line }) => line),
            naive.visible,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('folds all that has arrived, and hides what arrives of it later', () => {
    fc.assert(
      fc.property(spacedJson, fc.nat(), fc.nat(3), ({ value, text }, where, depth) => {
        const bytes = new TextEncoder().encode(text);
        const naive = new NaiveFolding(JSON.stringify(value, null, 2));
        const at = where % (bytes.length + 1);
        const json = new IndexedJson();
        json.append(bytes.subarray(0, at));
        json.folding.foldAll(depth);
        const arrived = json.state.lineCount;
        naive.foldAll(depth);
        for (const line of naive.folded) if (line >= arrived - 1) naive.folded.delete(line);
        json.append(bytes.subarray(at));
        json.finish();
        deepStrictEqual(
          allRows(json).map(({ line }) => line),
          naive.visible,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('folds at levels that the table of depths tells no more', () => {
    const depth = 300;
    const text = '['.repeat(depth) + '1,[2],3' + ']'.repeat(depth);
    const json = indexed(text);
    for (const level of [253, 254, 255, 256, 299]) {
      json.folding.fold(level);
      equal(json.state.rowCount, 2 * level + 1);
      deepStrictEqual(json.rows(level, level + 1), [
        {
          ...{ line: level, depth: level, text: '[', left: 0, fold: 'folded' },
          folded: { hidden: level === 299 ? 3 : 1, close: ']' },
        },
      ]);
      json.folding.unfold(level);
      equal(shown(allRows(json)), shown(allRows(indexed(text))));
    }
    json.folding.foldAll(100);
    equal(json.state.rowCount, 201);
  });

  it('gives no rows where there are none', () => {
    const json = indexed('[1]');
    deepStrictEqual(json.rows(3, 9), []);
    deepStrictEqual(json.rows(2, 1), []);
    equal(json.rows(-5, 99).length, 3);
  });
});

describe('the bits of lines', () => {
  it('count and number those that are not set as a list does', () => {
    const fill = fc.tuple(fc.nat(5_000), fc.nat(3_000), fc.boolean());
    fc.assert(
      fc.property(fc.array(fill), fc.nat(5_000), (fills, length) => {
        const bits = new Bits();
        bits.grow(length >> 1);
        bits.grow(length);
        const list = Array.from({ length }, () => false);
        for (const [from, size, value] of fills) {
          const to = Math.min(from + size, length);
          bits.fill(from, to, value);
          list.fill(value, Math.min(from, to), to);
        }
        const zeros = list.flatMap((bit, index) => (bit ? [] : [index]));
        equal(bits.zeros, zeros.length);
        for (let index = 0; index <= length; index += 97) {
          equal(bits.zerosBefore(index), zeros.filter((zero) => zero < index).length);
          const next = list.indexOf(true, index);
          equal(bits.next(index), next < 0 ? length : next);
          equal(bits.zeroAt(index), zeros[index] ?? length);
        }
      }),
    );
  });
});
