import type { CodedError, ErrorDetails } from '../../core/errors';
import { AUTHORIZATION } from './authorization';
import { CREDENTIALS } from './credentials';
import { explainBy, factsOf, inOneLine } from './explanation';
import { NETWORK } from './network';

/** All that a credential may fail with. */
export const CREDENTIAL_FAILURES = { ...AUTHORIZATION, ...CREDENTIALS, ...NETWORK };

/**
 * What a credential's own code means and what to do. Activation says no more than this, and so need
 * not read the sentences of requests, files and forms; all others use `sentence`.
 */
export function credentialSentence(code: string, details: ErrorDetails = {}): string {
  return inOneLine(explainBy(CREDENTIAL_FAILURES, code, details));
}

/** What to say about an error of the store of credentials. */
export function credentialErrorSentence(error: CodedError<string>): string {
  return credentialSentence(error.code, factsOf(error));
}
