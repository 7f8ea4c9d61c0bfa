import { CredentialError } from '../credentials/errors';
import { parseRecord, serializeRecord } from '../credentials/records';
import type { CredentialStore } from '../credentials/store';
import { base64url } from '../encoding';
import { isCodedError } from '../errors';
import { EventSource } from '../events';
import type { Lock, Logger, Random, TextStore } from '../ports';
import { historySchema, type HistoryEntry, type SentRequest } from './entry';
import { HistoryError } from './errors';
import { makeEntry, withinLimits } from './keeping';

/** Pinned entries of a credential. */
export const MOST_PINNED = 50;

interface HistoryContext {
  readonly texts: TextStore;
  readonly lock: Lock;
  readonly store: Pick<CredentialStore, 'read'>;
  readonly random: Random;
  readonly logger: Logger;
}

/**
 * What was sent with each credential, one record a credential, the newest first.
 *
 * Windows share the records: one is read, changed and written back under a lock, so that no window
 * writes over what another has added. What cannot be read is told in the log and taken for nothing;
 * what a newer version has stored is never written over.
 */
export class History {
  readonly #context: HistoryContext;
  readonly #changes = new EventSource<string>();
  /** Credentials whose record was told to be unreadable. */
  readonly #told = new Set<string>();

  constructor(context: HistoryContext) {
    this.#context = context;
  }

  /** Fires with the id of a credential of which this window has changed the history. */
  readonly onDidChange = this.#changes.event;

  async list(credentialId: string): Promise<readonly HistoryEntry[]> {
    // Not while another window writes: half of a record is none.
    return this.#exclusively(credentialId, async () => (await this.#read(credentialId)) ?? []);
  }

  /** Adds a request that was sent, and gives the entry's id; what cannot be kept is told in the log alone. */
  async record(credentialId: string, sent: SentRequest, keepsBodies: boolean): Promise<string> {
    const { random, logger } = this.#context;
    const entry = makeEntry(base64url(random.bytes(12)), sent, keepsBodies);
    try {
      await this.#change(credentialId, (entries) => withinLimits([entry, ...entries]));
    } catch (error) {
      const reason = isCodedError(error) ? error.code : 'history_not_written';
      logger.warn(`a request was not kept in the history: ${reason}`);
    }
    return entry.id;
  }

  /** Throws `history_pins_full`, `history_entry_missing`, `history_newer`, `history_not_written`. */
  async pin(credentialId: string, id: string, pinned: boolean): Promise<void> {
    await this.#change(credentialId, (entries) => {
      if (!entries.some((entry) => entry.id === id))
        throw new HistoryError('history_entry_missing');
      const others = entries.filter((entry) => entry.pinned && entry.id !== id);
      if (pinned && others.length >= MOST_PINNED) {
        throw new HistoryError('history_pins_full');
      }
      const changed = entries.map((entry) => (entry.id === id ? { ...entry, pinned } : entry));
      return withinLimits(changed);
    });
  }

  /** Removes an entry, if it is there. Throws `history_newer`, `history_not_written`. */
  async remove(credentialId: string, id: string): Promise<void> {
    await this.#change(credentialId, (entries) => entries.filter((entry) => entry.id !== id));
  }

  /** Forgets all that was sent with a credential, readable or not. Throws `history_not_written`. */
  async clear(credentialId: string): Promise<void> {
    await this.#exclusively(credentialId, () =>
      written(() => this.#context.texts.remove(keyOf(credentialId))),
    );
    this.#changes.fire(credentialId);
  }

  async #change(
    credentialId: string,
    change: (entries: readonly HistoryEntry[]) => readonly HistoryEntry[],
  ): Promise<void> {
    await this.#exclusively(credentialId, async () => {
      // An answer may come after its credential was deleted, and the history with it.
      if (await this.#isDeleted(credentialId)) return;
      const before = await this.#read(credentialId);
      if (before === undefined) throw new HistoryError('history_newer');
      const entries = change(before);
      const { texts } = this.#context;
      const key = keyOf(credentialId);
      await written(() =>
        entries.length === 0 ? texts.remove(key) : texts.write(key, serializeRecord({ entries })),
      );
    });
    this.#changes.fire(credentialId);
  }

  /** Undefined where a newer version has stored it. */
  async #read(credentialId: string): Promise<readonly HistoryEntry[] | undefined> {
    try {
      const text = await this.#context.texts.read(keyOf(credentialId));
      return text === undefined ? [] : parseRecord(historySchema, text).entries;
    } catch (error) {
      const code = isCodedError(error) ? error.code : 'history_unreadable';
      if (!this.#told.has(credentialId)) {
        this.#told.add(credentialId);
        this.#context.logger.warn(`the history of a credential is not shown: ${code}`);
      }
      return code === 'record_newer' ? undefined : [];
    }
  }

  async #isDeleted(credentialId: string): Promise<boolean> {
    try {
      await this.#context.store.read(credentialId);
      return false;
    } catch (error) {
      return error instanceof CredentialError && error.code === 'credential_not_found';
    }
  }

  #exclusively<T>(credentialId: string, task: () => Promise<T>): Promise<T> {
    return this.#context.lock.runExclusive(keyOf(credentialId), task);
  }
}

function keyOf(credentialId: string): string {
  return `history/${encodeURIComponent(credentialId)}`;
}

async function written(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    throw new HistoryError('history_not_written');
  }
}
