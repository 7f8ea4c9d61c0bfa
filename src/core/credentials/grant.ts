import * as v from 'valibot';
import { bearerAccess, type ApiAccess } from '../atlassian/apiOrigin';
import type { CodedError } from '../errors';
import type { TokenResponse } from '../oauth/tokenResponse';
import type { OAuthCredential } from './credential';

const tokenSet = v.object({
  access_token: v.string(),
  refresh_token: v.optional(v.string()),
  scope: v.string(),
  /** Milliseconds since the epoch. */
  issuedAt: v.number(),
  /** Milliseconds since the epoch; missing where the server did not say, and only a 401 tells. */
  expiresAt: v.optional(v.number()),
  client_id: v.string(),
  accessTokenUrl: v.string(),
  apiBaseUrl: v.string(),
});

/** One pair of tokens and what it was issued under; it is used nowhere else. */
export type TokenSet = Readonly<v.InferOutput<typeof tokenSet>>;

/** Who authorized, in Jira's words. */
const account = v.object({ accountId: v.string(), displayName: v.string() });

export type Account = Readonly<v.InferOutput<typeof account>>;

const site = v.object({
  cloudId: v.string(),
  name: v.string(),
  url: v.string(),
  scopes: v.pipe(v.array(v.string()), v.readonly()),
});

const failure = v.object({
  code: v.string(),
  /** The status or the wire's own error behind the code, where there is one. */
  reason: v.optional(v.string()),
  /** The host that did not answer, where that is why. */
  host: v.optional(v.string()),
});

/** Why a credential is red. */
export type Failure = Readonly<v.InferOutput<typeof failure>>;

/** An error as it is stored and shown later: its code, and the wire's own word for it. */
export function toFailure({ code, details }: CodedError<string>): Failure {
  const reason = ['error_description', 'error', 'status', 'reason']
    .map((name) => details[name])
    .find((word) => word !== undefined);
  return { code, reason: textOf(reason), host: textOf(details['host']) };
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** What is stored of a grant; one secret, apart from the credential's. */
export const grantSchema = v.object({
  /** Grows with each write, in any window; missing in what was never written. */
  generation: v.optional(v.number()),
  tokenSet: v.optional(tokenSet),
  sites: v.pipe(v.array(site), v.readonly()),
  account: v.optional(account),
  failure: v.optional(failure),
  /** When the token was last renewed without the user; milliseconds since the epoch. */
  refreshedAt: v.optional(v.number()),
  /** When Jira last said who the owner of a token is that never was authorized in a browser. */
  checkedAt: v.optional(v.number()),
  /** The last authorization that was answered, so that the window that waits for it can tell. */
  answered: v.optional(v.object({ authorization: v.string(), failure: v.optional(failure) })),
});

/** What a user has granted to a credential, and what became of it. */
export type Grant = Readonly<v.InferOutput<typeof grantSchema>>;

export const NO_GRANT: Grant = { sites: [] };

/** What is left of a grant that cannot be read. */
export const UNREADABLE_GRANT: Grant = { sites: [], failure: { code: 'grant_corrupt' } };

/** The token set of an answer; one without `refresh_token` leaves the previous one in force. */
export function createTokenSet(
  response: TokenResponse,
  credential: OAuthCredential,
  now: number,
  previous?: TokenSet,
): TokenSet {
  const { access_token, refresh_token, expires_in, scope } = response;
  return {
    access_token,
    refresh_token: refresh_token ?? previous?.refresh_token,
    // A server that leaves `scope` out granted what was asked (RFC 6749 section 5.1).
    scope: scope ?? previous?.scope ?? credential.scope,
    issuedAt: now,
    expiresAt: expires_in === undefined ? undefined : now + expires_in * 1000,
    client_id: credential.client_id,
    accessTokenUrl: credential.accessTokenUrl,
    apiBaseUrl: credential.apiBaseUrl,
  };
}

/** What a token set gives access to. */
export function accessOf({ access_token, apiBaseUrl }: TokenSet): ApiAccess {
  return bearerAccess(access_token, apiBaseUrl);
}

/** Whether a token set was issued under what the credential says now. */
export function isIssuedUnder(tokenSet: TokenSet, credential: OAuthCredential): boolean {
  return (
    tokenSet.client_id === credential.client_id &&
    tokenSet.accessTokenUrl === credential.accessTokenUrl &&
    tokenSet.apiBaseUrl === credential.apiBaseUrl
  );
}

/**
 * Whether an access token may be sent now: neither just refused with 401 nor in the last tenth of
 * its life, at most a minute before its end.
 */
export function isFresh(tokenSet: TokenSet, now: number, rejected?: ApiAccess): boolean {
  const { issuedAt, expiresAt } = tokenSet;
  if (accessOf(tokenSet).authorization === rejected?.authorization) return false;
  if (expiresAt === undefined) return true;
  return expiresAt - now > Math.min(60_000, (expiresAt - issuedAt) / 10);
}
