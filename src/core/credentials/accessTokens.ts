import { SingleFlight } from '../async';
import { OAuthError } from '../oauth/errors';
import type { TokenClient } from '../oauth/tokenClient';
import type { Clock } from '../ports';
import { tokenEndpoint, type Credential } from './credential';
import { CredentialError } from './errors';
import {
  createTokenSet,
  isFresh,
  isIssuedUnder,
  toFailure,
  type Grant,
  type TokenSet,
} from './grant';
import type { CredentialStore } from './store';

/** Hands out access tokens, and renews them on demand: whoever sends a request asks here. */
export class AccessTokens {
  readonly #store: CredentialStore;
  readonly #tokenClient: TokenClient;
  readonly #clock: Clock;
  readonly #refreshes = new SingleFlight<TokenSet>();

  constructor(store: CredentialStore, tokenClient: TokenClient, clock: Clock) {
    this.#store = store;
    this.#tokenClient = tokenClient;
    this.#clock = clock;
  }

  /**
   * A token set whose access token may be sent now.
   *
   * `rejected` is the access token that was just answered with 401; it is not handed out again
   * unless the server itself returns it. Throws `CredentialError` (`authorization_needed`,
   * `issued_elsewhere` and those of `CredentialStore.read`); `OAuthError` and `NetworkError` where
   * a refresh failed without a definite refusal, in which case every token is kept.
   */
  async get(credentialId: string, rejected?: string): Promise<TokenSet> {
    const { tokenSet } = await this.#readUsable(credentialId);
    if (isFresh(tokenSet, this.#clock.now(), rejected)) return tokenSet;
    return this.#refreshes.run(credentialId, () =>
      this.#store.exclusively(credentialId, () => this.#refresh(credentialId, rejected)),
    );
  }

  async #refresh(credentialId: string, rejected: string | undefined): Promise<TokenSet> {
    // Read again under the lock: whoever held it before may have done the work.
    const { credential, grant, tokenSet } = await this.#readUsable(credentialId);
    if (isFresh(tokenSet, this.#clock.now(), rejected)) return tokenSet;
    const { refresh_token } = tokenSet;
    if (refresh_token === undefined) {
      const ended = new CredentialError('access_token_ended');
      await this.#store.replaceGrant(credentialId, { ...grant, failure: toFailure(ended) });
      throw new CredentialError('authorization_needed');
    }
    // A token that was refused for good is not sent again.
    if (grant.failure?.code === 'invalid_grant') throw new CredentialError('authorization_needed');
    try {
      const response = await this.#tokenClient.request(tokenEndpoint(credential), {
        grant_type: 'refresh_token',
        refresh_token,
      });
      // Another window may have signed out or authorized anew while the answer was on its way.
      const current = await this.#readUsable(credentialId);
      if (current.tokenSet.refresh_token !== refresh_token) return current.tokenSet;
      const renewed = createTokenSet(response, credential, this.#clock.now(), tokenSet);
      await this.#store.replaceGrant(credentialId, {
        ...current.grant,
        tokenSet: renewed,
        // The client was refused before, and is no longer.
        failure: withoutCode(current.grant.failure, 'invalid_client'),
      });
      return renewed;
    } catch (error) {
      if (!(error instanceof OAuthError) || !isDefinite(error)) throw error;
      return this.#afterRefusal(credentialId, refresh_token, error);
    }
  }

  /**
   * The refresh token is dead, or the client's secret was changed; unless another token took its
   * place meanwhile, only a user helps. The tokens are kept: a refused client may be mended.
   */
  async #afterRefusal(
    credentialId: string,
    refused: string,
    refusal: OAuthError,
  ): Promise<TokenSet> {
    const { grant, tokenSet } = await this.#readUsable(credentialId);
    if (tokenSet.refresh_token !== refused) return tokenSet;
    await this.#store.replaceGrant(credentialId, { ...grant, failure: toFailure(refusal) });
    if (refusal.code === 'invalid_client') throw refusal;
    throw new CredentialError('authorization_needed');
  }

  async #readUsable(
    id: string,
  ): Promise<{ credential: Credential; grant: Grant; tokenSet: TokenSet }> {
    const credential = await this.#store.read(id);
    const grant = await this.#store.readGrant(id);
    const { tokenSet } = grant;
    if (tokenSet === undefined) throw new CredentialError('authorization_needed');
    if (!isIssuedUnder(tokenSet, credential)) throw new CredentialError('issued_elsewhere');
    return { credential, grant, tokenSet };
  }
}

function isDefinite({ code }: OAuthError): boolean {
  return code === 'invalid_grant' || code === 'invalid_client';
}

function withoutCode(failure: Grant['failure'], code: string): Grant['failure'] {
  return failure?.code === code ? undefined : failure;
}
