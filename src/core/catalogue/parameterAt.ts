import { maskTemplates, splitOutsideTemplates } from '../text/template';
import { decodeQueryValue, decodeValue, encodeValue } from './encode';
import type { OperationMatch } from './match';
import type { Operation, Parameter } from './operation';
import { parameterName, segmentsOf } from './paths';
import { originOf } from './typedPath';

/** A parameter whose value a cursor of a typed path is in. */
export interface ParameterAt {
  readonly parameter: Parameter;
  /** Where its value stands in the path. */
  readonly from: number;
  readonly to: number;
  /** What it means, decoded. */
  readonly value: string;
  /** The cursor within what it means. */
  readonly cursor: number;
}

/** The parameter of an operation at a cursor of its path, in a segment or in the query. */
export function parameterAt(
  { operation }: OperationMatch,
  path: string,
  cursor: number,
): ParameterAt | undefined {
  const queryAt = maskTemplates(path).indexOf('?');
  return queryAt < 0 || cursor <= queryAt
    ? segmentAt(operation, path, cursor)
    : pairAt(operation, path, cursor);
}

/** A path with another value in the place of a parameter, and the cursor that was within the value. */
export function withValue(
  path: string,
  { from, to }: Pick<ParameterAt, 'from' | 'to'>,
  value: string,
  cursor: number,
): { readonly path: string; readonly cursor: number } {
  return {
    path: path.slice(0, from) + encodeValue(value) + path.slice(to),
    cursor: from + encodeValue(value.slice(0, cursor)).length,
  };
}

function segmentAt(operation: Operation, path: string, cursor: number): ParameterAt | undefined {
  const origin = originOf(path).length;
  const lead = origin + (/^\/*/u.exec(path.slice(origin))?.[0].length ?? 0);
  const { from, to } = boundsAt(path, cursor, /\//u, /[/?#]/u);
  const place = splitOutsideTemplates(path.slice(lead, from), '/').length - 1;
  const name = from < lead ? undefined : parameterName(segmentsOf(operation.path)[place] ?? '');
  const parameter = operation.pathParameters.find((one) => one.name === name);
  if (parameter === undefined) return undefined;
  // A place that still shows its name has no value, and all of it is to be replaced.
  const isEmpty = parameterName(path.slice(from, to)) !== undefined;
  return isEmpty
    ? { parameter, from, to, value: '', cursor: 0 }
    : { parameter, from, to, ...meaning(decodeValue, path, from, to, cursor) };
}

function pairAt(operation: Operation, path: string, cursor: number): ParameterAt | undefined {
  const bounds = boundsAt(path, cursor, /[?&]/u, /[&#]/u);
  const { to } = bounds;
  const [name = ''] = splitOutsideTemplates(path.slice(bounds.from, to), '=');
  const from = bounds.from + name.length + 1;
  const meant = decodeQueryValue(name);
  const parameter = operation.queryParameters.find((one) => one.name === meant);
  if (parameter === undefined || from > cursor) return undefined;
  return { parameter, from, to, ...meaning(decodeQueryValue, path, from, to, cursor) };
}

function boundsAt(path: string, cursor: number, start: RegExp, end: RegExp) {
  const text = maskTemplates(path);
  let from = cursor;
  while (from > 0 && !start.test(text.charAt(from - 1))) from -= 1;
  const length = text.slice(cursor).search(end);
  return { from, to: length < 0 ? text.length : cursor + length };
}

function meaning(
  decode: (text: string) => string,
  path: string,
  from: number,
  to: number,
  cursor: number,
): Pick<ParameterAt, 'value' | 'cursor'> {
  const value = decode(path.slice(from, to));
  // In the middle of an encoded character, it is at no place of what that means.
  return { value, cursor: Math.min(decode(path.slice(from, cursor)).length, value.length) };
}
