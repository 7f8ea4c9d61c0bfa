import type { JsonSchema } from '../json/jsonSchema';

/** The API of Jira that an operation belongs to. */
export type Api = 'platform' | 'agile' | 'servicedesk';

/** The HTTP methods that Jira's operations have. */
export type OperationMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a parameter's value is written as; a date or an ID is a string. */
export type ParameterType = 'string' | 'integer' | 'number' | 'boolean';

/** A part of the path, or of the query, that the one who asks fills in. */
export interface Parameter {
  readonly name: string;
  /** The type of each of its values. */
  readonly type: ParameterType;
  /** Whether it may have several values: a list, or the same name again. */
  readonly several: boolean;
  readonly required: boolean;
  /** The values that are documented, none where any fits; Jira may have learned others since. */
  readonly values: readonly string[];
  /** One sentence; empty where nothing is documented. */
  readonly sentence: string;
}

/** The media types of bodies; `*\/*` is the bytes of a file as they are. */
export type BodyType = 'application/json' | 'multipart/form-data' | '*/*';

/** What an operation takes beside its path and query. */
export interface Body {
  readonly type: BodyType;
  readonly required: boolean;
  /** Of the JSON, or of a form's fields; `{}` where nothing is known. */
  readonly schema: JsonSchema;
}

/** Scopes of which a token needs every one. */
export type ScopeSet = readonly string[];

/** Sets of which each suffices; none where no such scope suffices, and "unknown" is never guessed at. */
export type Scopes = readonly ScopeSet[] | 'unknown';

/** The scopes that an operation needs: the classic ones or the granular ones. */
export interface OperationScopes {
  readonly classic: Scopes;
  readonly granular: Scopes;
}

/** Something that Jira does when asked by this method at this path. */
export interface Operation {
  /** As its API names it: `addComment`; method and path alone tell operations apart. */
  readonly id: string;
  readonly api: Api;
  readonly method: OperationMethod;
  /** As it is sent, with its parameters in braces: `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** In the order of the path. */
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly deprecated: boolean;
  readonly scopes: OperationScopes;
}

/** Where operations come from, and the operations themselves. */
export interface Catalogue {
  /** What it was derived from, for a person to read: `jira.js 6.2.0`. */
  readonly sources: readonly string[];
  readonly operations: readonly Operation[];
}
