/** What makes one text out of another: what is between two offsets, and what comes in its place. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A line and a character in it, both from 0. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

/** The shortest single change; undefined between equal texts. No pair of surrogates is cut. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shortest = Math.min(before.length, after.length);
  let from = 0;
  while (from < shortest && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  if (isHighSurrogate(before.charCodeAt(from - 1))) from -= 1;
  let rest = 0;
  while (
    rest < shortest - from &&
    before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)
  ) {
    rest += 1;
  }
  if (rest > 0 && isLowSurrogate(before.charCodeAt(before.length - rest))) rest -= 1;
  return { from, to: before.length - rest, insert: after.slice(from, after.length - rest) };
}

/** Where an offset of a text is, whose lines end in line feeds. */
export function placeAt(text: string, offset: number): TextPlace {
  let line = 0;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end >= offset) return { line, character: offset - start };
    line += 1;
    start = end + 1;
  }
}

/** The text with each of its lines ended by a line feed alone. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
