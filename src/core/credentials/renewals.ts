import { NetworkError } from '../errors';
import { OAuthError } from '../oauth/errors';
import type { TokenClient } from '../oauth/tokenClient';
import type { TokenGrant } from '../oauth/tokenRequest';
import type { TokenResponse } from '../oauth/tokenResponse';
import type { Clock } from '../ports';
import { tokenEndpoint } from './credential';
import { CredentialError, isUnavailable } from './errors';
import { createTokenSet, isFresh, toFailure, type Grant, type TokenSet } from './grant';
import { hold, type Holding } from './holding';
import { isRepeatable, nameOfSecret, type InFlight } from './markers';
import type { CredentialStore } from './store';

/** What a token endpoint says that means no, and not only for now. */
const REFUSALS: readonly string[] = ['invalid_grant', 'invalid_client', 'grant_type_not_allowed'];

/**
 * Gets new tokens from the token endpoint, each time inside the credential's lock.
 *
 * A refresh token can be spent once. So what is being spent is noted before it is sent, and stays noted
 * while nobody has seen the answer; new tokens are stored before anyone gets them.
 */
export class Renewals {
  readonly #store: CredentialStore;
  readonly #tokenClient: TokenClient;
  readonly #clock: Clock;
  readonly #onRefused: (credentialId: string) => void;
  /** The refreshes to which this window lost the answer; nobody else can have stored it. */
  readonly #lostHere = new Set<string>();

  constructor(
    store: CredentialStore,
    tokenClient: TokenClient,
    clock: Clock,
    onRefused: (credentialId: string) => void,
  ) {
    this.#onRefused = onRefused;
    this.#store = store;
    this.#tokenClient = tokenClient;
    this.#clock = clock;
  }

  /**
   * A new token set, or the refresh that another window has left without an outcome: whoever has
   * `waitedFor` that in vain may ask again.
   *
   * Throws as `AccessTokens.get` does.
   */
  async renew(held: Holding, waitedFor?: InFlight): Promise<TokenSet | InFlight> {
    try {
      return held.credential.grant_type === 'authorization_code'
        ? await this.#refresh(held, waitedFor)
        : await this.#request(held);
    } catch (error) {
      if (!(error instanceof OAuthError) || !isDefinite(error)) throw error;
      return this.#afterRefusal(held, error);
    }
  }

  /** A client that asks for itself spends nothing by it. @see RFC 6749 section 4.4 */
  async #request(held: Holding): Promise<TokenSet> {
    const { credential } = held;
    const response = await this.#tokenClient.request(tokenEndpoint(credential), {
      grant_type: 'client_credentials',
      parameters: credential.tokenParameters,
    });
    return this.#keep(held, response);
  }

  /** @see RFC 6749 section 6 */
  async #refresh(held: Holding, waitedFor: InFlight | undefined): Promise<TokenSet | InFlight> {
    const { credential, grant, tokenSet } = held;
    if (tokenSet?.refresh_token === undefined) return this.#withoutRefreshToken(held);
    // A token that was refused for good is not sent again.
    if (grant.failure?.code === 'invalid_grant') throw new CredentialError('authorization_needed');

    const { grants } = this.#store;
    const spending = await nameOfSecret(tokenSet.refresh_token);
    const marked = await grants.marker(credential.id);
    const left = marked?.in_flight?.spending === spending ? marked.in_flight : undefined;
    // Who has sent it since may have stored what came, so that is waited for anew.
    const isAwaited = waitedFor && left && nameOf(waitedFor) === nameOf(left);
    if (left && !isAwaited && !this.#lostHere.has(nameOf(left))) return left;
    if (left && !isRepeatable(left, this.#clock.now())) {
      throw new CredentialError('refresh_interrupted');
    }
    const at = left?.at ?? this.#clock.now();
    const in_flight = { spending, at, tries: (left?.tries ?? 0) + 1 };
    if (!(await grants.note(credential.id, in_flight, grant))) return in_flight;
    const response = await this.#spend(held, in_flight, left !== undefined, {
      grant_type: 'refresh_token',
      refresh_token: tokenSet.refresh_token,
      parameters: credential.refreshParameters,
    });
    // Whoever took this window for dead, and its lock for free, may have renewed meanwhile.
    const now = await grants.marker(credential.id);
    if (now && now.newest !== spending) return in_flight;
    return this.#keep(held, response);
  }

  /** Sends the refresh; where its answer is lost, once more, as Atlassian's reuse interval allows. */
  async #spend(
    { credential, grant }: Holding,
    begun: InFlight,
    isLeft: boolean,
    parameters: TokenGrant,
  ): Promise<TokenResponse> {
    const { grants } = this.#store;
    let in_flight = begun;
    let isAnyLost = isLeft;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#tokenClient.request(tokenEndpoint(credential), parameters);
      } catch (error) {
        const isLost = isAnswerLost(error);
        isAnyLost ||= isLost;
        if (isLost && attempt === 1 && (await this.#isStillOwn(credential.id, in_flight))) {
          // Who waits for what the first may have brought has to wait for this one, too.
          const again = { ...in_flight, tries: in_flight.tries + 1 };
          if (await grants.note(credential.id, again, grant)) {
            in_flight = again;
            continue;
          }
        }
        if (isAnyLost) this.#lostHere.add(nameOf(in_flight));
        else await grants.note(credential.id, undefined, grant);
        throw error;
      }
    }
  }

  /** Another window may have taken this one for dead meanwhile, and sent the token itself. */
  async #isStillOwn(credentialId: string, in_flight: InFlight): Promise<boolean> {
    const noted = (await this.#store.grants.marker(credentialId))?.in_flight;
    return noted !== undefined && nameOf(noted) === nameOf(in_flight);
  }

  async #withoutRefreshToken({ credential, grant, tokenSet }: Holding): Promise<TokenSet> {
    // Refused, but not over: the answer to the request says more than this could.
    if (tokenSet && isFresh(tokenSet, this.#clock.now())) return tokenSet;
    const failure = toFailure(new CredentialError('access_token_ended'));
    await this.#store.grants.replace(credential.id, { ...grant, failure });
    throw new CredentialError('authorization_needed');
  }

  async #keep(held: Holding, response: TokenResponse): Promise<TokenSet> {
    const { credential, tokenSet } = held;
    // Another window may have signed out or authorized anew while the answer was on its way.
    const current = await this.#holdSince(held);
    if (current.tokenSet && current.tokenSet.access_token !== tokenSet?.access_token) {
      // What was sent is spent all the same, and its outcome is seen.
      await this.#store.grants.note(credential.id, undefined, current.grant);
      return current.tokenSet;
    }
    const now = this.#clock.now();
    const renewed = createTokenSet(response, credential, now, tokenSet);
    const kept = await this.#store.grants.replace(credential.id, {
      ...current.grant,
      tokenSet: renewed,
      refreshedAt: now,
      // What was refused before is no longer.
      failure: isOfRefusal(current.grant.failure) ? undefined : current.grant.failure,
    });
    // A server that gives no new refresh token leaves the old one in force.
    const isUnspent = tokenSet?.refresh_token === renewed.refresh_token;
    if (isUnspent) await this.#store.grants.note(credential.id, undefined, kept);
    return renewed;
  }

  /**
   * The refresh token is dead, or the client's secret was changed; unless another token took its
   * place meanwhile, only a user helps. The tokens are kept: a refused client may be mended.
   */
  async #afterRefusal(refused: Holding, refusal: OAuthError): Promise<TokenSet> {
    const { id } = refused.credential;
    const { grant, tokenSet } = await this.#holdSince(refused);
    if (tokenSet && tokenSet.access_token !== refused.tokenSet?.access_token) return tokenSet;
    await this.#store.grants.replace(id, { ...grant, failure: toFailure(refusal) });
    if (refusal.code !== 'invalid_grant') throw refusal;
    this.#onRefused(id);
    throw new CredentialError('authorization_needed');
  }

  /**
   * What is at hand now. A host may tell late of what was stored before, or nothing; nothing newer is
   * lost by it.
   */
  async #holdSince(held: Holding): Promise<Holding> {
    try {
      const current = await hold(this.#store, held.credential.id);
      return (current.grant.generation ?? 0) < (held.grant.generation ?? 0) ? held : current;
    } catch (error) {
      if (isUnavailable(error)) return held;
      throw error;
    }
  }
}

function nameOf({ spending, tries }: InFlight): string {
  return `${spending} ${tries}`;
}

/** Whether the server may have acted on a request without anyone having seen its answer. */
function isAnswerLost(error: unknown): boolean {
  return (
    (error instanceof NetworkError && ['timeout', 'connection_failed'].includes(error.code)) ||
    (error instanceof OAuthError && error.code === 'token_response_lost')
  );
}

function isDefinite({ code }: OAuthError): boolean {
  return REFUSALS.includes(code);
}

function isOfRefusal(failure: Grant['failure']): boolean {
  return REFUSALS.includes(failure?.code ?? '');
}
