import type { ApiAccess } from '../atlassian/apiOrigin';
import { createDeferred, type Deferred } from '../async';
import { base64url, sha256 } from '../encoding';
import { isCodedError } from '../errors';
import { EventSource } from '../events';
import { buildAuthorizationUrl } from '../oauth/authorizationRequest';
import { readParameter, validateAuthorizationResponse } from '../oauth/authorizationResponse';
import { calculateCodeChallenge, createCodeVerifier } from '../oauth/pkce';
import type { TokenClient } from '../oauth/tokenClient';
import type {
  Clock,
  Disposable,
  HttpClient,
  Logger,
  Random,
  RedirectListener,
  RedirectResult,
} from '../ports';
import {
  issuer,
  lacksSecret,
  needsConsent,
  tokenEndpoint,
  type OAuthCredential,
} from './credential';
import { CredentialError } from './errors';
import {
  accessOf,
  createTokenSet,
  toFailure,
  type Account,
  type Failure,
  type Grant,
  type TokenSet,
} from './grant';
import { checkGrant, type Findings } from './grantCheck';
import {
  AUTHORIZATION_LIFETIME,
  type PendingAuthorization,
  type PendingAuthorizations,
} from './pendingAuthorizations';
import type { CredentialStore } from './store';

/** What `Authorizations` works with. */
export interface AuthorizationsContext {
  readonly store: CredentialStore;
  readonly pending: PendingAuthorizations;
  readonly tokenClient: TokenClient;
  readonly http: HttpClient;
  readonly listener: RedirectListener;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Asks the user whether the grant of another account shall take the place of the one there is. */
  confirmAccount(change: AccountChange): Promise<boolean>;
}

/** A grant that another account gave than the one before it. */
export interface AccountChange {
  readonly credentialName: string;
  readonly before: Account;
  readonly after: Account;
}

/** Where the redirect goes, and the window to which VS Code shall route it. */
export interface Callback {
  readonly redirect_uri: string;
  readonly windowId?: string | undefined;
}

/**
 * How an authorization ended. A grant may carry a failure of its own (`no_jira_site`): the user
 * said yes and tokens are there, but something is still to be mended.
 */
export type AuthorizationOutcome =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** An authorization that waits for the user's word in the browser. */
export interface AuthorizationUnderWay {
  readonly credential: OAuthCredential;
  /** What was granted when it began. */
  readonly before: Grant;
  /** The address to open. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly outcome: Promise<AuthorizationOutcome>;
  /** Ends the wait; an answer that is being redeemed already is still stored. */
  readonly cancel: () => void;
}

/** An authorization of this window that has no outcome yet. */
interface Waiting extends Deferred<AuthorizationOutcome> {
  /** Looks whether another window was told the outcome. */
  readonly underWay: AuthorizationUnderWay;
}

/** The Authorization Code Grant from the click to the light. @see RFC 6749 section 4.1 */
export class Authorizations {
  readonly #context: AuthorizationsContext;
  readonly #waiting = new Map<string, Waiting>();
  readonly #changes = new EventSource<string>();

  /** Fires with the id of a credential of which an authorization has begun or ended here. */
  readonly onDidChange = this.#changes.event;

  constructor(context: AuthorizationsContext) {
    this.#context = context;
  }

  /**
   * Arms an authorization and gives the address to open. One of the same credential that waits here
   * ends, with `authorization_replaced`.
   *
   * Throws `credential_not_found`, `record_corrupt`, `record_newer`, `consent_not_needed`,
   * `secret_missing` and `loopback_port_in_use`.
   * Beside what `complete` finds, the outcome may be `authorization_timed_out`, ten minutes later,
   * and `authorization_cancelled`.
   */
  async begin(credentialId: string, callback: Callback): Promise<AuthorizationUnderWay> {
    const { store, pending, clock, random, logger } = this.#context;
    const credential = await this.#read(credentialId);
    if (lacksSecret(credential)) throw new CredentialError('secret_missing');
    const before = await store.grants.read(credentialId);
    await this.#replace(credentialId);
    const id = createState(random, callback.windowId);
    const request: PendingAuthorization = {
      id,
      credentialId,
      state: credential.includeState ? id : undefined,
      redirect_uri: callback.redirect_uri,
      code_verifier: credential.pkce ? createCodeVerifier(random) : undefined,
      createdAt: clock.now(),
    };
    const url = await authorizationUrl(credential, request);
    const road = await this.#openRoad(credential, callback);
    try {
      // Armed before the browser opens, so that no redirect is ever too early.
      await pending.arm(request);
    } catch (error) {
      road?.dispose();
      throw error;
    }
    logger.info(
      `authorization ${await nameOf(request)} of “${credential.name}”: waits for the browser`,
    );
    return this.#wait(request, road, { credential, before, url });
  }

  /**
   * The authorization of a credential that waits here, to be opened again. Undefined where there is
   * none, or the credential was edited since it began.
   */
  async waitingFor(credentialId: string): Promise<AuthorizationUnderWay | undefined> {
    const credential = JSON.stringify(await this.#context.store.read(credentialId));
    return this.underWay().find((waiting) => JSON.stringify(waiting.credential) === credential);
  }

  /** The authorizations of this window that wait, one a credential, the latest last. */
  underWay(): readonly AuthorizationUnderWay[] {
    return [...this.#waiting.values()].map(({ underWay }) => underWay);
  }

  /**
   * The one door for redirects, whichever road they came on.
   *
   * Throws what concerns no authorization and ends none: `redirect_not_a_url`, `state_unknown`,
   * `state_expired`, `callback_parameter_repeated`. All else is an outcome, with the codes of
   * `validateAuthorizationResponse`, `TokenClient.request` and `checkGrant`.
   */
  async complete(redirect: string): Promise<AuthorizationOutcome> {
    if (!URL.canParse(redirect)) throw new CredentialError('redirect_not_a_url');
    const url = new URL(redirect);
    const request = await this.#context.pending.take(readParameter(url, 'state'));
    try {
      const outcome = await this.#redeem(url, request);
      this.#waiting.get(request.id)?.resolve(outcome);
      return outcome;
    } catch (error) {
      // The secret store failed, for example: whoever waits must not wait in vain.
      this.#waiting.get(request.id)?.reject(error);
      throw error;
    }
  }

  /** Its port is free once the outcome is there. */
  async #replace(credentialId: string): Promise<void> {
    for (const { underWay, resolve } of [...this.#waiting.values()]) {
      if (underWay.credential.id !== credentialId) continue;
      resolve({ kind: 'failed', failure: { code: 'authorization_replaced' } });
      await underWay.outcome;
    }
  }

  /** Ends every wait. */
  dispose(): void {
    for (const { resolve } of this.#waiting.values()) {
      resolve({ kind: 'failed', failure: { code: 'authorization_cancelled' } });
    }
  }

  /**
   * Finds out anew what an access reaches, and stores it. Throws as `Grants.update`.
   *
   * Only a new authorization mends a refused refresh token, and what was signed out of stays so.
   */
  async recheck(credentialId: string, access: ApiAccess): Promise<Grant> {
    const { store } = this.#context;
    const credential = await store.read(credentialId);
    const before = await store.grants.read(credentialId);
    const found = await checkGrant(this.#context, credential, before, access);
    return store.grants.update(credentialId, (current) => {
      const isSignedOut = credential.type === 'oauth2' && current.tokenSet === undefined;
      const isOver = needsConsent(credential) && current.failure?.code === 'invalid_grant';
      return isSignedOut || isOver ? current : { ...current, ...findingsOf(found) };
    });
  }

  async #redeem(url: URL, request: PendingAuthorization): Promise<AuthorizationOutcome> {
    const { store, logger, clock } = this.#context;
    const { credentialId, createdAt } = request;
    const authorization = await nameOf(request);
    const since = () => `${Math.round((clock.now() - createdAt) / 1000)} s after it began`;
    try {
      const credential = await this.#read(credentialId);
      const tokenSet = await this.#exchange(url, request, credential);
      const found = await this.#findOut(credential, tokenSet);
      const grant = await store.grants.renew(credentialId, (current) => ({
        ...current,
        ...findingsOf(found),
        tokenSet,
        refreshedAt: undefined,
        answered: { authorization },
      }));
      logger.info(
        `authorization ${authorization}: ${grant.failure?.code ?? 'granted'}, ${since()}`,
      );
      return { kind: 'granted', grant };
    } catch (error) {
      if (!isCodedError(error)) throw error;
      const failure = toFailure(error);
      logger.warn(`authorization ${authorization}: ${failure.code}, ${since()}`);
      await this.#recordFailure(credentialId, authorization, failure);
      return { kind: 'failed', failure };
    }
  }

  /** Redirect to code to tokens. */
  async #exchange(
    url: URL,
    { redirect_uri, code_verifier, state }: PendingAuthorization,
    credential: OAuthCredential,
  ): Promise<TokenSet> {
    const { tokenClient, clock } = this.#context;
    const code = validateAuthorizationResponse(url, { state, issuer: issuer(credential) });
    const response = await tokenClient.request(tokenEndpoint(credential), {
      grant_type: 'authorization_code',
      code,
      redirect_uri,
      code_verifier,
      scope: credential.includeScopeInTokenRequest ? credential.scope : undefined,
      parameters: credential.tokenParameters,
    });
    return createTokenSet(response, credential, clock.now());
  }

  /**
   * What new tokens reach. Throws `account_not_accepted` where another account than before gave
   * them and the user does not want that.
   */
  async #findOut(credential: OAuthCredential, tokenSet: TokenSet): Promise<Findings> {
    const before = await this.#context.store.grants.read(credential.id);
    // What another account was granted says nothing about this one.
    const fresh = { sites: [], account: undefined, failure: undefined };
    const found = await checkGrant(this.#context, credential, fresh, accessOf(tokenSet));
    const isOther = before.account && found.account?.accountId !== before.account.accountId;
    if (isOther && found.account) {
      const change = { before: before.account, after: found.account };
      const accepted = await this.#context.confirmAccount({
        credentialName: credential.name,
        ...change,
      });
      if (!accepted) throw new CredentialError('account_not_accepted');
    }
    return found;
  }

  async #read(credentialId: string): Promise<OAuthCredential> {
    const credential = await this.#context.store.read(credentialId);
    if (!needsConsent(credential)) throw new CredentialError('consent_not_needed');
    return credential;
  }

  /** A failed attempt turns nothing red that still works, and says nothing about tokens that are there. */
  async #recordFailure(id: string, authorization: string, failure: Failure): Promise<void> {
    try {
      await this.#context.store.grants.update(id, (grant) => ({
        ...grant,
        failure: grant.tokenSet === undefined ? failure : grant.failure,
        answered: { authorization, failure },
      }));
    } catch (error) {
      // Deleted meanwhile, or unreadable: there is nothing to put a light on.
      if (!(error instanceof CredentialError)) throw error;
    }
  }

  #wait(
    request: PendingAuthorization,
    road: Disposable | undefined,
    begun: Pick<AuthorizationUnderWay, 'credential' | 'before' | 'url'>,
  ): AuthorizationUnderWay {
    const { store, pending, clock } = this.#context;
    const deferred = createDeferred<AuthorizationOutcome>();
    const fail = (code: CredentialError['code']) =>
      deferred.resolve({ kind: 'failed', failure: { code } });
    const look = () => this.#lookForAnswer(request, deferred);
    const deadline = clock.after(
      AUTHORIZATION_LIFETIME,
      () => void look().then(() => fail('authorization_timed_out')),
    );
    // Another window may be the one that the redirect reached.
    const elsewhere = store.onDidChange((id) => {
      if (id === undefined || id === request.credentialId) void look();
    });
    const outcome = deferred.promise.finally(async () => {
      this.#waiting.delete(request.id);
      this.#changes.fire(request.credentialId);
      for (const held of [deadline, elsewhere, road]) held?.dispose();
      await pending.drop(request.id);
    });
    const underWay: AuthorizationUnderWay = {
      ...begun,
      deadline: request.createdAt + AUTHORIZATION_LIFETIME,
      outcome,
      cancel: () => fail('authorization_cancelled'),
    };
    this.#waiting.set(request.id, { ...deferred, underWay });
    this.#changes.fire(request.credentialId);
    return underWay;
  }

  async #lookForAnswer(
    request: PendingAuthorization,
    { resolve }: Deferred<AuthorizationOutcome>,
  ): Promise<void> {
    const { store, logger } = this.#context;
    try {
      await store.read(request.credentialId);
      const grant = await store.grants.read(request.credentialId);
      if (grant.answered?.authorization !== (await nameOf(request))) return;
      const { failure } = grant.answered;
      resolve(failure ? { kind: 'failed', failure } : { kind: 'granted', grant });
    } catch (error) {
      const code = isCodedError(error) ? error.code : 'secret store failed';
      logger.warn(`authorization: ${code}`);
      // A deleted credential waits for nothing. All else may be over in a moment.
      if (code === 'credential_not_found') resolve({ kind: 'failed', failure: { code } });
    }
  }

  async #openRoad(
    { callbackRoad }: OAuthCredential,
    { redirect_uri }: Callback,
  ): Promise<Disposable | undefined> {
    const { listener } = this.#context;
    return callbackRoad === 'uri'
      ? undefined
      : listener.listen(redirect_uri, (url) => this.#answerBrowser(url));
  }

  async #answerBrowser(url: string): Promise<RedirectResult> {
    try {
      const outcome = await this.complete(url);
      return outcome.kind === 'granted' && outcome.grant.failure ? 'incomplete' : outcome.kind;
    } catch (error) {
      if (!isCodedError(error)) throw error;
      this.#context.logger.warn(`redirect ignored: ${error.code}`);
      return 'ignored';
    }
  }
}

/** 32 random bytes; VS Code routes a redirect to the window whose number it finds behind them. */
function createState(random: Random, windowId: string | undefined): string {
  const state = base64url(random.bytes(32));
  return windowId === undefined ? state : `${state}.windowId=${windowId}`;
}

async function authorizationUrl(
  credential: OAuthCredential,
  { redirect_uri, state, code_verifier }: PendingAuthorization,
): Promise<string> {
  const { client_id, scope } = credential;
  return buildAuthorizationUrl(credential.authorizationUrl, {
    client_id,
    redirect_uri,
    scope,
    state,
    code_challenge: code_verifier && (await calculateCodeChallenge(code_verifier)),
    parameters: credential.authorizeParameters,
  });
}

/** Tells authorizations apart without telling anyone their `state`. */
async function nameOf({ id }: PendingAuthorization): Promise<string> {
  return base64url(await sha256(id)).slice(0, 12);
}

/** Only what a check may change: the rest of a grant may have moved on while it ran. */
function findingsOf({ sites, account, failure, checkedAt }: Findings): Findings {
  return { sites, account, failure, checkedAt };
}
