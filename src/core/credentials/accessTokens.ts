import { SingleFlight } from '../async';
import { basicAccess, bearerAccess, type ApiAccess } from '../atlassian/apiOrigin';
import { OAuthError } from '../oauth/errors';
import type { TokenClient } from '../oauth/tokenClient';
import type { TokenGrant } from '../oauth/tokenRequest';
import type { Clock } from '../ports';
import {
  apiOf,
  lacksSecret,
  needsConsent,
  tokenEndpoint,
  type ApiTokenCredential,
  type OAuthCredential,
  type PersonalAccessTokenCredential,
} from './credential';
import { CredentialError } from './errors';
import {
  accessOf,
  createTokenSet,
  isFresh,
  isIssuedUnder,
  toFailure,
  type Grant,
  type TokenSet,
} from './grant';
import type { CredentialStore } from './store';

/** What is at hand to answer a request for access. */
interface Holding {
  readonly credential: OAuthCredential;
  readonly grant: Grant;
  /** Undefined where there is none that was issued under what the credential says now. */
  readonly tokenSet: TokenSet | undefined;
}

/** Hands out access, and renews tokens on demand: whoever sends a request asks here. */
export class AccessTokens {
  readonly #store: CredentialStore;
  readonly #tokenClient: TokenClient;
  readonly #clock: Clock;
  readonly #renewals = new SingleFlight<TokenSet>();

  constructor(store: CredentialStore, tokenClient: TokenClient, clock: Clock) {
    this.#store = store;
    this.#tokenClient = tokenClient;
    this.#clock = clock;
  }

  /**
   * Access that may be used now; for API tokens and personal access tokens, what the user entered.
   *
   * `rejected` was just answered with 401; where something else can be had, that is given instead.
   * Throws `CredentialError` (`authorization_needed`, `issued_elsewhere`, `secret_missing` and those of
   * `CredentialStore.read`); `OAuthError` and `NetworkError` where a token could not be had without
   * a definite refusal, in which case every token is kept.
   */
  async get(credentialId: string, rejected?: ApiAccess): Promise<ApiAccess> {
    const credential = await this.#store.read(credentialId);
    if (credential.type !== 'oauth2') {
      if (lacksSecret(credential)) throw new CredentialError('secret_missing');
      return enteredAccess(credential);
    }
    const { tokenSet } = await this.#hold(credentialId);
    if (tokenSet && isFresh(tokenSet, this.#clock.now(), rejected)) return accessOf(tokenSet);
    const renewed = await this.#renewals.run(credentialId, () =>
      this.#store.exclusively(credentialId, () => this.#renew(credentialId, rejected)),
    );
    return accessOf(renewed);
  }

  async #renew(credentialId: string, rejected: ApiAccess | undefined): Promise<TokenSet> {
    // Read again under the lock: whoever held it before may have done the work.
    const held = await this.#hold(credentialId);
    if (held.tokenSet && isFresh(held.tokenSet, this.#clock.now(), rejected)) return held.tokenSet;
    if (lacksSecret(held.credential)) throw new CredentialError('secret_missing');
    try {
      return held.credential.grant_type === 'authorization_code'
        ? await this.#refresh(credentialId, held)
        : await this.#request(credentialId, held, {
            grant_type: 'client_credentials',
            parameters: held.credential.tokenParameters,
          });
    } catch (error) {
      if (!(error instanceof OAuthError) || !isDefinite(error)) throw error;
      return this.#afterRefusal(credentialId, held.tokenSet, error);
    }
  }

  async #refresh(credentialId: string, held: Holding): Promise<TokenSet> {
    const { credential, grant, tokenSet } = held;
    if (tokenSet?.refresh_token === undefined) {
      // Refused, but not over: the answer to the request says more than this could.
      if (tokenSet && isFresh(tokenSet, this.#clock.now())) return tokenSet;
      const ended = new CredentialError('access_token_ended');
      await this.#store.replaceGrant(credentialId, { ...grant, failure: toFailure(ended) });
      throw new CredentialError('authorization_needed');
    }
    // A token that was refused for good is not sent again.
    if (grant.failure?.code === 'invalid_grant') throw new CredentialError('authorization_needed');
    return this.#request(credentialId, held, {
      grant_type: 'refresh_token',
      refresh_token: tokenSet.refresh_token,
      parameters: credential.refreshParameters,
    });
  }

  async #request(
    credentialId: string,
    { credential, tokenSet }: Holding,
    grant: TokenGrant,
  ): Promise<TokenSet> {
    const response = await this.#tokenClient.request(tokenEndpoint(credential), grant);
    // Another window may have signed out or authorized anew while the answer was on its way.
    const current = await this.#hold(credentialId);
    if (current.tokenSet && current.tokenSet.access_token !== tokenSet?.access_token) {
      return current.tokenSet;
    }
    const now = this.#clock.now();
    const renewed = createTokenSet(response, credential, now, tokenSet);
    await this.#store.replaceGrant(credentialId, {
      ...current.grant,
      tokenSet: renewed,
      refreshedAt: now,
      // The client was refused before, and is no longer.
      failure: isOfTheClient(current.grant.failure) ? undefined : current.grant.failure,
    });
    return renewed;
  }

  /**
   * The refresh token is dead, or the client's secret was changed; unless another token took its
   * place meanwhile, only a user helps. The tokens are kept: a refused client may be mended.
   */
  async #afterRefusal(
    credentialId: string,
    refused: TokenSet | undefined,
    refusal: OAuthError,
  ): Promise<TokenSet> {
    const { grant, tokenSet } = await this.#hold(credentialId);
    if (tokenSet && tokenSet.access_token !== refused?.access_token) return tokenSet;
    await this.#store.replaceGrant(credentialId, { ...grant, failure: toFailure(refusal) });
    if (refusal.code === 'invalid_grant') throw new CredentialError('authorization_needed');
    throw refusal;
  }

  async #hold(id: string): Promise<Holding> {
    const credential = await this.#store.read(id);
    if (credential.type !== 'oauth2') throw new CredentialError('authorization_needed');
    const grant = await this.#store.readGrant(id);
    const isUsable = grant.tokenSet !== undefined && isIssuedUnder(grant.tokenSet, credential);
    // A client that asks for itself just asks again; a user's consent cannot be had like that.
    if (!isUsable && needsConsent(credential)) {
      throw new CredentialError(grant.tokenSet ? 'issued_elsewhere' : 'authorization_needed');
    }
    return { credential, grant, tokenSet: isUsable ? grant.tokenSet : undefined };
  }
}

function enteredAccess(credential: ApiTokenCredential | PersonalAccessTokenCredential): ApiAccess {
  const { apiBaseUrl } = apiOf(credential);
  return credential.type === 'api_token'
    ? basicAccess(credential.email, credential.api_token, apiBaseUrl)
    : bearerAccess(credential.personal_access_token, apiBaseUrl);
}

function isDefinite({ code }: OAuthError): boolean {
  return ['invalid_grant', 'invalid_client', 'grant_type_not_allowed'].includes(code);
}

function isOfTheClient(failure: Grant['failure']): boolean {
  return ['invalid_client', 'grant_type_not_allowed'].includes(failure?.code ?? '');
}
