import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import { CatalogueError } from './errors';
import type { JsonSchema } from '../json/jsonSchema';
import type {
  Api,
  Body,
  BodyType,
  Catalogue,
  Operation,
  OperationMethod,
  Parameter,
  ParameterType,
  Scopes,
} from './operation';
import { shareSchemas, unshareSchemas } from './sharedSchemas';

/** Raised when what is written can no longer be read by what was released before. */
const VERSION = 1;

/** The APIs, in the order in which a catalogue lists them. */
export const APIS: readonly Api[] = ['platform', 'agile', 'servicedesk'];
const METHODS: readonly OperationMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const TYPES: readonly ParameterType[] = ['string', 'integer', 'number', 'boolean'];
const BODY_TYPES: readonly BodyType[] = ['application/json', 'multipart/form-data', '*/*'];

/**
 * A catalogue as text: JSON with one operation a line, without what is the rule (a parameter that
 * is an optional string, scopes that are unknown), each schema that several bodies share once.
 */
export function serializeCatalogue({ sources, operations }: Catalogue): string {
  const shared = shareSchemas(operations.flatMap(({ body }) => (body ? [body.schema] : [])));
  let bodies = 0;
  const lines = operations.map((operation) =>
    JSON.stringify({
      id: operation.id,
      api: operation.api,
      method: operation.method,
      path: operation.path,
      summary: operation.summary,
      in: someOf(operation.pathParameters.map(writeParameter)),
      query: someOf(operation.queryParameters.map(writeParameter)),
      body: operation.body && writeBody(operation.body, shared.schemas[bodies++]),
      deprecated: operation.deprecated || undefined,
      classic: writeScopes(operation.scopes.classic),
      granular: writeScopes(operation.scopes.granular),
    }),
  );
  const table = shared.table.map((schema) => JSON.stringify(schema));
  return [
    `{"version":${VERSION},"sources":${JSON.stringify(sources)},"schemas":[`,
    table.join(',\n'),
    '],"operations":[',
    lines.join(',\n'),
    ']}\n',
  ].join('\n');
}

/**
 * The catalogue of a text.
 *
 * @throws {CatalogueError} `catalogue_too_new`, or `catalogue_unreadable` with what is wrong.
 */
export function parseCatalogue(text: string): Catalogue {
  const document = parseJson(text);
  if (!isJsonObject(document)) throw unreadable('document');
  const version = document['version'];
  if (typeof version !== 'number') throw unreadable('version');
  if (version > VERSION) throw new CatalogueError('catalogue_too_new', { version });
  const schemas = unshareSchemas(list(document['schemas'], 'schemas'));
  if (!schemas) throw unreadable('schemas');
  const operations = list(document['operations'], 'operations').map((value) =>
    readOperation(value, schemas),
  );
  if (operations.length === 0) throw unreadable('operations');
  return { sources: texts(document['sources'], 'sources'), operations };
}

type Unshare = NonNullable<ReturnType<typeof unshareSchemas>>;

function readOperation(value: unknown, schemas: Unshare): Operation {
  const fields = object(value, 'operation');
  return {
    id: text(fields, 'id'),
    api: oneOf(APIS, fields['api'], 'api'),
    method: oneOf(METHODS, fields['method'], 'method'),
    path: text(fields, 'path'),
    summary: text(fields, 'summary'),
    pathParameters: list(fields['in'] ?? [], 'in').map(readParameter),
    queryParameters: list(fields['query'] ?? [], 'query').map(readParameter),
    body: fields['body'] === undefined ? undefined : readBody(fields['body'], schemas),
    deprecated: fields['deprecated'] === true,
    scopes: { classic: readScopes(fields['classic']), granular: readScopes(fields['granular']) },
  };
}

function writeParameter({ name, type, several, required, values, sentence }: Parameter) {
  return {
    name,
    type: type === 'string' ? undefined : type,
    several: several || undefined,
    required: required || undefined,
    values: someOf(values),
    sentence: sentence === '' ? undefined : sentence,
  };
}

function readParameter(value: unknown): Parameter {
  const fields = object(value, 'parameter');
  return {
    name: text(fields, 'name'),
    type: oneOf(TYPES, fields['type'] ?? 'string', 'type'),
    several: fields['several'] === true,
    required: fields['required'] === true,
    values: texts(fields['values'] ?? [], 'values'),
    sentence: fields['sentence'] === undefined ? '' : text(fields, 'sentence'),
  };
}

function writeBody({ type, required }: Body, schema: JsonSchema | undefined) {
  return {
    type: type === 'application/json' ? undefined : type,
    optional: required ? undefined : true,
    schema,
  };
}

function readBody(value: unknown, schemas: Unshare): Body {
  const fields = object(value, 'body');
  const schema = schemas(fields['schema']);
  if (!schema) throw unreadable('schema');
  return {
    type: oneOf(BODY_TYPES, fields['type'] ?? 'application/json', 'body type'),
    required: fields['optional'] !== true,
    schema,
  };
}

function writeScopes(scopes: Scopes) {
  return scopes === 'unknown' ? undefined : scopes;
}

function readScopes(value: unknown): Scopes {
  if (value === undefined) return 'unknown';
  return list(value, 'scopes').map((set) => texts(set, 'scopes'));
}

function someOf<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}

function object(value: unknown, what: string): JsonObject {
  if (!isJsonObject(value)) throw unreadable(what);
  return value;
}

function text(fields: JsonObject, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw unreadable(name);
  return value;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable(what);
  return value;
}

function texts(value: unknown, what: string): readonly string[] {
  const values = list(value, what);
  if (!values.every((each) => typeof each === 'string')) throw unreadable(what);
  return values;
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, what: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw unreadable(what);
  return found;
}

function unreadable(part: string): CatalogueError {
  return new CatalogueError('catalogue_unreadable', { part });
}
