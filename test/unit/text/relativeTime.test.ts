import { equal } from 'node:assert/strict';
import { relativeTime } from '../../../src/core/text/relativeTime';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a relative time', () => {
  const rows: readonly [difference: number, text: string][] = [
    [0, 'in 0 seconds'],
    [999, 'in 0 seconds'],
    [-999, '0 seconds ago'],
    [SECOND, 'in 1 second'],
    [MINUTE - 1, 'in 59 seconds'],
    [MINUTE, 'in 1 minute'],
    [HOUR - 1, 'in 59 minutes'],
    [-HOUR, '1 hour ago'],
    [DAY - 1, 'in 23 hours'],
    [-3 * DAY - HOUR, '3 days ago'],
    [400 * DAY, 'in 400 days'],
  ];
  for (const [difference, text] of rows) {
    it(`of ${difference} ms is "${text}"`, () => {
      const now = Date.UTC(2026, 0, 1);
      equal(relativeTime(now + difference, now), text);
    });
  }
});
