import { ascii } from './ascii';
import { skipSpace, stringEnd, wordEnd } from './jsonTokens';

/** What a line of the pretty print is, beside a name and a comma. */
type LineKind =
  /** A string, number or word. */
  | 'value'
  /** A container without anything in it, maybe with space between the brackets. */
  | 'empty'
  /** The bracket that opens a container, and the one that closes it. */
  | 'open'
  | 'close';

/** Where in the bytes the parts of one line of the pretty print are. */
export interface LineSpan {
  readonly kind: LineKind;
  readonly start: number;
  /** Behind its name with the quotes; the start where it has none. */
  readonly nameEnd: number;
  readonly hasColon: boolean;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly hasComma: boolean;
  /** Where the next line begins. */
  readonly next: number;
}

/**
 * Reads the line that begins here, in a text that has been scanned up to `end`.
 *
 * Which brackets are open need not be known: a string that a colon follows is a name, and every
 * bracket says itself what it does.
 */
export function readLine(bytes: Uint8Array, start: number, end: number): LineSpan {
  const { nameEnd, hasColon, valueStart } = readName(bytes, start, end);
  const { kind, valueEnd } = readValue(bytes, valueStart, end);
  const behind = skipSpace(bytes, valueEnd, end);
  const hasComma = kind !== 'open' && behind < end && bytes[behind] === ascii.comma;
  const next = hasComma ? skipSpace(bytes, behind + 1, end) : behind;
  return { kind, start, nameEnd, hasColon, valueStart, valueEnd, hasComma, next };
}

function readName(
  bytes: Uint8Array,
  start: number,
  end: number,
): Pick<LineSpan, 'nameEnd' | 'hasColon' | 'valueStart'> {
  const none = { nameEnd: start, hasColon: false, valueStart: start };
  if (start >= end || bytes[start] !== ascii.quote) return none;
  const nameEnd = stringEnd(bytes, start, end);
  const colonAt = skipSpace(bytes, nameEnd, end);
  if (colonAt >= end || bytes[colonAt] !== ascii.colon) return none;
  return { nameEnd, hasColon: true, valueStart: skipSpace(bytes, colonAt + 1, end) };
}

function readValue(
  bytes: Uint8Array,
  start: number,
  end: number,
): Pick<LineSpan, 'kind' | 'valueEnd'> {
  if (start >= end) return { kind: 'value', valueEnd: end };
  switch (bytes[start]) {
    case ascii.openBrace:
    case ascii.openBracket: {
      const inside = skipSpace(bytes, start + 1, end);
      const isEmpty = inside < end && bytes[inside] === closerOf(bytes[start]);
      return isEmpty
        ? { kind: 'empty', valueEnd: inside + 1 }
        : { kind: 'open', valueEnd: start + 1 };
    }
    case ascii.closeBrace:
    case ascii.closeBracket:
      return { kind: 'close', valueEnd: start + 1 };
    case ascii.quote:
      return { kind: 'value', valueEnd: stringEnd(bytes, start, end) };
    default:
      return { kind: 'value', valueEnd: wordEnd(bytes, start, end) };
  }
}

function closerOf(opener: number): number {
  return opener === ascii.openBrace ? ascii.closeBrace : ascii.closeBracket;
}
