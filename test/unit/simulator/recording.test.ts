import { deepStrictEqual, ok, rejects } from 'node:assert/strict';
import { CONSOLE_DEMO_APP, READ_ONLY_APP } from '../../simulator/apps';
import { API_TOKEN, PERSONAL_ACCESS_TOKEN, SCOPED_API_TOKEN } from '../../simulator/personalTokens';
import { Simulator } from '../../simulator/simulator';
import { basicHeader, call, obtainCode, redeem, siteBase, type Pair } from './harness';

describe('the simulated record', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start();
  });
  afterEach(() => simulator.close());

  it('keeps every request with its body and the status of its answer', async () => {
    await call(simulator, 'guessed', `${siteBase(simulator)}/rest/api/3/issue?x=1&y=%20`, {
      method: 'POST',
      body: 'über',
      headers: { 'x-test': 'yes' },
    });
    const { time, headers, ...rest } = simulator.requests[0]!;
    ok(Math.abs(time - simulator.clock.now()) < 5000);
    const { authorization, 'x-test': test } = headers;
    deepStrictEqual(
      { ...rest, authorization, test },
      {
        server: 'api',
        method: 'POST',
        url: `${siteBase(simulator)}/rest/api/3/issue?x=1&y=%20`,
        path: `${siteBase(simulator)}/rest/api/3/issue`,
        query: { x: '1', y: ' ' },
        body: 'über',
        status: 401,
        authorization: 'Bearer guessed',
        test: 'yes',
      },
    );
  });

  it('knows every secret that may go over the wire', async () => {
    const code = await obtainCode(simulator);
    const { body } = await redeem(simulator, code, { code_verifier: 'the-verifier' });
    const { access_token, refresh_token } = body as Pair;
    deepStrictEqual(simulator.issuedSecrets(), [
      CONSOLE_DEMO_APP.client_secret,
      READ_ONLY_APP.client_secret,
      API_TOKEN.api_token,
      basicHeader(API_TOKEN)['authorization']!.slice('Basic '.length),
      SCOPED_API_TOKEN.api_token,
      basicHeader(SCOPED_API_TOKEN)['authorization']!.slice('Basic '.length),
      PERSONAL_ACCESS_TOKEN.personal_access_token,
      code,
      'the-verifier',
      access_token,
      refresh_token,
    ]);
  });

  it('listens on the loopback address only, on ports of its own or given ones', async () => {
    const port = Number(new URL(simulator.api_base_url).port);
    const { token_url, api_base_url, site_url, data_center_url } = simulator;
    for (const url of [token_url, api_base_url, site_url, data_center_url]) {
      ok(url.startsWith('http://127.0.0.1:'));
    }
    await rejects(Simulator.start({ apiPort: port }), { code: 'EADDRINUSE' });
    await simulator.close();
    simulator = await Simulator.start({ apiPort: port });
    deepStrictEqual(simulator.api_base_url, `http://127.0.0.1:${port}`);
  });

  it('moves only its own clock', () => {
    const before = simulator.clock.now();
    simulator.clock.advance(1_000_000);
    ok(simulator.clock.now() - before >= 1_000_000);
    ok(Math.abs(Date.now() - before) < 5000);
  });
});
