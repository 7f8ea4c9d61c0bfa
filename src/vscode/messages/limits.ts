import type { RateLimit } from '../../core/rest/rateLimit';
import type { UnfollowedRedirect } from '../../core/rest/redirects';
import { MOST_RETRIES, type Refusal } from '../../core/rest/retries';
import { relativeTime } from '../../core/text/relativeTime';
import { fill, type Sentence } from './explanation';

/** What limits, by `RateLimit-Reason`. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['jira-quota-global-based', 'the points that the app has for an hour on all sites together'],
  ['jira-quota-tenant-based', 'the points that the app has for an hour on this site'],
  ['jira-burst-based', 'the requests that one operation takes in a second'],
  ['jira-per-issue-on-write', 'the writes that one issue takes in a while'],
]);

const REFUSED: Readonly<Record<number, string>> = {
  429: 'Jira takes no more requests for now',
  503: 'Jira is not available for now',
};

const NOT_REPEATED: Readonly<Record<Refusal['reason'], string>> = {
  write: 'It was not sent again, since a write may have been done.',
  too_long: 'It was not sent again, since that means to wait for longer than 5 minutes.',
  given_up: `It was sent again ${MOST_RETRIES} times, and refused each time.`,
  cancelled: 'The wait was cancelled.',
};

/** Why an answer asks to come again and was not waited for, and when that may be. */
export function refusalSentence(
  { reason, status, until, isUnreadable }: Refusal,
  limit: RateLimit | undefined,
  now: number,
): string {
  const limited = limit?.reason === undefined ? '' : ` (${limiting(limit.reason)})`;
  const unreadable = isUnreadable ? 'Its Retry-After is neither seconds nor a date. ' : '';
  const again =
    until === undefined
      ? 'It does not say when to try again: wait a while.'
      : `Try again ${momentOf(until, now)}.`;
  return `${REFUSED[status] ?? 'Jira asks to wait'}${limited}. ${NOT_REPEATED[reason]} ${unreadable}${again}`;
}

const UNFOLLOWED: Readonly<Record<UnfollowedRedirect['reason'], Sentence>> = {
  write: ({ host }) =>
    `This write was answered with a redirect${toward(host)}, which is not followed, so that nothing is written twice. Location says where it leads.`,
  elsewhere: ({ host }) =>
    `This redirect leads elsewhere${toward(host)}, and is not followed: the token goes to its own API and nowhere else. Location says where it leads.`,
  loop: ({ host }) =>
    `These redirects lead back to where they have been${toward(host)}, and are not followed any further. Check the path.`,
  too_many: ({ host }) =>
    `This is the sixth redirect in a row${toward(host)}, and no more than 5 are followed. Location says where it leads.`,
  no_target:
    'This redirect does not say where it leads: its Location is no address, or missing. Check the path.',
};

/** Why a redirect is the answer; names a host and no more, since a query may carry a token. */
export function redirectSentence({ reason, host }: UnfollowedRedirect): string {
  return fill(UNFOLLOWED[reason], { host });
}

/** What a limit is of, and when it is whole again. */
export function limitSentence({ reason, reset }: RateLimit, now: number): string {
  const what = reason === undefined ? 'what Jira takes before it asks to wait' : limiting(reason);
  const when = reset !== undefined && reset > now ? ` Whole again ${momentOf(reset, now)}.` : '';
  return `What is left of ${what}.${when}`;
}

function limiting(reason: string): string {
  const known = REASONS.get(reason);
  return known === undefined
    ? fill(({ word }) => `what it calls ${String(word)}`, { word: reason })
    : `${known}, ${reason}`;
}

function toward(host: string | number | undefined): string {
  return host === undefined ? '' : `, to ${String(host)}`;
}

/** By the clock within a day, since the sentence stays as the time passes. */
function momentOf(time: number, now: number): string {
  if (time - now >= 86_400_000) return relativeTime(time, now);
  return `at ${new Date(time).toLocaleTimeString('en-GB')}`;
}
