import { ascii } from './ascii';
import { skipSpace, stringEnd, wordEnd } from './jsonTokens';

const { quote, colon, comma } = ascii;
const { openBracket, closeBracket, openBrace, closeBrace } = ascii;

/** Takes a member by where its name with the quotes is, and where its value; returns where that ends. */
export type TakeMember = (name: number, nameEnd: number, value: number) => number;

/** Goes through the members of the object that begins here and is whole; returns where it ends. */
export function eachMember(
  bytes: Uint8Array,
  start: number,
  end: number,
  take: TakeMember,
): number {
  let at = skipSpace(bytes, start + 1, end);
  while (at < end && bytes[at] === quote) {
    const nameEnd = stringEnd(bytes, at, end);
    const value = behind(bytes, nameEnd, end, colon);
    at = behind(bytes, take(at, nameEnd, value), end, comma);
  }
  return Math.min(at + 1, end);
}

/** Where the next element of a list begins behind the end of one, or the bracket that closes it is. */
export function nextElement(bytes: Uint8Array, start: number, end: number): number {
  return behind(bytes, start, end, comma);
}

/** Behind the value that begins here, in a text that has been scanned; the end where it is not whole. */
export function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  let depth = 0;
  do {
    switch (bytes[at]) {
      case openBrace:
      case openBracket:
        depth += 1;
        at += 1;
        break;
      case closeBrace:
      case closeBracket:
        depth -= 1;
        at += 1;
        break;
      case quote:
        at = stringEnd(bytes, at, end);
        break;
      default:
        at = depth === 0 ? wordEnd(bytes, at, end) : at + 1;
    }
  } while (depth > 0 && at < end);
  return at;
}

/** The next token, or the one behind it where it is this one. */
function behind(bytes: Uint8Array, start: number, end: number, token: number): number {
  const at = skipSpace(bytes, start, end);
  return at < end && bytes[at] === token ? skipSpace(bytes, at + 1, end) : at;
}
