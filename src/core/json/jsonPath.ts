import { parseJson } from '../jsonValue';
import { ascii } from './ascii';
import { ancestorsOf, openingOf } from './ancestors';
import { decode } from './cutText';
import type { PrettyLines } from './prettyLines';

/** Names of members and indexes of elements that lead to a value, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** The value of a line: the way to it, and its bytes as they came. */
export interface ValuePlace {
  readonly path: JsonPath;
  readonly from: number;
  readonly to: number;
  /** False while the end of it has not arrived. */
  readonly isWhole: boolean;
}

/** Where the value of a line is; that of a bracket is the container. */
export function valueAt(lines: PrettyLines, line: number): ValuePlace {
  const first = openingOf(lines, line);
  const { kind, valueStart, valueEnd } = lines.read(first);
  const place = { path: pathTo(lines, first), from: valueStart };
  if (kind !== 'open') {
    return { ...place, to: valueEnd, isWhole: first + 1 < lines.count || lines.isWhole };
  }
  const closing = lines.closingOf(first);
  return closing === undefined
    ? { ...place, to: lines.end, isWhole: false }
    : { ...place, to: lines.offsetOf(closing) + 1, isWhole: true };
}

function pathTo(lines: PrettyLines, line: number): JsonPath {
  const ancestors = ancestorsOf(lines, line);
  return ancestors.map(({ line: container, before }, index) => {
    const bracket = lines.bytes[lines.read(container).valueStart];
    if (bracket === ascii.openBracket) return before;
    return nameOf(lines, ancestors[index + 1]?.line ?? line);
  });
}

/** The name of the member that begins on a line. */
export function nameOf(lines: PrettyLines, line: number): string {
  const { start, nameEnd, valueEnd, hasColon } = lines.read(line);
  const literal = decode(lines.bytes, start, hasColon ? nameEnd : valueEnd);
  const name = parseJson(literal);
  return typeof name === 'string' ? name : literal.slice(1);
}
