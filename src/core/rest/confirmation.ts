import { gatewayUrl } from '../atlassian/api';
import type { Site } from '../atlassian/sites';
import { apiOf, type Credential } from '../credentials/credential';
import type { CredentialStore } from '../credentials/store';
import type { AddressedRequest } from './client';
import { RequestError } from './errors';
import { completeRequest } from './request';
import { resolveTarget } from './target';
import { isSafeMethod } from './safeMethods';

/** What is asked before a request is sent. */
export interface WriteQuestion {
  /** A write through a credential that is marked as one of production is asked about each time. */
  readonly kind: 'delete' | 'production_write';
  readonly method: string;
  /** The name of the site that it goes to; the host of a Jira without a gateway. */
  readonly site: string;
  /** Without its query, which may hold a secret. */
  readonly path: string;
}

/** `always` is for this session. */
export type WriteAnswer = 'send' | 'always' | 'cancel';

/** Asks before a request deletes something, and before each that writes to production. */
export class Confirmations {
  readonly #store: CredentialStore;
  readonly #ask: (question: WriteQuestion) => Promise<WriteAnswer>;
  #deletesFreely = false;

  constructor(store: CredentialStore, ask: (question: WriteQuestion) => Promise<WriteAnswer>) {
    this.#store = store;
    this.#ask = ask;
  }

  /**
   * Whether a request, its variables filled in, may be sent. One that cannot be sent anyway may: it is
   * refused for a better reason.
   *
   * Throws `credential_not_found`.
   */
  async mayBeSent(addressed: AddressedRequest): Promise<boolean> {
    const { method } = completeRequest(addressed);
    const credential = await this.#store.read(addressed.credentialId);
    const kind = questionKind(method, credential.production);
    if (kind === undefined || (kind === 'delete' && this.#deletesFreely)) return true;
    const { sites } = await this.#store.grants.read(addressed.credentialId);
    const place = placeOf(addressed, credential, sites);
    if (place === undefined) return true;
    const answer = await this.#ask({ kind, method, ...place });
    if (answer === 'always' && kind === 'delete') this.#deletesFreely = true;
    return answer !== 'cancel';
  }
}

function questionKind(method: string, production: boolean): WriteQuestion['kind'] | undefined {
  if (isSafeMethod(method)) return undefined;
  if (production) return 'production_write';
  return method === 'DELETE' ? 'delete' : undefined;
}

/** By the address itself: it may be typed as that of another site than the picked one. */
function placeOf(
  { path, cloudId: picked }: AddressedRequest,
  credential: Credential,
  sites: readonly Site[],
): Pick<WriteQuestion, 'site' | 'path'> | undefined {
  const api = apiOf(credential);
  try {
    const { host, pathname } = new URL(resolveTarget(path, { ...api, sites, cloudId: picked }));
    for (const { cloudId, name } of sites) {
      const base = new URL(gatewayUrl(api.apiBaseUrl, cloudId, '')).pathname;
      if (pathname.startsWith(`${base}/`)) return { site: name, path: pathname.slice(base.length) };
    }
    return { site: host, path: pathname };
  } catch (error) {
    if (error instanceof RequestError) return undefined;
    throw error;
  }
}
