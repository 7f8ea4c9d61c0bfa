import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { join } from 'node:path';
import { createDeferred } from '../../../src/core/async';
import { isCodedError, NetworkError } from '../../../src/core/errors';
import type { HttpRequest, HttpResponse, SharedFolder } from '../../../src/core/ports';
import { NO_GRANT } from '../../../src/core/credentials/grant';
import { statusOf } from '../../../src/core/credentials/status';
import { NodeSharedFolder } from '../../../src/node/sharedFolder';
import {
  answer,
  FakeClock,
  FakeHttpClient,
  MemorySecretStore,
  MemorySharedFolder,
  sentText,
} from '../../fakes';
import { accessWith, API_TOKEN, CALLBACK, createWindow, CREDENTIAL, tokenSet } from '../world';
import { digestAtOnce } from '../fuzz/digest';

const HOUR = 3_600_000;

const CLIENT_CREDENTIALS = {
  ...CREDENTIAL,
  id: 'client',
  grant_type: 'client_credentials',
} as const;

/** The refresh tokens that were presented, in order. */
function presented({ requests }: FakeHttpClient): (string | undefined)[] {
  return requests.map(
    (request) =>
      (JSON.parse(sentText(request) || '{}') as { refresh_token?: string }).refresh_token,
  );
}

/** A token endpoint that gives each its next pair. */
function rotating() {
  let count = 1;
  return (): HttpResponse => {
    count++;
    return answer(200, {
      access_token: `access-${count}`,
      refresh_token: `refresh-${count}`,
      token_type: 'Bearer',
      expires_in: 3600,
    });
  };
}

/**
 * Windows over one folder and one clock, each with a secret storage of its own: none sees what another
 * stores, as in VS Code's web edition, until it is reloaded.
 */
async function world(respond: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>) {
  const clock = new FakeClock();
  const folder = new MemorySharedFolder();
  const http = new FakeHttpClient(respond);
  const stored = new Map<string, string>();
  const open = () =>
    createWindow(http, {
      clock,
      folder: new MemorySharedFolder(folder.files),
      secrets: new MemorySecretStore(new Map(stored)),
    });
  const first = open();
  await first.store.add(CREDENTIAL);
  await first.store.grants.update('cred', (grant) => ({
    ...grant,
    tokenSet: tokenSet(clock.now()),
  }));
  for (const [key, value] of first.secrets.values) stored.set(key, value);
  clock.advance(HOUR);
  return { clock, folder, http, stored, open, here: open(), there: open() };
}

/** Lets the patience of a window that waits for another one's tokens end. */
async function outwait<T>(clock: FakeClock, waiting: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = () => (state.isOver = true);
  waiting.then(over, over);
  while (!state.isOver) {
    await new Promise(setImmediate);
    clock.advance(100);
  }
  return waiting;
}

describe('tokens of several windows', () => {
  let restore: () => void;
  before(() => (restore = digestAtOnce()));
  after(() => restore());

  it('are not asked for with a refresh token that another window has spent', async () => {
    const { clock, here, http, there } = await world(rotating());
    await here.accessTokens.get('cred');
    await rejects(outwait(clock, there.accessTokens.get('cred')), { code: 'secrets_behind' });
    deepStrictEqual(presented(http), ['refresh-1']);
  });

  it('are seen after a reload of the window that was behind', async () => {
    const { here, http, open, stored } = await world(rotating());
    await here.accessTokens.get('cred');
    for (const [key, value] of here.secrets.values) stored.set(key, value);
    equal((await open().accessTokens.get('cred')).authorization, 'Bearer access-2');
    deepStrictEqual(presented(http), ['refresh-1']);
  });

  it('are waited for where the host tells of them a moment later', async () => {
    const { here, http, there } = await world(rotating());
    await here.accessTokens.get('cred');
    const waiting = there.accessTokens.get('cred');
    await new Promise(setImmediate);
    there.secrets.values.set('grant/cred', here.secrets.values.get('grant/cred') ?? '');
    there.secrets.announce('grant/cred');
    equal((await waiting).authorization, 'Bearer access-2');
    equal(http.requests.length, 1);
  });

  it('are lost where a window that started later does not see them either', async () => {
    const { clock, here, http, open } = await world(rotating());
    await here.accessTokens.get('cred');
    clock.advance(HOUR);
    const reloaded = open();
    await rejects(outwait(clock, reloaded.accessTokens.get('cred')), { code: 'tokens_lost' });
    const [entry] = await reloaded.store.list();
    deepStrictEqual(
      [presented(http), entry && statusOf(entry)],
      [['refresh-1'], { light: 'amber', concerns: ['tokens_lost'], nextStep: 'authorize' }],
    );
  });

  it('are asked for by one window at a time', async () => {
    const response = createDeferred<HttpResponse>();
    const { clock, here, http, there } = await world(() => response.promise);
    const asking = here.accessTokens.get('cred');
    const waiting = there.accessTokens.get('cred');
    waiting.catch(() => undefined);
    for (let round = 0; round < 200; round++) {
      await new Promise(setImmediate);
      clock.advance(100);
    }
    equal(http.requests.length, 1);
    response.resolve(rotating()());
    await asking;
    await rejects(outwait(clock, waiting), { code: 'secrets_behind' });
  });

  it('are not stored by a window that was taken for dead while it waited for them', async () => {
    const response = createDeferred<HttpResponse>();
    const { clock, folder, here, http, open, stored } = await world(() => response.promise);
    const asking = here.accessTokens.get('cred');
    while (http.requests.length === 0) await new Promise(setImmediate);
    http.answer = rotating();
    // Its time goes on where that of the first stands still.
    const other = new FakeClock();
    other.advance(HOUR);
    const there = createWindow(http, {
      clock: other,
      folder: new MemorySharedFolder(folder.files),
      secrets: new MemorySecretStore(new Map(stored)),
    });
    equal((await outwait(other, there.accessTokens.get('cred'))).authorization, 'Bearer access-2');
    response.resolve(
      answer(200, { access_token: 'late', refresh_token: 'late', token_type: 'Bearer' }),
    );
    await rejects(outwait(clock, asking), { code: 'secrets_behind' });
    equal(here.secrets.values.get('grant/cred'), stored.get('grant/cred'));
    for (const [key, value] of there.secrets.values) stored.set(key, value);
    equal((await open().accessTokens.get('cred')).authorization, 'Bearer access-2');
  });

  it('are known by all once someone uses those that a window stored and died before it noted them', async () => {
    const { clock, folder, here, http, open, stored, there } = await world(rotating());
    const before = new Map(folder.files);
    await here.accessTokens.get('cred');
    for (const [key, value] of here.secrets.values) stored.set(key, value);
    for (const [path, file] of before) {
      if (path.startsWith('markers/')) folder.files.set(path, file);
    }
    await open().store.grants.withNewest('cred', () => Promise.resolve());
    await rejects(outwait(clock, there.accessTokens.get('cred')), { code: 'secrets_behind' });
    equal(http.requests.length, 1);
  });

  it('tell a window that is behind so at a glance, with what to do', async () => {
    const { here, there } = await world(rotating());
    await here.accessTokens.get('cred');
    const [entry] = await there.store.list();
    deepStrictEqual(entry && statusOf(entry), {
      light: 'amber',
      concerns: ['secrets_behind'],
      nextStep: 'reload_window',
    });
  });

  it('are not written back from a window that sees old ones', async () => {
    const { clock, here, there } = await world(rotating());
    await here.accessTokens.get('cred');
    const recheck = there.store.grants.update('cred', (grant) => ({ ...grant, sites: [] }));
    await rejects(outwait(clock, recheck), { code: 'secrets_behind' });
  });

  it('make way for a new authorization in a window that is behind', async () => {
    const { clock, here, there } = await world(rotating());
    await here.accessTokens.get('cred');
    const anew = tokenSet(clock.now(), { access_token: 'new', refresh_token: 'new-refresh' });
    await there.store.grants.renew('cred', (grant) => ({ ...grant, tokenSet: anew }));
    equal((await there.accessTokens.get('cred')).authorization, 'Bearer new');
    const behind = here.accessTokens.get('cred', accessWith('access-2'));
    await rejects(outwait(clock, behind), { code: 'secrets_behind' });
  });

  it('are gone where another window has signed out', async () => {
    const { here, http, there } = await world(rotating());
    await here.store.signOut('cred');
    await rejects(there.accessTokens.get('cred'), { code: 'authorization_needed' });
    const [entry] = await there.store.list();
    deepStrictEqual([entry && statusOf(entry).light, http.requests.length], ['grey', 0]);
  });
});

describe('a credential in several windows', () => {
  it('is gone where another window has deleted it, and nothing brings it back', async () => {
    const { here, there } = await world(rotating());
    await here.store.delete('cred');
    deepStrictEqual(await there.store.list(), []);
    await rejects(
      there.store.update('cred', (saved) => saved),
      { code: 'credential_not_found' },
    );
    await rejects(
      there.store.grants.renew('cred', (grant) => grant),
      { code: 'credential_not_found' },
    );
  });

  it('is not changed over what another window has saved', async () => {
    const { clock, here, there } = await world(rotating());
    await here.store.update('cred', (saved) => ({ ...saved, name: 'Here' }));
    const change = there.store.update('cred', (saved) => ({ ...saved, name: 'There' }));
    await rejects(outwait(clock, change), { code: 'credential_behind' });
    const [entry] = await there.store.list();
    equal(entry && statusOf(entry).nextStep, 'reload_window');
  });

  const unrenewed = (access_token: string) => ({
    ...NO_GRANT,
    tokenSet: tokenSet(0, { access_token, refresh_token: undefined }),
  });
  const withoutRefreshToken = [
    ['an API token', API_TOKEN, { ...NO_GRANT, checkedAt: 1 }, undefined],
    ['Client Credentials', CLIENT_CREDENTIALS, unrenewed('a'), undefined],
    ['an authorization without offline_access', CREDENTIAL, unrenewed('a'), 'authorize'],
  ] as const;
  for (const [what, credential, grant, ownStep] of withoutRefreshToken) {
    const { id } = credential;
    it(`is not up to date where another window has signed in or failed with ${what}`, async () => {
      const { here, there } = await world(rotating());
      for (const window of [here, there]) await window.store.add(credential);
      const nextSteps: unknown[] = [];
      const look = async () => {
        const entry = (await there.store.list()).find((one) => one.id === id);
        nextSteps.push(entry && statusOf(entry).nextStep);
      };
      await here.store.grants.renew(id, () => grant);
      await look();
      await there.store.grants.renew(id, () => NO_GRANT);
      await there.store.grants.renew(id, () => grant);
      await here.store.grants.renew(id, () => ({ ...grant, failure: { code: 'jira_refused' } }));
      await look();
      await here.store.signOut(id);
      await here.store.grants.renew(id, () => grant);
      await look();
      deepStrictEqual(nextSteps, ['reload_window', 'reload_window', ownStep]);
    });
  }

  it('does not take the good tokens of another window down where it cannot read its own', async () => {
    const { clock, here, there } = await world(rotating());
    const access = await here.accessTokens.get('cred');
    there.secrets.values.set('grant/cred', 'x');
    const begun = await there.authorizations.begin('cred', CALLBACK);
    const { searchParams } = new URL(begun.url);
    const denied = `${CALLBACK.redirect_uri}?error=access_denied&state=${searchParams.get('state')}`;
    await outwait(clock, there.authorizations.complete(denied));
    const [entry] = await there.store.list();
    deepStrictEqual(
      [await here.accessTokens.get('cred'), entry && statusOf(entry).nextStep],
      [access, 'reload_window'],
    );
  });

  it('is up to date where another window only holds a token of its own', async () => {
    const { here, there } = await world(rotating());
    for (const window of [here, there]) {
      await window.store.add(CLIENT_CREDENTIALS);
      await window.store.grants.renew(CLIENT_CREDENTIALS.id, () => unrenewed('a'));
    }
    await here.store.grants.renew(CLIENT_CREDENTIALS.id, () => unrenewed('b'));
    const entry = (await there.store.list()).find(({ id }) => id === CLIENT_CREDENTIALS.id);
    equal(entry && statusOf(entry).light, 'green');
  });

  it('is counted where this window cannot see it yet', async () => {
    const { here, there, open, stored } = await world(rotating());
    await here.store.add({ ...CREDENTIAL, id: 'new' });
    await here.store.add({ ...CREDENTIAL, id: 'gone' });
    await here.store.delete('gone');
    for (const [key, value] of here.secrets.values) stored.set(key, value);
    deepStrictEqual(
      [
        await here.store.countUnseen(),
        await there.store.countUnseen(),
        await open().store.countUnseen(),
      ],
      [0, 1, 0],
    );
  });

  it('is at no moment of its deletion one that is yet to come', async () => {
    const { here } = await world(rotating());
    const counts: Promise<number>[] = [];
    here.store.onDidChange(() => counts.push(here.store.countUnseen()));
    await here.store.delete('cred');
    deepStrictEqual(await Promise.all(counts), [0, 0]);
  });

  it('is not disturbed by what else lies among the markers', async () => {
    const { folder, here } = await world(rotating());
    folder.files.set('markers/100%', { beat: 0, text: 'x' });
    deepStrictEqual([await here.store.countUnseen(), (await here.store.list()).length], [0, 1]);
  });

  it('leaves nothing secret in the folder that windows share', async () => {
    const { folder, here } = await world(rotating());
    await here.accessTokens.get('cred');
    const text = JSON.stringify([...folder.files]);
    ok(text.includes('generation'));
    deepStrictEqual(
      ['refresh-', 'access-', CREDENTIAL.client_secret, CREDENTIAL.name].filter((secret) =>
        text.includes(secret),
      ),
      [],
    );
  });
});

describe('a refresh whose answer nobody saw', () => {
  const lose = () => {
    throw new NetworkError('connection_failed');
  };

  it('is repeated once at once, and then with the same token when it is asked for again', async () => {
    const { clock, here, http } = await world(lose);
    await rejects(here.accessTokens.get('cred'), { code: 'connection_failed' });
    equal(http.requests.length, 2);
    http.answer = rotating();
    clock.advance(1_000);
    await here.accessTokens.get('cred');
    deepStrictEqual(presented(http), ['refresh-1', 'refresh-1', 'refresh-1']);
  });

  it('is not repeated once the reuse interval is over, and nothing turns red', async () => {
    const { clock, here, http } = await world(lose);
    await rejects(here.accessTokens.get('cred'), { code: 'connection_failed' });
    clock.advance(10 * 60_000);
    await rejects(here.accessTokens.get('cred'), { code: 'refresh_interrupted' });
    const [entry] = await here.store.list();
    deepStrictEqual(
      [http.requests.length, entry && statusOf(entry)],
      [2, { light: 'amber', concerns: ['refresh_interrupted'], nextStep: 'authorize' }],
    );
  });

  it('is repeated after any time where nothing was sent, or the server said that it cannot', async () => {
    const failures: (() => HttpResponse)[] = [
      () => {
        throw new NetworkError('connection_refused');
      },
      () => {
        throw new NetworkError('connect_failed');
      },
      () => answer(503, 'down'),
    ];
    for (const failure of failures) {
      const { clock, here, http } = await world(failure);
      await rejects(here.accessTokens.get('cred'));
      equal(http.requests.length, 1);
      clock.advance(24 * HOUR);
      http.answer = rotating();
      equal((await here.accessTokens.get('cred')).authorization, 'Bearer access-2');
    }
  });

  it('is waited for by the next window before that sends the token again', async () => {
    const { clock, here, http, there } = await world(lose);
    await rejects(here.accessTokens.get('cred'), { code: 'connection_failed' });
    http.answer = rotating();
    const begun = clock.now();
    equal((await outwait(clock, there.accessTokens.get('cred'))).authorization, 'Bearer access-2');
    ok(clock.now() - begun >= 3_000);
  });
});

describe('a failure to renew', () => {
  it('is shared by a thousand callers, and tried again once a pause', async () => {
    const { clock, here, http } = await world(() => answer(503, 'down'));
    const counts: number[] = [];
    for (const pause of [0, 999, 1, 1_999, 1, 3_999, 1]) {
      clock.advance(pause);
      const callers = Array.from({ length: 1_000 }, () => here.accessTokens.get('cred'));
      const codes = await Promise.all(
        callers.map((caller) =>
          caller.catch((error: unknown) => isCodedError(error) && error.code),
        ),
      );
      deepStrictEqual(new Set(codes), new Set(['token_endpoint_unavailable']));
      counts.push(http.requests.length);
    }
    deepStrictEqual(counts, [1, 1, 2, 2, 3, 3, 4]);
  });

  it('is forgotten once the client was changed, or the clock set back', async () => {
    const { clock, here, http } = await world(() => answer(401, { error: 'invalid_client' }));
    await rejects(here.accessTokens.get('cred'), { code: 'invalid_client' });
    await here.store.update('cred', (saved) => ({ ...saved, client_secret: 'mended' }));
    await rejects(here.accessTokens.get('cred'), { code: 'invalid_client' });
    clock.advance(-1);
    await rejects(here.accessTokens.get('cred'), { code: 'invalid_client' });
    equal(http.requests.length, 3);
  });
});

describe('a secret store that takes no new tokens', () => {
  it('leaves them with this window, which goes on and says so', async () => {
    const { here, http, stored } = await world(rotating());
    const store = here.secrets.store.bind(here.secrets);
    here.secrets.store = () => Promise.reject(new Error('full'));
    await here.accessTokens.get('cred');
    await here.accessTokens.get('cred', accessWith('access-2'));
    deepStrictEqual(
      [presented(http), here.logger.lines.includes('warn not stored')],
      [['refresh-1', 'refresh-2'], true],
    );
    equal(here.secrets.values.get('grant/cred'), stored.get('grant/cred'));
    here.secrets.store = store;
    await here.accessTokens.get('cred');
    ok(here.secrets.values.get('grant/cred')?.includes('refresh-3'));
  });
});

describe('a folder that takes no notes', () => {
  const failing = (operation: string) => {
    const folder = new MemorySharedFolder();
    folder.before = (asked) =>
      asked === operation ? Promise.reject(new Error('EROFS')) : Promise.resolve();
    return folder;
  };
  const folders: readonly (readonly [what: string, folder: SharedFolder, error: string])[] = [
    ...['read', 'write', 'create', 'list'].map(
      (operation) => [`fails to ${operation}`, failing(operation), 'EROFS'] as const,
    ),
    ['is below a file', new NodeSharedFolder(join(__filename, 'storage')), 'ENOTDIR'],
  ];
  for (const [what, folder, error] of folders) {
    it(`does not keep a window from renewing where it ${what}, and is told about`, async () => {
      const clock = new FakeClock();
      const http = new FakeHttpClient(rotating());
      const window = createWindow(http, { clock, folder });
      await window.store.add(CREDENTIAL);
      await window.store.grants.update('cred', (grant) => ({
        ...grant,
        tokenSet: tokenSet(clock.now()),
      }));
      clock.advance(HOUR);
      await window.accessTokens.get('cred');
      clock.advance(HOUR);
      equal((await window.accessTokens.get('cred')).authorization, 'Bearer access-3');
      deepStrictEqual(presented(http), ['refresh-1', 'refresh-2']);
      ok(window.logger.lines.some((line) => line.includes(error)));
    });
  }
});
