import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import type { AuthorizationUnderWay } from '../../src/core/credentials/authorizations';
import type { OAuthCredential } from '../../src/core/credentials/credential';
import { accessOf } from '../../src/core/credentials/grant';
import { light } from '../../src/core/credentials/status';
import type { Clock } from '../../src/core/ports';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { LoopbackListener } from '../../src/node/loopbackListener';
import { systemClock } from '../../src/node/systemClock';
import { systemRandom } from '../../src/node/systemRandom';
import { CONSOLE_DEMO_APP } from '../simulator/apps';
import type { ConsentChoice } from '../simulator/consentSteps';
import type { FaultEffect } from '../simulator/http/faults';
import type { RecordedRequest } from '../simulator/http/recorder';
import { Simulator } from '../simulator/simulator';
import { freeRedirectUri } from './loopback';
import { createWindow, CREDENTIAL } from './world';

const never = () => new AbortController().signal;

/** The core as the extension builds it, on the real network, with Atlassian on loopback. */
describe('the whole way', () => {
  let simulator: Simulator;
  let redirect_uri: string;
  let underWay: AuthorizationUnderWay[];
  /** Milliseconds by which the window's clock was put forward. */
  let forward = 0;
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + forward };
  beforeEach(async () => {
    underWay = [];
    simulator = await Simulator.start();
    redirect_uri = await freeRedirectUri();
    simulator.register({ ...CONSOLE_DEMO_APP, redirect_uris: [redirect_uri] });
  });
  afterEach(async () => {
    for (const { cancel } of underWay) cancel();
    await Promise.all(underWay.map(({ outcome }) => outcome));
    await simulator.close();
  });

  /** A window with a credential that was just added. */
  async function openWindow(changes: Partial<OAuthCredential> = {}) {
    const window = createWindow(new AxiosHttpClient('jira-console/test'), {
      clock,
      random: systemRandom,
      listener: new LoopbackListener(() => 'test'),
    });
    const { client_id, client_secret } = CONSOLE_DEMO_APP;
    const { authorization_url: authorizationUrl, token_url: accessTokenUrl } = simulator;
    await window.store.add({
      ...CREDENTIAL,
      client_id,
      client_secret,
      authorizationUrl,
      accessTokenUrl,
      apiBaseUrl: simulator.api_base_url,
      ...changes,
    });
    return window;
  }

  /** Authorizes as a user does: consent in the browser, which follows the redirect to the listener. */
  async function authorize(
    { authorizations }: Awaited<ReturnType<typeof openWindow>>,
    choice: ConsentChoice = {},
  ) {
    const begun = await authorizations.begin('cred', { redirect_uri });
    underWay.push(begun);
    const callback = await simulator.consent(begun.url, choice);
    const response = await fetch(callback);
    const page = { status: response.status, text: await response.text() };
    return { url: begun.url, callback, page, outcome: await begun.outcome };
  }

  async function authorized(changes: Partial<OAuthCredential> = {}) {
    const window = await openWindow(changes);
    await authorize(window);
    return window;
  }

  const myself = () => ({
    credentialId: 'cred',
    cloudId: simulator.sites[0]!.cloud_id,
    method: 'GET',
    path: '/rest/api/3/myself?expand=groups',
    headers: [],
    body: '',
  });
  const tokenRequests = () => simulator.requests.filter(({ path }) => path === '/oauth/token');
  const refreshes = () => tokenRequests().filter((request) => grantType(request) !== 'code');
  const lightOf = async ({ store }: Awaited<ReturnType<typeof openWindow>>) =>
    light((await store.list())[0]!);

  for (const tokenRequestEncoding of ['body_json', 'body_form', 'basic_header'] as const) {
    it(`leads from a credential (${tokenRequestEncoding}) to a green light and Jira's answer`, async () => {
      const window = await openWindow({ tokenRequestEncoding });
      const before = await lightOf(window);
      const { page, outcome } = await authorize(window);
      const { sites, account } = await window.store.grants.read('cred');
      const { status, body } = await window.client.send(myself(), never());
      const answered = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
      deepStrictEqual(
        {
          lights: [before, await lightOf(window)],
          page: page.status,
          outcome: outcome.kind,
          sites: sites.map(({ name }) => name),
          account: account?.displayName,
          status,
          displayName: answered['displayName'],
          pending: (await window.secrets.keys()).sort(),
        },
        {
          lights: ['grey', 'green'],
          page: 200,
          outcome: 'granted',
          sites: ['Acme'],
          account: 'Ada Lovelace',
          status: 200,
          displayName: 'Ada Lovelace',
          pending: ['credential/cred', 'grant/cred'],
        },
      );
    });
  }

  it('goes on through one refresh when the access token has died', async () => {
    const window = await authorized();
    simulator.expireAccessTokens();
    const { status } = await window.client.send(myself(), never());
    deepStrictEqual(
      [status, tokenRequests().map(grantType), await lightOf(window)],
      [200, ['code', 'refresh'], 'green'],
    );
  });

  it('goes on through one refresh for any number of requests', async () => {
    const { client } = await authorized();
    simulator.expireAccessTokens();
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => client.send(myself(), never())),
    );
    deepStrictEqual(
      [new Set(answers.map(({ status }) => status)), refreshes().length],
      [new Set([200]), 1],
    );
  });

  it('goes on through as many refreshes as it takes, each with the newest token', async () => {
    const { client, store } = await authorized();
    const spent = new Set<string | undefined>();
    for (let round = 0; round < 5; round++) {
      spent.add((await store.grants.read('cred')).tokenSet?.refresh_token);
      simulator.expireAccessTokens();
      equal((await client.send(myself(), never())).status, 200);
    }
    deepStrictEqual([spent.size, refreshes().length], [5, 5]);
  });

  it('shows the sites in one order, in whatever order Atlassian lists them', async () => {
    const window = await openWindow();
    await authorize(window, { site: 'Acme Staging' });
    await authorize(window, { site: 'Acme' });
    const { tokenSet } = await window.store.grants.read('cred');
    const orders = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { sites } = await window.authorizations.recheck('cred', accessOf(tokenSet!));
      orders.add(sites.map(({ name }) => name).join());
    }
    deepStrictEqual(orders, new Set(['Acme,Acme Staging']));
  });

  it('ends red with the user’s no, without a token request', async () => {
    const window = await openWindow();
    const { page, outcome } = await authorize(window, { deny: true });
    const { failure } = await window.store.grants.read('cred');
    deepStrictEqual(
      {
        outcome: outcome.kind === 'failed' && outcome.failure.code,
        stored: failure?.code,
        light: await lightOf(window),
        page: [page.status, /was not authorized/.test(page.text)],
        tokenRequests: tokenRequests().length,
      },
      {
        outcome: 'consent_denied',
        stored: 'consent_denied',
        light: 'red',
        page: [200, true],
        tokenRequests: 0,
      },
    );
  });

  it('ends red with invalid_client where the secret is wrong', async () => {
    const window = await openWindow({ client_secret: 'wrong' });
    const { outcome } = await authorize(window);
    equal(outcome.kind === 'failed' && outcome.failure.code, 'invalid_client');
    equal(await lightOf(window), 'red');
  });

  for (const [what, resources] of [
    ['nothing', []],
    ['only another product', [resource(['read:confluence-user'])]],
  ] as const) {
    it(`ends red with no_jira_site where ${what} was granted`, async () => {
      const window = await openWindow();
      simulator.settings.accessible_resources = resources;
      await authorize(window);
      const { failure, tokenSet } = await window.store.grants.read('cred');
      deepStrictEqual(
        [failure?.code, tokenSet !== undefined, await lightOf(window)],
        ['no_jira_site', true, 'red'],
      );
    });
  }

  it('takes a redirect once: the browser’s reload is told that nothing waits', async () => {
    const window = await openWindow();
    await window.store.add({ ...(await window.store.read('cred')), id: 'other' });
    const other = await window.authorizations.begin('other', { redirect_uri });
    underWay.push(other);
    const { callback } = await authorize(window);
    const again = await fetch(callback);
    deepStrictEqual(
      [again.status, /No authorization waits/.test(await again.text()), tokenRequests().length],
      [400, true, 1],
    );
  });

  it('turns red when the grant was taken back, and keeps what it has', async () => {
    const window = await authorized();
    simulator.revokeGrant(CONSOLE_DEMO_APP.client_id);
    await rejects(window.client.send(myself(), never()), { code: 'authorization_needed' });
    const { failure, tokenSet, sites } = await window.store.grants.read('cred');
    deepStrictEqual(
      [failure?.code, tokenSet?.refresh_token !== undefined, sites.length, await lightOf(window)],
      ['invalid_grant', true, 1, 'red'],
    );
  });

  const page = '<html>maintenance</html>';
  const useless: readonly [what: string, effect: FaultEffect, code: string][] = [
    ['a page', { status: 200, body: page, content_type: 'text/html' }, 'token_response_not_json'],
    ['nothing', { status: 200, body: '' }, 'token_response_empty'],
    [
      'more than anyone needs',
      { status: 200, body: { access_token: 'x'.repeat(300_000) } },
      'token_response_too_large',
    ],
    ['a number for a token', { status: 200, body: { access_token: 1 } }, 'token_response_invalid'],
    [
      'a token of another type',
      { status: 200, body: { access_token: 'x', token_type: 'mac' } },
      'token_type_unsupported',
    ],
    ['a 503', { status: 503, body: page }, 'token_endpoint_unavailable'],
  ];
  for (const [what, effect, code] of useless) {
    it(`throws ${code} where a refresh brings ${what}, keeps every token, and goes on after`, async () => {
      const window = await authorized();
      const before = new Map(window.secrets.values);
      simulator.expireAccessTokens();
      simulator.faults.add({ on: 'token', effect });
      await rejects(window.client.send(myself(), never()), { code });
      deepStrictEqual(window.secrets.values, before);
      forward += 1_000;
      equal((await window.client.send(myself(), never())).status, 200);
    });
  }

  const lost: readonly [what: string, effect: FaultEffect, code: string][] = [
    ['broke off within the answer', { cut_body: 20 }, 'token_response_lost'],
    ['broke off after the server had acted', { drop_after_acting: true }, 'connection_failed'],
    ['broke off before it', { drop_before_acting: true }, 'connection_failed'],
  ];
  for (const [what, effect, code] of lost) {
    it(`asks once more where the connection ${what}`, async () => {
      const window = await authorized();
      simulator.expireAccessTokens();
      simulator.faults.add({ on: 'token', effect });
      equal((await window.client.send(myself(), never())).status, 200);
    });

    it(`throws ${code} where it ${what} twice, keeps every token, and goes on after`, async () => {
      const window = await authorized();
      const before = new Map(window.secrets.values);
      simulator.expireAccessTokens();
      simulator.faults.add({ on: 'token', effect, times: 2 });
      await rejects(window.client.send(myself(), never()), { code });
      deepStrictEqual(window.secrets.values, before);
      forward += 1_000;
      equal((await window.client.send(myself(), never())).status, 200);
    });
  }

  it('leaves every secret in the secret store alone', async () => {
    const window = await openWindow();
    const shown: unknown[] = [];
    const denied = await authorize(window, { deny: true });
    const granted = await authorize(window);
    simulator.expireAccessTokens();
    shown.push(await window.client.send(myself(), never()));
    simulator.faults.add({ on: 'token', effect: { status: 503, body: 'down' } });
    simulator.expireAccessTokens();
    shown.push(await window.client.send(myself(), never()).catch((error: unknown) => error));
    simulator.revokeGrant(CONSOLE_DEMO_APP.client_id);
    shown.push(await window.client.send(myself(), never()).catch((error: unknown) => error));

    const secrets = simulator.issuedSecrets();
    ok(secrets.length > 7, 'the secrets of two apps, a code, a verifier and two pairs');
    const kept = [...window.secrets.values.values()].join('\n');
    const text = [
      ...window.logger.lines,
      ...[denied, granted].flatMap((end) => [end.url, end.page.text]),
      ...shown.map(textOf),
    ].join('\n');
    deepStrictEqual(
      {
        leaked: secrets.filter((secret) => text.includes(secret)),
        states: [denied, granted].filter(({ url }) =>
          window.logger.lines.join().includes(stateOf(url)),
        ),
        keptSecret: kept.includes(CONSOLE_DEMO_APP.client_secret),
        loggedLines: window.logger.lines.length > 8,
      },
      { leaked: [], states: [], keptSecret: true, loggedLines: true },
    );
  });
});

function grantType({ body }: RecordedRequest): 'code' | 'refresh' {
  return body.includes('authorization_code') ? 'code' : 'refresh';
}

function resource(scopes: readonly string[]) {
  return { id: 'c-1', name: 'Wiki', url: 'https://wiki.atlassian.net', scopes };
}

function stateOf(url: string): string {
  return new URL(url).searchParams.get('state')!;
}

/** All that someone could read in a value, an answer's body included. */
function textOf(value: unknown): string {
  const body =
    typeof value === 'object' &&
    value !== null &&
    'body' in value &&
    value.body instanceof Uint8Array
      ? new TextDecoder().decode(value.body)
      : '';
  const stack = value instanceof Error ? (value.stack ?? '') : '';
  return [JSON.stringify(value), body, stack].join('\n');
}
