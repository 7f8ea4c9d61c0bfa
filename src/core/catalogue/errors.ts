import { CodedError } from '../errors';

export type CatalogueErrorCode =
  /** A stored catalogue is damaged, or none at all. */
  | 'catalogue_unreadable'
  /** A stored catalogue was written by a newer version of this extension. */
  | 'catalogue_too_new'
  /** A web page came in place of a specification. */
  | 'catalogue_is_page'
  /** A specification is no JSON, as where the end of it is missing. */
  | 'catalogue_not_json'
  /** A JSON document is no OpenAPI 3 specification. */
  | 'catalogue_not_openapi'
  /** An OpenAPI specification describes another API. */
  | 'catalogue_other_api'
  /** In place of a specification came a redirect, and none is followed. */
  | 'catalogue_redirected'
  /** In place of a specification came an answer of another status than 200. */
  | 'catalogue_refused'
  /** A specification is larger than any that Atlassian has. */
  | 'catalogue_too_large'
  /** The thread that derives a catalogue ended without one. */
  | 'catalogue_not_derived'
  /** A catalogue was derived and cannot be stored. */
  | 'catalogue_not_stored';

/** A catalogue, or what one is derived from, that cannot be used. */
export class CatalogueError extends CodedError<CatalogueErrorCode> {}
