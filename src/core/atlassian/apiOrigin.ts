import { CodedError } from '../errors';
import type { HttpRequest } from '../ports';

/** Thrown where a token would leave its own API. */
export class ApiOriginError extends CodedError<'foreign_origin'> {}

/** The token and the API it was issued for. */
export interface ApiAccess {
  readonly access_token: string;
  readonly apiBaseUrl: string;
}

/** Whether an address is at an API: the same scheme, host and port, and below its path. */
export function isAtApi(url: string, apiBaseUrl: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(apiBaseUrl)) return false;
  const target = new URL(url);
  const api = new URL(apiBaseUrl);
  return (
    target.origin === api.origin &&
    target.username === '' &&
    target.password === '' &&
    `${target.pathname}/`.startsWith(`${api.pathname.replace(/\/+$/u, '')}/`)
  );
}

/**
 * The request with the token on it. This is the one place where a token is attached to anything.
 *
 * The address is sent as the URL parser reads it, so that what was checked is what is sent. Throws
 * `foreign_origin` where it is not at the token's own API.
 */
export function withBearer(request: HttpRequest, access: ApiAccess): HttpRequest {
  if (!isAtApi(request.url, access.apiBaseUrl)) throw new ApiOriginError('foreign_origin');
  return {
    ...request,
    url: new URL(request.url).href,
    headers: [...request.headers, ['Authorization', `Bearer ${access.access_token}`]],
  };
}
