import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import { CatalogueError } from './errors';
import type { JsonSchema } from '../json/jsonSchema';
import type {
  Api,
  Body,
  BodyType,
  Operation,
  OperationMethod,
  OperationScopes,
  Parameter,
  ParameterType,
  Scopes,
  ScopeSet,
} from './operation';
import { operationKey, parameterName, segmentsOf } from './paths';
import { createResolver, schemaOf, type Resolve } from './openApiSchema';
import { kindOf } from './scopes';
import { firstSentence } from './sentence';

const METHODS: readonly OperationMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** How paths of an API begin; those of Jira Software have several roots beside the agile one. */
const BEGINNING: Readonly<Record<Api, RegExp>> = {
  platform: /^\/rest\/api\/3\//u,
  agile: /^\/rest\/agile\/1\.0\//u,
  servicedesk: /^\/rest\/servicedeskapi\//u,
};

/**
 * The document of a specification's text.
 *
 * @throws {CatalogueError} `catalogue_is_page` for HTML, `catalogue_not_json` for half a file.
 */
export function parseSpecification(text: string): unknown {
  const document = parseJson(text);
  if (document !== undefined) return document;
  throw new CatalogueError(/^\s*</u.test(text) ? 'catalogue_is_page' : 'catalogue_not_json');
}

/**
 * The operations of one of Atlassian's OpenAPI 3 documents, each method and path once.
 *
 * @throws {CatalogueError} `catalogue_not_openapi`, or `catalogue_other_api` where it has none of
 *   this API's paths.
 * @see https://spec.openapis.org/oas/v3.0.3
 */
export function operationsOfOpenApi(document: unknown, api: Api): readonly Operation[] {
  if (!isJsonObject(document) || !isJsonObject(document['paths']) || !isVersion3(document)) {
    throw new CatalogueError('catalogue_not_openapi');
  }
  const resolve = createResolver(document);
  const base = basePath(document);
  const operations = Object.entries(document['paths']).flatMap(([path, item]) =>
    operationsOfPath(withRest(`${base}${path}`), item, { api, resolve, document }),
  );
  if (!operations.some(({ path }) => BEGINNING[api].test(path))) {
    throw new CatalogueError('catalogue_other_api', { api });
  }
  const byKey = new Map(operations.map((operation) => [operationKey(operation), operation]));
  return [...byKey.values()];
}

interface Context {
  readonly api: Api;
  readonly resolve: Resolve;
  readonly document: JsonObject;
}

function isVersion3({ openapi }: JsonObject): boolean {
  return typeof openapi === 'string' && openapi.startsWith('3.');
}

/** The path of the server, which stands before all others: `/rest` in some of these documents. */
function basePath({ servers }: JsonObject): string {
  const [server] = listOf(servers);
  const url = isJsonObject(server) ? server['url'] : undefined;
  return typeof url === 'string' ? url.replace(/^(?:https?:)?\/\/[^/]*|\/+$/gu, '') : '';
}

/** Jira Software's document leaves it out of the paths of builds, deployments and their like. */
function withRest(path: string): string {
  return path.startsWith('/rest/') ? path : `/rest${path}`;
}

function operationsOfPath(path: string, item: unknown, context: Context): readonly Operation[] {
  const fields = context.resolve(item);
  return METHODS.flatMap((method) => {
    const operation = context.resolve(fields[method.toLowerCase()]);
    if (Object.keys(operation).length === 0) return [];
    const parameters = parametersOf([fields['parameters'], operation['parameters']], context);
    const id = textOf(operation['operationId']);
    const description = firstSentence(textOf(operation['description']));
    return [
      {
        id: id === '' ? operationKey({ method, path }) : shortId(id),
        api: context.api,
        method,
        path,
        summary: textOf(operation['summary']).trim() || description || `${method} ${path}`,
        pathParameters: pathParametersOf(path, parameters),
        queryParameters: parameters
          .filter((parameter) => parameter['in'] === 'query')
          .map((parameter) => parameterOf(parameter, context)),
        body: bodyOf(operation['requestBody'], context),
        deprecated: operation['deprecated'] === true,
        scopes: scopesOf(operation, context.document),
      },
    ];
  });
}

/** The service desk's IDs are names of Java classes, a method and an HTTP method at their end. */
function shortId(operationId: string): string {
  return operationId.replace(/^com\..*\./u, '').replace(/_(?:get|post|put|patch|delete)$/u, '');
}

/** Those of a path and of its operation, which has the last word. */
function parametersOf(lists: readonly unknown[], { resolve }: Context): readonly JsonObject[] {
  const parameters = lists.flatMap(listOf).map(resolve);
  return [
    ...new Map(
      parameters.map((each) => [`${textOf(each['in'])} ${textOf(each['name'])}`, each]),
    ).values(),
  ].filter(({ name }) => textOf(name) !== '');
}

function pathParametersOf(path: string, parameters: readonly JsonObject[]): readonly Parameter[] {
  return segmentsOf(path).flatMap((segment) => {
    const name = parameterName(segment);
    if (name === undefined) return [];
    const described = parameters.find((each) => each['in'] === 'path' && each['name'] === name);
    const context = { resolve: (value: unknown) => (isJsonObject(value) ? value : {}) };
    return [{ ...parameterOf(described ?? { name }, context), required: true }];
  });
}

function parameterOf(parameter: JsonObject, { resolve }: Pick<Context, 'resolve'>): Parameter {
  const schema = resolve(parameter['schema']);
  const several = schema['type'] === 'array';
  const each = several ? resolve(schema['items']) : schema;
  return {
    name: textOf(parameter['name']),
    type: typeOf(each['type']),
    several,
    required: parameter['required'] === true,
    values: listOf(each['enum']).filter((value) => typeof value === 'string'),
    sentence: firstSentence(textOf(parameter['description'])),
  };
}

function typeOf(type: unknown): ParameterType {
  const known = ['integer', 'number', 'boolean'] as const;
  return known.find((each) => each === type) ?? 'string';
}

function bodyOf(requestBody: unknown, { resolve }: Context): Body | undefined {
  const body = resolve(requestBody);
  const content = resolve(body['content']);
  const type = (['application/json', 'multipart/form-data'] as const).find((each) =>
    Object.hasOwn(content, each),
  );
  const name = type ?? Object.keys(content)[0];
  if (name === undefined) return undefined;
  const schema: JsonSchema = schemaOf(resolve(content[name])['schema'], resolve);
  const bodyType: BodyType = type ?? '*/*';
  return { type: bodyType, required: body['required'] === true, schema };
}

/**
 * What a document says about scopes: the alternatives of `security`, and what Atlassian adds, in
 * which each list is one. A kind that neither names is unknown; OAuth 2.0 without a scope is known.
 */
function scopesOf(operation: JsonObject, document: JsonObject): OperationScopes {
  const security = listOf(operation['security'] ?? document['security']).flatMap((requirement) => {
    const scopes = isJsonObject(requirement) ? requirement['OAuth2'] : undefined;
    return Array.isArray(scopes) ? [textsOf(scopes)] : [];
  });
  const added = listOf(operation['x-atlassian-oauth2-scopes'])
    .filter(isJsonObject)
    .filter(({ scheme }) => scheme === 'OAuth2')
    .map(({ scopes }) => textsOf(scopes));
  const sets = [...security, ...added];
  return { classic: setsOf(sets, 'classic'), granular: setsOf(sets, 'granular') };
}

/** An empty list asks for nothing, whatever a token was granted. */
function setsOf(sets: readonly ScopeSet[], kind: 'classic' | 'granular'): Scopes {
  const ofKind = sets.filter((set) => set.every((scope) => kindOf(scope) === kind));
  if (ofKind.length === 0) return 'unknown';
  return [...new Map(ofKind.map((set) => [[...set].sort().join(' '), set])).values()];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
