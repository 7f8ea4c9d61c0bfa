import { getLocation, type JSONPath } from 'jsonc-parser';

/** A string that an offset of a text of JSON is in: the name of a member, or a value. */
export interface StringAt {
  /** Names and indexes that lead to it. */
  readonly path: JSONPath;
  readonly isName: boolean;
  /** From its first quote to behind its last, or to where it stops without one. */
  readonly from: number;
  readonly to: number;
  /** What it means, and the offset within that. */
  readonly value: string;
  readonly cursor: number;
}

/** The string at an offset; undefined where there is none, or no cursor could be within its meaning. */
export function stringAt(text: string, offset: number): StringAt | undefined {
  const { path, isAtPropertyKey: isName, previousNode } = getLocation(text, offset);
  if (previousNode === undefined || text[previousNode.offset] !== '"') return undefined;
  const from = previousNode.offset;
  const to = from + previousNode.length;
  const end = /[^\\](?:\\\\)*"$/u.test(text.slice(from, to)) ? to - 1 : to;
  if (offset <= from || offset > end) return undefined;
  const value = meaningOf(text.slice(from + 1, end));
  const before = meaningOf(text.slice(from + 1, offset));
  if (value === undefined || before === undefined) return undefined;
  return { path, isName, from, to, value, cursor: before.length };
}

/** What the inside of a string means; undefined where an escape ends too early. */
function meaningOf(inside: string): string | undefined {
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return undefined;
  }
}
