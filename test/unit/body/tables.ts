import type { BodyQuestion } from '../../../src/core/body/question';
import { BodyReader } from '../../../src/core/body/bodyReader';
import type { ColumnPath, TableCell, TableOrder } from '../../../src/core/body/tableQuestion';

/** A reader of a body that has arrived to its end. */
export function readerOf(text: string): BodyReader {
  const reader = new BodyReader({
    charset: 'utf-8',
    redact: (part) => part,
    latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
    longestSecret: 0,
    now: () => 0,
  });
  reader.write(Buffer.from(text));
  reader.end();
  return reader;
}

/** The cells of all rows of a list; of the whole unless told. */
export function cellsOf(
  reader: BodyReader,
  columns: readonly ColumnPath[],
  { list = 0, order }: { list?: number; order?: TableOrder } = {},
): readonly (readonly TableCell[])[] {
  const question = { kind: 'table_rows', list, columns, from: 0, to: 10_000, order } as const;
  return reader.answer(question satisfies BodyQuestion).map(({ cells }) => cells);
}

/** What is at a path in a value; undefined where nothing is. */
export function valueAt(value: unknown, path: ColumnPath): unknown {
  return path.reduce<unknown>(
    (inner, step) => (isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined),
    value,
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
