import type { ErrorDetails } from '../errors';
import { isCurlCommand } from '../text/curlCommand';
import type { DroppedNote } from './curl/dropped';
import { parseCurl } from './curl/parseCurl';
import { CurlError, type CurlErrorCode, type PastedErrorCode } from './errors';
import type { TypedRequest } from './request';
import { readPasted, type KnownCredential, type Picked } from './siteAddress';

/** What a pasted text became. */
export interface Pasted {
  /** Undefined where it means no request, and stays a text. */
  readonly request: (TypedRequest & Partial<Picked>) | undefined;
  /** Why it means none, or is at no site that is known. */
  readonly problem:
    { readonly code: PastedErrorCode | CurlErrorCode; readonly details: ErrorDetails } | undefined;
  /** What of it was left out. */
  readonly dropped: readonly DroppedNote[];
}

/**
 * The request that a pasted text means: a command of curl, the address of an operation or of a page of
 * Jira, or the key of an issue. An address at no known site stays as it is, for its user to see.
 */
export function readPastedText(
  text: string,
  credentials: readonly KnownCredential[],
  picked: Picked | undefined,
): Pasted {
  if (!isCurlCommand(text)) {
    const { request, problem } = placed({
      method: 'GET',
      path: text.trim(),
      headers: [],
      body: '',
    });
    return { request, problem, dropped: [] };
  }
  try {
    const { request, dropped } = parseCurl(text);
    const found = placed(request);
    return { request: found.request ?? request, problem: found.problem, dropped };
  } catch (error) {
    if (!(error instanceof CurlError)) throw error;
    const problem = { code: error.code, details: error.details };
    return { request: undefined, problem, dropped: [] };
  }

  function placed(typed: TypedRequest): Omit<Pasted, 'dropped'> {
    const meant = readPasted(typed.path, credentials, picked);
    if (meant === undefined) return { request: undefined, problem: undefined };
    if ('notice' in meant) {
      const problem = { code: meant.notice, details: { host: meant.host } };
      return { request: undefined, problem };
    }
    const { credentialId, cloudId, path, isPage } = meant;
    // What is written to a page is no operation; least of all the one that reads what the page shows.
    if (isPage && !['GET', 'HEAD'].includes(typed.method.toUpperCase())) {
      const details = { host: URL.parse(typed.path)?.host };
      return { request: undefined, problem: { code: 'site_page_written', details } };
    }
    return { request: { ...typed, credentialId, cloudId, path }, problem: undefined };
  }
}
