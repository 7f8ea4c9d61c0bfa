import { decodeValue, encodeValue } from './encode';
import type { Operation } from './operation';
import { shapeOf, type IndexedOperation, type OperationIndex } from './operationIndex';
import { parameterName, segmentsOf } from './paths';

/** The operation that a path means, with what stands in the places of its parameters. */
export interface OperationMatch {
  readonly operation: Operation;
  /** Decoded, by name; a place that still shows its name in braces has none. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The operation that a request means, whose path may be of version 2 or `latest`, and may have a
 * query. A segment that is meant to the letter wins over a parameter, the first one first.
 */
export function matchOperation(
  index: OperationIndex,
  method: string,
  path: string,
): OperationMatch | undefined {
  const typed = segmentsOf(path.replace(/\/+(?=$|[?#])/u, ''));
  const candidates = index.byShape.get(shapeOf(method, typed.length)) ?? [];
  const fitting = candidates.filter(({ segments }) =>
    segments.every(
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

function moreLiteralFirst(one: IndexedOperation, other: IndexedOperation): number {
  const at = one.segments.findIndex(
    ({ name }, place) => (name === undefined) !== (other.segments[place]?.name === undefined),
  );
  return at < 0 ? 0 : one.segments[at]?.name === undefined ? -1 : 1;
}
