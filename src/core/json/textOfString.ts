import { parseJson } from '../jsonValue';
import { cutText, decode } from './cutText';

/** The most characters that are written for one UTF-16 unit, as in `\u0041`. */
const longestEscape = 6;

/** What a string means that is whole; `from` and `to` are around its quotes. */
export function textOfString(bytes: Uint8Array, from: number, to: number): string {
  const literal = decode(bytes, from, to);
  return literal.includes('\\') ? (parseJson(literal) as string) : literal.slice(1, -1);
}

/** The beginning of what a string means, at most so many UTF-16 units; no more of it is read. */
export function startOfString(
  bytes: Uint8Array,
  from: number,
  to: number,
  longest: number,
): string {
  const room = longestEscape * (longest + 2);
  if (to - from <= room) return cutUnits(textOfString(bytes, from, to), longest);
  const { text } = cutText(bytes, from, to, room);
  // It may end within an escape: without that, it is a string.
  for (let length = text.length; length > text.length - longestEscape; length -= 1) {
    const meaning = parseJson(`${text.slice(0, length)}"`);
    if (typeof meaning === 'string') return cutUnits(meaning, longest);
  }
  return '';
}

/** At most so many UTF-16 units, never ending within a character. */
function cutUnits(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.codePointAt(longest - 1) ?? 0;
  return text.slice(0, last > 0xffff ? longest - 1 : longest);
}
