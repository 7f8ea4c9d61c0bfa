import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { askedWait } from '../../../src/core/rest/retryWait';

const NOW = Date.UTC(2026, 10, 6, 8, 49, 0);

function waitOf(retryAfter: string | undefined, reset?: string) {
  return askedWait(
    [
      ...(retryAfter === undefined ? [] : [['Retry-After', retryAfter] as const]),
      ...(reset === undefined ? [] : [['X-RateLimit-Reset', reset] as const]),
    ],
    NOW,
  );
}

describe('how long an answer asks to wait', () => {
  const rows: readonly [
    retryAfter: string | undefined,
    reset: string | undefined,
    wait: number | undefined,
    isUnreadable: boolean,
  ][] = [
    ['0', undefined, 0, false],
    ['12', undefined, 12_000, false],
    [' 12 ', undefined, 12_000, false],
    ['31536000', undefined, 31_536_000_000, false],
    ['9'.repeat(400), undefined, Number.MAX_SAFE_INTEGER, false],
    ['Fri, 06 Nov 2026 08:49:37 GMT', undefined, 37_000, false],
    ['Friday, 06-Nov-26 08:49:37 GMT', undefined, 37_000, false],
    ['Fri Nov  6 08:49:37 2026', undefined, 37_000, false],
    ['Fri, 06 Nov 2026 08:00:00 GMT', undefined, 0, false],
    // The seconds count, whatever the time of the reset.
    ['5', '2026-11-06T09:00Z', 5000, false],
    ['soon', undefined, undefined, true],
    ['in 5 minutes', undefined, undefined, true],
    ['soon 5', undefined, undefined, true],
    ['1.5', undefined, undefined, true],
    ['-5', undefined, undefined, true],
    ['', undefined, undefined, true],
    ['2026-11-06T08:50:00Z', undefined, undefined, true],
    ['Fri, 06 Nov 2026 08:49:37 CET', undefined, undefined, true],
    ['soon', '2026-11-06T08:50Z', 60_000, true],
    [undefined, '2026-11-06T08:50Z', 60_000, false],
    [undefined, '2026-11-06T08:49:30Z', 30_000, false],
    [undefined, '2026-11-06T08:49:30.500Z', 30_500, false],
    [undefined, '2026-11-06T09:50:00+01:00', 60_000, false],
    // To the minute, so that it may be over.
    [undefined, '2026-11-06T08:49Z', undefined, false],
    [undefined, '1793954970', undefined, false],
    [undefined, 'tomorrow', undefined, false],
    [undefined, '2026-13-40T25:61Z', undefined, false],
    [undefined, undefined, undefined, false],
  ];
  for (const [retryAfter, reset, wait, isUnreadable] of rows) {
    const shown = retryAfter === undefined ? 'nothing' : `“${retryAfter.slice(0, 40)}”`;
    it(`is ${wait ?? 'unknown'} by Retry-After ${shown} and a reset at ${reset ?? 'no time'}`, () => {
      deepStrictEqual(waitOf(retryAfter, reset), { wait, isUnreadable });
    });
  }

  it('is what a date says, in each form of HTTP’s', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(NOW), max: new Date('2049-12-31T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          const whole = Math.floor(date.getTime() / 1000) * 1000;
          const wait = Math.max(0, whole - NOW);
          const [day, dd, month, year, time] = new Date(whole).toUTCString().split(/,? /u) as [
            string,
            string,
            string,
            string,
            string,
          ];
          const weekday = {
            Mon: 'Monday',
            Tue: 'Tuesday',
            Wed: 'Wednesday',
            Thu: 'Thursday',
            Fri: 'Friday',
            Sat: 'Saturday',
            Sun: 'Sunday',
          }[day]!;
          deepStrictEqual(
            [
              new Date(whole).toUTCString(),
              `${weekday}, ${dd}-${month}-${year.slice(2)} ${time} GMT`,
              `${day} ${month} ${dd.replace(/^0/u, ' ')} ${time} ${year}`,
            ].map((text) => waitOf(text)),
            [wait, wait, wait].map((asked) => ({ wait: asked, isUnreadable: false })),
          );
        },
      ),
    );
  });

  it('is a number of milliseconds or unknown, whatever a server says', () => {
    const anything = fc.option(
      fc.oneof(
        fc.string(),
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789:-TZ+., GMTFriNov')) }),
        fc.integer().map(String),
        fc.date().map(String),
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(anything, anything, (retryAfter, reset) => {
        const { wait, isUnreadable } = waitOf(retryAfter, reset);
        ok(wait === undefined || (Number.isFinite(wait) && wait >= 0), String(wait));
        ok(!isUnreadable || retryAfter !== undefined);
      }),
      { numRuns: 2000 },
    );
  });
});
