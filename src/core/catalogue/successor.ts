import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import { inVersionOf, queryStart } from './paths';
import { readQuery, setQuery } from './query';
import { removedOperation } from './removed';
import { originOf } from './typedPath';

/** The part of a request that changes with its operation. */
export interface RequestShape {
  readonly method: string;
  readonly path: string;
  /** The text of a body of JSON; empty where there is none. */
  readonly body: string;
}

/** What there is to say about a request that was filled in anew. */
export type SuccessorNote =
  /** Its pages come one after the other, by a token. */
  | { readonly code: 'start_dropped' }
  | { readonly code: 'parameters_dropped'; readonly names: readonly string[] }
  /** Without a list of fields, IDs alone would come; the old one's own list was filled in. */
  | { readonly code: 'fields_added' }
  /** A query that restricts nothing is refused. */
  | { readonly code: 'jql_missing' }
  /** It is no JSON, or not the object that was expected, and was left as it is. */
  | { readonly code: 'body_kept' };

/** The request of the operation that took the place of a removed one. */
export interface Successor extends RequestShape {
  readonly notes: readonly SuccessorNote[];
}

/** What `/search` answers of an issue where it is not asked for anything. */
const FIELDS = '*navigable';

/** What `/search/jql` takes of a body. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const TAKEN = [
  'jql',
  'fields',
  'expand',
  'maxResults',
  'properties',
  'fieldsByKeys',
  'reconcileIssues',
];
const NOT_TAKEN_IN_QUERY = ['startAt', 'validateQuery'];

/** The request that does what a removed one did, with all of it that has an equivalent; undefined for any other. */
export function successorOf(request: RequestShape): Successor | undefined {
  const removed = removedOperation(request.method, request.path);
  if (removed === undefined) return undefined;
  const origin = originOf(request.path);
  const path =
    origin +
    inVersionOf(request.path.slice(origin.length), removed.successor) +
    request.path.slice(queryStart(request.path));
  const moved = { ...request, path };
  if (removed.method === 'GET') return searchByQuery(moved);
  const content = parseJson(request.body);
  if (!isJsonObject(content)) {
    const isKept = request.body.trim() !== '';
    return { ...moved, notes: isKept ? [{ code: 'body_kept' }] : [] };
  }
  const { body, notes } = removed.path.endsWith('/eval')
    ? expressionOf(content)
    : searchOf(content, removed.path.endsWith('/id') ? ['id'] : [FIELDS]);
  return { ...moved, body: JSON.stringify(body, undefined, 2), notes };
}

function searchByQuery(request: RequestShape): Successor {
  const given = readQuery(request.path);
  const names = given.map(([name]) => name);
  const path = NOT_TAKEN_IN_QUERY.reduce((text, name) => setQuery(text, name, []), request.path);
  const isNamed = names.includes('fields');
  const dropped = NOT_TAKEN_IN_QUERY.filter((name) => names.includes(name));
  return {
    ...request,
    path: isNamed ? path : setQuery(path, 'fields', [FIELDS]),
    notes: [
      ...droppedNotes(dropped),
      ...(isNamed ? [] : [{ code: 'fields_added' } as const]),
      ...jqlNotes(given.find(([name]) => name === 'jql')?.[1]),
    ],
  };
}

type Rewritten = { readonly body: JsonObject; readonly notes: readonly SuccessorNote[] };

function searchOf(given: JsonObject, fields: readonly string[]): Rewritten {
  const taken = Object.entries(given).filter(([name]) => TAKEN.includes(name));
  const dropped = Object.keys(given).filter((name) => !TAKEN.includes(name));
  const isNamed = 'fields' in given;
  const body = Object.fromEntries(taken.map(([name, value]) => [name, asTaken(name, value)]));
  return {
    body: isNamed ? body : { ...body, fields },
    notes: [
      ...droppedNotes(dropped),
      ...(isNamed || fields.includes('id') ? [] : [{ code: 'fields_added' } as const]),
      ...jqlNotes(given['jql']),
    ],
  };
}

/** The one takes lists where the other takes texts. */
function asTaken(name: string, value: unknown): unknown {
  if (name === 'expand' && Array.isArray(value)) return value.join(',');
  if (name === 'fields' && typeof value === 'string') return value.split(',');
  return value;
}

function expressionOf(given: JsonObject): Rewritten {
  const { context } = given;
  const issues = isJsonObject(context) ? context['issues'] : undefined;
  const jql = isJsonObject(issues) ? issues['jql'] : undefined;
  if (!isJsonObject(context) || !isJsonObject(issues) || !isJsonObject(jql)) {
    return { body: given, notes: [] };
  }
  const { startAt, validation, ...taken } = jql;
  const dropped = Object.entries({ startAt, validation }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    body: { ...given, context: { ...context, issues: { ...issues, jql: taken } } },
    notes: droppedNotes(dropped.map(([name]) => name)),
  };
}

function droppedNotes(dropped: readonly string[]): readonly SuccessorNote[] {
  const names = dropped.filter((name) => name !== 'startAt');
  return [
    ...(dropped.includes('startAt') ? [{ code: 'start_dropped' } as const] : []),
    ...(names.length > 0 ? [{ code: 'parameters_dropped', names } as const] : []),
  ];
}

function jqlNotes(jql: unknown): readonly SuccessorNote[] {
  const isMissing = jql === undefined || (typeof jql === 'string' && jql.trim() === '');
  return isMissing ? [{ code: 'jql_missing' }] : [];
}
