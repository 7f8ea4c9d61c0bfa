import { isAtApi } from '../atlassian/apiOrigin';
import type { HttpRequest, HttpResponse } from '../ports';
import { headerValue } from './answerText';

/** Redirects that one request is followed through. */
const MOST_REDIRECTS = 5;

/** Those that name one other address. @see RFC 9110 section 15.4 */
const REDIRECTS = [301, 302, 303, 307, 308];

const FOLLOWED_METHODS = ['GET', 'HEAD'];

/** Why a redirect is the answer. */
export interface UnfollowedRedirect {
  readonly reason:
    /** Only what reads is followed. */
    | 'write'
    /** It leads out of the API that the token is for. */
    | 'elsewhere'
    | 'loop'
    | 'too_many'
    /** It names no address. */
    | 'no_target';
  /** The host it points to. */
  readonly host?: string | undefined;
}

/** What becomes of a redirect. */
export type RedirectStep = { readonly follow: string } | { readonly stay: UnfollowedRedirect };

/**
 * Where an answer leads, by our own rule: a token goes to its own API and nowhere else, and a write
 * is done once. `visited` are the addresses so far, the request's among them. Undefined where the
 * answer is no redirect.
 *
 * @see RFC 9110 section 10.2.2
 */
export function redirectStep(
  { method, url }: Pick<HttpRequest, 'method' | 'url'>,
  { status, headers }: HttpResponse,
  apiBaseUrl: string,
  visited: readonly string[],
): RedirectStep | undefined {
  if (!REDIRECTS.includes(status)) return undefined;
  const location = headerValue(headers, 'location');
  if (location === undefined || !URL.canParse(location, url)) {
    return { stay: { reason: 'no_target' } };
  }
  const target = new URL(location, url);
  // A fragment is for whoever shows the answer, and is never sent.
  target.hash = '';
  const stay = (reason: UnfollowedRedirect['reason']): RedirectStep => ({
    stay: { reason, host: target.host === '' ? undefined : target.host },
  });
  if (!FOLLOWED_METHODS.includes(method)) return stay('write');
  if (!isAtApi(target.href, apiBaseUrl)) return stay('elsewhere');
  if (visited.includes(target.href)) return stay('loop');
  return visited.length > MOST_REDIRECTS ? stay('too_many') : { follow: target.href };
}
