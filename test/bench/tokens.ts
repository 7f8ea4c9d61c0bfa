import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Simulator } from '../simulator/simulator';
import { CREDENTIAL } from '../unit/world';
import { authorizedWindow, type BenchWindow } from './authorizedWindow';
import { median, percentile, summary } from './statistics';
import { timeAtOnce, timeEach } from './timers';

const callers = 1_000;
const rounds = 5;
/** How much longer as many requests may take where one of them has to renew the token first. */
const allowedRatio = 1.25;
const gets = 2_000;
/** How much of one request's time over loopback the question for its token may take, in the median. */
const allowedShare = 0.5;

/** Times a thousand requests at once with and without a refresh, and the way to a fresh token. */
export async function benchTokens(): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'jira-console-bench-'));
  const simulator = await Simulator.start({ settings: { rate_limit: Infinity } });
  try {
    const window = await authorizedWindow(simulator, home);
    const send = () =>
      window.client.send(
        {
          credentialId: CREDENTIAL.id,
          cloudId: simulator.sites[0]?.cloud_id,
          method: 'GET',
          path: '/rest/api/3/myself',
          headers: [],
          body: '',
        },
        new AbortController().signal,
      );
    await send();
    const fresh: number[] = [];
    const expired: number[] = [];
    const refreshes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      fresh.push(await timeAtOnce(callers, send));
      await expire(window);
      const before = refreshesOf(simulator);
      expired.push(await timeAtOnce(callers, send));
      refreshes.push(refreshesOf(simulator) - before);
    }
    const ratio = median(expired) / median(fresh);
    console.log(`${callers} requests, fresh token:   ${summary(fresh)}`);
    console.log(`${callers} requests, expired token: ${summary(expired)}`);
    console.log(`ratio of medians: ${ratio.toFixed(2)} (allowed ${allowedRatio})`);
    console.log(`token requests a round: ${refreshes.join(' ')} (allowed 1)`);

    const get = await timeEach(gets, () => window.accessTokens.get(CREDENTIAL.id));
    const request = await timeEach(200, send);
    const share = median(get) / median(request);
    console.log(
      `accessTokens.get, fresh: p50 ${median(get).toFixed(3)} ms, p99 ${percentile(get, 99).toFixed(3)} ms`,
    );
    console.log(`of one request over loopback: ${share.toFixed(2)} (allowed ${allowedShare})`);
    return (
      ratio <= allowedRatio && refreshes.every((count) => count === 1) && share <= allowedShare
    );
  } finally {
    await simulator.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Has the token end as it would by itself in an hour. */
async function expire({ store }: BenchWindow): Promise<void> {
  await store.grants.update(CREDENTIAL.id, ({ tokenSet, ...grant }) => ({
    ...grant,
    tokenSet: tokenSet && { ...tokenSet, expiresAt: Date.now() },
  }));
}

function refreshesOf({ requests }: Simulator): number {
  return requests.filter(
    ({ path, body }) => path === '/oauth/token' && /refresh_token"/u.test(body),
  ).length;
}
