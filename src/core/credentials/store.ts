import type { CodedError } from '../errors';
import { EventSource } from '../events';
import type { Disposable, Event } from '../ports';
import { credentialSchema, voidsGrant, type Credential } from './credential';
import { CredentialError } from './errors';
import type { Grant } from './grant';
import { Grants, type Standing, type StoreContext } from './grants';
import { nameOfSecret, type Marker } from './markers';
import { patiently } from './patience';
import { CREDENTIAL, GRANT, parseRecord, serializeRecord } from './records';

/** What was entered, and the grant that was had with it. */
export interface CredentialWithGrant {
  readonly credential: Credential;
  readonly grant: Grant;
}

/** A credential with its grant, or the reason why its record cannot be read. */
export type CredentialEntry =
  | {
      readonly id: string;
      readonly credential: Credential;
      readonly grant: Grant;
      /** Missing where this window sees the newest of both. */
      readonly standing?: Exclude<Standing, 'current'> | undefined;
    }
  | { readonly id: string; readonly error: CodedError<string> };

/**
 * The credentials in the secret store: one secret for what the user entered, one for the grant, so
 * that a rename in one window cannot undo a refresh in another.
 */
export class CredentialStore {
  readonly grants: Grants;
  readonly #context: StoreContext;
  readonly #lookedAgain = new EventSource<undefined>();

  constructor(context: StoreContext) {
    this.#context = context;
    this.grants = new Grants(context);
  }

  /** Fires with the id of a credential of which something may have changed, without one for any. */
  readonly onDidChange: Event<string | undefined> = (listener): Disposable => {
    const listening = [
      this.#context.secrets.onDidChange((key) => {
        const prefix = [CREDENTIAL, GRANT].find((known) => key.startsWith(known));
        if (prefix !== undefined) listener(key.slice(prefix.length));
      }),
      this.#lookedAgain.event(listener),
    ];
    return { dispose: () => listening.forEach((one) => one.dispose()) };
  };

  /** Has everyone look again at every credential; some hosts announce no change of other windows. */
  lookAgain(): void {
    this.#lookedAgain.fire(undefined);
  }

  /** All credentials by name; those that cannot be read come last. */
  async list(): Promise<readonly CredentialEntry[]> {
    const entries = await Promise.all((await this.#ids()).map((id) => this.#entry(id)));
    return entries
      .filter((entry) => entry !== undefined)
      .sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
  }

  /** How many credentials other windows have added that this one cannot see before a reload. */
  async countUnseen(): Promise<number> {
    const { markers } = this.#context;
    const seen = await this.#ids();
    const unseen = (await markers.ids()).filter((id) => !seen.includes(id));
    const isMissed = await Promise.all(
      unseen.map(async (id) => {
        const marker = await markers.read(id);
        return marker !== undefined && !marker.deleted && this.grants.isMissed(marker);
      }),
    );
    return isMissed.filter(Boolean).length;
  }

  /** Throws `credential_not_found`, `record_corrupt`, `record_newer`. */
  read(id: string): Promise<Credential> {
    return this.#read(id, this.grants.marker(id));
  }

  /** Both by one look at what other windows have written. Throws as `read` and `Grants.read` do. */
  async readWithGrant(id: string): Promise<CredentialWithGrant> {
    const marker = this.grants.marker(id);
    const [credential, grant] = await Promise.all([
      this.#read(id, marker),
      this.grants.read(id, marker),
    ]);
    return { credential, grant };
  }

  async #read(id: string, reading: Promise<Marker | undefined>): Promise<Credential> {
    const [text, marker] = await Promise.all([this.#context.secrets.get(CREDENTIAL + id), reading]);
    // Another window may have deleted what this one still sees.
    if (text === undefined || marker?.deleted) throw new CredentialError('credential_not_found');
    return parseRecord(credentialSchema, text);
  }

  async add(credential: Credential): Promise<void> {
    await this.grants.exclusively(credential.id, () => this.#write(credential));
  }

  /**
   * Reads, changes and writes back under the credential's lock, and forgets a grant that would be one
   * of something else then.
   *
   * Throws as `read` does, and `credential_behind` rather than undo what another window has saved.
   */
  async update(id: string, change: (credential: Credential) => Credential): Promise<void> {
    await patiently(this.#context, CREDENTIAL + id, async () => !(await this.#isBehind(id)));
    await this.grants.exclusively(id, async () => {
      if (await this.#isBehind(id)) throw new CredentialError('credential_behind');
      const saved = await this.read(id);
      const changed = change(saved);
      await this.#write(changed);
      if (voidsGrant(saved, changed)) await this.grants.forget(id);
    });
  }

  /** Forgets the grant: tokens, sites and account. */
  async signOut(id: string): Promise<void> {
    await this.grants.exclusively(id, () => this.grants.forget(id));
  }

  /** Deletes a credential and its grant, readable or not. */
  async delete(id: string): Promise<void> {
    const { secrets, markers, clock } = this.#context;
    await this.grants.exclusively(id, async () => {
      // The marker first: who hears that the secret is gone must not take it for one yet to come.
      const marker = await markers.read(id);
      await markers.write(id, { generation: 0, ...marker, deleted: true, at: clock.now() });
      await secrets.delete(CREDENTIAL + id);
      await this.grants.forget(id);
    });
  }

  async #write(credential: Credential): Promise<void> {
    const { secrets, markers, clock } = this.#context;
    const { id } = credential;
    const text = serializeRecord(credential);
    await secrets.store(CREDENTIAL + id, text);
    const [record, marker] = [await nameOfSecret(text), await markers.read(id)];
    await markers.write(id, {
      generation: 0,
      ...marker,
      record,
      deleted: undefined,
      at: clock.now(),
    });
  }

  /** Whether another window has saved something that this one does not see yet. */
  async #isBehind(id: string): Promise<boolean> {
    const marker = await this.#context.markers.read(id);
    if (marker?.record === undefined || !this.grants.isMissed(marker)) return false;
    const text = await this.#context.secrets.get(CREDENTIAL + id);
    return text !== undefined && marker.record !== (await nameOfSecret(text));
  }

  async #ids(): Promise<readonly string[]> {
    const keys = await this.#context.secrets.keys();
    return keys
      .filter((key) => key.startsWith(CREDENTIAL))
      .map((key) => key.slice(CREDENTIAL.length));
  }

  async #entry(id: string): Promise<CredentialEntry | undefined> {
    try {
      const { credential, grant } = await this.readWithGrant(id);
      const standing = await this.grants.standing(id, grant);
      if (standing !== 'current') return { id, credential, grant, standing };
      return (await this.#isBehind(id))
        ? { id, credential, grant, standing: 'changed' }
        : { id, credential, grant };
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
