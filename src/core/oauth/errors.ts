import { CodedError } from '../errors';

export type OAuthErrorCode =
  /** The redirect carries a parameter twice. */
  | 'callback_parameter_repeated'
  /** The redirect's `state` is not the one that was sent. */
  | 'callback_state_mismatch'
  /** The redirect's `iss` is not the authorization server asked (RFC 9207). */
  | 'callback_issuer_mismatch'
  /** The redirect has neither `code` nor `error`. */
  | 'callback_without_code'
  /** The user said no on the consent page. */
  | 'consent_denied'
  /** The authorization server answered the redirect with any other `error`. */
  | 'authorization_refused'
  | 'token_response_empty'
  | 'token_response_not_json'
  | 'token_response_too_large'
  /** The connection ended within the answer, which may have held new tokens. */
  | 'token_response_lost'
  /** A member of the token response is missing or of the wrong type. */
  | 'token_response_invalid'
  /** The token response's `token_type` is not bearer. */
  | 'token_type_unsupported'
  /** The token endpoint does not know the client, or not this secret. */
  | 'invalid_client'
  /** The code or the refresh token is not, or no longer, valid. */
  | 'invalid_grant'
  /** The app may not use this grant: it is no service account's, for example. */
  | 'grant_type_not_allowed'
  /** The token endpoint refused with any other `error`. */
  | 'token_request_refused'
  /** The token endpoint cannot answer now: 429, 5xx, or no OAuth error in the body. */
  | 'token_endpoint_unavailable';

/** What went wrong between this client and the authorization server. */
export class OAuthError extends CodedError<OAuthErrorCode> {}
