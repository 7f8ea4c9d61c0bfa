import { type ApiAnswer } from '../atlassian/api';
import type { ApiAccess } from '../atlassian/apiOrigin';
import { isCodedError, NetworkError, type ErrorDetails } from '../errors';
import type { TokenClient } from '../oauth/tokenClient';
import type { Clock, HeaderFields, HttpClient, RedirectListener } from '../ports';
import type { AccessTokens } from './accessTokens';
import type { Callback } from './authorizations';
import type { Credential } from './credential';
import { CredentialError } from './errors';
import type { CredentialStore } from './store';

/** What only a diagnosis finds wrong. */
export type DiagnosisErrorCode =
  /** A proxy on the way wants to know who asks. */
  | 'proxy_refused'
  /** The road through VS Code's own scheme, in a window of a browser. */
  | 'uri_in_web_window'
  /** This machine's clock and the server's differ by more than a minute. */
  | 'clock_skewed'
  /** The API is about to answer 429. */
  | 'limit_near';

/** What is looked at, in this order. */
export type CheckName =
  | 'fields'
  | 'endpoint'
  | 'client'
  | 'callback'
  | 'tokens'
  | 'refresh'
  | 'sites'
  | 'scopes'
  | 'myself'
  | 'clock'
  | 'rate_limit';

/** One finding: how it went, the fact it rests on, and for a failure the code with the remedy. */
export interface CheckResult {
  readonly name: CheckName;
  /** The host, field or site that it is about, where there are several. */
  readonly subject?: string | undefined;
  readonly outcome: 'pass' | 'fail' | 'not_checkable';
  /** A code of the project for a failure; for the others a word of this check. */
  readonly code: string;
  readonly details: ErrorDetails;
}

/** What the window around a diagnosis is like. */
export interface Surroundings {
  readonly callback: Callback;
  /** VS Code runs in a browser: no scheme leads into it. */
  readonly isWebWindow: boolean;
  /** The extension runs on another machine than the browser, perhaps. */
  readonly isRemote: boolean;
  /** An authorization of this window holds the port. */
  readonly isWaiting: boolean;
}

/** What a diagnosis works with. */
export interface DiagnosisContext {
  readonly store: CredentialStore;
  readonly accessTokens: AccessTokens;
  readonly tokenClient: TokenClient;
  readonly http: HttpClient;
  readonly listener: RedirectListener;
  readonly clock: Clock;
}

/** The last answer of the API, which tells its clock and its limits. */
export interface Seen {
  headers: HeaderFields | undefined;
}

/** A credential under diagnosis. */
export interface Patient extends DiagnosisContext {
  readonly credential: Credential;
  readonly surroundings: Surroundings;
  readonly seen: Seen;
}

/** One look at a patient; several findings where there are several subjects. */
export type Check = (patient: Patient) => AsyncGenerator<CheckResult> | Generator<CheckResult>;

/** An answer, or the error in its place. */
export type Asked<T> = T | { readonly failed: unknown };

/** Asks the API with the credential's access. */
export async function ask<T extends ApiAnswer<unknown>>(
  { accessTokens, credential, seen }: Patient,
  question: (access: ApiAccess) => Promise<T>,
): Promise<Asked<T>> {
  try {
    const answer = await question(await accessTokens.get(credential.id));
    seen.headers = answer.headers;
    return answer;
  } catch (error) {
    return { failed: error };
  }
}

/** Without a token nothing was asked; that it is missing was said before. */
export function couldNotAsk(name: CheckName, error: unknown, subject?: string): CheckResult {
  return error instanceof CredentialError
    ? result(name, 'not_checkable', 'no_tokens', {}, subject)
    : failure(name, error, subject);
}

export function failure(name: CheckName, error: unknown, subject?: string): CheckResult {
  if (!isCodedError(error)) throw error;
  const { code, details } = error;
  // That a server cannot be reached is the finding of another check.
  const isUnanswered = error instanceof NetworkError && name !== 'endpoint';
  return result(name, isUnanswered ? 'not_checkable' : 'fail', code, details, subject);
}

export function result(
  name: CheckName,
  outcome: CheckResult['outcome'],
  code: string,
  details: ErrorDetails = {},
  subject?: string,
): CheckResult {
  return { name, subject, outcome, code, details };
}

export function header({ headers = [] }: Seen, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
