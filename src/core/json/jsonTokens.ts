import { ascii } from './ascii';
import type { ExpectedInJson } from './scanState';

/** A byte that a token cannot go on with. */
export interface TokenStop {
  readonly offset: number;
  readonly expected: ExpectedInJson;
}

const { quote, backslash, space, minus, zero, nine, smallU } = ascii;

const words = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));
const simpleEscapes = new TextEncoder().encode('"\\/bfnrt');
const hexDigits = 4;

/** Whether JSON lets it stand between any two tokens. */
export function isSpace(byte: number): boolean {
  return (
    byte <= space &&
    (byte === space ||
      byte === ascii.lineFeed ||
      byte === ascii.carriageReturn ||
      byte === ascii.tab)
  );
}

/** Where the next byte that is no space is, or the end. */
export function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(bytes[at] as number)) at += 1;
  return at;
}

/** Whether a number begins with it. */
export function beginsNumber(byte: number): boolean {
  return byte === minus || (byte >= zero && byte <= nine);
}

/** Whether a value begins with it. */
export function beginsValue(byte: number): boolean {
  return (
    byte === quote ||
    byte === ascii.openBrace ||
    byte === ascii.openBracket ||
    beginsNumber(byte) ||
    words.some((word) => word[0] === byte)
  );
}

/** Where the inside of a string has its next quote, backslash or control character, or the end. */
export function insideStop(bytes: Uint8Array, start: number): number {
  const end = bytes.length;
  let at = start;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === quote || byte === backslash || byte < space) break;
    at += 1;
  }
  return at;
}

/** The length of the escape whose backslash is here; 0 while its rest has not arrived. */
export function escapeLength(bytes: Uint8Array, start: number): number | TokenStop {
  if (start + 1 === bytes.length) return 0;
  const kind = bytes[start + 1] as number;
  if (kind !== smallU) {
    return simpleEscapes.includes(kind) ? 2 : { offset: start + 1, expected: 'escape' };
  }
  for (let at = start + 2; at < start + 2 + hexDigits; at += 1) {
    if (at === bytes.length) return 0;
    if (!isHexDigit(bytes[at] as number)) return { offset: at, expected: 'hex_digit' };
  }
  return 2 + hexDigits;
}

/** The length of the word that begins here; 0 while its rest has not arrived. */
export function wordLength(bytes: Uint8Array, start: number): number | TokenStop {
  const word = words.find(([first]) => first === bytes[start]);
  if (word === undefined) return { offset: start, expected: 'value' };
  for (let index = 1; index < word.length; index += 1) {
    if (start + index === bytes.length) return 0;
    if (bytes[start + index] !== word[index]) return { offset: start + index, expected: 'word' };
  }
  return word.length;
}

/** Behind the string whose first quote is here, in a text that has been scanned; the end where it has none. */
export function stringEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte === quote) return at + 1;
    at += byte === backslash ? 2 : 1;
  }
  return end;
}

/** Behind the number or word that begins here, in a text that has been scanned. */
export function wordEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isOfWord(bytes[at] as number)) at += 1;
  return at;
}

function isOfWord(byte: number): boolean {
  return (
    byte > space && byte !== ascii.comma && byte !== ascii.closeBracket && byte !== ascii.closeBrace
  );
}

function isHexDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= zero && byte <= nine) || (letter >= 0x61 && letter <= 0x66);
}
