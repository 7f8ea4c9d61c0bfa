import { createHash } from 'node:crypto';

import type { RecordedRequest } from '../simulator/http/recorder';

/** A refresh as the token endpoint met it. */
export interface Refresh {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Names the refresh token that was sent, and cannot be used in its place. */
  readonly tokenHash: string;
  readonly status: number;
}

/** The refreshes among the requests, in the order of arrival. */
export function refreshesIn(requests: readonly RecordedRequest[]): readonly Refresh[] {
  return requests.flatMap(({ path, body, time, status }) => {
    if (path !== '/oauth/token') return [];
    const { grant_type, refresh_token } = JSON.parse(body) as Record<string, string>;
    if (grant_type !== 'refresh_token') return [];
    const tokenHash = createHash('sha256').update(refresh_token!).digest('hex').slice(0, 8);
    return [{ time, tokenHash, status }];
  });
}

/** Those that sent a refresh token to which there had been a success answer. */
export function withSpentToken(refreshes: readonly Refresh[]): readonly Refresh[] {
  return refreshes.filter(({ tokenHash }, index) =>
    refreshes
      .slice(0, index)
      .some((earlier) => earlier.tokenHash === tokenHash && earlier.status === 200),
  );
}

/** Milliseconds from each refresh to the next, where that is less than so many. */
export function gapsBelow(refreshes: readonly Refresh[], milliseconds: number): readonly number[] {
  return refreshes
    .slice(1)
    .map(({ time }, index) => time - refreshes[index]!.time)
    .filter((gap) => gap < milliseconds);
}
