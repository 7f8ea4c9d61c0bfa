import type { Operation } from './operation';
import { parameterName, rootLength, segmentsOf } from './paths';

/** A segment of a path: what it is to the letter and in small letters, undefined for a parameter. */
export interface Segment {
  readonly literal: string | undefined;
  readonly lowerCase: string | undefined;
  /** Of a parameter. */
  readonly name: string | undefined;
}

/** An operation with what searching and matching ask for again and again. */
export interface IndexedOperation {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
  /** How many segments stand before what a person means by the path. */
  readonly root: number;
  /** In small letters. */
  readonly id: string;
  /** Of its ID and its path, in small letters: what it is. */
  readonly names: readonly string[];
  /** Of its summary, in small letters: what is said about it. */
  readonly words: readonly string[];
}

/** Operations, prepared for `searchOperations` and `matchOperation`. */
export interface OperationIndex {
  /** Those that are not deprecated first, shorter paths before longer ones. */
  readonly all: readonly IndexedOperation[];
  /** By method and number of segments. */
  readonly byShape: ReadonlyMap<string, readonly IndexedOperation[]>;
}

/** Prepares operations, once for each catalogue. */
export function createOperationIndex(operations: readonly Operation[]): OperationIndex {
  const all = operations.map(indexed).sort(likelierFirst);
  const byShape = new Map<string, IndexedOperation[]>();
  for (const entry of all) {
    const shape = shapeOf(entry.operation.method, entry.segments.length);
    byShape.set(shape, [...(byShape.get(shape) ?? []), entry]);
  }
  return { all, byShape };
}

/** What operations must have in common with a request to be the one it means. */
export function shapeOf(method: string, segments: number): string {
  return `${method.toUpperCase()} ${segments}`;
}

/** The words of a name or a text in small letters: `addComment` has two. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** The segments of an operation's path. */
export function indexedSegments(path: string): readonly Segment[] {
  return segmentsOf(path).map((segment) => {
    const name = parameterName(segment);
    return name === undefined
      ? { literal: segment, lowerCase: segment.toLowerCase(), name }
      : { literal: undefined, lowerCase: undefined, name };
  });
}

function likelierFirst(one: IndexedOperation, other: IndexedOperation): number {
  return (
    Number(one.operation.deprecated) - Number(other.operation.deprecated) ||
    one.segments.length - other.segments.length ||
    one.operation.path.length - other.operation.path.length
  );
}

function indexed(operation: Operation): IndexedOperation {
  const segments = indexedSegments(operation.path);
  const literals = segments.flatMap(({ literal }) => literal ?? []);
  return {
    operation,
    segments,
    root: rootLength(segmentsOf(operation.path)),
    id: operation.id.toLowerCase(),
    names: [...new Set([...wordsOf(operation.id), ...literals.flatMap(wordsOf)])],
    words: [...new Set(wordsOf(operation.summary))],
  };
}
