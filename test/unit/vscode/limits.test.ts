import { deepStrictEqual, ok } from 'node:assert/strict';
import type { RateLimit } from '../../../src/core/rest/rateLimit';
import type { Refusal } from '../../../src/core/rest/retries';
import {
  limitSentence,
  redirectSentence,
  refusalSentence,
} from '../../../src/vscode/messages/limits';

const NOW = new Date(2026, 2, 26, 16, 24, 52).getTime();
const REFUSAL: Refusal = { reason: 'write', status: 429, until: NOW + 12_000, isUnreadable: false };
const LIMIT: RateLimit = {
  limit: 100,
  remaining: 0,
  reset: NOW + 60_000,
  isNear: true,
  reason: 'jira-per-issue-on-write',
};

describe('what is said of a limit', () => {
  it('tells why a refused request was not sent again, and when it may be', () => {
    const year = { ...REFUSAL, reason: 'too_long', until: NOW + 31_536_000_000 } as const;
    deepStrictEqual(
      [
        refusalSentence(REFUSAL, LIMIT, NOW),
        refusalSentence(year, undefined, NOW),
        refusalSentence(
          { reason: 'given_up', status: 503, until: undefined, isUnreadable: true },
          undefined,
          NOW,
        ),
        refusalSentence({ ...REFUSAL, reason: 'cancelled' }, undefined, NOW),
      ],
      [
        'Jira takes no more requests for now (the writes that one issue takes in a while, jira-per-issue-on-write). It was not sent again, since a write may have been done. Try again at 16:25:04.',
        'Jira takes no more requests for now. It was not sent again, since that means to wait for longer than 5 minutes. Try again in 365 days.',
        'Jira is not available for now. It was sent again 4 times, and refused each time. Its Retry-After is neither seconds nor a date. It does not say when to try again: wait a while.',
        'Jira takes no more requests for now. The wait was cancelled. Try again at 16:25:04.',
      ],
    );
  });

  it('has a sentence for a wait without an end', () => {
    ok(refusalSentence({ ...REFUSAL, until: NOW + Number.MAX_SAFE_INTEGER }, undefined, NOW));
  });

  it('tells what a limit is of, and when it is whole again', () => {
    deepStrictEqual(
      [
        limitSentence({ ...LIMIT, reason: 'jira-burst-based' }, NOW),
        limitSentence({ ...LIMIT, reason: undefined, reset: undefined }, NOW),
        limitSentence({ ...LIMIT, reason: 'a [new](command:x) word', reset: NOW }, NOW),
      ],
      [
        'What is left of the requests that one operation takes in a second, jira-burst-based. Whole again at 16:25:52.',
        'What is left of what Jira takes before it asks to wait.',
        'What is left of what it calls a ［new］(command:x) word.',
      ],
    );
  });
});

describe('what is said of a redirect that is not followed', () => {
  it('names its host and the reason', () => {
    const host = 'evil.example';
    deepStrictEqual(
      (['write', 'elsewhere', 'loop', 'too_many', 'no_target'] as const).map((reason) => [
        reason,
        redirectSentence({ reason, host }).includes(host),
      ]),
      [
        ['write', true],
        ['elsewhere', true],
        ['loop', true],
        ['too_many', true],
        ['no_target', false],
      ],
    );
  });

  it('leaves a host out that is not known', () => {
    ok(!redirectSentence({ reason: 'elsewhere' }).includes('undefined'));
  });
});
