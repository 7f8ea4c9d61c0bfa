import type { Operation } from './operation';
import {
  wordsOf,
  type IndexedOperation,
  type OperationIndex,
  type Segment,
} from './operationIndex';
import { inSmallLetters, literalsAt, typedSegments, typedWords } from './typedPath';

const METHOD = /^(?:get|post|put|patch|delete)$/iu;

/**
 * The operations that a query finds, the likeliest first: its words, in any order, each begin a
 * word of an operation's ID, path or summary; what has a slash in it is a path, with values or
 * without, from the start or from any segment on; a method in front leaves those of that method.
 */
export function searchOperations(
  { all }: OperationIndex,
  query: string,
  limit: number,
): readonly Operation[] {
  const [first = '', ...others] = typedWords(query);
  const method = METHOD.test(first) ? first.toUpperCase() : undefined;
  const parts = method === undefined ? [first, ...others] : others;
  const paths = parts
    .filter((part) => part.includes('/'))
    .map((part) => inSmallLetters(typedSegments(part)));
  const words = parts.filter((part) => !part.includes('/')).flatMap(wordsOf);
  const found: Found[] = [];
  for (const entry of all) {
    if (method !== undefined && entry.operation.method !== method) continue;
    const distance = distanceOf(entry, paths, words);
    if (distance !== undefined) found.push({ entry, distance });
  }
  // The index has them in the order that counts among the equally near.
  found.sort((one, other) => one.distance - other.distance);
  return found.slice(0, limit).map(({ entry }) => entry.operation);
}

interface Found {
  readonly entry: IndexedOperation;
  readonly distance: number;
}

/** How far an operation is from what was typed: nothing is the same, undefined does not fit at all. */
function distanceOf(
  entry: IndexedOperation,
  paths: readonly (readonly string[])[],
  words: readonly string[],
): number | undefined {
  let distance = 0;
  for (const path of paths) {
    const further = pathDistance(entry, path);
    if (further === undefined) return undefined;
    distance += further;
  }
  for (const word of words) {
    const further = wordDistance(entry, word);
    if (further === undefined) return undefined;
    distance += further;
  }
  // Of two operations with these words, the one with fewer others means them more.
  const unsaid = words.length > 0 ? entry.names.length / 100 : 0;
  return distance + unsaid;
}

function wordDistance({ id, names, words }: IndexedOperation, word: string): number | undefined {
  if (names.includes(word) || id === word) return 0;
  if (names.some((name) => name.startsWith(word)) || id.startsWith(word)) return 1;
  if (words.includes(word)) return 2;
  return words.some((each) => each.startsWith(word)) ? 3 : undefined;
}

/** The whole path is nearer than its beginning, and that is nearer than a part within. */
function pathDistance(
  { segments, root }: IndexedOperation,
  typed: readonly string[],
): number | undefined {
  let best: number | undefined;
  for (let start = 0; start + typed.length <= segments.length; start += 1) {
    const literals = literalsAt(segments, typed, start);
    // A run of parameters alone would fit anything.
    if (literals === undefined || literals === 0) continue;
    const isWhole = start + typed.length === segments.length && endsToTheLetter(segments, typed);
    const isStart = start === 0 || start === root;
    const place = (isStart ? 0 : 20) + (isWhole ? 0 : 10);
    const distance = place + (typed.length - literals);
    if (best === undefined || distance < best) best = distance;
  }
  return best;
}

/** Whether the last typed segment is complete, as any value of a parameter is. */
function endsToTheLetter(segments: readonly Segment[], typed: readonly string[]): boolean {
  const last = segments.at(-1)?.lowerCase;
  return typed.at(-1) !== '' && (last === undefined || last === typed.at(-1));
}
