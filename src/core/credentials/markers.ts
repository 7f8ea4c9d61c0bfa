import * as v from 'valibot';
import { base64url, sha256 } from '../encoding';
import type { SharedFolder } from '../ports';
import { parseRecord, serializeRecord } from './records';

const FOLDER = 'markers';

/**
 * Milliseconds within which a token may be sent again whose answer nobody saw: Atlassian's reuse
 * interval of ten minutes, less what a request may take.
 */
const REPEATABLE = 9 * 60_000;

/** In the place of a token's name: there is no token. */
export const SIGNED_OUT = 'signed_out';

const inFlight = v.object({
  spending: v.string(),
  /** When it was first sent. */
  at: v.number(),
  /** How often a window has begun to send it. */
  tries: v.optional(v.number(), 1),
});

/** A refresh that is under way, or the answer to which nobody saw. */
export type InFlight = Readonly<v.InferOutput<typeof inFlight>>;

const markerSchema = v.object({
  /** Grows with each write of the grant, in any window. */
  generation: v.optional(v.number(), 0),
  /** The name of the newest refresh token, or `SIGNED_OUT`; missing where no token can be spent. */
  newest: v.optional(v.string()),
  /** The name of what is shown of the newest grant. */
  shown: v.optional(v.string()),
  in_flight: v.optional(inFlight),
  /** The name of the newest record of the credential. */
  record: v.optional(v.string()),
  deleted: v.optional(v.boolean()),
  /** When it was written, in milliseconds since the epoch. */
  at: v.number(),
});

/**
 * What every window may know of a credential, without its secrets. It tells a window whose secret
 * storage is behind that it is, so that it presents no refresh token that another one has spent.
 */
export type Marker = Readonly<v.InferOutput<typeof markerSchema>>;

/** Whether the token of a refresh without an answer may be sent again; `now` in milliseconds. */
export function isRepeatable({ at }: InFlight, now: number): boolean {
  // A clock that was set back by more than a moment does not tell how long ago that was.
  return now - at > -60_000 && now - at < REPEATABLE;
}

/** A name for a secret that does not give it away: its SHA-256. */
export async function nameOfSecret(secret: string): Promise<string> {
  return base64url(await sha256(secret));
}

/**
 * The markers of all credentials, in the folder that windows share.
 *
 * Where there is no such folder, or it takes no notes, this window keeps them to itself.
 */
export class Markers {
  readonly #folder: SharedFolder | undefined;
  readonly #onUnusable: (error: unknown) => void;
  readonly #kept = new Map<string, Marker>();

  constructor(folder: SharedFolder | undefined, onUnusable: (error: unknown) => void) {
    this.#folder = folder;
    this.#onUnusable = onUnusable;
  }

  /** The ids of all credentials that have one. */
  async ids(): Promise<readonly string[]> {
    const names = await this.#try((folder) => folder.list(FOLDER));
    return [...new Set([...(names ?? []).flatMap(decoded), ...this.#kept.keys()])];
  }

  /** One that cannot be read is as good as none: it only adds to what the secret storage says. */
  async read(id: string): Promise<Marker | undefined> {
    const kept = this.#kept.get(id);
    const text = await this.#try((folder) => folder.read(pathOf(id)));
    const written = text === undefined ? undefined : parseMarker(text);
    return kept && kept.generation >= (written?.generation ?? 0) ? kept : written;
  }

  /** To be called inside the lock of the credential. */
  async write(id: string, marker: Marker): Promise<void> {
    this.#kept.set(id, marker);
    await this.#try(async (folder) => {
      await folder.write(pathOf(id), serializeRecord(marker));
      this.#kept.delete(id);
    });
  }

  async #try<T>(task: (folder: SharedFolder) => Promise<T>): Promise<T | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      return await task(this.#folder);
    } catch (error) {
      this.#onUnusable(error);
      return undefined;
    }
  }
}

/** What is no name of ours, something else has put there. */
function decoded(name: string): readonly string[] {
  try {
    return [decodeURIComponent(name)];
  } catch {
    return [];
  }
}

function pathOf(id: string): string {
  return `${FOLDER}/${encodeURIComponent(id)}`;
}

function parseMarker(text: string): Marker | undefined {
  try {
    return parseRecord(markerSchema, text);
  } catch {
    return undefined;
  }
}
