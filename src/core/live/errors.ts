import { CodedError } from '../errors';

export type LiveErrorCode =
  /** Jira answered another status than a success. */
  | 'live_values_refused'
  /** The answer is no JSON of the form that Jira documents, or ended before its end. */
  | 'live_values_unreadable';

/** Why a site's values are not known; says what was asked for as `kind`. */
export class LiveError extends CodedError<LiveErrorCode> {}
