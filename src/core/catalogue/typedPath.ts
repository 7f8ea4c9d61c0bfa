import { maskTemplates } from '../text/template';
import type { Segment } from './operationIndex';
import { segmentsOf } from './paths';

/** What names the site of a typed address: its scheme and host, or what stands for them; else nothing. */
export function originOf(text: string): string {
  const origin = text.startsWith('{{')
    ? /^[^/?#]*(?::\/\/[^/?#]*)?(?=\/rest\/)/u
    : /^https?:\/\/[^/?#]*/iu;
  return text.slice(0, origin.exec(maskTemplates(text))?.[0].length ?? 0);
}

/** The segments of a path or an address, as they were typed. */
export function typedSegments(text: string): readonly string[] {
  return segmentsOf(text.slice(originOf(text).length));
}

/** The words of what was typed; a template is in one of them, spaces or not. */
export function typedWords(text: string): readonly string[] {
  return Array.from(maskTemplates(text).matchAll(/\S+/gu), ({ index, 0: word }) =>
    text.slice(index, index + word.length),
  );
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
