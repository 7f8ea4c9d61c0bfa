import { AccessTokens } from '../../src/core/credentials/accessTokens';
import {
  Authorizations,
  type AuthorizationsContext,
} from '../../src/core/credentials/authorizations';
import {
  loopbackRedirectUri,
  OAUTH_DEFAULTS,
  type ApiTokenCredential,
  type OAuthCredential,
  type PersonalAccessTokenCredential,
} from '../../src/core/credentials/credential';
import { bearerAccess } from '../../src/core/atlassian/apiOrigin';
import type { TokenSet } from '../../src/core/credentials/grant';
import { PendingAuthorizations } from '../../src/core/credentials/pendingAuthorizations';
import { CredentialStore } from '../../src/core/credentials/store';
import { TokenClient } from '../../src/core/oauth/tokenClient';
import { Markers } from '../../src/core/credentials/markers';
import type {
  Clock,
  HttpClient,
  Random,
  RedirectListener,
  SharedFolder,
} from '../../src/core/ports';
import { JiraClient } from '../../src/core/rest/client';
import { SharedLock } from '../../src/core/sharedLock';
import { WindowLock } from '../../src/core/windowLock';
import {
  CountingRandom,
  FakeClock,
  FakeRedirectListener,
  MemoryLogger,
  MemorySecretStore,
} from '../fakes';

export const CREDENTIAL: OAuthCredential = {
  ...OAUTH_DEFAULTS,
  id: 'cred',
  name: 'Acme',
  callbackRoad: 'loopback',
  client_id: 'client',
  client_secret: 's3cr3t-value',
};

export const API_TOKEN: ApiTokenCredential = {
  id: 'api',
  name: 'Acme by token',
  production: false,
  type: 'api_token',
  siteUrl: 'https://acme.atlassian.net',
  email: 'ada@acme.example',
  api_token: 'ATATT-api-token',
  scoped: false,
  apiBaseUrl: CREDENTIAL.apiBaseUrl,
};

export const PERSONAL_ACCESS_TOKEN: PersonalAccessTokenCredential = {
  id: 'pat',
  name: 'Data Center',
  production: false,
  type: 'personal_access_token',
  baseUrl: 'https://jira.acme.example/jira',
  personal_access_token: 'pat-token',
};

export const CALLBACK = { redirect_uri: loopbackRedirectUri('loopback', CREDENTIAL.callbackPort) };

export interface WorldParts<C extends Clock> {
  readonly secrets?: MemorySecretStore;
  readonly clock?: C;
  readonly folder?: SharedFolder;
  readonly random?: Random;
  readonly listener?: RedirectListener;
  readonly confirmAccount?: AuthorizationsContext['confirmAccount'];
}

/** The core of one window, as extension.ts builds it, on the given network and fakes. */
export function createWindow<C extends Clock = FakeClock>(
  http: HttpClient,
  parts: WorldParts<C> = {},
) {
  const secrets = parts.secrets ?? new MemorySecretStore();
  // Without a clock of the caller's, C is what it is by default.
  const clock = parts.clock ?? (new FakeClock() as Clock as C);
  const random = parts.random ?? new CountingRandom();
  const listener = parts.listener ?? new FakeRedirectListener();
  const logger = new MemoryLogger();
  const { folder } = parts;
  const onUnusable = (error: unknown) => logger.warn(`folder: ${String(error)}`);
  const lock = folder ? new SharedLock(folder, clock, onUnusable) : new WindowLock();
  const markers = new Markers(folder, onUnusable);
  const onNotStored = () => logger.warn('not stored');
  const store = new CredentialStore({ secrets, lock, markers, clock, onNotStored });
  const pending = new PendingAuthorizations(secrets, lock, clock);
  const tokenClient = new TokenClient(http, clock, logger);
  const accessTokens = new AccessTokens(store, tokenClient, clock);
  const client = new JiraClient(store, accessTokens, http, clock, logger);
  const authorizations = new Authorizations({
    store,
    pending,
    tokenClient,
    http,
    listener,
    clock,
    random,
    logger,
    confirmAccount: parts.confirmAccount ?? (() => Promise.resolve(true)),
  });
  return { secrets, clock, listener, logger, store, pending, accessTokens, client, authorizations };
}

/** A token set of an hour, issued now. */
export function tokenSet(now: number, changes: Partial<TokenSet> = {}): TokenSet {
  return {
    access_token: 'access-1',
    refresh_token: 'refresh-1',
    scope: CREDENTIAL.scope,
    issuedAt: now,
    expiresAt: now + 3_600_000,
    client_id: CREDENTIAL.client_id,
    accessTokenUrl: CREDENTIAL.accessTokenUrl,
    apiBaseUrl: CREDENTIAL.apiBaseUrl,
    ...changes,
  };
}

/** The access that a token of the credential gives. */
export function accessWith(access_token: string) {
  return bearerAccess(access_token, CREDENTIAL.apiBaseUrl);
}
