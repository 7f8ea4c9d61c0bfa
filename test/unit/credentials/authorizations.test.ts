import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import {
  FakeHttpClient,
  FakeRedirectListener,
  MemorySecretStore,
  answer,
  sentText,
} from '../../fakes';
import { API_TOKEN, CALLBACK, createWindow, CREDENTIAL, tokenSet } from '../world';

const TOKENS = {
  access_token: 'access-1',
  refresh_token: 'refresh-1',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: CREDENTIAL.scope,
};
const SITES = [
  { id: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: ['read:jira-user'] },
];
const MYSELF = { accountId: 'a-1', displayName: 'Ada Lovelace' };

/** Atlassian where all goes well, unless a test puts another answer in a place. */
function atlassian(changes: Partial<Record<'token' | 'sites' | 'myself', HttpResponse>> = {}) {
  return new FakeHttpClient(({ url }: HttpRequest) => {
    if (url.endsWith('/oauth/token')) return changes.token ?? answer(200, TOKENS);
    if (url.endsWith('/accessible-resources')) return changes.sites ?? answer(200, SITES);
    return changes.myself ?? answer(200, MYSELF);
  });
}

async function begun(http = atlassian(), changes: Partial<typeof CREDENTIAL> = {}) {
  const listener = new FakeRedirectListener();
  const window = createWindow(http, { listener });
  await window.store.add({ ...CREDENTIAL, ...changes });
  const underWay = await window.authorizations.begin('cred', CALLBACK);
  const state = new URL(underWay.url).searchParams.get('state') ?? '';
  return { ...window, ...underWay, listener, http, state };
}

const redirect = (state: string, query = 'code=the-code') =>
  `${CALLBACK.redirect_uri}?${query}&state=${encodeURIComponent(state)}`;

describe('an authorization', () => {
  it('asks with the full set of scopes, state and challenge', async () => {
    const { url, state } = await begun();
    const parameters = Object.fromEntries(new URL(url).searchParams);
    deepStrictEqual(parameters, {
      audience: 'api.atlassian.com',
      prompt: 'consent',
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'http://127.0.0.1:28437/callback',
      scope: 'read:jira-work write:jira-work read:jira-user offline_access',
      state,
      code_challenge: parameters['code_challenge'],
      code_challenge_method: 'S256',
    });
    equal(Buffer.from(state, 'base64url').length, 32);
  });

  it('ends with tokens, sites and account in one record, and a green light', async () => {
    const { authorizations, state, outcome, store, clock } = await begun();
    await authorizations.complete(redirect(state));
    const result = await outcome;
    const grant = await store.grants.read('cred');
    deepStrictEqual(
      { kind: result.kind, grant: { ...grant, answered: undefined } },
      {
        kind: 'granted',
        grant: {
          generation: 1,
          tokenSet: tokenSet(clock.now()),
          sites: [
            {
              cloudId: 'c-1',
              name: 'Acme',
              url: 'https://acme.atlassian.net',
              scopes: ['read:jira-user'],
            },
          ],
          account: MYSELF,
          answered: undefined,
        },
      },
    );
  });

  it('redeems the code with the same redirect_uri, the secret and the verifier', async () => {
    const { authorizations, http, state } = await begun();
    await authorizations.complete(redirect(state));
    const sent = JSON.parse(sentText(http.requests[0]!)) as Record<string, string>;
    deepStrictEqual(
      { ...sent, code_verifier: sent['code_verifier']?.length },
      {
        grant_type: 'authorization_code',
        code: 'the-code',
        redirect_uri: 'http://127.0.0.1:28437/callback',
        client_id: 'client',
        client_secret: 's3cr3t-value',
        code_verifier: 43,
      },
    );
  });

  it('leaves nothing behind when it has ended: no listener, no timer, no pending request', async () => {
    const { authorizations, state, outcome, listener, clock, secrets } = await begun();
    equal(listener.listening.size, 1);
    await authorizations.complete(redirect(state));
    await outcome;
    deepStrictEqual(
      [listener.listening.size, clock.waiting, [...secrets.values.keys()].sort()],
      [0, 0, ['credential/cred', 'grant/cred']],
    );
  });

  it('carries the number of its window at the end of the state', async () => {
    const window = createWindow(atlassian());
    await window.store.add({ ...CREDENTIAL, callbackRoad: 'uri' });
    const { url, cancel } = await window.authorizations.begin('cred', {
      redirect_uri: 'vscode://jira-tools.jira-console/callback',
      windowId: '7',
    });
    const state = new URL(url).searchParams.get('state') ?? '';
    ok(/^[\w-]{43}\.windowId=7$/.test(state), state);
    // VS Code's own way to find the window in the redirect.
    equal(/\bwindowId=(\d+)/.exec(`code=c&state=${state}`)?.[1], '7');
    cancel();
  });

  const ignored: readonly [what: string, url: (state: string) => string, code: string][] = [
    ['an unknown state', () => redirect('unknown'), 'state_unknown'],
    ['no state', () => `${CALLBACK.redirect_uri}?code=c`, 'state_unknown'],
    [
      'an error without state',
      () => `${CALLBACK.redirect_uri}?error=access_denied`,
      'state_unknown',
    ],
    [
      'a repeated state',
      (state) => redirect(state, `state=${state}&code=c`),
      'callback_parameter_repeated',
    ],
    ['no address', () => 'the code', 'redirect_not_a_url'],
  ];
  for (const [what, url, code] of ignored) {
    it(`is neither ended nor hurt by a redirect with ${what}`, async () => {
      const { authorizations, state, http, outcome, store } = await begun();
      await rejects(authorizations.complete(url(state)), { code });
      deepStrictEqual(
        [http.requests.length, (await store.grants.read('cred')).failure],
        [0, undefined],
      );
      await authorizations.complete(redirect(state));
      equal((await outcome).kind, 'granted');
    });
  }

  it('uses each state once, also when a redirect comes twice at the same time', async () => {
    const { authorizations, state, http } = await begun();
    const results = await Promise.allSettled([
      authorizations.complete(redirect(state)),
      authorizations.complete(redirect(state)),
    ]);
    deepStrictEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    equal(http.requests.filter(({ url }) => url.endsWith('/oauth/token')).length, 1);
  });

  it('ends after ten minutes, and takes no redirect after that', async () => {
    const { authorizations, state, clock, outcome, http } = await begun();
    clock.advance(10 * 60_000 - 1);
    clock.advance(1);
    deepStrictEqual(await outcome, {
      kind: 'failed',
      failure: { code: 'authorization_timed_out' },
    });
    await rejects(authorizations.complete(redirect(state)), { code: 'state_unknown' });
    equal(http.requests.length, 0);
  });

  it('takes no redirect of a pending request that died while its window was closed', async () => {
    const { secrets, state, clock } = await begun();
    const later = createWindow(atlassian(), {
      secrets: new MemorySecretStore(secrets.values),
      clock,
    });
    clock.advance(10 * 60_000);
    secrets.values.set('pending/again', secrets.values.get(`pending/${state}`) ?? '');
    await rejects(later.authorizations.complete(redirect(state)), {
      code: /state_(expired|unknown)/,
    });
  });

  it('can be cancelled', async () => {
    const { cancel, outcome, authorizations, state } = await begun();
    cancel();
    deepStrictEqual(await outcome, {
      kind: 'failed',
      failure: { code: 'authorization_cancelled' },
    });
    await rejects(authorizations.complete(redirect(state)), { code: 'state_unknown' });
  });

  const failing: readonly [
    what: string,
    query: string,
    changes: Parameters<typeof atlassian>[0],
    code: string,
  ][] = [
    ['a denial', 'error=access_denied', {}, 'consent_denied'],
    ['another error', 'error=server_error', {}, 'authorization_refused'],
    ['no code', 'x=1', {}, 'callback_without_code'],
    ['two codes', 'code=a&code=b', {}, 'callback_parameter_repeated'],
    ['another issuer', 'code=a&iss=https://evil.example', {}, 'callback_issuer_mismatch'],
    [
      'a wrong secret',
      'code=a',
      { token: answer(401, { error: 'access_denied' }) },
      'invalid_client',
    ],
    [
      'a used code',
      'code=a',
      {
        token: answer(400, {
          error: 'invalid_request',
          error_description: 'authorization_code is invalid',
        }),
      },
      'invalid_grant',
    ],
    ['HTML for tokens', 'code=a', { token: answer(200, '<html>') }, 'token_response_not_json'],
  ];
  for (const [what, query, changes, code] of failing) {
    it(`turns red with ${code} on ${what}, and stores no token`, async () => {
      const { authorizations, state, outcome, store } = await begun(atlassian(changes));
      await authorizations.complete(redirect(state, query));
      const ended = await outcome;
      const grant = await store.grants.read('cred');
      deepStrictEqual(
        [ended.kind === 'failed' && ended.failure.code, grant.failure?.code, grant.tokenSet],
        [code, code, undefined],
      );
    });
  }

  const incomplete: readonly [
    what: string,
    changes: Parameters<typeof atlassian>[0],
    code: string | undefined,
  ][] = [
    ['no site', { sites: answer(200, []) }, 'no_jira_site'],
    [
      'sites without Jira',
      { sites: answer(200, [{ ...SITES[0], scopes: ['read:confluence-user'] }]) },
      'no_jira_site',
    ],
    ['sites that cannot be read', { sites: answer(503, 'x') }, 'sites_unavailable'],
    ['sites of another form', { sites: answer(200, { values: [] }) }, 'sites_unavailable'],
    ['a Jira that refuses', { myself: answer(403, 'no') }, 'jira_refused'],
    ['a Jira that is down', { myself: answer(503, 'x') }, undefined],
  ];
  for (const [what, changes, code] of incomplete) {
    it(`keeps the tokens and shows ${code ?? 'green'} for ${what}`, async () => {
      const { authorizations, state, outcome, store } = await begun(atlassian(changes));
      await authorizations.complete(redirect(state));
      const grant = await store.grants.read('cred');
      deepStrictEqual(
        [(await outcome).kind, grant.failure?.code, grant.tokenSet?.access_token],
        ['granted', code, 'access-1'],
      );
    });
  }

  it('turns nothing red that still works when a second attempt fails', async () => {
    const { authorizations, state, outcome, store } = await begun();
    await authorizations.complete(redirect(state));
    await outcome;
    const second = await authorizations.begin('cred', CALLBACK);
    const again = new URL(second.url).searchParams.get('state') ?? '';
    await authorizations.complete(redirect(again, 'error=access_denied'));
    const { failure, tokenSet: kept } = await store.grants.read('cred');
    deepStrictEqual(
      [(await second.outcome).kind, failure, kept?.access_token],
      ['failed', undefined, 'access-1'],
    );
  });

  for (const [code, attempt] of [
    // A refused code says nothing about the refresh token, nor a closed consent page that it is alive.
    ['sites_unavailable', 'invalid_grant'],
    ['invalid_grant', 'consent_denied'],
  ] as const) {
    it(`leaves ${code} as it is when another attempt fails with ${attempt}`, async () => {
      const http = atlassian({ token: answer(400, { error: 'invalid_grant' }) });
      const { authorizations, state, outcome, store } = await begun(http);
      const failure = { code };
      await store.grants.update('cred', (grant) => ({ ...grant, tokenSet: tokenSet(0), failure }));
      const query = attempt === 'consent_denied' ? 'error=access_denied' : 'code=the-code';
      await authorizations.complete(redirect(state, query));
      const grant = await store.grants.read('cred');
      deepStrictEqual(
        [await outcome.then((end) => end.kind === 'failed' && end.failure.code), grant.failure],
        [attempt, failure],
      );
      deepStrictEqual(grant.tokenSet, tokenSet(0));
    });
  }

  it('replaces a dead grant and its failure', async () => {
    const { authorizations, state, store } = await begun();
    const dead = tokenSet(0, { access_token: 'dead' });
    const failure = { code: 'invalid_grant' };
    await store.grants.update('cred', (grant) => ({ ...grant, tokenSet: dead, failure }));
    await authorizations.complete(redirect(state));
    const grant = await store.grants.read('cred');
    deepStrictEqual([grant.tokenSet?.access_token, grant.failure], ['access-1', undefined]);
  });

  for (const [answerOfUser, expected] of [
    [true, { kind: 'granted', account: 'Grace Hopper', token: 'access-1', failure: undefined }],
    [false, { kind: 'failed', account: 'Ada Lovelace', token: 'old', failure: undefined }],
  ] as const) {
    it(`asks before another account takes over, and minds the answer ${String(answerOfUser)}`, async () => {
      const asked: unknown[] = [];
      const grace = { accountId: 'a-2', displayName: 'Grace Hopper' };
      const http = atlassian({ myself: answer(200, grace) });
      const window = createWindow(http, {
        confirmAccount: ({ credentialName, before, after }) => {
          asked.push([credentialName, before.displayName, after.displayName]);
          return Promise.resolve(answerOfUser);
        },
      });
      await window.store.add(CREDENTIAL);
      const old = tokenSet(window.clock.now(), { access_token: 'old' });
      await window.store.grants.update('cred', (grant) => ({
        ...grant,
        tokenSet: old,
        account: MYSELF,
      }));
      const { url, outcome } = await window.authorizations.begin('cred', CALLBACK);
      const state = new URL(url).searchParams.get('state') ?? '';
      await window.authorizations.complete(redirect(state));
      const grant = await window.store.grants.read('cred');
      deepStrictEqual(
        {
          asked,
          kind: (await outcome).kind,
          account: grant.account?.displayName,
          token: grant.tokenSet?.access_token,
          failure: grant.failure,
        },
        { asked: [['Acme', 'Ada Lovelace', 'Grace Hopper']], ...expected },
      );
    });
  }

  it('is refused for a credential that needs no consent', async () => {
    const { authorizations, store } = createWindow(atlassian());
    await store.add(API_TOKEN);
    await rejects(authorizations.begin('api', CALLBACK), { code: 'consent_not_needed' });
  });

  it('waits no longer for a credential that was deleted', async () => {
    const { store, pending, outcome, clock, listener } = await begun();
    await pending.dropAllOf('cred');
    await store.delete('cred');
    const end = await outcome;
    deepStrictEqual(
      [end.kind === 'failed' && end.failure.code, clock.waiting, listener.listening.size],
      ['credential_not_found', 0, 0],
    );
  });

  it('finds what another window was told, though the host announced nothing', async () => {
    const shared = new Map<string, string>();
    const here = createWindow(atlassian(), { secrets: new MemorySecretStore(shared) });
    const there = createWindow(atlassian(), { secrets: new MemorySecretStore(shared) });
    await here.store.add(CREDENTIAL);
    const first = await here.authorizations.begin('cred', CALLBACK);
    const stateOf = (url: string) => new URL(url).searchParams.get('state') ?? '';
    await there.authorizations.complete(redirect(stateOf(first.url)));
    here.store.lookAgain();
    equal((await first.outcome).kind, 'granted');
    const second = await here.authorizations.begin('cred', CALLBACK);
    await there.authorizations.complete(redirect(stateOf(second.url)));
    here.clock.advance(10 * 60_000);
    equal((await second.outcome).kind, 'granted');
  });

  it('waits once a credential: what waits is opened again, or replaced after an edit', async () => {
    const { authorizations, listener, outcome, store, url } = await begun();
    equal((await authorizations.waitingFor('cred'))?.url, url);
    await store.update('cred', (credential) => ({ ...credential, scope: 'read:me' }));
    equal(await authorizations.waitingFor('cred'), undefined);
    await authorizations.begin('cred', CALLBACK);
    deepStrictEqual(
      [await outcome, authorizations.underWay().length, listener.listening.size],
      [{ kind: 'failed', failure: { code: 'authorization_replaced' } }, 1, 1],
    );
  });

  it('does not wait in vain when the secret store fails', async () => {
    const { authorizations, secrets, state, outcome } = await begun();
    const get = secrets.get.bind(secrets);
    secrets.get = (key) =>
      key.startsWith('grant/') ? Promise.reject(new Error('locked')) : get(key);
    await Promise.all([
      rejects(authorizations.complete(redirect(state)), { message: 'locked' }),
      rejects(outcome, { message: 'locked' }),
    ]);
  });

  it('goes on in memory, and says so, when the secret store takes no tokens', async () => {
    const { authorizations, secrets, state, accessTokens, logger } = await begun();
    const store = secrets.store.bind(secrets);
    secrets.store = () => Promise.reject(new Error('full'));
    equal((await authorizations.complete(redirect(state))).kind, 'granted');
    const access = await accessTokens.get('cred');
    const isStored = () => secrets.values.has('grant/cred');
    const before = isStored();
    secrets.store = store;
    await accessTokens.get('cred');
    deepStrictEqual(
      [access.authorization, logger.lines.includes('warn not stored'), before, isStored()],
      ['Bearer access-1', true, false, true],
    );
  });

  it('ends every wait with its window', async () => {
    const { authorizations, outcome, listener } = await begun();
    authorizations.dispose();
    await outcome;
    equal(listener.listening.size, 0);
  });

  it('tells two that wait on one port apart by their state', async () => {
    const { authorizations, state, outcome, listener, store } = await begun();
    await store.add({ ...CREDENTIAL, id: 'other', name: 'Other' });
    const other = await authorizations.begin('other', CALLBACK);
    const browser = listener.listening.get(CALLBACK.redirect_uri);
    equal(await browser?.(redirect(state)), 'granted');
    equal((await outcome).kind, 'granted');
    deepStrictEqual((await store.grants.read('other')).tokenSet, undefined);
    other.cancel();
  });

  it('tells the browser that an authorization which reaches no site is not the end of it', async () => {
    const { listener, state } = await begun(
      new FakeHttpClient(({ method }) =>
        method === 'GET' ? answer(200, []) : answer(200, TOKENS),
      ),
    );
    const browser = listener.listening.get(CALLBACK.redirect_uri);
    equal(await browser?.(redirect(state)), 'incomplete');
  });

  it('answers the browser for a redirect that nothing waits for', async () => {
    const { listener } = await begun();
    equal(await listener.listening.get(CALLBACK.redirect_uri)?.(redirect('unknown')), 'ignored');
  });

  for (const [query, kind] of [
    ['code=c', 'granted'],
    ['error=access_denied', 'failed'],
  ] as const) {
    it(`closes by itself when another window finishes it: ${kind}`, async () => {
      const { secrets, state, outcome, clock } = await begun();
      const elsewhere = createWindow(atlassian(), {
        secrets: new MemorySecretStore(secrets.values),
        clock,
      });
      await elsewhere.authorizations.complete(redirect(state, query));
      secrets.announce('grant/cred');
      equal((await outcome).kind, kind);
    });
  }

  it('works without state, one at a time for each credential', async () => {
    const { authorizations, outcome, url, store } = await begun(atlassian(), {
      includeState: false,
    });
    equal(new URL(url).searchParams.has('state'), false);
    const second = await authorizations.begin('cred', CALLBACK);
    await authorizations.complete(`${CALLBACK.redirect_uri}?code=c`);
    equal((await second.outcome).kind, 'granted');
    equal((await store.grants.read('cred')).tokenSet?.access_token, 'access-1');
    void outcome;
  });

  it('sends the scope with the token request only where that is wanted', async () => {
    const { authorizations, http, state } = await begun(atlassian(), {
      includeScopeInTokenRequest: true,
    });
    await authorizations.complete(redirect(state));
    equal((JSON.parse(sentText(http.requests[0]!)) as { scope: string }).scope, CREDENTIAL.scope);
  });

  it('writes no secret into the log', async () => {
    const { authorizations, state, logger, outcome } = await begun();
    await authorizations.complete(redirect(state));
    await outcome;
    const log = logger.lines.join('\n');
    deepStrictEqual(
      ['s3cr3t-value', 'access-1', 'refresh-1', 'the-code', state].filter((secret) =>
        log.includes(secret),
      ),
      [],
    );
    ok(log.includes('token request authorization_code: 200'), log);
  });
});
