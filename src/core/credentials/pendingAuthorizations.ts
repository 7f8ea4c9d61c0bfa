import * as v from 'valibot';
import type { Clock, Lock, SecretStore } from '../ports';
import { CredentialError } from './errors';
import { parseRecord, serializeRecord } from './records';

const PENDING = 'pending/';

/** Milliseconds after which a pending authorization dies. */
export const AUTHORIZATION_LIFETIME = 10 * 60_000;

const pendingSchema = v.object({
  /** Its own name, `state` where one is sent. */
  id: v.string(),
  credentialId: v.string(),
  state: v.optional(v.string()),
  redirect_uri: v.string(),
  code_verifier: v.optional(v.string()),
  /** Milliseconds since the epoch. */
  createdAt: v.number(),
});

/** An authorization that waits for its redirect, armed before the browser opens. */
export type PendingAuthorization = Readonly<v.InferOutput<typeof pendingSchema>>;

/** The pending authorizations, kept as secrets so that any window can finish one. */
export class PendingAuthorizations {
  readonly #secrets: SecretStore;
  readonly #lock: Lock;
  readonly #clock: Clock;

  constructor(secrets: SecretStore, lock: Lock, clock: Clock) {
    this.#secrets = secrets;
    this.#lock = lock;
    this.#clock = clock;
  }

  /** Stores a request; drops dead ones, and others of a credential that sends no `state`. */
  async arm(pending: PendingAuthorization): Promise<void> {
    for (const other of await this.#all()) {
      const indistinct =
        pending.state === undefined &&
        other.state === undefined &&
        other.credentialId === pending.credentialId;
      if (indistinct || this.#isDead(other)) await this.drop(other.id);
    }
    await this.#secrets.store(PENDING + pending.id, serializeRecord(pending));
  }

  /**
   * Takes the request that a redirect answers; nobody else gets it again.
   *
   * A redirect without `state` answers the one request that was sent without. Throws
   * `state_unknown` and `state_expired`.
   */
  take(state: string | undefined): Promise<PendingAuthorization> {
    return this.#lock.runExclusive('pending', async () => {
      const candidates = (await this.#all()).filter((pending) => pending.state === state);
      const [pending, ...more] = candidates;
      if (pending === undefined || more.length > 0) throw new CredentialError('state_unknown');
      await this.drop(pending.id);
      if (this.#isDead(pending)) throw new CredentialError('state_expired');
      return pending;
    });
  }

  async drop(id: string): Promise<void> {
    await this.#secrets.delete(PENDING + id);
  }

  /** Drops what waits for a credential that is being deleted. */
  async dropAllOf(credentialId: string): Promise<void> {
    for (const pending of await this.#all()) {
      if (pending.credentialId === credentialId) await this.drop(pending.id);
    }
  }

  #isDead({ createdAt }: PendingAuthorization): boolean {
    return this.#clock.now() - createdAt >= AUTHORIZATION_LIFETIME;
  }

  async #all(): Promise<readonly PendingAuthorization[]> {
    const keys = (await this.#secrets.keys()).filter((key) => key.startsWith(PENDING));
    const texts = await Promise.all(keys.map((key) => this.#secrets.get(key)));
    return texts.flatMap((text) => {
      if (text === undefined) return [];
      try {
        return [parseRecord(pendingSchema, text)];
      } catch (error) {
        // What cannot be read answers no redirect; it is not worth a red light.
        if (error instanceof CredentialError) return [];
        throw error;
      }
    });
  }
}
