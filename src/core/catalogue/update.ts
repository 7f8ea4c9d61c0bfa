import { isJsonObject } from '../jsonValue';
import { APIS, parseCatalogue, serializeCatalogue } from './catalogue';
import { compareCatalogues, type CatalogueChanges, type ChangedPart } from './compare';
import { CatalogueError } from './errors';
import { operationsOfOpenApi, parseSpecification } from './openApi';
import type { Api, Operation, OperationMethod, Scopes } from './operation';
import { operationKey } from './paths';

/** What a catalogue is derived from: the texts of the specifications and of the catalogues before. */
export interface UpdateSources {
  readonly specifications: Readonly<Record<Api, string>>;
  /** The catalogue that came with the extension, which knows scopes that no specification names. */
  readonly packaged: string;
  /** The catalogue in use, which the update is compared with. */
  readonly current: string;
}

/** An operation as a list of changes names it. */
export interface ListedOperation {
  readonly method: OperationMethod;
  readonly path: string;
  readonly summary: string;
}

/** What an update brings, without all that operations have in them. */
export interface ListedChanges {
  readonly added: readonly ListedOperation[];
  readonly changed: readonly (ListedOperation & { readonly parts: readonly ChangedPart[] })[];
  readonly gone: readonly ListedOperation[];
}

/** A catalogue that was derived, as text, and how it differs from the one in use. */
export interface CatalogueUpdate {
  readonly text: string;
  readonly changes: ListedChanges;
}

/**
 * Derives a catalogue where it holds up nobody.
 *
 * Rejects with `CatalogueError`, those of `deriveUpdate` or `catalogue_not_derived`, and with
 * `NetworkError` `aborted`.
 */
export type DeriveUpdate = (
  sources: UpdateSources,
  signal: AbortSignal,
) => Promise<CatalogueUpdate>;

/**
 * The catalogue of Atlassian's specifications. Scopes of which they say nothing stay what the
 * packaged catalogue says, which has them from Atlassian's documentation.
 *
 * @throws {CatalogueError} `catalogue_is_page`, `catalogue_not_json`, `catalogue_not_openapi` and
 *   `catalogue_other_api` with the API whose specification it is.
 */
export function deriveUpdate({
  specifications,
  packaged,
  current,
}: UpdateSources): CatalogueUpdate {
  const documents = APIS.map((api) => read(api, specifications[api]));
  const known = new Map(
    parseCatalogue(packaged).operations.map((each) => [operationKey(each), each]),
  );
  const operations = new Map<string, Operation>();
  for (const each of documents.flatMap((document) => document.operations)) {
    const key = operationKey(each);
    // What two of the specifications name belongs to the first.
    if (!operations.has(key)) operations.set(key, withKnownScopes(each, known.get(key)));
  }
  const text = serializeCatalogue({
    sources: documents.map(({ title }) => title),
    operations: [...operations.values()],
  });
  // Read again, so that nothing is stored that no console could read.
  const changes = compareCatalogues(parseCatalogue(current), parseCatalogue(text));
  return { text, changes: listed(changes) };
}

function read(api: Api, specification: string) {
  try {
    const document = parseSpecification(specification);
    return { title: titleOf(document, api), operations: operationsOfOpenApi(document, api) };
  } catch (error) {
    throw error instanceof CatalogueError ? new CatalogueError(error.code, { api }) : error;
  }
}

/** What a person may compare with Atlassian's page: title and version. */
function titleOf(document: unknown, api: Api): string {
  const info = isJsonObject(document) ? document['info'] : undefined;
  const { title, version } = isJsonObject(info) ? info : {};
  return (
    [title, version].filter((part) => typeof part === 'string' && part !== '').join(' ') || api
  );
}

function withKnownScopes(operation: Operation, packaged: Operation | undefined): Operation {
  if (!packaged) return operation;
  const either = (updated: Scopes, known: Scopes) => (updated === 'unknown' ? known : updated);
  const { classic, granular } = operation.scopes;
  return {
    ...operation,
    scopes: {
      classic: either(classic, packaged.scopes.classic),
      granular: either(granular, packaged.scopes.granular),
    },
  };
}

function listed({ added, changed, gone }: CatalogueChanges): ListedChanges {
  return {
    added: added.map(nameOf),
    changed: changed.map(({ operation, parts }) => ({ ...nameOf(operation), parts })),
    gone: gone.map(nameOf),
  };
}

function nameOf({ method, path, summary }: Operation): ListedOperation {
  return { method, path, summary };
}
