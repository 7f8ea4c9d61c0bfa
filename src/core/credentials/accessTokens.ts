import { SingleFlight } from '../async';
import { basicAccess, bearerAccess, type ApiAccess } from '../atlassian/apiOrigin';
import type { TokenClient } from '../oauth/tokenClient';
import { EventSource } from '../events';
import type { Clock, Event } from '../ports';
import { BackOff } from './backOff';
import {
  apiOf,
  lacksSecret,
  tokenEndpoint,
  type ApiTokenCredential,
  type PersonalAccessTokenCredential,
} from './credential';
import { CredentialError } from './errors';
import { accessOf, isFresh, NO_GRANT, type TokenSet } from './grant';
import { hold, holdingOf } from './holding';
import type { InFlight } from './markers';
import { Renewals } from './renewals';
import type { CredentialStore, CredentialWithGrant } from './store';

/** Hands out access, and renews tokens on demand: whoever sends a request asks here. */
export class AccessTokens {
  readonly #store: CredentialStore;
  readonly #clock: Clock;
  readonly #renewals: Renewals;
  readonly #refusals = new EventSource<string>();
  readonly #underWay = new SingleFlight<TokenSet>();
  readonly #backOff: BackOff;

  constructor(store: CredentialStore, tokenClient: TokenClient, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#renewals = new Renewals(store, tokenClient, clock, (id) => this.#refusals.fire(id));
    this.#backOff = new BackOff(clock);
  }

  /** Fires with the id of a credential whose refresh token was just refused for good. */
  get onDidRefuse(): Event<string> {
    return this.#refusals.event;
  }

  /**
   * Access that may be used now; for API tokens and personal access tokens, what the user entered.
   *
   * `rejected` was just answered with 401; where something else can be had, that is given instead.
   * Throws `CredentialError` (`authorization_needed`, `issued_elsewhere`, `secret_missing`,
   * `secrets_behind`, `tokens_lost`, `refresh_interrupted` and those of `CredentialStore.read`);
   * `OAuthError` and `NetworkError` where a token could not be had. All who ask within a moment share
   * what was thrown, and for none of it is a token dropped.
   */
  async get(credentialId: string, rejected?: ApiAccess): Promise<ApiAccess> {
    return this.getBy(await this.#store.readWithGrant(credentialId), rejected);
  }

  /** The same by what was read a moment ago. Throws as `get` does. */
  async getBy(
    { credential, grant }: CredentialWithGrant,
    rejected?: ApiAccess,
  ): Promise<ApiAccess> {
    const credentialId = credential.id;
    await this.#store.grants.storeKept(credentialId);
    if (credential.type !== 'oauth2') {
      if (lacksSecret(credential)) throw new CredentialError('secret_missing');
      return enteredAccess(credential);
    }
    const { tokenSet } = holdingOf(credential, grant);
    if (tokenSet && isFresh(tokenSet, this.#clock.now(), rejected)) return accessOf(tokenSet);
    const subject = JSON.stringify([tokenEndpoint(credential), tokenSet?.refresh_token]);
    const run = { isOwn: false };
    const renewed = await this.#underWay.run(credentialId, () => {
      run.isOwn = true;
      return this.#backOff.run(credentialId, subject, () => this.#renew(credentialId, rejected));
    });
    const access = accessOf(renewed);
    // Whose run was joined may have asked before this very token was rejected.
    const isRejected = access.authorization === rejected?.authorization;
    return isRejected && !run.isOwn ? this.get(credentialId, rejected) : access;
  }

  async #renew(credentialId: string, rejected: ApiAccess | undefined): Promise<TokenSet> {
    const { grants } = this.#store;
    let seen = NO_GRANT;
    for (let waitedFor: InFlight | undefined; ;) {
      const renewed = await grants.withNewest(credentialId, async () => {
        // Read again under the lock: whoever held it before may have done the work.
        const held = await hold(this.#store, credentialId);
        const { credential, tokenSet } = held;
        seen = held.grant;
        if (tokenSet && isFresh(tokenSet, this.#clock.now(), rejected)) return tokenSet;
        if (lacksSecret(credential)) throw new CredentialError('secret_missing');
        return this.#renewals.renew(held, waitedFor);
      });
      if ('access_token' in renewed) return renewed;
      waitedFor = renewed;
      await grants.untilChanged(credentialId, seen);
    }
  }
}

function enteredAccess(credential: ApiTokenCredential | PersonalAccessTokenCredential): ApiAccess {
  const { apiBaseUrl } = apiOf(credential);
  return credential.type === 'api_token'
    ? basicAccess(credential.email, credential.api_token, apiBaseUrl)
    : bearerAccess(credential.personal_access_token, apiBaseUrl);
}
