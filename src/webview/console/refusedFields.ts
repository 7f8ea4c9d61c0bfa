import type { Operation } from '../../core/catalogue/operation';
import type { Draft } from './draft';
import type { AnswerResult } from './parts';
import type { Exchange } from './state';

/** What is wrong with one field of a request. */
export type FieldError = NonNullable<AnswerResult['errors']>['fieldErrors'][number];

/** What of a request is to get the focus. */
export type Pointed =
  | { readonly tab: 'parameters'; readonly id: string }
  | { readonly tab: 'body'; readonly error: FieldError };

/** The fields that the last answer refused, where they are shown; none of what was edited since. */
export interface RefusedFields {
  /** By the ID of the row's control. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly body: readonly FieldError[];
}

/** The control of a parameter in the table. */
export function parameterId(where: 'path' | 'query', name: string): string {
  return `parameter-${where}-${name}`;
}

/** The fields of a draft that are refused as they stand. */
export function refusedFields(
  exchange: Exchange,
  draft: Draft,
  operation: Operation | undefined,
): RefusedFields {
  const { request, errors } = refusalOf(exchange);
  const ids = new Map(errors.map((error) => [error, parameterOf(operation, error)]));
  const isSame = request?.method === draft.method;
  const isPathSame = isSame && request.path === draft.path;
  const isBodySame = isSame && draft.bodyKind === 'json' && request.body === draft.body;
  return {
    parameters: new Map(
      errors.flatMap((error) => {
        const id = ids.get(error);
        return isPathSame && id !== undefined ? [[id, error.message] as const] : [];
      }),
    ),
    body: isBodySame ? errors.filter((error) => ids.get(error) === undefined) : [],
  };
}

/** Where a refused field is in a draft, edited or not; undefined where nothing of it is shown. */
export function placeOfRefused(
  error: FieldError,
  draft: Draft,
  operation: Operation | undefined,
  hasBody: boolean,
): Pointed | undefined {
  const id = parameterOf(operation, error);
  if (id !== undefined) return { tab: 'parameters', id };
  return hasBody && draft.bodyKind === 'json' && draft.body.trim() !== ''
    ? { tab: 'body', error }
    : undefined;
}

function refusalOf(exchange: Exchange) {
  if (exchange.kind !== 'settled' || exchange.result.kind !== 'answer') {
    return { request: undefined, errors: [] };
  }
  const { request, result } = exchange;
  return { request, errors: result.errors?.fieldErrors ?? [] };
}

function parameterOf(operation: Operation | undefined, { field }: FieldError): string | undefined {
  if (operation?.pathParameters.some(({ name }) => name === field) === true) {
    return parameterId('path', field);
  }
  const isInQuery = operation?.queryParameters.some(({ name }) => name === field) === true;
  return isInQuery ? parameterId('query', field) : undefined;
}
