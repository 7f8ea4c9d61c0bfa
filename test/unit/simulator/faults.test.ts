import { deepStrictEqual, match, ok, rejects } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, refresh, replyOf, siteBase, statusOf } from './harness';

describe('the simulated faults', () => {
  let simulator: Simulator;
  let access_token: string;
  let refresh_token: string;
  beforeEach(async () => {
    simulator = await Simulator.start();
    simulator.settings.reuse_interval = 0;
    ({ access_token, refresh_token } = await obtainTokens(simulator, {}, { site: 'Acme' }));
  });
  afterEach(() => simulator.close());

  const info = async (): Promise<Response> =>
    call(simulator, access_token, `${siteBase(simulator)}/rest/api/3/serverInfo`);

  it('acts, then drops the answer: the refresh token is spent', async () => {
    simulator.faults.add({ on: 'token', effect: { drop_after_acting: true } });
    await rejects(refresh(simulator, refresh_token));
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 403);
  });

  it('drops before it acts: the refresh token is still good', async () => {
    simulator.faults.add({ on: 'token', effect: { drop_before_acting: true } });
    await rejects(refresh(simulator, refresh_token));
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 200);
  });

  it('answers any status with any body without acting', async () => {
    simulator.faults.add({
      on: 'token',
      times: 2,
      effect: { status: 503, body: '<h1>Sorry</h1>', content_type: 'text/html' },
    });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const response = await fetch(simulator.token_url, { method: 'POST' });
      deepStrictEqual(
        [response.status, response.headers.get('content-type'), await response.text()],
        [503, 'text/html', '<h1>Sorry</h1>'],
      );
    }
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 200);
  });

  it('replaces the body of a true answer', async () => {
    const body = { access_token: 5, expires_in: 'soon' };
    simulator.faults.add({ on: 'token', effect: { body } });
    deepStrictEqual(await refresh(simulator, refresh_token), { status: 200, body });
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 403);
  });

  it('cuts a body that it announced in full', async () => {
    simulator.faults.add({ on: 'gateway', effect: { cut_body: 10 } });
    const response = await info();
    ok(Number(response.headers.get('content-length')) > 10);
    await rejects(response.text());
  });

  it('packs a body', async () => {
    simulator.faults.add({ on: 'gateway', effect: { gzip: true } });
    const response = await info();
    deepStrictEqual(
      [
        response.headers.get('content-encoding'),
        Object.keys((await response.json()) as object).length > 0,
      ],
      ['gzip', true],
    );
  });

  it('lets a body drip, to its end', async () => {
    simulator.faults.add({ on: 'gateway', effect: { drip: { bytes: 100, every: 1 } } });
    const response = await info();
    const chunks: Uint8Array[] = [];
    const reader = response.body!.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
    }
    deepStrictEqual(
      [chunks.length > 1, Buffer.concat(chunks).byteLength],
      [true, Number(response.headers.get('content-length'))],
    );
  });

  it('hangs until the client gives up, and never acts', async () => {
    simulator.faults.add({ on: 'me', effect: { hang: true } });
    const controller = new AbortController();
    const pending = call(simulator, access_token, '/me', { signal: controller.signal });
    while (!simulator.requests.some(({ path }) => path === '/me')) await sleep(1);
    controller.abort();
    await rejects(pending, { name: 'AbortError' });
    deepStrictEqual(simulator.requests.at(-1)?.status, 0);
  });

  it('ends what hangs or waits when it closes', async () => {
    simulator.faults.add({ on: 'me', effect: { hang: true } });
    simulator.faults.add({ on: 'gateway', effect: { delay: 3_600_000 } });
    const pending = [call(simulator, access_token, '/me'), info()];
    const settled = Promise.allSettled(pending);
    while (simulator.requests.length < 5) await sleep(1);
    await simulator.close();
    deepStrictEqual(
      (await settled).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    simulator = await Simulator.start();
  });

  it('acts at once and answers later', async () => {
    simulator.faults.add({ on: 'token', effect: { delay: 20 } });
    const started = performance.now();
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 200);
    ok(performance.now() - started >= 15);
  });

  it('limits the rate with all headers, or without Retry-After', async () => {
    simulator.faults.add({ on: 'gateway', effect: { rate_limit: true } });
    simulator.faults.add({
      on: 'gateway',
      effect: { rate_limit: { retry_after: false, reason: 'jira-per-issue-on-write' } },
    });
    const replies = [await info(), await info()];
    deepStrictEqual(
      replies.map(({ status, headers }) => [
        status,
        headers.get('retry-after'),
        headers.get('ratelimit-reason'),
        headers.get('x-ratelimit-remaining'),
        headers.get('x-ratelimit-nearlimit'),
      ]),
      [
        [429, '5', 'jira-burst-based', '0', 'true'],
        [429, null, 'jira-per-issue-on-write', '0', 'true'],
      ],
    );
  });

  it('meets requests by expression or by function, first come first served', async () => {
    simulator.faults.add({ on: /^GET .*\/serverInfo$/gu, times: 2, effect: { status: 500 } });
    simulator.faults.add({ on: ({ path }) => path === '/me', effect: { status: 502 } });
    const statuses = [await info(), await call(simulator, access_token, '/me'), await info()];
    deepStrictEqual(
      statuses.map(({ status }) => status),
      [500, 502, 500],
    );
    deepStrictEqual(await statusOf(simulator, access_token), 200);
  });

  it('meets accessible-resources apart from the token endpoint', async () => {
    const path = '/oauth/token/accessible-resources';
    simulator.faults.add({ on: 'accessible_resources', effect: { body: { not: 'a list' } } });
    deepStrictEqual((await refresh(simulator, refresh_token)).status, 200);
    deepStrictEqual(await replyOf(await call(simulator, access_token, path)), {
      status: 401,
      body: { not: 'a list' },
    });
  });

  it('forgets its faults on order', async () => {
    simulator.faults.add({ on: 'gateway', times: Infinity, effect: { status: 500 } });
    deepStrictEqual((await info()).status, 500);
    simulator.faults.clear();
    deepStrictEqual((await info()).status, 200);
  });

  it('shows a drop as a broken connection, not as an answer', async () => {
    simulator.faults.add({ on: 'gateway', effect: { drop_after_acting: true } });
    await rejects(info(), (error: Error) => {
      match(error.message, /fetch failed/u);
      return true;
    });
  });
});
