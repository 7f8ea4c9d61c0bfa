import { decodeValue, encodeValue } from './encode';
import type { Operation } from './operation';
import { shapeOf, type IndexedOperation, type OperationIndex } from './operationIndex';
import { inVersionOf, parameterName, queryStart } from './paths';
import { originOf, typedSegments } from './typedPath';

/** The operation that a path means, with what stands in the places of its parameters. */
export interface OperationMatch {
  readonly operation: Operation;
  /** Decoded, by name; a place that still shows its name in braces has none. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The operation that a request means, whose path may be of version 2 or `latest`, may be an address
 * and may have a query. A segment that is meant to the letter wins over a parameter, the first one first.
 */
export function matchOperation(
  index: OperationIndex,
  method: string,
  path: string,
): OperationMatch | undefined {
  const segments = typedSegments(path);
  const typed = segments.slice(0, segments.findLastIndex((segment) => segment !== '') + 1);
  const candidates = index.byShape.get(shapeOf(method, typed.length)) ?? [];
  const fitting = candidates.filter(({ segments: own }) =>
    own.every(
      ({ literal }, at) => literal === typed[at] || (literal === undefined && typed[at] !== ''),
    ),
  );
  const [best] = fitting.sort(moreLiteralFirst);
  if (!best) return undefined;
  const values = best.segments.flatMap(({ name }, at) => {
    const value = typed[at] ?? '';
    return name === undefined || parameterName(value) !== undefined
      ? []
      : [[name, decodeValue(value)] as const];
  });
  return { operation: best.operation, values: Object.fromEntries(values) };
}

/** An operation's path with values in it, encoded; what has none keeps its name in braces. */
export function fillPath({ path }: Operation, values: Readonly<Record<string, string>>): string {
  const filled = path.split('/').map((segment) => {
    const name = parameterName(segment);
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === '' ? segment : encodeValue(value);
  });
  return filled.join('/');
}

/** A typed path with other values in it; the site that it names, its version and its query stay. */
export function withValues(
  typed: string,
  operation: Operation,
  values: Readonly<Record<string, string>>,
): string {
  const origin = originOf(typed);
  const path = inVersionOf(typed.slice(origin.length), fillPath(operation, values));
  return origin + path + typed.slice(queryStart(typed));
}

function moreLiteralFirst(one: IndexedOperation, other: IndexedOperation): number {
  const at = one.segments.findIndex(
    ({ name }, place) => (name === undefined) !== (other.segments[place]?.name === undefined),
  );
  return at < 0 ? 0 : one.segments[at]?.name === undefined ? -1 : 1;
}
