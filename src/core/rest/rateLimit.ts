import type { HeaderFields } from '../ports';
import { headerValue } from './answerText';
import { readIsoTime } from './retryWait';

/** How much of a limit is left. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** When it is whole again, in milliseconds since the epoch. */
  readonly reset: number | undefined;
  /** Whether little of it is left, by Jira's own word or by the numbers. */
  readonly isNear: boolean;
  /** What limits, in Jira's own words: `jira-burst-based` and others. */
  readonly reason: string | undefined;
}

type Share = Pick<RateLimit, 'limit' | 'remaining' | 'reset'>;

/** Jira says that a limit is near where less than this share of it is left. */
const NEAR = 0.2;

/**
 * The limit that an answer tells of, of several the one of which the smallest share is left;
 * undefined where it tells of none. `now` in milliseconds since the epoch.
 *
 * `X-RateLimit-…` count requests; `RateLimit` and `RateLimit-Policy`, also with `Beta-` before them,
 * count the points of an hour.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 * @see draft-ietf-httpapi-ratelimit-headers
 */
export function rateLimitOf(headers: HeaderFields, now: number): RateLimit | undefined {
  const [tightest] = [requestsOf(headers), pointsOf(headers, now)]
    .filter((share) => share !== undefined)
    .sort((a, b) => shareLeft(a) - shareLeft(b));
  if (tightest === undefined) return undefined;
  const valueOf = (...names: readonly string[]) =>
    names.map((name) => headerValue(headers, name)).find((value) => value !== undefined);
  return {
    ...tightest,
    isNear:
      valueOf('x-ratelimit-nearlimit', 'x-beta-ratelimit-nearlimit')?.trim() === 'true' ||
      shareLeft(tightest) < NEAR,
    reason: valueOf('ratelimit-reason', 'x-beta-ratelimit-reason')?.trim(),
  };
}

function shareLeft({ limit, remaining }: Share): number {
  return remaining / limit;
}

function requestsOf(headers: HeaderFields): Share | undefined {
  const limit = readCount(headerValue(headers, 'x-ratelimit-limit'));
  const remaining = readCount(headerValue(headers, 'x-ratelimit-remaining'));
  const reset = readIsoTime(headerValue(headers, 'x-ratelimit-reset'));
  return share(limit, remaining, reset);
}

/** `"tenant-app-quota";r=17842;t=2107`, of a policy `"tenant-app-quota";q=100100;w=3600`. */
function pointsOf(headers: HeaderFields, now: number): Share | undefined {
  const [prefix] = ['', 'beta-'].filter((start) => headerValue(headers, `${start}ratelimit`));
  if (prefix === undefined) return undefined;
  const left = headerValue(headers, `${prefix}ratelimit`);
  const seconds = readParameter(left, 't');
  return share(
    readParameter(headerValue(headers, `${prefix}ratelimit-policy`), 'q'),
    readParameter(left, 'r'),
    seconds === undefined ? undefined : now + seconds * 1000,
  );
}

function share(
  limit: number | undefined,
  remaining: number | undefined,
  reset: number | undefined,
): Share | undefined {
  if (limit === undefined || limit === 0 || remaining === undefined) return undefined;
  // A server may grant more for a moment than it calls its limit.
  return { limit, remaining: Math.min(remaining, limit), reset };
}

function readParameter(text: string | undefined, name: string): number | undefined {
  return readCount(new RegExp(`;\\s*${name}=(\\d+)`, 'u').exec(text ?? '')?.[1]);
}

/** Up to fifteen digits: what is more counts nothing. */
function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/u.test(text.trim()) ? Number(text) : undefined;
}
