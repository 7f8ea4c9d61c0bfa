import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { HeaderFields } from '../../../src/core/ports';
import { rateLimitOf, type RateLimit } from '../../../src/core/rest/rateLimit';

const NOW = Date.UTC(2026, 2, 26, 16, 24, 52);

const limitOf = (headers: Readonly<Record<string, string>>): RateLimit | undefined =>
  rateLimitOf(Object.entries(headers), NOW);

describe('the rate limit of an answer', () => {
  it('is told by X-RateLimit', () => {
    deepStrictEqual(
      limitOf({
        'X-RateLimit-Limit': '350',
        'X-RateLimit-Remaining': '312',
        'X-RateLimit-Reset': '2026-03-26T16:25Z',
        'RateLimit-Reason': 'jira-burst-based',
      }),
      {
        limit: 350,
        remaining: 312,
        reset: Date.UTC(2026, 2, 26, 16, 25),
        isNear: false,
        reason: 'jira-burst-based',
      },
    );
  });

  for (const [prefix, reason] of [
    ['', 'RateLimit-Reason'],
    ['Beta-', 'X-Beta-RateLimit-Reason'],
  ] as const) {
    it(`is told by ${prefix}RateLimit and its policy`, () => {
      deepStrictEqual(
        limitOf({
          [`${prefix}RateLimit-Policy`]: '"tenant-app-quota";q=100100;w=3600',
          [`${prefix}RateLimit`]: '"tenant-app-quota";r=57842;t=2107',
          [reason]: 'jira-quota-tenant-based',
        }),
        {
          limit: 100_100,
          remaining: 57_842,
          reset: NOW + 2_107_000,
          isNear: false,
          reason: 'jira-quota-tenant-based',
        },
      );
    });
  }

  it('is the tighter of two', () => {
    const requests = { 'X-RateLimit-Limit': '350', 'X-RateLimit-Remaining': '349' };
    const points = {
      'Beta-RateLimit-Policy': '"tenant-app-quota";q=100100;w=3600',
      'Beta-RateLimit': '"tenant-app-quota";r=17842;t=2107',
    };
    deepStrictEqual(
      [
        limitOf({ ...requests, ...points })?.limit,
        limitOf({ ...requests, ...points, 'X-RateLimit-Remaining': '1' })?.limit,
      ],
      [100_100, 350],
    );
  });

  const nearness: readonly [remaining: string, said: string | undefined, isNear: boolean][] = [
    ['100', undefined, false],
    ['20', undefined, false],
    ['19', undefined, true],
    ['0', undefined, true],
    ['100', 'true', true],
    ['100', 'false', false],
  ];
  for (const [remaining, said, isNear] of nearness) {
    it(`is ${isNear ? '' : 'not '}near with ${remaining} of 100 left and ${said ?? 'nothing'} said`, () => {
      const limit = limitOf({
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': remaining,
        ...(said !== undefined && { 'x-ratelimit-nearlimit': said }),
      });
      equal(limit?.isNear, isNear);
    });
  }

  const none: readonly Readonly<Record<string, string>>[] = [
    {},
    { 'X-RateLimit-Limit': '350' },
    { 'X-RateLimit-Remaining': '350' },
    { 'X-RateLimit-Limit': '0', 'X-RateLimit-Remaining': '0' },
    { 'X-RateLimit-Limit': 'many', 'X-RateLimit-Remaining': '1' },
    { 'X-RateLimit-Limit': '10', 'X-RateLimit-Remaining': '-1' },
    { 'Beta-RateLimit': '"tenant-app-quota";r=0;t=2788' },
    { 'RateLimit-Reason': 'jira-burst-based' },
  ];
  for (const headers of none) {
    it(`is unknown by ${JSON.stringify(headers)}`, () => equal(limitOf(headers), undefined));
  }

  it('is a share between nothing and all, whatever a server says', () => {
    const value = fc.oneof(fc.string(), fc.nat().map(String), fc.constant('"a";q=1;r=2;t=3'));
    const names = [
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'RateLimit',
      'RateLimit-Policy',
    ];
    fc.assert(
      fc.property(fc.tuple(...names.map(() => value)), (values) => {
        const headers: HeaderFields = names.map((name, index) => [name, values[index]!]);
        const limit = rateLimitOf(headers, NOW);
        ok(!limit || (limit.limit > 0 && limit.remaining >= 0 && limit.remaining <= limit.limit));
      }),
    );
  });
});
