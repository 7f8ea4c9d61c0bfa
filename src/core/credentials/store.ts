import type { CodedError } from '../errors';
import type { Disposable, Event, Lock, SecretStore } from '../ports';
import { credentialSchema, voidsGrant, type Credential } from './credential';
import { CredentialError } from './errors';
import { grantSchema, NO_GRANT, type Grant } from './grant';
import { parseRecord, serializeRecord } from './records';

const CREDENTIAL = 'credential/';
const GRANT = 'grant/';

/** A credential with its grant, or the reason why its record cannot be read. */
export type CredentialEntry =
  | { readonly id: string; readonly credential: Credential; readonly grant: Grant }
  | { readonly id: string; readonly error: CodedError<string> };

/**
 * The credentials in the secret store: one secret for what the user entered, one for the grant, so
 * that a rename in one window cannot undo a refresh in another.
 */
export class CredentialStore {
  readonly #secrets: SecretStore;
  readonly #lock: Lock;

  constructor(secrets: SecretStore, lock: Lock) {
    this.#secrets = secrets;
    this.#lock = lock;
  }

  /** Fires with the id of a credential of which something may have changed. */
  readonly onDidChange: Event<string> = (listener): Disposable =>
    this.#secrets.onDidChange((key) => {
      const prefix = [CREDENTIAL, GRANT].find((known) => key.startsWith(known));
      if (prefix !== undefined) listener(key.slice(prefix.length));
    });

  /** All credentials by name; those that cannot be read come last. */
  async list(): Promise<readonly CredentialEntry[]> {
    const keys = await this.#secrets.keys();
    const ids = keys
      .filter((key) => key.startsWith(CREDENTIAL))
      .map((key) => key.slice(CREDENTIAL.length));
    const entries = await Promise.all(ids.map((id) => this.#entry(id)));
    return entries
      .filter((entry) => entry !== undefined)
      .sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  }

  /** Throws `credential_not_found`, `record_corrupt`, `record_newer`. */
  async read(id: string): Promise<Credential> {
    const text = await this.#secrets.get(CREDENTIAL + id);
    if (text === undefined) throw new CredentialError('credential_not_found');
    return parseRecord(credentialSchema, text);
  }

  /** Throws `record_corrupt`, `record_newer`. */
  async readGrant(id: string): Promise<Grant> {
    const text = await this.#secrets.get(GRANT + id);
    return text === undefined ? NO_GRANT : parseRecord(grantSchema, text);
  }

  async add(credential: Credential): Promise<void> {
    await this.#secrets.store(CREDENTIAL + credential.id, serializeRecord(credential));
  }

  /**
   * Reads, changes and writes back under the credential's lock, and forgets a grant that would be one
   * of something else then. Throws as `read` does.
   */
  async update(id: string, change: (credential: Credential) => Credential): Promise<void> {
    await this.exclusively(id, async () => {
      const saved = await this.read(id);
      const changed = change(saved);
      await this.#secrets.store(CREDENTIAL + id, serializeRecord(changed));
      if (voidsGrant(saved, changed)) await this.#secrets.delete(GRANT + id);
    });
  }

  /** Reads, changes and writes back the grant under the credential's lock; gives what it wrote. */
  updateGrant(id: string, change: (grant: Grant) => Grant): Promise<Grant> {
    return this.exclusively(id, async () => {
      const changed = change(await this.readGrant(id));
      await this.replaceGrant(id, changed);
      return changed;
    });
  }

  /** Runs a task that no other reads-and-writes of this credential overlap. */
  exclusively<T>(id: string, task: () => Promise<T>): Promise<T> {
    return this.#lock.runExclusive(`credential/${id}`, task);
  }

  /**
   * Writes a grant; to be called inside `exclusively`.
   *
   * Throws `credential_not_found` rather than restore what another window has deleted meanwhile.
   */
  async replaceGrant(id: string, grant: Grant): Promise<void> {
    if ((await this.#secrets.get(CREDENTIAL + id)) === undefined) {
      throw new CredentialError('credential_not_found');
    }
    await this.#secrets.store(GRANT + id, serializeRecord(grant));
  }

  /** Forgets the grant: tokens, sites and account. */
  async signOut(id: string): Promise<void> {
    await this.exclusively(id, () => this.#secrets.delete(GRANT + id));
  }

  /** Deletes a credential and its grant, readable or not. */
  async delete(id: string): Promise<void> {
    await this.exclusively(id, async () => {
      await this.#secrets.delete(CREDENTIAL + id);
      await this.#secrets.delete(GRANT + id);
    });
  }

  async #entry(id: string): Promise<CredentialEntry | undefined> {
    try {
      return { id, credential: await this.read(id), grant: await this.readGrant(id) };
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
      // Deleted between the list of keys and this read.
      return error.code === 'credential_not_found' ? undefined : { id, error };
    }
  }
}

function sortKey(entry: CredentialEntry): string {
  return 'credential' in entry ? `0${entry.credential.name}` : `1${entry.id}`;
}
