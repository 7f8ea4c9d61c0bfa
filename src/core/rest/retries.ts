import { isCodedError } from '../errors';
import type { Clock, HeaderFields, Random } from '../ports';
import { askedWait } from './retryWait';
import { changesNothing } from './safeMethods';

/** Times that a request is sent again. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const MOST_RETRIES = 4;

/** Milliseconds that are waited for one request, all waits together. */
const MOST_WAITED = 5 * 60_000;

/** Milliseconds: the first wait where an answer names none, which doubles up to the longest. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 30_000;

/** Answers that ask to come again. @see RFC 6585 section 4, RFC 9110 section 15.6.4 */
const REFUSALS = [429, 503];

/** A wait before a request is sent again. */
export interface Waiting {
  /** When it ends, in milliseconds since the epoch. */
  readonly until: number;
  readonly status: number;
  /** Which of the most retries follows. */
  readonly attempt: number;
  readonly most: number;
  /** Whether the answer does not say how long to wait, or not in a way that can be read. */
  readonly isGuess: boolean;
}

/** Why the answer is one that asks to come again, and when. */
export interface Refusal {
  readonly reason:
    /** A write is not repeated: it may have been done. */
    | 'write'
    /** More than five minutes in all. */
    | 'too_long'
    /** It was refused each time. */
    | 'given_up'
    /** The user did not want to wait. */
    | 'cancelled';
  readonly status: number;
  /** Milliseconds since the epoch; undefined where the answer does not say. */
  readonly until: number | undefined;
  /** Whether the answer has a Retry-After that cannot be read. */
  readonly isUnreadable: boolean;
}

interface Refusable {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderFields;
}

/** What retries work with. */
export interface RetryContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly onWaiting: (waiting: Waiting) => void;
}

/**
 * Sends, and sends what is safe again after the wait that an answer asks for. An abort while it waits,
 * or while it is sent again, gives the answer before.
 *
 * Throws what `send` throws.
 */
export async function sendWithRetries<T extends Refusable>(
  send: () => Promise<T>,
  context: RetryContext,
): Promise<{ readonly answer: T; readonly refusal?: Refusal }> {
  const { clock, signal, onWaiting } = context;
  let answer = await send();
  let waited = 0;
  for (let attempt = 1; REFUSALS.includes(answer.status); attempt++) {
    const now = clock.now();
    const { status, headers } = answer;
    const { wait: asked, isUnreadable } = askedWait(headers, now);
    const refusedFor = (reason: Refusal['reason']) => ({
      answer,
      refusal: {
        reason,
        status,
        until: asked === undefined ? undefined : now + asked,
        isUnreadable,
      },
    });
    if (!changesNothing(answer.method, answer.url)) return refusedFor('write');
    const wait = asked ?? guessedWait(attempt, context.random);
    if (waited + wait > MOST_WAITED) return refusedFor('too_long');
    if (attempt > MOST_RETRIES) return refusedFor('given_up');

    const isGuess = asked === undefined;
    onWaiting({ until: now + wait, status, attempt, most: MOST_RETRIES, isGuess });
    await pause(clock, wait, signal);
    if (signal.aborted) return refusedFor('cancelled');
    waited += wait;
    try {
      answer = await send();
    } catch (error) {
      if (isCodedError(error) && error.code === 'aborted') return refusedFor('cancelled');
      throw error;
    }
  }
  return { answer };
}

/** With jitter, so that not all that were refused together come again together. */
function guessedWait(attempt: number, random: Random): number {
  const wait = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT);
  const share = (random.bytes(1)[0] ?? 0) / 255;
  return Math.round(wait * (0.7 + 0.6 * share));
}

/** Ends when the time is over or the signal says so, whichever is first. */
function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      timer.dispose();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = clock.after(milliseconds, done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
