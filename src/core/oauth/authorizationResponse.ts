import { constantTimeEqual } from '../encoding';
import { redact } from '../redact';
import { OAuthError } from './errors';

/** What the redirect must agree with. */
export interface ExpectedAuthorizationResponse {
  /** The `state` that was sent; undefined where none was. */
  readonly state: string | undefined;
  /** The authorization server's issuer identifier. */
  readonly issuer: string;
}

/** The one value of a redirect's parameter. Throws `callback_parameter_repeated`. */
export function readParameter(url: URL, name: string): string | undefined {
  const [value, ...more] = url.searchParams.getAll(name);
  if (more.length > 0) throw new OAuthError('callback_parameter_repeated', { parameter: name });
  return value;
}

/**
 * Checks a redirect and takes the authorization code out of it.
 *
 * `state` comes before `error`: what a stranger sends can neither succeed nor fail a request.
 * Throws `callback_parameter_repeated`, `callback_issuer_mismatch`, `callback_state_mismatch`,
 * `consent_denied`, `authorization_refused`, `callback_without_code`.
 *
 * @see RFC 6749 sections 4.1.2 and 10.12, RFC 9207 section 2.4
 */
export function validateAuthorizationResponse(
  url: URL,
  expected: ExpectedAuthorizationResponse,
): string {
  const state = readParameter(url, 'state');
  const iss = readParameter(url, 'iss');
  const error = readParameter(url, 'error');
  const code = readParameter(url, 'code');

  if (!sameState(state, expected.state)) throw new OAuthError('callback_state_mismatch');
  if (iss !== undefined && iss !== expected.issuer)
    throw new OAuthError('callback_issuer_mismatch');
  if (error === 'access_denied') throw new OAuthError('consent_denied');
  if (error !== undefined) {
    const error_description = url.searchParams.get('error_description') ?? undefined;
    throw new OAuthError('authorization_refused', {
      error: redact(error, [state, code]).slice(0, 80),
      error_description:
        error_description && redact(error_description, [state, code]).slice(0, 200),
    });
  }
  if (!code) throw new OAuthError('callback_without_code');
  return code;
}

function sameState(actual: string | undefined, expected: string | undefined): boolean {
  return actual === undefined || expected === undefined
    ? actual === expected
    : constantTimeEqual(actual, expected);
}
