import { isScopeMismatch } from '../atlassian/api';
import type { HttpResponse } from '../ports';

/** What an answer means where its status alone does not say what to do next. */
export type HintCode =
  | 'scope_missing'
  | 'token_refused'
  | 'redirect_not_followed'
  | 'api_removed'
  | 'rate_limited'
  /** Nothing of this request is at fault: it may be sent again. */
  | 'unavailable';

/** The hint for an answer, if there is one. */
export function hintFor(response: HttpResponse): HintCode | undefined {
  const { status } = response;
  if (isTakenForNobody(response)) return 'token_refused';
  if (status === 401) return isScopeMismatch(response) ? 'scope_missing' : 'token_refused';
  if (status === 410) return 'api_removed';
  if (status === 429) return 'rate_limited';
  if (status === 503) return 'unavailable';
  return status >= 300 && status < 400 && status !== 304 ? 'redirect_not_followed' : undefined;
}

/** Jira does for nobody in particular what anyone may do: a wrong token then finds an empty Jira. */
function isTakenForNobody({ headers }: HttpResponse): boolean {
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'x-seraph-loginreason' && value.includes('AUTHENTICATED_FAILED'),
  );
}
