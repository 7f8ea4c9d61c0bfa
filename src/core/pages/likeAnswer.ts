import type { Outline } from '../json/outline';
import { parseJson } from '../jsonValue';

/** Rows of one page; no list that is cut into pages has as many. */
const MOST_ROWS = 1_000_000;

/** As much of a parsed answer as tells how its list is cut: lists have their length, and nothing in them. */
export function likeAnswer(outline: Outline): unknown {
  const list = (count: number) => Array.from({ length: Math.min(count, MOST_ROWS) });
  if ('count' in outline) return list(outline.count);
  return Object.fromEntries(
    outline.members.map(([name, value]) => [
      name,
      typeof value === 'number' ? list(value) : parseJson(value),
    ]),
  );
}
