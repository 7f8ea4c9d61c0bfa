import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Answer } from '../../../src/core/rest/client';
import type { Refusal } from '../../../src/core/rest/retries';
import { toResult } from '../../../src/vscode/sendResult';
import { answer, NOTHING_SENT } from '../../fakes';

const NOW = Date.UTC(2026, 2, 26);
const REFUSAL: Refusal = { reason: 'write', status: 429, until: NOW + 5000, isUnreadable: false };

function answerOf(status: number, changes: Partial<Answer> = {}): Answer {
  const head = { method: 'GET', url: 'https://api.atlassian.com/x', time: 120, redirects: 1 };
  return {
    ...answer(status, 'four'),
    ...head,
    sent: NOTHING_SENT,
    firstByte: 80,
    transferred: 3,
    ...changes,
  };
}

const hintOf = (given: Answer, refusal?: Refusal) => toResult(given, refusal, NOW).hint;

describe('an answer as a console gets it', () => {
  it('has its times, its sizes, and no limit that it does not tell of', () => {
    const { time, firstByte, size, transferred, redirects, hint, rateLimit } = toResult(
      answerOf(200),
      undefined,
      NOW,
    );
    deepStrictEqual(
      { time, firstByte, size, transferred, redirects, hint, rateLimit },
      {
        time: 120,
        firstByte: 80,
        size: 4,
        transferred: 3,
        redirects: 1,
        hint: undefined,
        rateLimit: undefined,
      },
    );
  });

  it('has what is left of a limit, and what that is of', () => {
    const headers = [
      ['x-ratelimit-limit', '100'],
      ['x-ratelimit-remaining', '10'],
      ['ratelimit-reason', 'jira-burst-based'],
    ] as const;
    deepStrictEqual(toResult(answerOf(200, { headers }), undefined, NOW).rateLimit, {
      limit: 100,
      remaining: 10,
      isNear: true,
      about: 'What is left of the requests that one operation takes in a second, jira-burst-based.',
    });
  });

  it('says why it was refused and when to come again, where that is known', () => {
    const refused = hintOf(answerOf(429), REFUSAL);
    deepStrictEqual(
      [refused?.code, /since a write may have been done.*Try again at/.test(refused!.sentence)],
      ['rate_limited', true],
    );
    equal(hintOf(answerOf(503), { ...REFUSAL, status: 503 })?.code, 'unavailable');
  });

  it('names the host of a redirect that was not followed', () => {
    const unfollowed = { reason: 'elsewhere', host: 'evil.example' } as const;
    const hint = hintOf(answerOf(302, { unfollowed }));
    deepStrictEqual(
      [hint?.code, hint?.sentence.includes('to evil.example')],
      ['redirect_not_followed', true],
    );
  });
});
