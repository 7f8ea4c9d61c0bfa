import { ascii } from './ascii';
import { decode } from './cutText';
import { nameOf } from './jsonPath';
import type { PrettyLines } from './prettyLines';

/** What the whole of JSON is, without what is in its lists. */
export type Outline =
  /** A list of so many elements. */
  | { readonly count: number }
  /** An object: its members by name, a list as the number of its elements, anything else as it came. */
  | { readonly members: readonly (readonly [name: string, value: string | number])[] };

/** Bytes of a member that is no list; what is longer is left out. */
const longestMember = 10_000;

/** Members that are looked at. */
const mostMembers = 1_000;

/** The outline of a list or an object that is whole; undefined of anything else. */
export function outlineOf(lines: PrettyLines): Outline | undefined {
  const [first] = lines.bytes.subarray(lines.read(0).valueStart);
  if (!lines.isWhole || (first !== ascii.openBracket && first !== ascii.openBrace))
    return undefined;
  const closing = lines.count - 1;
  if (first === ascii.openBracket)
    return { count: closing === 0 ? 0 : lines.childrenOf(0, closing) };
  const members: (readonly [string, string | number])[] = [];
  let line = 1;
  while (line < closing && members.length < mostMembers) {
    const { end, value } = memberAt(lines, line);
    if (value !== undefined) members.push([nameOf(lines, line), value]);
    line = end + 1;
  }
  return { members };
}

/** The last line of a member, and what is said of it. */
function memberAt(
  lines: PrettyLines,
  line: number,
): { readonly end: number; readonly value: string | number | undefined } {
  const { kind, valueStart, valueEnd } = lines.read(line);
  const end = kind === 'open' ? (lines.closingOf(line) ?? line) : line;
  if (lines.bytes[valueStart] === ascii.openBracket) {
    return { end, value: kind === 'open' ? lines.childrenOf(line, end) : 0 };
  }
  const to = kind === 'open' ? lines.offsetOf(end) + 1 : valueEnd;
  const isShort = to - valueStart <= longestMember;
  return { end, value: isShort ? decode(lines.bytes, valueStart, to) : undefined };
}
