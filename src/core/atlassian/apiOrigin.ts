import { base64 } from '../encoding';
import { CodedError } from '../errors';
import type { HttpRequest } from '../ports';
import { isSecure } from '../secureUrl';

export type ApiOriginErrorCode =
  /** The request is not at the API that its secret was issued for. */
  'foreign_origin';

/** Thrown where a secret would leave its own API. */
export class ApiOriginError extends CodedError<ApiOriginErrorCode> {}

/** What proves who asks, and the API that it was issued for. */
export interface ApiAccess {
  /** The value of the `Authorization` header. */
  readonly authorization: string;
  /** Every form of the secret in it, to be kept out of what is shown. */
  readonly secrets: readonly string[];
  readonly apiBaseUrl: string;
}

/** Access with a bearer token. @see RFC 6750 section 2.1 */
export function bearerAccess(token: string, apiBaseUrl: string): ApiAccess {
  return { authorization: `Bearer ${token}`, secrets: [token], apiBaseUrl };
}

/** Access by HTTP Basic with an API token. @see RFC 7617 section 2 */
export function basicAccess(user: string, api_token: string, apiBaseUrl: string): ApiAccess {
  const pair = base64(new TextEncoder().encode(`${user}:${api_token}`));
  return { authorization: `Basic ${pair}`, secrets: [api_token, pair], apiBaseUrl };
}

/**
 * Whether an address is at an API: the same scheme, host and port, and below its path; encrypted,
 * unless the API is on this machine.
 *
 * Both addresses are bare: user, password and fragment, and in the API's a query, are what one
 * parser may take for the host and another may not.
 */
export function isAtApi(url: string, apiBaseUrl: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(apiBaseUrl)) return false;
  const target = new URL(url);
  const api = new URL(apiBaseUrl);
  return (
    isSecure(api) &&
    api.href === api.origin + api.pathname &&
    target.origin === api.origin &&
    target.username === '' &&
    target.password === '' &&
    !target.href.includes('#') &&
    !isAmbiguous(target.pathname) &&
    `${target.pathname}/`.startsWith(`${api.pathname.replace(/\/+$/u, '')}/`)
  );
}

/**
 * What the URL parser leaves in a path, and a server behind it may still read as a way up and out:
 * encoded slashes and backslashes, and dots with a path parameter.
 */
function isAmbiguous(pathname: string): boolean {
  return /%2f|%5c|\/(?:\.|%2e){1,2}(?:;|%3b)/iu.test(pathname);
}

/**
 * The request with its authorization. This is the one place where a secret is attached to a request
 * to an API.
 *
 * The address is sent as the URL parser reads it, so that what was checked is what is sent. Throws
 * `foreign_origin` where it is not at the API that the access is for.
 */
export function withAuthorization(request: HttpRequest, access: ApiAccess): HttpRequest {
  if (!isAtApi(request.url, access.apiBaseUrl)) throw new ApiOriginError('foreign_origin');
  return {
    ...request,
    url: new URL(request.url).href,
    headers: [...request.headers, ['Authorization', access.authorization]],
  };
}
