import type { HeaderFields } from '../ports';
import { headerValue } from './answerText';

/** How long an answer asks to wait. */
export interface AskedWait {
  /** Milliseconds from now; undefined where it does not say, or not in a way that can be read. */
  readonly wait: number | undefined;
  /** Whether there is a Retry-After that is neither seconds nor a date. */
  readonly isUnreadable: boolean;
}

/** Milliseconds; whoever asks for more asks for ever. */
const LONGEST = Number.MAX_SAFE_INTEGER;

const DAY = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)`;
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`;
const TIME = String.raw`\d\d:\d\d:\d\d`;

/** The forms of a date in HTTP. `Date.parse` alone finds one in words, too. @see RFC 9110 section 5.6.7 */
const HTTP_DATES = [
  new RegExp(`^${DAY}, \\d\\d ${MONTH} \\d{4} ${TIME} GMT$`, 'u'),
  new RegExp(`^${DAY}[a-z]*day, \\d\\d-${MONTH}-\\d\\d ${TIME} GMT$`, 'u'),
];
const ASCTIME = new RegExp(`^${DAY} ${MONTH} [ \\d]\\d ${TIME} \\d{4}$`, 'u');

const ISO_8601 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/u;

/**
 * How long an answer asks to wait: by `Retry-After`, else by `X-RateLimit-Reset`. Jira gives the
 * latter to the minute, so that it may be over already, and then says nothing.
 *
 * @see RFC 9110 section 10.2.3
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function askedWait(headers: HeaderFields, now: number): AskedWait {
  const text = headerValue(headers, 'retry-after')?.trim();
  const wait = text === undefined ? undefined : readRetryAfter(text, now);
  return {
    wait: wait ?? untilReset(headers, now),
    isUnreadable: text !== undefined && wait === undefined,
  };
}

/** Milliseconds since the epoch of a time in ISO 8601, with its date and zone. */
export function readIsoTime(text: string | undefined): number | undefined {
  if (text === undefined || !ISO_8601.test(text.trim())) return undefined;
  const time = Date.parse(text.trim());
  return Number.isNaN(time) ? undefined : time;
}

function readRetryAfter(text: string, now: number): number | undefined {
  if (/^\d+$/u.test(text)) return Math.min(Number(text) * 1000, LONGEST);
  const date = readHttpDate(text);
  return date === undefined ? undefined : Math.max(0, date - now);
}

function readHttpDate(text: string): number | undefined {
  const isAsctime = ASCTIME.test(text);
  if (!isAsctime && !HTTP_DATES.some((form) => form.test(text))) return undefined;
  const date = Date.parse(isAsctime ? `${text} GMT` : text);
  return Number.isNaN(date) ? undefined : date;
}

function untilReset(headers: HeaderFields, now: number): number | undefined {
  const reset = readIsoTime(headerValue(headers, 'x-ratelimit-reset'));
  return reset !== undefined && reset > now ? reset - now : undefined;
}
