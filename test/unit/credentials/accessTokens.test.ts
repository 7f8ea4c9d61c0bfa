import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { createDeferred } from '../../../src/core/async';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import { light } from '../../../src/core/credentials/status';
import { NetworkError } from '../../../src/core/errors';
import { FakeClock, FakeHttpClient, MemorySecretStore, answer, sentText } from '../../fakes';
import {
  accessWith,
  API_TOKEN,
  createWindow,
  CREDENTIAL,
  PERSONAL_ACCESS_TOKEN,
  tokenSet,
} from '../world';
import type { TokenSet } from '../../../src/core/credentials/grant';

const RENEWED = {
  access_token: 'access-2',
  refresh_token: 'refresh-2',
  token_type: 'Bearer',
  expires_in: 3600,
};

/** A window whose credential has an hour's token set, and a token endpoint that answers so. */
async function authorized(
  respond: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>,
  changes: Partial<TokenSet> = {},
  secrets = new MemorySecretStore(),
) {
  const http = new FakeHttpClient(respond);
  const window = createWindow(http, { secrets });
  await window.store.add(CREDENTIAL);
  const issued = tokenSet(window.clock.now(), changes);
  await window.store.grants.update('cred', (grant) => ({ ...grant, tokenSet: issued }));
  return { ...window, http };
}

describe('access tokens', () => {
  it('are kept where the secret store fails while they are on their way', async () => {
    const secrets = new MemorySecretStore();
    const { accessTokens, clock, http, store } = await authorized(
      () => {
        secrets.isUnavailable = true;
        return answer(200, RENEWED);
      },
      {},
      secrets,
    );
    clock.advance(3_600_000);
    await accessTokens.get('cred');
    secrets.isUnavailable = false;
    clock.advance(11 * 60_000);
    equal((await accessTokens.get('cred')).authorization, 'Bearer access-2');
    deepStrictEqual(
      [
        http.requests.length,
        (await store.list()).map(light),
        secrets.values.get('grant/cred')?.includes('refresh-2'),
      ],
      [1, ['green'], true],
    );
  });

  it('are handed out as they are while they are fresh', async () => {
    const { accessTokens, clock, http } = await authorized(() => answer(200, RENEWED));
    clock.advance(3_600_000 - 60_001);
    equal((await accessTokens.get('cred')).authorization, 'Bearer access-1');
    equal(http.requests.length, 0);
  });

  it('are renewed in the last minute of an hour', async () => {
    const { accessTokens, clock, http, store } = await authorized(() => answer(200, RENEWED));
    clock.advance(3_600_000 - 60_000);
    equal((await accessTokens.get('cred')).authorization, 'Bearer access-2');
    deepStrictEqual(
      {
        sent: JSON.parse(sentText(http.requests[0]!)) as unknown,
        stored: (await store.grants.read('cred')).tokenSet,
      },
      {
        sent: {
          grant_type: 'refresh_token',
          refresh_token: 'refresh-1',
          client_id: 'client',
          client_secret: 's3cr3t-value',
        },
        stored: tokenSet(clock.now(), {
          access_token: 'access-2',
          refresh_token: 'refresh-2',
        }),
      },
    );
  });

  it('are renewed in the last tenth of a short life', async () => {
    const { accessTokens, clock, http } = await authorized(() => answer(200, RENEWED), {
      expiresAt: new FakeClock().now() + 10_000,
    });
    clock.advance(8_999);
    await accessTokens.get('cred');
    equal(http.requests.length, 0);
    clock.advance(1);
    await accessTokens.get('cred');
    equal(http.requests.length, 1);
  });

  it('are renewed once for any number of callers', async () => {
    const { accessTokens, clock, http } = await authorized(() => answer(200, RENEWED));
    clock.advance(3_600_000);
    const tokens = await Promise.all(Array.from({ length: 100 }, () => accessTokens.get('cred')));
    deepStrictEqual(
      [http.requests.length, new Set(tokens.map(({ authorization }) => authorization))],
      [1, new Set(['Bearer access-2'])],
    );
  });

  it('are renewed when one was rejected, but not when another took its place meanwhile', async () => {
    const { accessTokens, http } = await authorized(() => answer(200, RENEWED));
    equal(
      (await accessTokens.get('cred', accessWith('access-1'))).authorization,
      'Bearer access-2',
    );
    equal(
      (await accessTokens.get('cred', accessWith('access-1'))).authorization,
      'Bearer access-2',
    );
    equal(http.requests.length, 1);
  });

  it('are stored before anyone gets them', async () => {
    const { accessTokens, secrets } = await authorized(() => answer(200, RENEWED));
    const order: string[] = [];
    const store = secrets.store.bind(secrets);
    secrets.store = async (key, value) => {
      await store(key, value);
      order.push('stored');
    };
    await accessTokens.get('cred', accessWith('access-1')).then(() => order.push('handed out'));
    deepStrictEqual(order, ['stored', 'handed out']);
  });

  it('keep the refresh token where an answer brings none', async () => {
    const { accessTokens, store } = await authorized(() =>
      answer(200, { ...RENEWED, refresh_token: undefined }),
    );
    await accessTokens.get('cred', accessWith('access-1'));
    equal((await store.grants.read('cred')).tokenSet?.refresh_token, 'refresh-1');
  });

  it('turn the credential red on a definite refusal, lose nothing, and are not asked for again', async () => {
    const { accessTokens, store, clock, http } = await authorized(() =>
      answer(403, { error: 'unauthorized_client', error_description: 'refresh_token is invalid' }),
    );
    clock.advance(3_600_000);
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    const { failure, tokenSet: kept } = await store.grants.read('cred');
    deepStrictEqual(
      { requests: http.requests.length, failure, kept: kept?.refresh_token },
      {
        requests: 1,
        failure: { code: 'invalid_grant', reason: 'refresh_token is invalid' },
        kept: 'refresh-1',
      },
    );
  });

  it('believe no refusal of a token that was replaced meanwhile', async () => {
    const refused = createDeferred<HttpResponse>();
    const shared = new Map<string, string>();
    const secrets = new MemorySecretStore(shared);
    const window = createWindow(new FakeHttpClient(() => refused.promise), { secrets });
    await window.store.add(CREDENTIAL);
    const now = window.clock.now();
    await window.store.grants.update('cred', (grant) => ({ ...grant, tokenSet: tokenSet(now) }));
    const waiting = window.accessTokens.get('cred', accessWith('access-1'));
    await new Promise(setImmediate);
    const other = createWindow(new FakeHttpClient(() => answer(500, '')), {
      secrets: new MemorySecretStore(shared),
    });
    const renewed = tokenSet(now, { access_token: 'access-9', refresh_token: 'refresh-9' });
    await other.store.grants.update('cred', (grant) => ({ ...grant, tokenSet: renewed }));
    refused.resolve(answer(403, { error: 'invalid_grant' }));
    equal((await waiting).authorization, 'Bearer access-9');
    equal((await window.store.grants.read('cred')).failure, undefined);
  });

  const temporary: readonly [what: string, respond: () => HttpResponse, code: string][] = [
    ['a 503', () => answer(503, 'x'), 'token_endpoint_unavailable'],
    ['HTML', () => answer(200, '<html>'), 'token_response_not_json'],
    ['nothing', () => answer(200, ''), 'token_response_empty'],
    ['wrong types', () => answer(200, { access_token: 1 }), 'token_response_invalid'],
    [
      'another token_type',
      () => answer(200, { ...RENEWED, token_type: 'mac' }),
      'token_type_unsupported',
    ],
    [
      'a broken connection',
      () => {
        throw new NetworkError('connection_failed');
      },
      'connection_failed',
    ],
  ];
  for (const [what, respond, code] of temporary) {
    it(`leave everything as it was on ${what}`, async () => {
      const { accessTokens, secrets } = await authorized(respond);
      const before = new Map(secrets.values);
      await rejects(accessTokens.get('cred', accessWith('access-1')), { code });
      deepStrictEqual(secrets.values, before);
    });
  }

  it('need an authorization where there are none, or no refresh token', async () => {
    const { accessTokens, store, clock } = await authorized(() => answer(500, ''), {
      refresh_token: undefined,
    });
    clock.advance(3_600_000);
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    equal((await store.grants.read('cred')).failure?.code, 'access_token_ended');
    await store.signOut('cred');
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
  });

  it('turn the credential red while its client is refused, and green again after that', async () => {
    const { accessTokens, store, http, clock } = await authorized(() =>
      answer(401, { error: 'access_denied', error_description: 'Unauthorized' }),
    );
    await rejects(accessTokens.get('cred', accessWith('access-1')), { code: 'invalid_client' });
    const refused = await store.grants.read('cred');
    http.answer = () => answer(200, RENEWED);
    clock.advance(1_000);
    await accessTokens.get('cred', accessWith('access-1'));
    deepStrictEqual(
      [
        refused.failure?.code,
        refused.tokenSet?.refresh_token,
        (await store.grants.read('cred')).failure,
      ],
      ['invalid_client', 'refresh-1', undefined],
    );
  });

  it('are not asked for without a secret, but used as long as they live', async () => {
    const { accessTokens, clock, http, store } = await authorized(() => answer(200, RENEWED));
    await store.update('cred', (credential) => ({ ...credential, client_secret: '' }));
    equal((await accessTokens.get('cred')).authorization, 'Bearer access-1');
    clock.advance(3_600_000);
    await rejects(accessTokens.get('cred'), { code: 'secret_missing' });
    equal(http.requests.length, 0);
  });

  it('are used only under what they were issued for', async () => {
    const { accessTokens, store, http } = await authorized(() => answer(200, RENEWED));
    await store.update('cred', (credential) => ({
      ...credential,
      apiBaseUrl: 'https://evil.example',
    }));
    await rejects(accessTokens.get('cred'), { code: 'issued_elsewhere' });
    equal(http.requests.length, 0);
  });

  it('do not bring back a credential that was deleted while they were renewed', async () => {
    const { accessTokens, store, secrets, http } = await authorized(() => answer(200, RENEWED));
    http.answer = () => {
      for (const key of [...secrets.values.keys()]) secrets.values.delete(key);
      return answer(200, RENEWED);
    };
    await rejects(accessTokens.get('cred', accessWith('access-1')), {
      code: 'credential_not_found',
    });
    deepStrictEqual(await store.list(), []);
  });

  it('do not bring back a grant that was signed out of while they were renewed', async () => {
    const { accessTokens, store, secrets, http } = await authorized(() => answer(200, RENEWED));
    http.answer = () => {
      secrets.values.delete('grant/cred');
      return answer(200, RENEWED);
    };
    await rejects(accessTokens.get('cred', accessWith('access-1')), {
      code: 'authorization_needed',
    });
    equal((await store.grants.read('cred')).tokenSet, undefined);
  });
});

/** A window with a service account's credential, and a token endpoint that answers so. */
async function serviceAccount(respond: (request: HttpRequest) => HttpResponse) {
  const http = new FakeHttpClient(respond);
  const window = createWindow(http);
  await window.store.add({
    ...CREDENTIAL,
    grant_type: 'client_credentials',
    tokenParameters: 'audience=api',
  });
  return { ...window, http };
}

describe('access tokens of a client that asks for itself', () => {
  const ISSUED = { access_token: 'robot-1', token_type: 'Bearer', expires_in: 3600 };

  it('are asked for by client and secret alone, without a scope, and kept', async () => {
    const { accessTokens, http, store } = await serviceAccount(() => answer(200, ISSUED));
    const [first, second] = [await accessTokens.get('cred'), await accessTokens.get('cred')];
    deepStrictEqual(
      {
        sent: http.requests.map((request) => JSON.parse(sentText(request)) as unknown),
        handedOut: [first.authorization, second.authorization],
        stored: (await store.grants.read('cred')).tokenSet?.access_token,
      },
      {
        sent: [
          {
            grant_type: 'client_credentials',
            client_id: 'client',
            client_secret: 's3cr3t-value',
            audience: 'api',
          },
        ],
        handedOut: ['Bearer robot-1', 'Bearer robot-1'],
        stored: 'robot-1',
      },
    );
  });

  it('are asked for anew when one has ended, was rejected or belongs to another client', async () => {
    let count = 0;
    const { accessTokens, clock, store } = await serviceAccount(() =>
      answer(200, { ...ISSUED, access_token: `robot-${++count}` }),
    );
    const first = await accessTokens.get('cred');
    clock.advance(3_600_000);
    const second = await accessTokens.get('cred');
    const third = await accessTokens.get('cred', second);
    await store.update('cred', (credential) => ({ ...credential, client_id: 'client-2' }));
    const fourth = await accessTokens.get('cred');
    deepStrictEqual(
      [first, second, third, fourth].map(({ authorization }) => authorization),
      ['Bearer robot-1', 'Bearer robot-2', 'Bearer robot-3', 'Bearer robot-4'],
    );
  });

  for (const [code, refusal] of [
    ['invalid_client', answer(401, { error: 'access_denied' })],
    ['grant_type_not_allowed', answer(403, { error: 'unauthorized_client' })],
  ] as const) {
    it(`turn the credential red with ${code}, and green again when they come`, async () => {
      const { accessTokens, http, store, clock } = await serviceAccount(() => refusal);
      await rejects(accessTokens.get('cred'), { code });
      const refused = (await store.grants.read('cred')).failure?.code;
      http.answer = () => answer(200, ISSUED);
      clock.advance(1_000);
      await accessTokens.get('cred');
      deepStrictEqual([refused, (await store.grants.read('cred')).failure], [code, undefined]);
    });
  }
});

describe('access by a token that was entered', () => {
  it('is Basic with e-mail and API token, at the site or at the gateway', async () => {
    const { accessTokens, store } = createWindow(new FakeHttpClient(() => answer(500, '')));
    await store.add(API_TOKEN);
    await store.add({ ...API_TOKEN, id: 'scoped', scoped: true });
    const authorization = `Basic ${btoa('ada@acme.example:ATATT-api-token')}`;
    deepStrictEqual(
      (await Promise.all([accessTokens.get('api'), accessTokens.get('scoped')])).map((access) => [
        access.authorization,
        access.apiBaseUrl,
      ]),
      [
        [authorization, 'https://acme.atlassian.net'],
        [authorization, 'https://api.atlassian.com'],
      ],
    );
  });

  it('is none without the token', async () => {
    const { accessTokens, store } = createWindow(new FakeHttpClient(() => answer(500, '')));
    await store.add({ ...API_TOKEN, api_token: '' });
    await rejects(accessTokens.get('api'), { code: 'secret_missing' });
  });

  it('is Bearer with a personal access token, at the Data Center', async () => {
    const { accessTokens, store } = createWindow(new FakeHttpClient(() => answer(500, '')));
    await store.add(PERSONAL_ACCESS_TOKEN);
    const { authorization, apiBaseUrl } = await accessTokens.get('pat');
    deepStrictEqual(
      [authorization, apiBaseUrl],
      ['Bearer pat-token', 'https://jira.acme.example/jira'],
    );
  });
});
