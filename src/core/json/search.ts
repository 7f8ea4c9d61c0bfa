import type { SearchPattern } from './searchPattern';

/** Bytes. What has no match is passed over piece by piece, and between two a search can be stopped. */
export const searchedPieceSize = 4 * 1024;

/** Several whole lines of a text. */
export interface SearchedPiece {
  /** The first of them. */
  readonly line: number;
  /** As they came. */
  raw(): string;
  /** As they are shown, without indentation and with a line feed between each two. */
  text(): string;
}

/** Where in a line's whole text, without indentation, something was found; in UTF-16 units. */
interface Match {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** What a search found. */
export interface Matches {
  /** The first of them, in order. */
  readonly kept: readonly Match[];
  /** Of all. */
  readonly count: number;
  /** False where the search was stopped before the end. */
  readonly isWhole: boolean;
}

/** When a search has enough. */
export interface SearchLimits {
  /** How many matches are kept; further ones are only counted. */
  readonly mostKept: number;
  /** Asked between pieces of some 4 KB. One piece alone, and so one match, is not stopped. */
  isOver(): boolean;
}

/** Searches each line by itself; what matches nothing at all, such as `a*` often does, is no match. */
export function search(
  pieces: Iterable<SearchedPiece>,
  pattern: SearchPattern,
  limits: SearchLimits,
): Matches {
  const found = new Found(pattern.regExp, limits.mostKept);
  for (const piece of pieces) {
    if (limits.isOver()) return { ...found.matches, isWhole: false };
    if (pattern.isWithinToken && found.isFull) found.countIn(piece.raw());
    else if (pattern.looseRegExp?.test(piece.raw()) !== false) {
      found.takeFrom(piece.line, piece.text(), pattern.needsEachLine);
    }
  }
  return { ...found.matches, isWhole: true };
}

class Found {
  readonly #regExp: RegExp;
  readonly #mostKept: number;
  readonly #kept: Match[] = [];
  #count = 0;

  constructor(regExp: RegExp, mostKept: number) {
    this.#regExp = regExp;
    this.#mostKept = mostKept;
  }

  get matches(): Pick<Matches, 'kept' | 'count'> {
    return { kept: this.#kept, count: this.#count };
  }

  get isFull(): boolean {
    return this.#kept.length >= this.#mostKept;
  }

  countIn(text: string): void {
    forEachMatch(this.#regExp, text, () => (this.#count += 1));
  }

  /** A match that begins in a line of several may be longer than the line: it only says where to look. */
  takeFrom(firstLine: number, text: string, needsEachLine: boolean): void {
    let line = firstLine;
    let start = 0;
    while (start <= text.length) {
      const hit = needsEachLine ? start : this.#firstFrom(text, start);
      if (hit === undefined) return;
      let end = lineEnd(text, start);
      while (end < hit) {
        start = end + 1;
        line += 1;
        end = lineEnd(text, start);
      }
      this.#takeFromLine(line, text.slice(start, end));
      start = end + 1;
      line += 1;
    }
  }

  #firstFrom(text: string, start: number): number | undefined {
    this.#regExp.lastIndex = start;
    return this.#regExp.exec(text)?.index;
  }

  #takeFromLine(line: number, text: string): void {
    forEachMatch(this.#regExp, text, (from, to) => {
      if (!this.isFull) this.#kept.push({ line, from, to });
      this.#count += 1;
    });
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function forEachMatch(
  regExp: RegExp,
  text: string,
  take: (from: number, to: number) => void,
): void {
  regExp.lastIndex = 0;
  for (let match = regExp.exec(text); match !== null; match = regExp.exec(text)) {
    const [{ length }, from] = [match[0], match.index];
    if (length > 0) take(from, from + length);
    // Where nothing was matched it would be again; within a character no match may begin.
    else regExp.lastIndex = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  }
}
