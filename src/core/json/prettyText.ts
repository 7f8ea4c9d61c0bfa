import { ascii } from './ascii';
import { skipSpace } from './jsonTokens';

const { quote, backslash, comma, colon, space, lineFeed } = ascii;
const { openBracket, closeBracket, openBrace, closeBrace } = ascii;

/**
 * Writes the lines that begin from `from` on and before `to`, without indentation, and gives how many
 * bytes they are. `target` has room for twice the bytes. Both offsets are starts of lines, or the end,
 * of a text that has been scanned.
 */
export function writeLines(
  bytes: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
): number {
  let written = 0;
  let at = from;
  while (at < to) {
    const byte = bytes[at] as number;
    switch (byte) {
      case quote: {
        target[written++] = byte;
        at += 1;
        for (let inside = 0; at < to && inside !== quote; at += 1) {
          inside = bytes[at] as number;
          target[written++] = inside;
          if (inside !== backslash) continue;
          at += 1;
          if (at < to) target[written++] = bytes[at] as number;
        }
        break;
      }
      case colon:
        target[written++] = colon;
        target[written++] = space;
        at += 1;
        break;
      case comma:
        target[written++] = comma;
        target[written++] = lineFeed;
        at += 1;
        break;
      case openBrace:
      case openBracket: {
        const inside = skipSpace(bytes, at + 1, to);
        target[written++] = byte;
        at = inside;
        // The bracket that closes an array or object is two behind the one that opens it.
        if (inside < to && bytes[inside] === byte + 2) {
          target[written++] = byte + 2;
          at += 1;
        } else target[written++] = lineFeed;
        break;
      }
      case closeBrace:
      case closeBracket:
        if (at > from) target[written++] = lineFeed;
        target[written++] = byte;
        at += 1;
        break;
      default:
        if (byte > space) target[written++] = byte;
        at += 1;
    }
  }
  // What ends the last line begins one that is not of these.
  return target[written - 1] === lineFeed ? written - 1 : written;
}
