import type { Segment } from './operationIndex';
import { segmentsOf } from './paths';

/** The segments of a path or an address, as they were typed. */
export function typedSegments(text: string): readonly string[] {
  return segmentsOf(text.replace(/^https?:\/\/[^/]*/iu, ''));
}

/** Typed segments as `literalsAt` takes them. */
export function inSmallLetters(typed: readonly string[]): readonly string[] {
  return typed.map((segment) => segment.toLowerCase());
}

/**
 * How many typed segments are meant to the letter if they begin at one of an operation's, one that is
 * begun as a half; undefined where they do not fit there.
 */
export function literalsAt(
  segments: readonly Segment[],
  typed: readonly string[],
  start: number,
): number | undefined {
  let literals = 0;
  for (let at = 0; at < typed.length; at += 1) {
    const segment = segments[start + at];
    if (segment === undefined) return undefined;
    const text = typed[at] ?? '';
    const isLast = at === typed.length - 1;
    const { lowerCase } = segment;
    if (lowerCase === undefined) {
      if (text === '' && !isLast) return undefined;
    } else if (lowerCase === text) {
      literals += 1;
    } else if (isLast && lowerCase.startsWith(text)) {
      literals += text === '' ? 0 : 0.5;
    } else {
      return undefined;
    }
  }
  return literals;
}
