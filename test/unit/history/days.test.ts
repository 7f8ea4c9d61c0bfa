import { deepStrictEqual } from 'node:assert/strict';
import { groupByDay } from '../../../src/core/history/days';

/** A time of this machine. */
const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();

describe('the days of the history', () => {
  it('are told from now, the pinned entries before all of them and the newest first', () => {
    const entries = [
      { id: 'old', at: at(1, 9), pinned: false },
      { id: 'morning', at: at(30, 0), pinned: false },
      { id: 'late', at: at(29, 23), pinned: false },
      { id: 'kept', at: at(2, 9), pinned: true },
      { id: 'noon', at: at(30, 12), pinned: false },
      { id: 'old too', at: at(1, 10), pinned: false },
    ];
    deepStrictEqual(
      groupByDay(entries, at(30, 13)).map(({ title, entries: ofDay }) => [
        title,
        ...ofDay.map(({ id }) => id),
      ]),
      [
        ['Pinned', 'kept'],
        ['Today', 'noon', 'morning'],
        ['Yesterday', 'late'],
        ['Sun, 1 Mar 2026', 'old too', 'old'],
      ],
    );
  });

  it('are none where nothing was sent', () => {
    deepStrictEqual(groupByDay([], at(30, 13)), []);
  });
});
