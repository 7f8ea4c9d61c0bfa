import type { LiveErrorCode } from '../../core/live/errors';
import type { Explanations } from './explanation';
import { because } from './wording';

/** What a site has, asked of it. */
export const LIVE: Explanations<LiveErrorCode> = {
  live_values_refused: [
    ({ kind, status }) => `Jira did not list the site’s ${listed(kind)}${because(status)}.`,
    ({ status }) =>
      status === 429 || Number(status) >= 500
        ? 'Try again in a moment.'
        : 'Check the scopes of the credential, and what its user may see.',
  ],
  live_values_unreadable: [
    ({ kind, reason }) => `Jira’s list of the site’s ${listed(kind)} is damaged${because(reason)}.`,
    'Try again, or write the value without it.',
  ],
};

function listed(kind: string | number | undefined): string {
  return String(kind ?? 'values')
    .replace(/^jql$/u, 'JQL fields')
    .replace('jql', 'JQL')
    .replace('_', ' ');
}
