import { deepStrictEqual, notStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { CONSOLE_DEMO_APP } from '../../simulator/apps';
import { Simulator } from '../../simulator/simulator';
import { obtainCode, obtainTokens, redeem, refresh, statusOf, type Pair } from './harness';

const DEAD = {
  status: 403,
  body: { error: 'unauthorized_client', error_description: 'refresh_token is invalid' },
};
const MINUTE = 60_000;

describe('the simulated rotation', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start();
  });
  afterEach(() => simulator.close());

  const next = async (refresh_token: string): Promise<Pair> => {
    const { status, body } = await refresh(simulator, refresh_token);
    deepStrictEqual(status, 200);
    return body as Pair;
  };

  it('gives a new pair each time', async () => {
    const first = await obtainTokens(simulator);
    const second = await next(first.refresh_token);
    notStrictEqual(second.access_token, first.access_token);
    notStrictEqual(second.refresh_token, first.refresh_token);
    await next(second.refresh_token);
  });

  it('takes a spent token again within the reuse interval, and keeps both successors', async () => {
    const { refresh_token } = await obtainTokens(simulator);
    const lost = await next(refresh_token);
    simulator.clock.advance(9 * MINUTE);
    const again = await next(refresh_token);
    await next(lost.refresh_token);
    await next(again.refresh_token);
  });

  it('counts the reuse interval from the first use', async () => {
    const { refresh_token } = await obtainTokens(simulator);
    await next(refresh_token);
    simulator.clock.advance(6 * MINUTE);
    await next(refresh_token);
    simulator.clock.advance(6 * MINUTE);
    deepStrictEqual(await refresh(simulator, refresh_token), DEAD);
  });

  it('revokes the whole family at a reuse after the interval', async () => {
    const first = await obtainTokens(simulator);
    const second = await next(first.refresh_token);
    simulator.clock.advance(10 * MINUTE);
    deepStrictEqual(await refresh(simulator, first.refresh_token), DEAD);
    deepStrictEqual(await refresh(simulator, second.refresh_token), DEAD);
    deepStrictEqual(await statusOf(simulator, second.access_token), 401);
  });

  it('allows no reuse where the interval is zero', async () => {
    simulator.settings.reuse_interval = 0;
    const { refresh_token } = await obtainTokens(simulator);
    await next(refresh_token);
    deepStrictEqual(await refresh(simulator, refresh_token), DEAD);
  });

  it('answers a dead token as documented on order', async () => {
    simulator.settings.documented_errors = true;
    deepStrictEqual(await refresh(simulator, 'unknown'), {
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    });
  });

  it('lets the old access token die ten minutes after the refresh, before its expiry', async () => {
    const first = await obtainTokens(simulator);
    const second = await next(first.refresh_token);
    const statuses = async (): Promise<number[]> => [
      await statusOf(simulator, first.access_token),
      await statusOf(simulator, second.access_token),
    ];
    simulator.clock.advance(9 * MINUTE);
    deepStrictEqual(await statuses(), [200, 200]);
    simulator.clock.advance(MINUTE);
    deepStrictEqual(await statuses(), [401, 200]);
  });

  it('does not lengthen the life of an old access token', async () => {
    simulator.settings.token_life = 60;
    const first = await obtainTokens(simulator);
    await next(first.refresh_token);
    simulator.clock.advance(MINUTE);
    deepStrictEqual(await statusOf(simulator, first.access_token), 401);
  });

  it('keeps the refresh token that an answer left out', async () => {
    simulator.settings.omit_refresh_token = true;
    const { refresh_token } = await obtainTokens(simulator);
    const { body } = await refresh(simulator, refresh_token);
    deepStrictEqual('refresh_token' in (body as object), false);
    simulator.clock.advance(24 * 60 * MINUTE);
    await next(refresh_token);
  });

  it('forgets a refresh token after ninety days without use', async () => {
    const { refresh_token } = await obtainTokens(simulator);
    simulator.clock.advance(90 * 24 * 60 * MINUTE);
    deepStrictEqual(await refresh(simulator, refresh_token), DEAD);
  });

  it('refreshes to the scopes of the newest consent', async () => {
    const { refresh_token } = await obtainTokens(simulator);
    await obtainTokens(simulator, { scope: 'read:me offline_access' });
    deepStrictEqual((await next(refresh_token)).scope, 'read:me offline_access');
  });

  it('expires every access token on order, and only those', async () => {
    const { access_token, refresh_token } = await obtainTokens(simulator);
    simulator.expireAccessTokens();
    deepStrictEqual(await statusOf(simulator, access_token), 401);
    await next(refresh_token);
  });

  it('ends codes and tokens with the grant', async () => {
    const { access_token, refresh_token } = await obtainTokens(simulator);
    const code = await obtainCode(simulator);
    simulator.revokeGrant(CONSOLE_DEMO_APP.client_id);
    deepStrictEqual(
      [
        await statusOf(simulator, access_token),
        (await refresh(simulator, refresh_token)).status,
        (await redeem(simulator, code)).status,
      ],
      [401, 403, 400],
    );
    deepStrictEqual(await statusOf(simulator, (await obtainTokens(simulator)).access_token), 200);
  });

  it('never fails a client that uses each token once, however long it waits', async () => {
    const minutes = fc.integer({ min: 0, max: 80 * 24 * 60 });
    const waits = fc.array(minutes, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(waits, async (steps) => {
        let pair = await obtainTokens(simulator);
        for (const wait of steps) {
          simulator.clock.advance(wait * MINUTE);
          pair = await next(pair.refresh_token);
          deepStrictEqual(await statusOf(simulator, pair.access_token), 200);
        }
      }),
      { numRuns: 10 },
    );
  });
});
