import { isJsonObject, parseJson, type JsonObject } from '../jsonValue';
import type { HttpResponse } from '../ports';
import { redact } from '../redact';
import { OAuthError } from './errors';

/** A successful token response. @see RFC 6749 section 5.1 */
export interface TokenResponse {
  readonly access_token: string;
  readonly refresh_token?: string | undefined;
  /** Seconds. */
  readonly expires_in?: number | undefined;
  readonly scope?: string | undefined;
}

/**
 * Reads a token endpoint's answer; `secrets` are those of the request, which no error may echo.
 *
 * `invalid_client`, `invalid_grant` and `grant_type_not_allowed` are definite;
 * `token_endpoint_unavailable` is temporary and no reason to drop a token. Throws these and every
 * `token_…` code.
 *
 * @see RFC 6749 sections 5.1 and 5.2, and Atlassian's own use of the error codes on the wire
 */
export function processTokenResponse(
  response: HttpResponse,
  secrets: readonly (string | undefined)[] = [],
  grant_type?: string,
): TokenResponse {
  if (response.cut === 'too_large') throw new OAuthError('token_response_too_large');
  if (response.cut) throw cutError(response);
  const text = new TextDecoder().decode(response.body);
  if (response.status !== 200) {
    throw refusal(response.status, parseJson(text), secrets, grant_type);
  }
  const body = parseJson(text);
  if (text.trim() === '') throw new OAuthError('token_response_empty');
  if (body === undefined) throw new OAuthError('token_response_not_json');
  if (!isJsonObject(body)) throw new OAuthError('token_response_invalid', { member: '' });
  return readMembers(body);
}

/** What was cut short may have been a success; only the status of a failure says that it was none. */
function cutError({ status, cut }: HttpResponse): OAuthError {
  return status === 200
    ? new OAuthError('token_response_lost', { reason: cut })
    : new OAuthError('token_endpoint_unavailable', { status });
}

function readMembers(body: JsonObject): TokenResponse {
  const access_token = readToken(body, 'access_token');
  const token_type = readText(body, 'token_type');
  if (access_token === undefined) throw invalid('access_token');
  if (token_type === undefined) throw invalid('token_type');
  if (token_type.toLowerCase() !== 'bearer') {
    throw new OAuthError('token_type_unsupported', { token_type: token_type.slice(0, 40) });
  }
  return {
    access_token,
    refresh_token: readToken(body, 'refresh_token'),
    expires_in: readSeconds(body, 'expires_in'),
    // An empty scope is a legal, if odd, way to say "none".
    scope: body['scope'] === '' ? '' : readText(body, 'scope'),
  };
}

function readText(body: JsonObject, member: string): string | undefined {
  const value = body[member];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw invalid(member);
  return value;
}

/** A token of other characters would not arrive as it is. @see RFC 6749 appendix A.12 */
function readToken(body: JsonObject, member: string): string | undefined {
  const token = readText(body, member);
  if (token !== undefined && !/^[\x21-\x7E]+$/u.test(token)) throw invalid(member);
  return token;
}

/** Seconds, some thirty years; more is no life of a token, and no date either. */
const LONGEST_LIFE = 1e9;

function readSeconds(body: JsonObject, member: string): number | undefined {
  const value = body[member];
  if (value === undefined) return undefined;
  // Some servers send the number as a text.
  const isNumeral = typeof value === 'string' && /^\d+(?:\.\d+)?$/u.test(value);
  const seconds = isNumeral ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LONGEST_LIFE)) {
    throw invalid(member);
  }
  return seconds;
}

function invalid(member: string): OAuthError {
  return new OAuthError('token_response_invalid', { member });
}

/** Atlassian's answers mean more than their `error` says, so status and description count too. */
function refusal(
  status: number,
  body: unknown,
  secrets: readonly (string | undefined)[],
  grant_type: string | undefined,
) {
  const error = isJsonObject(body) ? body['error'] : undefined;
  if (typeof error !== 'string' || status >= 500 || status === 429) {
    return new OAuthError('token_endpoint_unavailable', { status });
  }
  const raw = isJsonObject(body) ? body['error_description'] : undefined;
  const error_description = typeof raw === 'string' ? raw : undefined;
  return new OAuthError(refusalCode(status, error, error_description, grant_type), {
    status,
    error: redact(error, secrets).slice(0, 80),
    error_description: error_description && redact(error_description, secrets).slice(0, 200),
  });
}

function refusalCode(
  status: number,
  error: string,
  error_description = '',
  grant_type: string | undefined,
) {
  // 401 access_denied is Atlassian's word for a wrong secret; the user's "no" never comes this way.
  if (error === 'invalid_client' || (status === 401 && error === 'access_denied')) {
    return 'invalid_client';
  }
  // A client that asks for itself has no grant that could have died; it may not ask like that.
  if (error === 'unauthorized_client' && grant_type === 'client_credentials') {
    return 'grant_type_not_allowed';
  }
  if (error === 'invalid_grant') return 'invalid_grant';
  // A dead refresh token on Atlassian's wire, where the documentation says invalid_grant.
  if (status === 403 && error === 'unauthorized_client') return 'invalid_grant';
  // A bad, used or expired code on Atlassian's wire.
  if (error === 'invalid_request' && error_description.includes('authorization_code')) {
    return 'invalid_grant';
  }
  return 'token_request_refused';
}
