import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { createDeferred } from '../../../src/core/async';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import { NetworkError } from '../../../src/core/errors';
import { FakeClock, FakeHttpClient, MemorySecretStore, answer } from '../../fakes';
import { createWindow, CREDENTIAL, tokenSet } from '../world';
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
) {
  const http = new FakeHttpClient(respond);
  const window = createWindow(http);
  await window.store.add(CREDENTIAL);
  const issued = tokenSet(window.clock.now(), changes);
  await window.store.updateGrant('cred', (grant) => ({ ...grant, tokenSet: issued }));
  return { ...window, http };
}

describe('access tokens', () => {
  it('are handed out as they are while they are fresh', async () => {
    const { accessTokens, clock, http } = await authorized(() => answer(200, RENEWED));
    clock.advance(3_600_000 - 60_001);
    equal((await accessTokens.get('cred')).access_token, 'access-1');
    equal(http.requests.length, 0);
  });

  it('are renewed in the last minute of an hour', async () => {
    const { accessTokens, clock, http, store } = await authorized(() => answer(200, RENEWED));
    clock.advance(3_600_000 - 60_000);
    equal((await accessTokens.get('cred')).access_token, 'access-2');
    deepStrictEqual(
      {
        sent: JSON.parse(http.requests[0]!.body!) as unknown,
        stored: (await store.readGrant('cred')).tokenSet,
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
      [http.requests.length, new Set(tokens.map(({ access_token }) => access_token))],
      [1, new Set(['access-2'])],
    );
  });

  it('are renewed when one was rejected, but not when another took its place meanwhile', async () => {
    const { accessTokens, http } = await authorized(() => answer(200, RENEWED));
    equal((await accessTokens.get('cred', 'access-1')).access_token, 'access-2');
    equal((await accessTokens.get('cred', 'access-1')).access_token, 'access-2');
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
    await accessTokens.get('cred', 'access-1').then(() => order.push('handed out'));
    deepStrictEqual(order, ['stored', 'handed out']);
  });

  it('keep the refresh token where an answer brings none', async () => {
    const { accessTokens } = await authorized(() =>
      answer(200, { ...RENEWED, refresh_token: undefined }),
    );
    equal((await accessTokens.get('cred', 'access-1')).refresh_token, 'refresh-1');
  });

  it('turn the credential red on a definite refusal, lose nothing, and are not asked for again', async () => {
    const { accessTokens, store, clock, http } = await authorized(() =>
      answer(403, { error: 'unauthorized_client', error_description: 'refresh_token is invalid' }),
    );
    clock.advance(3_600_000);
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    const { failure, tokenSet: kept } = await store.readGrant('cred');
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
    await window.store.updateGrant('cred', (grant) => ({ ...grant, tokenSet: tokenSet(now) }));
    const waiting = window.accessTokens.get('cred', 'access-1');
    await new Promise(setImmediate);
    const other = createWindow(new FakeHttpClient(() => answer(500, '')), {
      secrets: new MemorySecretStore(shared),
    });
    const renewed = tokenSet(now, { access_token: 'access-9', refresh_token: 'refresh-9' });
    await other.store.updateGrant('cred', (grant) => ({ ...grant, tokenSet: renewed }));
    refused.resolve(answer(403, { error: 'invalid_grant' }));
    equal((await waiting).access_token, 'access-9');
    equal((await window.store.readGrant('cred')).failure, undefined);
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
      await rejects(accessTokens.get('cred', 'access-1'), { code });
      deepStrictEqual(secrets.values, before);
    });
  }

  it('need an authorization where there are none, or no refresh token', async () => {
    const { accessTokens, store, clock } = await authorized(() => answer(500, ''), {
      refresh_token: undefined,
    });
    clock.advance(3_600_000);
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
    equal((await store.readGrant('cred')).failure?.code, 'access_token_ended');
    await store.signOut('cred');
    await rejects(accessTokens.get('cred'), { code: 'authorization_needed' });
  });

  it('turn the credential red while its client is refused, and green again after that', async () => {
    const { accessTokens, store, http } = await authorized(() =>
      answer(401, { error: 'access_denied', error_description: 'Unauthorized' }),
    );
    await rejects(accessTokens.get('cred', 'access-1'), { code: 'invalid_client' });
    const refused = await store.readGrant('cred');
    http.answer = () => answer(200, RENEWED);
    await accessTokens.get('cred', 'access-1');
    deepStrictEqual(
      [
        refused.failure?.code,
        refused.tokenSet?.refresh_token,
        (await store.readGrant('cred')).failure,
      ],
      ['invalid_client', 'refresh-1', undefined],
    );
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
    await rejects(accessTokens.get('cred', 'access-1'), { code: 'credential_not_found' });
    deepStrictEqual(await store.list(), []);
  });

  it('do not bring back a grant that was signed out of while they were renewed', async () => {
    const { accessTokens, store, secrets, http } = await authorized(() => answer(200, RENEWED));
    http.answer = () => {
      secrets.values.delete('grant/cred');
      return answer(200, RENEWED);
    };
    await rejects(accessTokens.get('cred', 'access-1'), { code: 'authorization_needed' });
    equal((await store.readGrant('cred')).tokenSet, undefined);
  });
});
