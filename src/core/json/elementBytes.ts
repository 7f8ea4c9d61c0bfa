import { parseJson } from '../jsonValue';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const space = 0x20;

/**
 * The elements of a list, as they came: of the whole, or of the member of this name, of which the last
 * counts where there are several, as it does for `JSON.parse`. Nothing is rounded or merged, and
 * nothing copied. Only for UTF-8 of what `JSON.parse` takes.
 */
export function elementBytes(json: Uint8Array, member?: string): readonly Uint8Array[] {
  const start = skipSpace(json, 0);
  return member === undefined ? elementsAt(json, start).elements : elementsOf(json, start, member);
}

function elementsOf(json: Uint8Array, object: number, member: string): readonly Uint8Array[] {
  let found: readonly Uint8Array[] = [];
  let at = skipSpace(json, object + 1);
  while (at < json.length && json[at] !== closeBrace) {
    const nameEnd = stringEnd(json, at);
    const isNamed = nameIn(json.subarray(at, nameEnd)) === member;
    // Past the colon.
    at = skipSpace(json, skipSpace(json, nameEnd) + 1);
    if (isNamed && json[at] === openBracket) {
      const { elements, end } = elementsAt(json, at);
      [found, at] = [elements, end];
    } else at = valueEnd(json, at);
    at = pastComma(json, at);
  }
  return found;
}

function nameIn(literal: Uint8Array): unknown {
  return parseJson(new TextDecoder().decode(literal));
}

function elementsAt(
  json: Uint8Array,
  list: number,
): { readonly elements: readonly Uint8Array[]; readonly end: number } {
  const elements: Uint8Array[] = [];
  let at = skipSpace(json, list + 1);
  while (at < json.length && json[at] !== closeBracket) {
    const end = valueEnd(json, at);
    elements.push(json.subarray(at, end));
    at = pastComma(json, end);
  }
  return { elements, end: at + 1 };
}

/** Where the next value or name begins, or the bracket that ends them. */
function pastComma(json: Uint8Array, start: number): number {
  const at = skipSpace(json, start);
  return json[at] === comma ? skipSpace(json, at + 1) : at;
}

/** Where the value that begins here ends. */
function valueEnd(json: Uint8Array, start: number): number {
  let depth = 0;
  let at = start;
  while (at < json.length) {
    const code = json[at];
    if (code === openBrace || code === openBracket) depth += 1;
    if (code === closeBrace || code === closeBracket) depth -= 1;
    if (code === quote) at = stringEnd(json, at);
    else if (depth === 0 && isOfWord(code)) return wordEnd(json, at);
    else at += 1;
    if (depth === 0) return at;
  }
  return at;
}

function stringEnd(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1;
  return at + 1;
}

/** The end of a number, or of one of JSON's three words. */
function wordEnd(json: Uint8Array, start: number): number {
  let at = start;
  while (isOfWord(json[at])) at += 1;
  return at;
}

/** Behind the end there is none, and so no word. */
function isOfWord(code = space): boolean {
  return code > space && code !== comma && code !== closeBracket && code !== closeBrace;
}

function skipSpace(json: Uint8Array, start: number): number {
  let at = start;
  while ((json[at] ?? quote) <= space) at += 1;
  return at;
}
