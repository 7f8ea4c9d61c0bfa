import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import type { SentRequest } from '../../../src/core/history/entry';
import { History, MOST_PINNED } from '../../../src/core/history/history';
import { SharedLock } from '../../../src/core/sharedLock';
import { answer, CountingRandom, FakeHttpClient, MemorySharedFolder } from '../../fakes';
import { createWindow, CREDENTIAL } from '../world';

const KEY = 'history/cred';

async function createHistory(folder = new MemorySharedFolder(), secrets?: Map<string, string>) {
  const http = new FakeHttpClient(() => answer(200, {}));
  const window = createWindow(http, { folder });
  for (const [key, value] of secrets ?? []) window.secrets.values.set(key, value);
  if (secrets === undefined) await window.store.add(CREDENTIAL);
  const { store, clock, logger } = window;
  const lock = new SharedLock(folder, clock, () => undefined);
  const random = new CountingRandom();
  const history = new History({ texts: folder, lock, store, random, logger });
  return { ...window, history, folder };
}

function sent(changes: Partial<SentRequest> = {}): SentRequest {
  return {
    method: 'GET',
    path: '/rest/api/3/myself',
    headers: [],
    body: '',
    hasBody: false,
    cloudId: 'cloud',
    secrets: [],
    at: 1000,
    time: 120,
    outcome: { status: 200, size: 34 },
    ...changes,
  };
}

describe('the history', () => {
  it('has what was sent with a credential, the newest first, with how that ended', async () => {
    const { history } = await createHistory();
    await history.record('cred', sent(), false);
    await history.record(
      'cred',
      sent({
        method: 'DELETE',
        path: '/rest/api/3/issue/{{key}}',
        at: 2000,
        time: 30_000,
        outcome: { code: 'timeout' },
      }),
      false,
    );
    const [newest, oldest, ...others] = await history.list('cred');
    deepStrictEqual(others, []);
    deepStrictEqual(
      [newest, oldest].map((entry) => ({ ...entry, id: '' })),
      [
        {
          id: '',
          method: 'DELETE',
          path: '/rest/api/3/issue/{{key}}',
          cloudId: 'cloud',
          at: 2000,
          time: 30_000,
          code: 'timeout',
          pinned: false,
          left_out: [],
        },
        {
          id: '',
          method: 'GET',
          path: '/rest/api/3/myself',
          cloudId: 'cloud',
          at: 1000,
          time: 120,
          status: 200,
          size: 34,
          pinned: false,
          left_out: [],
        },
      ],
    );
    ok(newest?.id !== oldest?.id);
    deepStrictEqual(await history.list('other'), []);
  });

  it('keeps neither headers nor a body unless that is asked for, and says what it lacks', async () => {
    const { history, folder } = await createHistory();
    const request = sent({
      method: 'POST',
      headers: [
        ['X-Note', 'a note'],
        ['Cookie', 'c00kie'],
      ],
      body: '{"summary":"Text"}',
      hasBody: true,
    });
    await history.record('cred', request, false);
    await history.record('cred', request, true);
    const [kept, without] = await history.list('cred');
    deepStrictEqual([without?.request, without?.left_out], [undefined, ['headers', 'body']]);
    deepStrictEqual(
      [kept?.request, kept?.left_out],
      [{ headers: [['X-Note', 'a note']], body: '{"summary":"Text"}' }, ['headers']],
    );
    ok(!folder.files.get(KEY)?.text.includes('c00kie'));
  });

  it('keeps no secret, and says that it took one out', async () => {
    const { history, folder } = await createHistory();
    const request = sent({
      path: '/x?access_token=t0ken',
      headers: [['X-Note', 'swordfish']],
      body: '{"note":"swordfish"}',
      hasBody: true,
      secrets: ['swordfish'],
    });
    await history.record('cred', request, true);
    const text = folder.files.get(KEY)?.text ?? '';
    ok(!/t0ken|swordfish/.test(text), text);
    deepStrictEqual((await history.list('cred'))[0]?.left_out, ['secrets']);
  });

  it('leaves out a body that is long, a form, and the end of a long path', async () => {
    const { history } = await createHistory();
    const long = 'a'.repeat(100 * 1024 + 1);
    await history.record('cred', sent({ body: long, hasBody: true, path: `/${long}` }), true);
    await history.record('cred', sent({ body: undefined, hasBody: true }), true);
    const [form, longest] = await history.list('cred');
    deepStrictEqual([form?.left_out, longest?.left_out], [['body'], ['path', 'body']]);
    equal(longest?.path.length, 10_000);
  });

  it('lets the bodies of the oldest go where all are too many', async () => {
    const { history } = await createHistory();
    const body = 'a'.repeat(100 * 1024);
    for (let count = 0; count < 21; count++) {
      await history.record('cred', sent({ body, hasBody: true }), true);
    }
    const entries = await history.list('cred');
    deepStrictEqual(
      entries.map(({ request, left_out }) => [request?.body.length, left_out.length]),
      [...Array<number[]>(20).fill([body.length, 0]), [0, 1]],
    );
  });

  it('keeps 200, of which the pinned ones stay and the oldest others fall out', async () => {
    const { history } = await createHistory();
    await history.record('cred', sent({ path: '/0' }), false);
    const [first] = await history.list('cred');
    await history.pin('cred', first!.id, true);
    for (let index = 1; index <= 205; index++) {
      await history.record('cred', sent({ path: `/${index}` }), false);
    }
    const paths = (await history.list('cred')).map(({ path }) => path);
    equal(paths.length, 200);
    deepStrictEqual([paths[0], paths.at(-2), paths.at(-1)], ['/205', '/7', '/0']);
  });

  it('pins no more than fifty, and says so', async () => {
    const { history } = await createHistory();
    for (let index = 0; index <= MOST_PINNED; index++) await history.record('cred', sent(), false);
    const entries = await history.list('cred');
    for (const { id } of entries.slice(1)) await history.pin('cred', id, true);
    const { id } = entries[0]!;
    await rejects(history.pin('cred', id, true), { code: 'history_pins_full' });
    // Another time is no other pin.
    await history.pin('cred', entries[1]!.id, true);
    await history.pin('cred', entries[1]!.id, false);
    await history.pin('cred', id, true);
    equal((await history.list('cred')).filter(({ pinned }) => pinned).length, MOST_PINNED);
  });

  it('forgets an entry, or all, and tells of each change', async () => {
    const { history, folder } = await createHistory();
    const told: string[] = [];
    history.onDidChange((id) => told.push(id));
    await history.record('cred', sent({ path: '/a' }), false);
    await history.record('cred', sent({ path: '/b' }), false);
    const [, oldest] = await history.list('cred');
    await history.remove('cred', oldest!.id);
    await history.remove('cred', oldest!.id);
    await rejects(history.pin('cred', oldest!.id, true), { code: 'history_entry_missing' });
    deepStrictEqual(
      (await history.list('cred')).map(({ path }) => path),
      ['/b'],
    );
    await history.clear('cred');
    deepStrictEqual(await history.list('cred'), []);
    ok(!folder.files.has(KEY));
    deepStrictEqual(told, Array(5).fill('cred'));
  });

  it('loses nothing that two windows add at once', async () => {
    const files = new Map<string, { beat: number; text: string }>();
    const here = await createHistory(new MemorySharedFolder(files));
    const there = await createHistory(new MemorySharedFolder(files), here.secrets.values);
    const add = (history: History, path: string) => history.record('cred', sent({ path }), false);
    const adding = new Set<Promise<string>>();
    for (const [history, path] of [
      [here.history, '/a'],
      [there.history, '/b'],
      [here.history, '/c'],
      [there.history, '/d'],
    ] as const) {
      const added = add(history, path).finally(() => adding.delete(added));
      adding.add(added);
    }
    // Who waits for the lock waits in turns of its own clock.
    while (adding.size > 0) {
      here.clock.advance(50);
      there.clock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const paths = (await here.history.list('cred')).map(({ path }) => path);
    deepStrictEqual(paths.sort(), ['/a', '/b', '/c', '/d']);
  });

  it('is gone with its credential, also for an answer that comes later', async () => {
    const { history, store, folder } = await createHistory();
    await history.record('cred', sent(), false);
    await store.delete('cred');
    await history.clear('cred');
    await history.record('cred', sent(), false);
    ok(!folder.files.has(KEY));
  });

  for (const text of ['{"version":1,"entries":[{"id":1}]}', '{"vers', '[]']) {
    it(`takes ${text} for nothing, says so once in the log, and goes on`, async () => {
      const { history, folder, logger } = await createHistory();
      await folder.write(KEY, text);
      deepStrictEqual(await history.list('cred'), []);
      deepStrictEqual(await history.list('cred'), []);
      deepStrictEqual(logger.lines, [
        'warn the history of a credential is not shown: record_corrupt',
      ]);
      await history.record('cred', sent(), false);
      equal((await history.list('cred')).length, 1);
    });
  }

  it('never writes over what a newer version has stored', async () => {
    const { history, folder, logger } = await createHistory();
    const text = '{"version":2,"entries":[]}';
    await folder.write(KEY, text);
    deepStrictEqual(await history.list('cred'), []);
    await history.record('cred', sent(), false);
    await rejects(history.remove('cred', 'any'), { code: 'history_newer' });
    equal(folder.files.get(KEY)?.text, text);
    ok(logger.lines.includes('warn a request was not kept in the history: history_newer'));
    await history.clear('cred');
    ok(!folder.files.has(KEY));
  });

  it('does not stop a request where the disk is full, and says so to who changes it', async () => {
    const { history, folder, logger } = await createHistory();
    await history.record('cred', sent(), false);
    const [entry] = await history.list('cred');
    folder.before = (operation, path) =>
      operation === 'write' && path === KEY
        ? Promise.reject(new Error('ENOSPC: /home/ada'))
        : Promise.resolve();
    await history.record('cred', sent(), false);
    await rejects(history.pin('cred', entry!.id, true), { code: 'history_not_written' });
    equal((await history.list('cred')).length, 1);
    deepStrictEqual(logger.lines, [
      'warn a request was not kept in the history: history_not_written',
    ]);
  });
});
