import { deepEqual, ok } from 'node:assert/strict';
import { assert, constantFrom, jsonValue, oneof, property, string } from 'fast-check';
import { hintsOf } from '../../../../src/core/text/answerLinks/hintsOf';

const FIELDS = new Map([['customfield_10016', 'Story Points']]);

/** In Berlin, at 00:30 of the 6th of January. */
const ONLOOKER = { now: Date.UTC(2024, 0, 5, 23, 30), timeZone: 'Europe/Berlin' };

const hints = (row: string) => hintsOf(row, FIELDS, ONLOOKER);

/** Spaces in times are narrow in some versions of Node. */
const said = (row: string) =>
  hints(row).map(({ from, to, text }) => [row.slice(from, to), text.replaceAll(/\s/gu, ' ')]);

const MORNING = 'Friday, January 5, 2024 at 11:11:12 AM GMT+1 (13 hours ago)';

describe('what is said of a row of an answer', () => {
  const times: readonly [row: string, part: string, text: string][] = [
    ['"created": "2024-01-05T10:11:12.000+0000",', '2024-01-05T10:11:12.000+0000', MORNING],
    ['"created": "2024-01-05T10:11:12Z"', '2024-01-05T10:11:12Z', MORNING],
    ['"2024-01-05T15:41:12+05:30"', '2024-01-05T15:41:12+05:30', MORNING],
    ['"2024-01-05T08:11:12-02"', '2024-01-05T08:11:12-02', MORNING],
    [
      '"at": "2024-01-05T10:11"',
      '2024-01-05T10:11',
      'Friday, January 5, 2024 at 10:11:00 AM, in no zone that is given',
    ],
    ['"duedate": "2024-01-06"', '2024-01-06', 'Saturday, January 6, 2024 (today)'],
    ['"duedate": "2024-01-08"', '2024-01-08', 'Monday, January 8, 2024 (in 2 days)'],
    ['"exp": 1704449472', '1704449472', MORNING],
    ['"epochMillis": 1704449472000,', '1704449472000', MORNING],
    ['"created_at": 1704449472000', '1704449472000', MORNING],
    ['"lastLoginTime": 1704449472000', '1704449472000', MORNING],
  ];
  for (const [row, part, text] of times) {
    it(`is the time in ${row}`, () => {
      deepEqual(said(row), [[part, text]]);
    });
  }

  const none = [
    '"startAt": 1704449472000',
    '"remainingTime": 1704449472',
    '"id": 1704449472',
    '1704449472000',
    '"created": 50',
    '"created": 99999999999999',
    '"created": "2024-02-31"',
    '"created": "2024-01-05T25:00:00Z"',
    '"version": "2024-01-05-rc1"',
    '"summary": "since 2024-01-05"',
    '"customfield_1": 5',
    '"xcustomfield_10016": 5',
    '{',
  ];
  for (const row of none) {
    it(`is nothing for ${row}`, () => deepEqual(said(row), []));
  }

  it('is what a custom field is called, where it is a name and where it is a value', () => {
    deepEqual(said('"customfield_10016": {'), [['"customfield_10016"', 'Story Points']]);
    deepEqual(said('"fieldId": "customfield_10016",'), [['customfield_10016', 'Story Points']]);
  });

  it('stands within the row, whatever that is', () => {
    const value = oneof(
      jsonValue().map((any) => JSON.stringify(any)),
      string({ unit: constantFrom('"', '2', '0', '-', ':', 'T', 'Z', '+', '.', 'e') }),
      constantFrom('"2024-01-05"', '1704449472000', '1e999', '"0000-00-00T00:00Z"'),
    );
    const row = oneof(
      string(),
      value,
      value.map((text) => `"created": ${text},`),
      value.map((text) => `"customfield_10016": ${text}`),
    );
    assert(
      property(row, (text) => {
        for (const { from, to } of hints(text)) ok(from >= 0 && from < to && to <= text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
