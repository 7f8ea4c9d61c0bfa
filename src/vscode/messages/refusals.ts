import type { ErrorOrigin } from '../../core/rest/jiraErrors';
import type { NextStepCode } from '../../core/rest/refusals';

const NEXT_STEPS: Record<NextStepCode, string> = {
  fields_refused: 'Correct the fields that are named, and send again.',
  request_refused: 'Compare the request with the documentation of its operation, and send again.',
  permission_missing:
    'Check that the account has the permission in Jira; a new token would have no more of them.',
  nothing_there:
    'Check the path and what it names. Jira also says this of what the account may not see.',
  gateway_knows_no_site:
    'Check the cloud ID and the path. If the site is right, authorize the credential for it again.',
  method_not_taken: 'Choose a method that this path takes; the Allow header may name them.',
  conflicting_change: 'Read what is there now, then send a request that fits it.',
  content_too_large: 'Send less at once.',
  content_type_refused: 'Set the Content-Type that this operation takes.',
  server_failed:
    'Try again later. A request that writes may have been carried out: look before sending it again.',
  gateway_refused: 'Check the address and the credential; Jira itself was not asked.',
};

/** What to do next about an answer that is an error. */
export function nextStepSentence(code: NextStepCode): string {
  return NEXT_STEPS[code];
}

const TITLES: Record<ErrorOrigin, readonly [refused: string, failed: string]> = {
  jira: ['Jira refused the request', 'Jira failed'],
  gateway: ['Atlassian’s gateway refused the request', 'Atlassian’s gateway failed'],
  unknown: ['The request was refused', 'The server failed'],
};

/** Who refused a request, or failed at it. */
export function refusalTitle(origin: ErrorOrigin, status: number): string {
  const [refused, failed] = TITLES[origin];
  return status < 500 ? refused : failed;
}
