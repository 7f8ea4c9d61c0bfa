import { isJsonObject } from '../jsonValue';
import type { Catalogue, Operation } from './operation';
import { operationKey } from './paths';

/** What a request has to mind of an operation. */
export type ChangedPart = 'parameters' | 'body' | 'deprecation' | 'scopes';

/** An operation that is not what it was. */
interface ChangedOperation {
  /** As it is now. */
  readonly operation: Operation;
  readonly parts: readonly ChangedPart[];
}

/** How a catalogue differs from the one before. */
export interface CatalogueChanges {
  readonly added: readonly Operation[];
  readonly changed: readonly ChangedOperation[];
  readonly gone: readonly Operation[];
}

/** What is new, changed and gone; words alone, and the names of path parameters, are no change. */
export function compareCatalogues(before: Catalogue, after: Catalogue): CatalogueChanges {
  const old = new Map(before.operations.map((operation) => [operationKey(operation), operation]));
  const kept = new Set(after.operations.map(operationKey));
  const changed = after.operations.flatMap((operation) => {
    const former = old.get(operationKey(operation));
    const parts = former ? changedParts(former, operation) : [];
    return parts.length > 0 ? [{ operation, parts }] : [];
  });
  return {
    added: after.operations.filter((operation) => !old.has(operationKey(operation))),
    changed,
    gone: before.operations.filter((operation) => !kept.has(operationKey(operation))),
  };
}

const PARTS: Readonly<Record<ChangedPart, (operation: Operation) => unknown>> = {
  parameters: ({ pathParameters, queryParameters }) => [
    pathParameters.map(({ type, values }) => ({ type, values })),
    sortedBy(
      queryParameters.map(({ name, type, several, required, values }) => ({
        name,
        type,
        several,
        required,
        values,
      })),
      ({ name }) => name,
    ),
  ],
  body: ({ body }) => body && { ...body, schema: withoutWords(body.schema) },
  deprecation: ({ deprecated }) => deprecated,
  scopes: ({ scopes }) =>
    [scopes.classic, scopes.granular].map((sets) =>
      sets === 'unknown' ? sets : sets.map((set) => [...set].sort()),
    ),
};

function changedParts(before: Operation, after: Operation): readonly ChangedPart[] {
  return (Object.keys(PARTS) as ChangedPart[]).filter(
    (part) => JSON.stringify(PARTS[part](before)) !== JSON.stringify(PARTS[part](after)),
  );
}

/** A schema without its sentences, its names in order. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(schema)
    // A property may have this name, too; its value is a schema.
    .filter(([name, value]) => name !== 'description' || typeof value !== 'string')
    .map(([name, value]) => [name, withoutWords(value)] as const);
  return Object.fromEntries(sortedBy(entries, ([name]) => name));
}

function sortedBy<T>(values: readonly T[], name: (value: T) => string): readonly T[] {
  return [...values].sort((one, other) => (name(one) < name(other) ? -1 : 1));
}
