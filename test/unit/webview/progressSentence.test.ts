import { deepEqual } from 'node:assert/strict';
import { progressSentence } from '../../../src/webview/console/progressSentence';

const NOW = 1_000_000;
const waiting = {
  kind: 'waiting',
  until: NOW + 11_200,
  status: 429,
  attempt: 2,
  most: 4,
  isGuess: false,
} as const;

describe('what a request under way is said to be at', () => {
  it('counts the seconds, the bytes, and the wait down', () => {
    deepEqual(
      [
        progressSentence(undefined, 0, NOW),
        progressSentence(undefined, 3, NOW),
        progressSentence({ kind: 'receiving', bytes: 12_595 }, 65, NOW),
        progressSentence(waiting, 3, NOW),
        progressSentence(waiting, 3, NOW + 10_201),
        progressSentence(waiting, 3, NOW + 11_200),
        progressSentence({ ...waiting, status: 503, isGuess: true }, 3, NOW),
      ],
      [
        'Waiting for the answer',
        'Waiting for the answer (3 s)',
        '12.3 KB received (65 s)',
        'Jira asks to wait: again in 12 s (2 of 4)',
        'Jira asks to wait: again in 1 s (2 of 4)',
        'Sent again (2 of 4)',
        'Jira is not available and does not say how long: again in 12 s (2 of 4)',
      ],
    );
  });
});
