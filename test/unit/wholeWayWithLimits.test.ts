import { deepStrictEqual, ok } from 'node:assert/strict';
import type { Random } from '../../src/core/ports';
import type { JiraClient } from '../../src/core/rest/client';
import { sendWithRetries, type Waiting } from '../../src/core/rest/retries';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { systemClock } from '../../src/node/systemClock';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { FaultEffect } from '../simulator/http/faults';
import { Simulator } from '../simulator/simulator';
import { obtainTokens } from './simulator/harness';
import { createWindow, CREDENTIAL, tokenSet } from './world';

const CLOUD_ID = '11223344-a1b2-4c3d-8e4f-aabbccddee01';
const MYSELF = {
  credentialId: 'cred',
  cloudId: CLOUD_ID,
  path: '/rest/api/3/myself',
  headers: [],
  body: '',
};
const random: Random = { bytes: (length) => new Uint8Array(length) };

/** What happens between Send and the answer, on the real network, with Atlassian on loopback. */
describe('between sending and the answer', () => {
  let simulator: Simulator;
  let waits: Waiting[];
  let received: number[];
  let client: JiraClient;

  beforeEach(async () => {
    simulator = await Simulator.start();
    const { access_token } = await obtainTokens(simulator, {}, { site: 'Acme' });
    const window = createWindow(new AxiosHttpClient('jira-console/test'), {
      clock: systemClock,
    });
    const apiBaseUrl = simulator.api_base_url;
    const { client_id } = CONSOLE_DEMO_APP;
    const { token_url: accessTokenUrl } = simulator;
    await window.store.add({ ...CREDENTIAL, client_id, accessTokenUrl, apiBaseUrl });
    const issued = tokenSet(systemClock.now(), {
      access_token,
      client_id,
      accessTokenUrl,
      apiBaseUrl,
    });
    const site = { cloudId: CLOUD_ID, name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] };
    await window.store.grants.update('cred', () => ({ tokenSet: issued, sites: [site] }));
    ({ client } = window);
    waits = [];
    received = [];
  });
  afterEach(() => simulator.close());

  /** Sends as a console does; cancels once that much has arrived, or once it waits. */
  const send = ({ method = 'GET', stopAt = Infinity, stopWaiting = false } = {}) => {
    const controller = new AbortController();
    const { signal } = controller;
    const onReceived = (bytes: number) => {
      received.push(bytes);
      if (bytes >= stopAt) controller.abort();
    };
    return sendWithRetries(
      () => client.send({ ...MYSELF, method }, signal, { silence: 30_000, onReceived }),
      {
        clock: systemClock,
        random,
        signal,
        onWaiting: (waiting) => {
          waits.push(waiting);
          if (stopWaiting) controller.abort();
        },
      },
    );
  };
  const fail = (effect: FaultEffect) => simulator.faults.add({ on: 'gateway', effect });
  const asked = () => simulator.requests.filter(({ path }) => path.startsWith('/ex/jira/')).length;

  it('a 429 is waited out', async () => {
    fail({ rate_limit: { retry_after: 1 } });
    const { answer, refusal } = await send();
    deepStrictEqual(
      [answer.status, refusal, waits.map(({ isGuess }) => isGuess), asked()],
      [200, undefined, [false], 2],
    );
  });

  it('a 429 is the answer once its user does not want to wait, and to a write', async () => {
    fail({ rate_limit: { retry_after: 100 } });
    const cancelled = await send({ stopWaiting: true });
    fail({ rate_limit: { retry_after: 100 } });
    const written = await send({ method: 'POST' });
    deepStrictEqual(
      [cancelled, written].map(({ answer, refusal }) => [answer.status, refusal?.reason]),
      [
        [429, 'cancelled'],
        [429, 'write'],
      ],
    );
    deepStrictEqual(asked(), 2);
  });

  it('a redirect within the API is followed, and one to elsewhere is not', async () => {
    const there = `${simulator.api_base_url}/ex/jira/${CLOUD_ID}/rest/api/3/serverInfo`;
    fail({ status: 302, headers: { location: there } });
    const { answer } = await send();
    deepStrictEqual([answer.status, answer.redirects, answer.url], [200, 1, there]);
    fail({ status: 302, headers: { location: new URL('/steal', simulator.token_url).href } });
    const { answer: stayed } = await send();
    deepStrictEqual([stayed.status, stayed.unfollowed?.reason], [302, 'elsewhere']);
    deepStrictEqual(
      simulator.requests.filter(({ path }) => path === '/steal'),
      [],
    );
  });

  it('a packed answer is told as it was on the wire and as it is', async () => {
    const whole = await send();
    fail({ gzip: true });
    const { answer } = await send();
    deepStrictEqual(
      [answer.body.byteLength, answer.transferred < answer.body.byteLength],
      [whole.answer.body.byteLength, true],
    );
    deepStrictEqual(received.at(-1), answer.transferred);
  });

  it('a drip is told as it comes, and kept when its user cancels', async () => {
    fail({ drip: { bytes: 1, every: 5 } });
    const { answer } = await send({ stopAt: 3 });
    ok(answer.body.byteLength >= 3);
    deepStrictEqual([answer.status, answer.cut], [200, 'aborted']);
  });
});
