import type { AnswerErrors } from './jiraErrors';

/** What to do next about an error where no hint says it. */
export type NextStepCode =
  | 'fields_refused'
  | 'request_refused'
  | 'permission_missing'
  | 'nothing_there'
  /** The gateway knows no such site, or the token does not reach it. */
  | 'gateway_knows_no_site'
  | 'method_not_taken'
  | 'conflicting_change'
  | 'content_too_large'
  | 'content_type_refused'
  | 'server_failed'
  | 'gateway_refused';

const BY_STATUS: Readonly<Record<number, NextStepCode>> = {
  403: 'permission_missing',
  404: 'nothing_there',
  405: 'method_not_taken',
  409: 'conflicting_change',
  412: 'conflicting_change',
  413: 'content_too_large',
  415: 'content_type_refused',
};

/** The next step after an answer of status 400 or more. */
export function nextStepAfterRefusal(
  status: number,
  { origin, fieldErrors }: Pick<AnswerErrors, 'origin' | 'fieldErrors'>,
): NextStepCode {
  if (status >= 500) return 'server_failed';
  if (origin === 'gateway') return status === 404 ? 'gateway_knows_no_site' : 'gateway_refused';
  if (fieldErrors.length > 0) return 'fields_refused';
  return BY_STATUS[status] ?? 'request_refused';
}
