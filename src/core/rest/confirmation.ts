import { gatewayUrl } from '../atlassian/api';
import type { Site } from '../atlassian/sites';
import { apiOf, type Credential } from '../credentials/credential';
import type { CredentialStore } from '../credentials/store';
import type { AddressedRequest } from './client';
import { RequestError } from './errors';
import { completeRequest } from './request';
import { resolveTarget } from './target';
import { changesNothing } from './safeMethods';

/** What is asked before a request is sent. */
export interface WriteQuestion {
  /** What goes to several sites, or writes to production, is asked about each time. */
  readonly kind: 'delete' | 'production_write' | 'several_sites';
  readonly method: string;
  /** Without its query, which may hold a secret. */
  readonly path: string;
  /** Where it goes to: one, unless these are several sites. */
  readonly places: readonly WritePlace[];
}

/** A site that a request goes to. */
export interface WritePlace {
  /** The name of the site; the host of a Jira without a gateway. */
  readonly site: string;
  /** The name of the credential. */
  readonly credential: string;
  readonly production: boolean;
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
    const { credential, grant } = await this.#store.readWithGrant(addressed.credentialId);
    const kind = questionKind(method, addressed.path, credential.production);
    if (kind === undefined || (kind === 'delete' && this.#deletesFreely)) return true;
    const target = targetOf(addressed, credential, grant.sites);
    if (target === undefined) return true;
    const { site, path } = target;
    const { name, production } = credential;
    const places = [{ site, credential: name, production }];
    const answer = await this.#ask({ kind, method, path, places });
    if (answer === 'always' && kind === 'delete') this.#deletesFreely = true;
    return answer !== 'cancel';
  }

  /** Whether a request, as it was typed, may be sent to several sites at once. */
  async mayBeSentToMany(
    { method, path }: Pick<AddressedRequest, 'method' | 'path'>,
    places: readonly WritePlace[],
  ): Promise<boolean> {
    if (changesNothing(method, path)) return true;
    const asked = { method: method.trim().toUpperCase(), path: path.split('?', 1)[0] ?? '' };
    return (await this.#ask({ kind: 'several_sites', ...asked, places })) !== 'cancel';
  }
}

function questionKind(
  method: string,
  path: string,
  production: boolean,
): WriteQuestion['kind'] | undefined {
  if (changesNothing(method, path)) return undefined;
  if (production) return 'production_write';
  return method === 'DELETE' ? 'delete' : undefined;
}

/** By the address itself: it may be typed as that of another site than the picked one. */
function targetOf(
  { path, cloudId: picked }: AddressedRequest,
  credential: Credential,
  sites: readonly Site[],
): { readonly site: string; readonly path: string } | undefined {
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
