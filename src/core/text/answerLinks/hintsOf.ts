import { rowValue } from './rowValue';
import { numberTimeHint, textTimeHint, type Onlooker } from './timeHint';
import type { RowHint } from './types';

const CUSTOM_FIELD = /^customfield_\d+$/u;

/** What is said of the parts of a row of pretty printed JSON, from left to right. */
export function hintsOf(
  row: string,
  fieldNames: ReadonlyMap<string, string>,
  onlooker: Onlooker,
): readonly RowHint[] {
  const read = rowValue(row);
  if (!read) return [];
  const { name, nameTo, value, from, to } = read;
  const fieldOf = (id: unknown) =>
    typeof id === 'string' && CUSTOM_FIELD.test(id) ? fieldNames.get(id) : undefined;
  const time =
    typeof value === 'string'
      ? textTimeHint(value, onlooker)
      : value !== undefined && numberTimeHint(value, name, onlooker);
  const hints = [
    { from: 0, to: nameTo, kind: 'field', text: fieldOf(name) },
    { from, to, kind: 'field', text: fieldOf(value) },
    { from, to, kind: 'time', text: time || undefined },
  ] as const;
  return hints.flatMap(({ text, ...hint }) => (text === undefined ? [] : { ...hint, text }));
}
