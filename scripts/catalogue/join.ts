import type { Body, Operation, Parameter } from '../../src/core/catalogue/operation';
import { operationKey } from '../../src/core/catalogue/paths';
import { DOCUMENTED_SCOPES } from './documentedScopes';

/** An operation that a source names and the catalogue leaves out. */
export interface Dropped {
  readonly operation: Operation;
  readonly reason: string;
}

/** Operations of one source, by what they are called in messages. */
export interface Source {
  readonly title: string;
  readonly operations: readonly Operation[];
}

/** One of each operation that the sources name, the first source's, and what was left out. */
export function joinSources(sources: readonly Source[]): {
  readonly operations: readonly Operation[];
  readonly dropped: readonly Dropped[];
} {
  const kept = new Map<string, { operation: Operation; title: string }>();
  const dropped: Dropped[] = [];
  for (const { title, operations } of sources) {
    // A call of version 3 that falls back on version 2 is named by its own version.
    for (const operation of [...operations].sort(version3First)) {
      const key = operationKey(operation);
      const before = kept.get(key);
      if (before) {
        dropped.push({ operation, reason: reasonOf(before, operation, title) });
        kept.set(key, { ...before, operation: completed(before.operation, operation) });
      } else {
        kept.set(key, { operation, title });
      }
    }
  }
  return { operations: [...kept.values()].map(({ operation }) => operation), dropped };
}

/**
 * Adds what a specification knows: scopes, deprecation, whether a body must be, which numbers are
 * whole. An operation that it does not name stays as it is.
 */
export function joinSpecification(
  operations: readonly Operation[],
  specified: readonly Operation[],
): readonly Operation[] {
  const byKey = new Map(specified.map((operation) => [operationKey(operation), operation]));
  return operations.map((operation) => {
    const key = operationKey(operation);
    const scopes = DOCUMENTED_SCOPES[key];
    const other = byKey.get(key);
    const summary = summaryOf(operation, other);
    if (!other) return { ...operation, summary, scopes: scopes ?? operation.scopes };
    return {
      ...operation,
      summary,
      pathParameters: operation.pathParameters.map((each, at) =>
        refined(each, other.pathParameters[at]),
      ),
      queryParameters: operation.queryParameters.map((each) =>
        refined(
          each,
          other.queryParameters.find(({ name }) => name === each.name),
        ),
      ),
      body: operation.body && refinedBody(operation.body, other.body),
      deprecated: operation.deprecated || other.deprecated,
      scopes: scopes ?? other.scopes,
    };
  });
}

/** A sentence that a list would go on, and none at all, say less than the title or the ID. */
function summaryOf({ id, summary }: Operation, other: Operation | undefined): string {
  if (summary !== '' && !summary.endsWith(':')) return summary;
  const words = id.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
  return other?.summary ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function version3First(one: Operation, other: Operation): number {
  return Number(isVersion2(one)) - Number(isVersion2(other));
}

function isVersion2({ path }: Operation): boolean {
  return path.startsWith('/rest/api/2/');
}

function reasonOf(
  before: { operation: Operation; title: string },
  operation: Operation,
  title: string,
): string {
  if (isVersion2(operation)) return 'version 2 of what the catalogue has as version 3';
  return before.title === title ? 'twice in its source' : `already in ${before.title}`;
}

/** jira.js 6 takes a form or a file for JSON where it has no code of its own to send it. */
function completed(operation: Operation, older: Operation): Operation {
  const body = older.body && older.body.type !== 'application/json' ? older.body : operation.body;
  return { ...operation, body, deprecated: operation.deprecated || older.deprecated };
}

function refined(parameter: Parameter, other: Parameter | undefined): Parameter {
  return {
    ...parameter,
    type: parameter.type === 'number' && other?.type === 'integer' ? 'integer' : parameter.type,
    required: parameter.required || other?.required === true,
  };
}

function refinedBody(body: Body, other: Body | undefined): Body {
  return { ...body, required: body.required || other?.required === true };
}
