import type { CodedError, ErrorDetails } from '../../core/errors';
import type { DroppedNote } from '../../core/rest/curl/dropped';
import type { HintCode } from '../../core/rest/hints';
import { CATALOGUE } from './catalogue';
import { CREDENTIAL_FAILURES } from './credentialSentences';
import { DIAGNOSIS } from './diagnosis';
import { explainBy, factsOf, fill, inOneLine, type Explanation } from './explanation';
import { FIELDS } from './fields';
import { HISTORY } from './history';
import { HTTP_FILES } from './httpFiles';
import { IMPORTS } from './imports';
import { LIVE } from './live';
import { NOTES, PASTED } from './pasted';
import { PAGES } from './pages';
import { REQUESTS } from './requests';
import { VARIABLES } from './variables';

const EXPLANATIONS = {
  ...CREDENTIAL_FAILURES,
  ...IMPORTS,
  ...FIELDS,
  ...DIAGNOSIS,
  ...REQUESTS,
  ...VARIABLES,
  ...LIVE,
  ...CATALOGUE,
  ...PASTED,
  ...HTTP_FILES,
  ...PAGES,
  ...HISTORY,
};

/** What a code means and what to do; undefined details leave their part out. */
export function explain(code: string, details: ErrorDetails = {}): Explanation {
  return explainBy(EXPLANATIONS, code, details);
}

/** Reason and remedy in one line. */
export function sentence(code: string, details: ErrorDetails = {}): string {
  return inOneLine(explain(code, details));
}

/** What to say about an error of the core. */
export function errorSentence(error: CodedError<string>): string {
  return sentence(error.code, factsOf(error));
}

const HINTS: Record<HintCode, string> = {
  scope_missing:
    'The token lacks a scope that this operation needs. Add it to the app and to the credential, then authorize again.',
  token_refused: 'The token was refused. Authorize again, or enter a new token.',
  redirect_not_followed: 'This redirect is not followed. Location says where it leads.',
  api_removed: 'Jira has removed this operation. The body names what took its place.',
  rate_limited: 'Too many requests. Wait before it is sent again.',
  unavailable: 'Jira is not available for now. Wait before it is sent again.',
};

/** What to do about an answer. */
export function hintSentence(hint: HintCode): string {
  return HINTS[hint];
}

/** What an import has left out. */
export function noteSentence({ code, name }: DroppedNote): string {
  return fill(NOTES[code], { name });
}
