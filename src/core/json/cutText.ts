/** As much of a line as a row shows, in UTF-16 units. */
export const longestRow = 2000;

/** The most bytes that become one UTF-16 unit of a text. */
const mostBytesOfUnit = 3;

/** Keeps a byte order mark: one at the start of a body is cut off by its index, others are content. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The beginning of a text, and how many of its bytes were left out behind it. */
export interface CutText {
  readonly text: string;
  readonly left: number;
}

/** Decodes UTF-8 up to so many UTF-16 units, never ending within a character. */
export function cutText(bytes: Uint8Array, from: number, to: number, longest: number): CutText {
  if (to - from <= longest) return { text: decode(bytes, from, to), left: 0 };
  let at = from;
  const furthest = Math.min(to, from + mostBytesOfUnit * longest);
  for (let units = 0; at < furthest;) {
    const length = characterLength(bytes[at] as number);
    units += length === 4 ? 2 : 1;
    if (units > longest) break;
    at += length;
  }
  // Bytes that are no UTF-8 may lead behind the end, and may become more than was counted.
  at = Math.min(at, to);
  return { text: decode(bytes, from, at).slice(0, longest), left: to - at };
}

function characterLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Decodes UTF-8 as it is; what is none becomes U+FFFD. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}
