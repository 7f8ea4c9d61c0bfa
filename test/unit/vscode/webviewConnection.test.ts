import { deepStrictEqual } from 'node:assert/strict';
import * as v from 'valibot';
import type { FromHost, FromWebview } from '../../../src/protocol/messages';
import { createDeferred, type Deferred } from '../../../src/core/async';
import { connectWebview, type WebviewConnection } from '../../../src/vscode/webviewConnection';

type Requests = { readonly double: { readonly params: number; readonly result: number } };
type Commands = { readonly open: string };
type Notifications = { readonly names: readonly string[]; readonly count: number };

/** A connection on a webview of the test's, whose requests wait until the test answers them. */
function connected(open: (what: string) => void | Promise<void> = () => undefined) {
  const posted: FromHost[] = [];
  const warnings: string[] = [];
  const asked: (Deferred<number> & { readonly params: number; readonly signal: AbortSignal })[] =
    [];
  let receive: (message: unknown) => void = () => undefined;
  const webview = {
    postMessage: (message: FromHost) => {
      posted.push(message);
      return Promise.resolve(true);
    },
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: () => (receive = () => undefined) };
    },
  };
  const connection: WebviewConnection<Notifications> = connectWebview<
    Requests,
    Commands,
    Notifications
  >(
    webview as unknown as Parameters<typeof connectWebview>[0],
    {
      double: {
        params: v.number(),
        handle: (params, signal) => {
          const deferred = createDeferred<number>();
          asked.push({ ...deferred, params, signal });
          return deferred.promise;
        },
      },
    },
    { open: { params: v.string(), handle: open } },
    (message) => warnings.push(message),
  );
  const say = (message: FromWebview) => receive(message);
  return { connection, posted, warnings, asked, say, receiveAny: (x: unknown) => receive(x) };
}

const names = (...params: string[]): FromHost => ({
  kind: 'notification',
  method: 'names',
  params,
});
const count = (params: number): FromHost => ({ kind: 'notification', method: 'count', params });

/** All that promises which are settled already still have to do. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the host’s end of a connection', () => {
  it('sends each snapshot at once, and the latest of each kind again to a page that is ready', () => {
    const { connection, posted, say } = connected();
    connection.notify('names', ['a']);
    connection.notify('count', 1);
    connection.notify('names', ['b']);
    deepStrictEqual(posted, [names('a'), count(1), names('b')]);
    posted.length = 0;
    say({ kind: 'ready' });
    connection.notify('count', 2);
    deepStrictEqual(posted, [names('b'), count(1), count(2)]);
  });

  it('remembers for the next page what this one said itself', () => {
    const { connection, posted, say } = connected();
    connection.notify('names', ['a']);
    connection.remember('names', ['b']);
    say({ kind: 'ready' });
    deepStrictEqual(posted, [names('a'), names('b')]);
  });

  it('gives a page that was loaded anew the latest snapshots, and no answer of the old one', async () => {
    const { connection, posted, asked, say } = connected();
    connection.notify('names', ['a']);
    say({ kind: 'ready' });
    say({ kind: 'request', id: 1, method: 'double', params: 2 });
    connection.notify('names', ['b']);
    posted.length = 0;

    say({ kind: 'ready' });
    say({ kind: 'request', id: 1, method: 'double', params: 3 });
    deepStrictEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
    asked[0]?.resolve(4);
    asked[1]?.resolve(6);
    await settled();
    deepStrictEqual(posted, [names('b'), { kind: 'result', id: 1, result: 6 }]);
  });

  it('hands a cancel to the request that it is about', () => {
    const { asked, say } = connected();
    say({ kind: 'request', id: 1, method: 'double', params: 1 });
    say({ kind: 'request', id: 2, method: 'double', params: 2 });
    say({ kind: 'cancel', id: 2 });
    deepStrictEqual(
      asked.map(({ signal }) => signal.aborted),
      [false, true],
    );
  });

  it('tells of a failure by the error’s name alone, whatever its message holds', async () => {
    const failure = new TypeError('Bearer s3cr3t');
    const { posted, warnings, asked, say } = connected(() => Promise.reject(failure));
    say({ kind: 'request', id: 1, method: 'double', params: 1 });
    asked[0]?.reject(failure);
    say({ kind: 'command', method: 'open', params: 'it' });
    await settled();
    deepStrictEqual(posted, [{ kind: 'failure', id: 1, message: 'unexpected' }]);
    deepStrictEqual(warnings.sort(), [
      'webview command open failed: TypeError',
      'webview request double failed: TypeError',
    ]);
  });

  for (const [what, message] of [
    ['text', 'ready'],
    ['an unknown kind', { kind: 'eval' }],
    ['a method that is none', { kind: 'command', method: 'toString', params: 'x' }],
    ['parameters of another type', { kind: 'command', method: 'open', params: 7 }],
    ['a request without a number', { kind: 'request', method: 'double', params: 7 }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const opened: string[] = [];
      const { warnings, asked, receiveAny } = connected((it) => void opened.push(it));
      receiveAny(message);
      await settled();
      deepStrictEqual([opened, asked, warnings.length], [[], [], 1]);
    });
  }

  it('answers a request that it refuses, so that nobody waits for it', () => {
    const { posted, asked, say } = connected();
    say({ kind: 'request', id: 1, method: 'double', params: 'two' });
    deepStrictEqual([posted, asked], [[{ kind: 'failure', id: 1, message: 'refused' }], []]);
  });

  it('answers a number once, also where it is used again before its answer', async () => {
    const { posted, asked, warnings, say } = connected();
    say({ kind: 'request', id: 1, method: 'double', params: 1 });
    say({ kind: 'request', id: 1, method: 'double', params: 2 });
    asked[0]?.resolve(2);
    await settled();
    deepStrictEqual(
      [posted, asked.length, warnings.length],
      [[{ kind: 'result', id: 1, result: 2 }], 1, 1],
    );
  });

  it('refuses more requests at once than any person makes', () => {
    const { posted, asked, say } = connected();
    for (let id = 1; id <= 101; id++) say({ kind: 'request', id, method: 'double', params: id });
    deepStrictEqual(
      [asked.length, posted],
      [100, [{ kind: 'failure', id: 101, message: 'refused' }]],
    );
  });

  it('writes one line of the log about a refusal, whatever its method is called', async () => {
    const { warnings, receiveAny } = connected();
    const method = `open\n2026-01-01 [info] all is well\u2028${'x'.repeat(1000)}`;
    receiveAny({ kind: 'command', method, params: 'x' });
    receiveAny({ kind: 'request', id: 1, method, params: 'x' });
    await settled();
    const line = 'webview message refused: open 2026-01-01 [info] all is well xxxxx';
    deepStrictEqual(warnings, [line, line]);
  });

  it('cancels what is under way when the panel is closed, and hears no more', () => {
    const { connection, asked, say } = connected();
    say({ kind: 'request', id: 1, method: 'double', params: 1 });
    connection.dispose();
    say({ kind: 'request', id: 2, method: 'double', params: 2 });
    deepStrictEqual(
      asked.map(({ params, signal }) => [params, signal.aborted]),
      [[1, true]],
    );
  });
});
