import fc from 'fast-check';
import { IndexedJson } from '../../../src/core/json/indexedJson';
import type { JsonRow } from '../../../src/core/json/jsonRows';
import { RawLines } from '../../../src/core/json/rawLines';
import { GrowingBytes } from '../../../src/core/json/growingBytes';

/** Made of what answers are made of, and of what an index could stumble over. */
export const name = fc.string({
  unit: fc.constantFrom(...Array.from('ab"\\/{}[]:, \n\té漢😀\u0000\u2028\ufeff'), '\ud800'),
  maxLength: 6,
});

const scalar = fc.oneof(name, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), {
  weight: 1,
  arbitrary: fc.constantFrom(true, false, null),
});

/** More containers than `fc.jsonValue` makes; none with names that an object would put elsewhere. */
export const jsonValue = fc.letrec<{ value: unknown; container: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, scalar, tie('container'), tie('container')),
  container: fc.oneof(
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const spacing = fc.array(fc.constantFrom('', '', ' ', '\n', '\t', '\r\n', '   '), { minLength: 1 });

/** A value, and its text with any spacing that RFC 8259 allows between its tokens. */
export const spaced = <Value>(values: fc.Arbitrary<Value>) =>
  fc.tuple(values, spacing).map(([value, spaces]) => {
    let used = 0;
    const space = () => spaces[used++ % spaces.length]!;
    const write = (part: unknown): string => {
      if (typeof part !== 'object' || part === null) return JSON.stringify(part);
      const isArray = Array.isArray(part);
      const inside = Object.entries(part).map(([key, member]) => {
        const before = isArray ? '' : `${JSON.stringify(key)}${space()}:${space()}`;
        return before + write(member) + space();
      });
      const [open, close] = isArray ? '[]' : '{}';
      return open! + space() + inside.join(`,${space()}`) + close!;
    };
    return { value, text: space() + write(value) + space() };
  });

export const spacedJson = spaced(jsonValue);

/** Sizes of the pieces that a body arrives in, again from the first behind the last. */
export const pieceSizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

/** A text that is JSON, or is not after a change. */
export const nearlyJson = fc
  .tuple(
    spacedJson,
    fc.nat(),
    fc.nat(2),
    fc.constantFrom(
      ...['{', '}', '[', ']', ':', ',', '"', '\\', '\\u12', '\\x', '0', '-', '.', 'e', '1.', '1e+'],
      ...['t', 'true', 'nul', ' ', '\n', '\u0000', '\u00a0', '\ufeff', 'é', '"a":', '[]', '{}', ''],
    ),
  )
  .map(([{ text }, where, removed, piece]) => {
    const at = where % (text.length + 1);
    return text.slice(0, at) + piece + text.slice(at + removed);
  });

function* piecesOf(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

export function indexed(text: string | Uint8Array, sizes?: readonly number[]): IndexedJson {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const json = new IndexedJson(1);
  for (const piece of piecesOf(bytes, sizes ?? [bytes.length])) json.append(piece);
  json.finish();
  return json;
}

export function rawLinesOf(text: string, sizes?: readonly number[]): RawLines {
  const bytes = new TextEncoder().encode(text);
  const body = new GrowingBytes(1);
  const lines = new RawLines(body);
  for (const piece of piecesOf(bytes, sizes ?? [bytes.length])) {
    body.append(piece);
    lines.scan();
  }
  lines.scan();
  return lines;
}

export function allRows(json: IndexedJson): readonly JsonRow[] {
  return json.rows(0, json.state.rowCount);
}

/** As the viewer shows it, and as the pretty print is. */
export function shown(rows: readonly JsonRow[]): string {
  return rows.map(({ depth, text }) => '  '.repeat(Math.min(depth, 64)) + text).join('\n');
}

export function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
