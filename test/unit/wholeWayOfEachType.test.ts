import { deepStrictEqual, rejects } from 'node:assert/strict';
import { loopbackRedirectUri, needsConsent } from '../../src/core/credentials/credential';
import {
  checkDraft,
  createCredential,
  EMPTY_DRAFT,
  type CredentialDraft,
} from '../../src/core/credentials/draft';
import { light } from '../../src/core/credentials/status';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { LoopbackListener } from '../../src/node/loopbackListener';
import { systemClock } from '../../src/node/systemClock';
import { systemRandom } from '../../src/node/systemRandom';
import { CONSOLE_DEMO_APP, SERVICE_ACCOUNT_APP } from '../simulator/apps';
import { API_TOKEN, PERSONAL_ACCESS_TOKEN, SCOPED_API_TOKEN } from '../simulator/personalTokens';
import { Simulator } from '../simulator/simulator';
import { freeRedirectUri } from './loopback';
import { createWindow } from './world';

const ENCODINGS = ['body_json', 'body_form', 'basic_header'] as const;
/** The last of a row is whether the browser reaches the listener or its user pastes the callback. */
const ROADS = [
  ['loopback', 'redirect'],
  ['localhost', 'redirect'],
  ['loopback', 'paste'],
  ['uri', 'paste'],
] as const;

/** From the form, for each type of credential, to a light and Jira's answer; Atlassian is on loopback. */
describe('the whole way of each type', () => {
  let simulator: Simulator;
  let callbackPort: string;
  beforeEach(async () => {
    simulator = await Simulator.start();
    callbackPort = new URL(await freeRedirectUri()).port;
    simulator.register(SERVICE_ACCOUNT_APP);
    const loopback = (['loopback', 'localhost'] as const).map((road) =>
      loopbackRedirectUri(road, callbackPort),
    );
    const redirect_uris = [...CONSOLE_DEMO_APP.redirect_uris, ...loopback];
    simulator.register({ ...CONSOLE_DEMO_APP, redirect_uris });
  });
  afterEach(() => simulator.close());

  const oauth = (changes: Partial<CredentialDraft> = {}): Partial<CredentialDraft> => ({
    ...CONSOLE_DEMO_APP,
    name: 'By consent',
    callbackPort,
    authorizationUrl: simulator.authorization_url,
    accessTokenUrl: simulator.token_url,
    apiBaseUrl: simulator.api_base_url,
    ...changes,
  });
  const serviceAccount = (changes: Partial<CredentialDraft> = {}) =>
    oauth({
      ...SERVICE_ACCOUNT_APP,
      name: 'By service account',
      grant_type: 'client_credentials',
      ...changes,
    });
  const apiToken = (changes: Partial<CredentialDraft> = {}): Partial<CredentialDraft> => ({
    type: 'api_token',
    name: 'By API token',
    siteUrl: simulator.site_url,
    email: API_TOKEN.account.email,
    api_token: API_TOKEN.api_token,
    apiBaseUrl: simulator.api_base_url,
    ...changes,
  });
  const scopedToken = { scoped: true, api_token: SCOPED_API_TOKEN.api_token };
  const dataCenter = (changes: Partial<CredentialDraft> = {}): Partial<CredentialDraft> => ({
    type: 'personal_access_token',
    name: 'By personal access token',
    baseUrl: simulator.data_center_url,
    personal_access_token: PERSONAL_ACCESS_TOKEN.personal_access_token,
    ...changes,
  });

  /** A window with a credential of a form that was filled in and saved. */
  async function saved(filledIn: Partial<CredentialDraft>) {
    const draft = { ...EMPTY_DRAFT, ...filledIn };
    deepStrictEqual(checkDraft(draft, []), {});
    const credential = createCredential(draft, systemRandom);
    const window = createWindow(new AxiosHttpClient('jira-console/test'), {
      clock: systemClock,
      random: systemRandom,
      listener: new LoopbackListener(() => 'test'),
    });
    await window.store.add(credential);
    return { ...window, credential };
  }
  type Window = Awaited<ReturnType<typeof saved>>;

  /** Consent in the browser, and the callback by the road of its own. */
  async function authorize({ authorizations, credential }: Window, how: 'redirect' | 'paste') {
    if (!needsConsent(credential)) throw new Error('No browser is needed for this one.');
    const { callbackRoad } = credential;
    const redirect_uri =
      callbackRoad === 'uri'
        ? 'vscode://jira-tools.jira-console/callback'
        : loopbackRedirectUri(callbackRoad, callbackPort);
    const { url, outcome } = await authorizations.begin(credential.id, { redirect_uri });
    const callback = await simulator.consent(url);
    if (how === 'paste') await authorizations.complete(callback);
    else await (await fetch(callback)).text();
    return (await outcome).kind;
  }

  /** What needs no browser is asked for and checked at once. */
  async function check({ accessTokens, authorizations, credential }: Window) {
    await authorizations.recheck(credential.id, await accessTokens.get(credential.id));
  }

  /** Everything that a user sees of a credential: light, reason, sites, account. */
  async function seen({ store, credential }: Window) {
    const [entry] = await store.list();
    const { sites, account, failure } = await store.grants.read(credential.id);
    return {
      light: light(entry!),
      failure: failure && [failure.code, failure.reason],
      sites: sites.map(({ cloudId }) => cloudId),
      account: account?.displayName,
    };
  }

  async function send(window: Window, path: string) {
    const { store, client, credential } = window;
    const [site] = (await store.grants.read(credential.id)).sites;
    const request = { method: 'GET', path, headers: [], body: '' };
    const addressed = { ...request, credentialId: credential.id, cloudId: site?.cloudId };
    const { status, body } = await client.send(addressed, new AbortController().signal);
    return { status, body: JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown> };
  }

  const acme = () => simulator.sites[0]!.cloud_id;
  const staging = () => simulator.sites[1]!.cloud_id;
  const tokenRequests = () => simulator.requests.filter(({ path }) => path === '/oauth/token');

  for (const tokenRequestEncoding of ENCODINGS) {
    for (const [callbackRoad, how] of ROADS) {
      it(`leads through consent by ${callbackRoad}, ${how} and ${tokenRequestEncoding} to green, and on through a refresh`, async () => {
        const window = await saved(oauth({ tokenRequestEncoding, callbackRoad }));
        const outcome = await authorize(window, how);
        simulator.expireAccessTokens();
        const { status, body } = await send(window, '/rest/api/3/myself');
        deepStrictEqual(
          { outcome, seen: await seen(window), status, name: body['displayName'] },
          {
            outcome: 'granted',
            seen: {
              light: 'green',
              failure: undefined,
              sites: [acme()],
              account: 'Ada Lovelace',
            },
            status: 200,
            name: 'Ada Lovelace',
          },
        );
        deepStrictEqual(tokenRequests().map(sentIn), [tokenRequestEncoding, tokenRequestEncoding]);
      });
    }

    it(`leads a service account by ${tokenRequestEncoding} to green, and to a new token when one has ended`, async () => {
      const window = await saved(serviceAccount({ tokenRequestEncoding }));
      await check(window);
      const first = await seen(window);
      simulator.expireAccessTokens();
      const { status, body } = await send(window, '/rest/api/3/myself');
      deepStrictEqual(
        { first, now: await seen(window), status, type: body['accountType'] },
        { first: robotSeen(), now: robotSeen(), status: 200, type: 'app' },
      );
      deepStrictEqual(
        tokenRequests().map((request) => [sentIn(request), /scope|refresh/.test(request.body)]),
        [
          [tokenRequestEncoding, false],
          [tokenRequestEncoding, false],
        ],
      );
    });
  }

  const robotSeen = () => ({
    light: 'green',
    failure: undefined,
    sites: [acme(), staging()],
    account: 'Release robot',
  });

  it('leads an API token to green and to the site’s own address alone', async () => {
    const window = await saved(apiToken());
    await check(window);
    const { status, body } = await send(window, '/rest/api/3/project/WEB');
    deepStrictEqual(
      { seen: await seen(window), status, key: body['key'] },
      {
        seen: { light: 'green', failure: undefined, sites: [], account: 'Ada Lovelace' },
        status: 200,
        key: 'WEB',
      },
    );
    deepStrictEqual([...new Set(simulator.requests.map(({ server }) => server))], ['site']);
  });

  it('leads a scoped API token to green through the gateway, and shows its site no secret', async () => {
    const window = await saved(apiToken(scopedToken));
    await check(window);
    const { status, body } = await send(window, '/rest/api/3/project/WEB');
    deepStrictEqual(
      { seen: await seen(window), status, key: body['key'] },
      {
        seen: { light: 'green', failure: undefined, sites: [acme()], account: 'Ada Lovelace' },
        status: 200,
        key: 'WEB',
      },
    );
    deepStrictEqual(
      simulator.requests.map(({ server, headers }) => [server, 'authorization' in headers]),
      [
        ['site', false],
        ['api', true],
        ['api', true],
      ],
    );
  });

  it('leads a personal access token to green, and below the context path of its Data Center', async () => {
    const window = await saved(dataCenter());
    await check(window);
    const { status, body } = await send(window, '/rest/api/2/serverInfo');
    deepStrictEqual(
      { seen: await seen(window), status, type: body['deploymentType'] },
      {
        seen: { light: 'green', failure: undefined, sites: [], account: 'Ada Lovelace' },
        status: 200,
        type: 'Server',
      },
    );
  });

  const refusals: readonly [
    what: string,
    filledIn: () => Partial<CredentialDraft>,
    failure: readonly [code: string, reason: string],
  ][] = [
    ['a wrong API token', () => apiToken({ api_token: 'wrong' }), ['token_refused', '401']],
    [
      'an API token under another e-mail',
      () => apiToken({ email: 'grace@acme.example' }),
      ['token_refused', '401'],
    ],
    [
      'a token with scopes at the site',
      () => apiToken({ ...scopedToken, scoped: false }),
      ['token_refused', '401'],
    ],
    [
      'a token without scopes at the gateway',
      () => apiToken({ scoped: true }),
      ['token_refused', '401'],
    ],
    [
      'an API token at an address that is no site',
      () => apiToken({ siteUrl: simulator.api_base_url }),
      ['site_unreachable', '404'],
    ],
    [
      'a token with scopes for an address that is no site',
      () => apiToken({ ...scopedToken, siteUrl: simulator.api_base_url }),
      ['site_unreachable', '404'],
    ],
    [
      'a wrong personal access token',
      () => dataCenter({ personal_access_token: 'wrong' }),
      ['token_refused', '401'],
    ],
    [
      'a Data Center without its context path',
      () => dataCenter({ baseUrl: new URL(simulator.data_center_url).origin }),
      ['site_unreachable', '404'],
    ],
  ];
  for (const [what, filledIn, failure] of refusals) {
    it(`ends red with ${failure[0]} for ${what}`, async () => {
      const window = await saved(filledIn());
      await check(window);
      const { light: color, failure: shown, account } = await seen(window);
      deepStrictEqual(
        { color, shown, account },
        { color: 'red', shown: failure, account: undefined },
      );
    });
  }

  it('ends red with site_unreachable where a page answers in place of the Data Center', async () => {
    const window = await saved(dataCenter());
    const effect = { status: 200, body: '<!DOCTYPE html>', content_type: 'text/html' };
    simulator.faults.add({ on: /myself/u, effect });
    await check(window);
    deepStrictEqual((await seen(window)).failure, ['site_unreachable', '200']);
  });

  it('turns green again once a wrong token was mended', async () => {
    const window = await saved(apiToken({ api_token: 'wrong' }));
    await check(window);
    const { api_token } = API_TOKEN;
    await window.store.update(window.credential.id, (credential) =>
      credential.type === 'api_token' ? { ...credential, api_token } : credential,
    );
    await check(window);
    deepStrictEqual((await seen(window)).light, 'green');
  });

  const clients: readonly [
    what: string,
    changes: Partial<CredentialDraft>,
    failure: readonly [code: string, reason: string],
  ][] = [
    ['a wrong secret', { client_secret: 'wrong' }, ['invalid_client', 'Unauthorized']],
    ['an unknown client', { client_id: 'nobody' }, ['invalid_client', 'client_id is invalid']],
    [
      'an app that is no service account',
      {
        client_id: CONSOLE_DEMO_APP.client_id,
        client_secret: CONSOLE_DEMO_APP.client_secret,
      },
      ['grant_type_not_allowed', "Grant type 'client_credentials' not allowed for the client."],
    ],
  ];
  for (const [what, changes, failure] of clients) {
    for (const tokenRequestEncoding of ENCODINGS) {
      it(`ends a service account red with ${failure[0]} for ${what} by ${tokenRequestEncoding}`, async () => {
        const window = await saved(serviceAccount({ ...changes, tokenRequestEncoding }));
        await rejects(check(window), { code: failure[0] });
        const { light: color, failure: shown } = await seen(window);
        deepStrictEqual([color, shown], ['red', failure]);
      });
    }
  }
});

/** How a token request carried the client's credentials and its parameters. */
function sentIn({ headers, body }: Simulator['requests'][number]) {
  if (headers['authorization'] !== undefined) {
    return body.includes('client_secret') ? 'credentials twice' : 'basic_header';
  }
  return body.startsWith('{') ? 'body_json' : 'body_form';
}
