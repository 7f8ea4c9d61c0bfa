import { ascii } from './ascii';

/** What a text should have gone on with where it breaks off being JSON. */
export type ExpectedInJson =
  | 'value'
  | 'value_or_close'
  | 'name'
  | 'name_or_close'
  | 'colon'
  | 'comma_or_close'
  /** Behind the outermost value: nothing but space. */
  | 'end'
  | 'digit'
  /** The rest of `true`, `false` or `null`. */
  | 'word'
  /** A character that may stand behind a backslash. */
  | 'escape'
  | 'hex_digit'
  /** In a string, which has neither ended nor may hold what follows, a control character. */
  | 'end_of_string';

/** The first byte with which a text is not JSON any more, which is its length where it ends too early. */
export interface BreakInJson {
  readonly offset: number;
  /** Of the text as it came; both from 1, the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly expected: ExpectedInJson;
}

/** How a scan stands: there may be more to come, or all was JSON, or it broke. */
export type ScanState = 'reading' | 'whole' | BreakInJson;

const { lineFeed } = ascii;

/** Bytes that are decoded at once to be counted. */
const pieceLength = 64 * 1024;

/** Says where in a text an offset is, and what was expected there. */
export function breakAt(bytes: Uint8Array, offset: number, expected: ExpectedInJson): BreakInJson {
  let line = 1;
  let lineStart = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0 && at < offset;) {
    line += 1;
    lineStart = at + 1;
    at = bytes.indexOf(lineFeed, lineStart);
  }
  return { offset, line, column: lengthInUtf16(bytes, lineStart, offset) + 1, expected };
}

/** In pieces, for one line may be the whole text. A byte order mark counts nothing, as in an editor. */
function lengthInUtf16(bytes: Uint8Array, from: number, to: number): number {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: from > 0 });
  let length = 0;
  for (let at = from; at < to; at += pieceLength) {
    const piece = bytes.subarray(at, Math.min(at + pieceLength, to));
    length += decoder.decode(piece, { stream: at + pieceLength < to }).length;
  }
  return length;
}
