import type { SimulatedClock } from '../clock';
import type { Settings } from '../settings';
import { jsonAnswer, type Answer } from './messages';

const WINDOW = 60_000;

/** Counts each site's requests by the minute, as the X-RateLimit headers report them. */
export class RateLimiter {
  readonly #clock: SimulatedClock;
  readonly #settings: Settings;
  readonly #used = new Map<string, { window: number; count: number }>();

  constructor(clock: SimulatedClock, settings: Settings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Counts one request, and says what is left. */
  count(cloud_id: string): { exceeded: boolean; headers: Record<string, string> } {
    const window = Math.floor(this.#clock.now() / WINDOW);
    const before = this.#used.get(cloud_id);
    const count = (before?.window === window ? before.count : 0) + 1;
    this.#used.set(cloud_id, { window, count });
    const limit = this.#settings.rate_limit;
    const remaining = Math.max(0, limit - count);
    return {
      exceeded: count > limit,
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': isoSeconds((window + 1) * WINDOW),
        ...(remaining < limit / 5 ? { 'x-ratelimit-nearlimit': 'true' } : {}),
      },
    };
  }
}

/** A 429 with all its headers; `retry_after` in seconds, or false for none. */
export function rateLimitedAnswer(
  now: number,
  retry_after: number | false = 5,
  reason = 'jira-burst-based',
): Answer {
  return jsonAnswer(
    429,
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    {
      ...(retry_after === false ? {} : { 'retry-after': String(retry_after) }),
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': isoSeconds(now + (retry_after === false ? 5 : retry_after) * 1000),
      'x-ratelimit-nearlimit': 'true',
      'ratelimit-reason': reason,
    },
  );
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+/u, '');
}
