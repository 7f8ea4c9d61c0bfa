import type { Clock, Lock, SecretStore } from '../ports';
import { CredentialError, isUnavailable } from './errors';
import { grantSchema, NO_GRANT, UNREADABLE_GRANT, type Grant } from './grant';
import { isRepeatable, nameOfSecret, SIGNED_OUT, type Marker, type Markers } from './markers';
import { patiently } from './patience';
import { CREDENTIAL, GRANT, parseRecord, serializeRecord } from './records';

/** Milliseconds before its start in which a window may have missed what was stored. */
const START = 60_000;

/**
 * How a grant, as this window sees it, stands to what other windows have written.
 *
 * `changed`: its tokens are the newest, something else about it is not. `behind`: its refresh token is
 * spent, and the window is to be reloaded to see the newest. `lost`: a reload would not help.
 * `interrupted`: a refresh ended without an answer, too long ago to be repeated.
 */
export type Standing = 'current' | 'changed' | 'behind' | 'lost' | 'interrupted';

/** What the parts of the store share. */
export interface StoreContext {
  readonly secrets: SecretStore;
  readonly lock: Lock;
  readonly markers: Markers;
  readonly clock: Clock;
  /** Called where a grant could not be stored, and only this window remembers it. */
  readonly onNotStored: () => void;
}

/** The grants in the secret store, and what is known of them where it is behind. */
export class Grants {
  readonly #context: StoreContext;
  /** What was written before this, the window sees, if it still exists. */
  readonly #sinceStart: number;
  /** What the secret store did not take. */
  readonly #kept = new Map<string, Grant>();

  constructor(context: StoreContext) {
    this.#context = context;
    this.#sinceStart = context.clock.now() - START;
  }

  /** Throws `record_newer`, `secrets_unavailable`; what cannot be read is `UNREADABLE_GRANT`. */
  async read(id: string, reading = this.marker(id)): Promise<Grant> {
    const [grant, marker] = await Promise.all([this.#readSecret(id), reading]);
    const isSignedOut = isNewer(marker, grant) && marker.newest === SIGNED_OUT;
    return isSignedOut ? NO_GRANT : grant;
  }

  /** What all windows may know of a grant. */
  marker(id: string): Promise<Marker | undefined> {
    return this.#context.markers.read(id);
  }

  /** How a grant that was just read stands to what other windows have written. */
  async standing(id: string, grant: Grant): Promise<Standing> {
    const marker = await this.marker(id);
    if (marker === undefined) return 'current';
    // What cannot be read may have been replaced in another window; else no reload helps.
    if (isUnreadable(grant)) return this.isMissed(marker) ? 'behind' : 'current';
    const { newest, in_flight } = marker;
    const own = await newestOf(grant);
    if (!isNewer(marker, grant)) {
      const isOver = in_flight && !isRepeatable(in_flight, this.#context.clock.now());
      return isOver && in_flight.spending === own ? 'interrupted' : 'current';
    }
    if (newest === SIGNED_OUT) return 'current';
    const isMissed = this.isMissed(marker);
    // Where nothing can be spent, each window may have a token of its own.
    if (newest === undefined && own === undefined) {
      return isMissed && marker.shown !== (await nameOfShown(grant)) ? 'changed' : 'current';
    }
    if (newest === own) return isMissed ? 'changed' : 'current';
    return isMissed ? 'behind' : 'lost';
  }

  /** Runs a task that no other reads-and-writes of this credential overlap, in any window. */
  exclusively<T>(id: string, task: () => Promise<T>): Promise<T> {
    return this.#context.lock.runExclusive(`credential/${id}`, task);
  }

  /**
   * Runs a task with the grant under the lock, once this window sees its newest tokens.
   *
   * Throws `secrets_behind` where it does not within seconds, `tokens_lost` where it never will.
   */
  async withNewest<T>(id: string, task: (grant: Grant) => Promise<T>): Promise<T> {
    let waited: Grant | undefined;
    for (;;) {
      const done = await this.exclusively(id, async () => {
        const grant = await this.read(id);
        await this.#completeMarker(id, grant);
        const standing = await this.standing(id, grant);
        if (standing !== 'behind' && standing !== 'lost') return { result: await task(grant) };
        if (waited && waited.generation === grant.generation) {
          throw new CredentialError(standing === 'lost' ? 'tokens_lost' : 'secrets_behind');
        }
        return { behind: grant };
      });
      if ('result' in done) return done.result;
      waited = done.behind;
      await this.untilChanged(id, waited);
    }
  }

  /** Waits until this window sees other tokens than those of this grant, but for seconds only. */
  async untilChanged(id: string, seen: Grant): Promise<void> {
    await patiently(this.#context, GRANT + id, async () => {
      const { tokenSet } = await this.read(id);
      return tokenSet?.access_token !== seen.tokenSet?.access_token;
    });
  }

  /** Whether a marker is of something that a window may see only after a reload. */
  isMissed({ at }: Marker): boolean {
    return at > this.#sinceStart;
  }

  /**
   * Reads, changes and writes back the grant under the credential's lock; gives what it wrote.
   *
   * Throws as `withNewest` and `replace`.
   */
  update(id: string, change: (grant: Grant) => Grant): Promise<Grant> {
    return this.withNewest(id, (grant) => this.replace(id, change(grant)));
  }

  /** The same for a grant that takes the place of whatever there was, also of what is unseen. */
  renew(id: string, change: (grant: Grant) => Grant): Promise<Grant> {
    return this.exclusively(id, async () => this.replace(id, change(await this.read(id))));
  }

  /**
   * Writes a grant; to be called inside `exclusively`. Where the secret store does not take it, this
   * window goes on with it in memory.
   *
   * Throws `credential_not_found` rather than restore what another window has deleted meanwhile.
   */
  async replace(id: string, grant: Grant): Promise<Grant> {
    const marker = await this.marker(id);
    if (marker?.deleted || (await this.#isGone(id)))
      throw new CredentialError('credential_not_found');
    const written = { ...grant, generation: nextGeneration(marker, grant) };
    await this.#store(id, written);
    await this.#mark(id, written, marker);
    return written;
  }

  /** Where that cannot be told now, tokens that exist nowhere else are still worth keeping. */
  async #isGone(id: string): Promise<boolean> {
    try {
      return (await this.#context.secrets.get(CREDENTIAL + id)) === undefined;
    } catch (error) {
      if (isUnavailable(error)) return false;
      throw error;
    }
  }

  /**
   * Notes which refresh is under way, or with `undefined` that none is; inside `exclusively`.
   *
   * Does not, and says so, where another window has renewed this grant: it took this one for dead.
   */
  async note(id: string, in_flight: Marker['in_flight'], grant: Grant): Promise<boolean> {
    const marker = await this.marker(id);
    const newest = await newestOf(grant);
    if (isNewer(marker, grant) && marker.newest !== newest) return false;
    await this.#context.markers.write(id, {
      at: this.#context.clock.now(),
      ...marker,
      generation: Math.max(grant.generation ?? 0, marker?.generation ?? 0),
      newest,
      in_flight,
    });
    return true;
  }

  /** A window may have died between storing a grant and noting it: then others take theirs for newest. */
  async #completeMarker(id: string, grant: Grant): Promise<void> {
    const marker = await this.marker(id);
    if ((grant.generation ?? 0) > (marker?.generation ?? 0)) await this.#mark(id, grant, marker);
  }

  async #mark(id: string, grant: Grant, before: Marker | undefined): Promise<void> {
    const isOut = grant.tokenSet === undefined && grant.checkedAt === undefined;
    const isSignedOut = isOut && before?.newest === SIGNED_OUT;
    const newest = isSignedOut ? SIGNED_OUT : await newestOf(grant);
    await this.#context.markers.write(id, {
      ...before,
      generation: grant.generation ?? 0,
      newest,
      shown: await nameOfShown(grant),
      // An answer that nobody saw concerns the token as long as it is the newest.
      in_flight: before?.in_flight?.spending === newest ? before?.in_flight : undefined,
      at: this.#context.clock.now(),
    });
  }

  /** Forgets a grant: tokens, sites and account; inside `exclusively`. */
  async forget(id: string): Promise<void> {
    const { secrets, markers, clock } = this.#context;
    const [grant, marker] = [await this.#readable(id), await this.marker(id)];
    await secrets.delete(GRANT + id);
    this.#kept.delete(id);
    const generation = nextGeneration(marker, grant);
    await markers.write(id, {
      ...marker,
      generation,
      newest: SIGNED_OUT,
      in_flight: undefined,
      at: clock.now(),
    });
  }

  /** Tries again to store what the secret store did not take. */
  async storeKept(id: string): Promise<void> {
    if (!this.#kept.has(id)) return;
    await this.exclusively(id, async () => {
      const [kept, marker] = [this.#kept.get(id), await this.marker(id)];
      if (kept === undefined) return;
      // What other windows have stored since must not be replaced by it.
      if (isNewer(marker, kept)) this.#kept.delete(id);
      else await this.#store(id, kept);
    });
  }

  async #store(id: string, grant: Grant): Promise<void> {
    const { secrets, onNotStored } = this.#context;
    try {
      await secrets.store(GRANT + id, serializeRecord(grant));
      this.#kept.delete(id);
    } catch {
      // A token set that replaced another exists nowhere else.
      this.#kept.set(id, grant);
      onNotStored();
    }
  }

  async #readSecret(id: string): Promise<Grant> {
    const text = await this.#context.secrets.get(GRANT + id);
    const kept = this.#kept.get(id);
    const stored = text === undefined ? NO_GRANT : parseGrant(text);
    return kept && (kept.generation ?? 0) > (stored.generation ?? 0) ? kept : stored;
  }

  async #readable(id: string): Promise<Grant> {
    try {
      return await this.#readSecret(id);
    } catch (error) {
      if (error instanceof CredentialError) return NO_GRANT;
      throw error;
    }
  }
}

/** A new grant can take the place of one that cannot be read; only the user can give it. */
function parseGrant(text: string): Grant {
  try {
    return parseRecord(grantSchema, text);
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'record_corrupt')
      return UNREADABLE_GRANT;
    throw error;
  }
}

function isUnreadable({ generation, failure }: Grant): boolean {
  return generation === undefined && failure?.code === 'grant_corrupt';
}

function isNewer(marker: Marker | undefined, { generation = 0 }: Grant): marker is Marker {
  return marker !== undefined && marker.generation > generation;
}

function nextGeneration(marker: Marker | undefined, { generation = 0 }: Grant): number {
  return Math.max(marker?.generation ?? 0, generation) + 1;
}

/** The name of what a grant shows beside its tokens, which a renewal leaves as it is. */
async function nameOfShown({
  tokenSet,
  sites,
  account,
  failure,
  checkedAt,
}: Grant): Promise<string> {
  return nameOfSecret(
    JSON.stringify([tokenSet !== undefined, tokenSet?.scope, sites, account, failure, checkedAt]),
  );
}

async function newestOf({ tokenSet }: Grant): Promise<string | undefined> {
  return tokenSet?.refresh_token === undefined ? undefined : nameOfSecret(tokenSet.refresh_token);
}
