import { deepEqual, equal, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import type { FromHost, FromWebview } from '../../../src/protocol/messages';
import { connectHost } from '../../../src/webview/host';

type Requests = { readonly add: { readonly params: number; readonly result: number } };
type Commands = { readonly open: string };
type Notifications = { readonly names: readonly string[] };

function connected() {
  const posted: FromWebview[] = [];
  const listeners: ((event: { data: unknown }) => void)[] = [];
  let state: unknown;
  const host = connectHost<Requests, Commands, Notifications>(
    {
      postMessage: (message) => posted.push(message),
      getState: () => state,
      setState: (given) => (state = given),
    },
    { addEventListener: (_type, listener) => listeners.push(listener) },
  );
  const receive = (data: FromHost) => {
    for (const listener of listeners) listener({ data });
  };
  return { host, posted, receive };
}

describe('the webview’s end of a connection', () => {
  const signal = () => new AbortController().signal;

  it('gives each request its own answer, in whatever order they come', async () => {
    const { host, posted, receive } = connected();
    const answers = Promise.all([
      host.request('add', 1, signal()),
      host.request('add', 2, signal()),
    ]);
    receive({ kind: 'result', id: 2, result: 20 });
    receive({ kind: 'result', id: 1, result: 10 });
    deepEqual(await answers, [10, 20]);
    deepEqual(posted, [
      { kind: 'request', id: 1, method: 'add', params: 1 },
      { kind: 'request', id: 2, method: 'add', params: 2 },
    ]);
  });

  it('asks the host to cancel and still takes what it answers', async () => {
    const { host, posted, receive } = connected();
    const controller = new AbortController();
    const answer = host.request('add', 1, controller.signal);
    controller.abort();
    receive({ kind: 'result', id: 1, result: 5 });
    equal(await answer, 5);
    deepEqual(posted.at(-1), { kind: 'cancel', id: 1 });
  });

  it('rejects where the host failed', async () => {
    const { host, receive } = connected();
    const answer = host.request('add', 1, signal());
    receive({ kind: 'failure', id: 1, message: 'unexpected' });
    await rejects(answer, { message: 'unexpected' });
  });

  it('passes commands, notifications and saved state on', () => {
    const { host, posted, receive } = connected();
    const names: unknown[] = [];
    host.ready({ names: (given) => names.push(given) });
    host.command('open', 'x');
    receive({ kind: 'notification', method: 'names', params: ['a', 'b'] });
    host.saveState({ draft: 1 });
    deepEqual(
      [posted, names, host.savedState()],
      [
        [{ kind: 'ready' }, { kind: 'command', method: 'open', params: 'x' }],
        [['a', 'b']],
        { draft: 1 },
      ],
    );
  });

  it('takes no notice of what is no message of the host', async () => {
    const names = ['names', '__proto__', 'constructor', 'toString', 'valueOf'];
    const near = fc.record(
      {
        kind: fc.constantFrom('result', 'failure', 'notification', 'request', 'ready'),
        // The first request has 1; a text that looks like it is none.
        id: fc.oneof(fc.integer({ min: 2 }), fc.constantFrom('1', null, NaN, -1)),
        method: fc.oneof(fc.constantFrom(...names.slice(1)), fc.string(), fc.anything()),
        params: fc.anything(),
        result: fc.anything(),
        message: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const foreign = fc.oneof(
      near,
      fc.anything({ withDate: true, withMap: true, withTypedArray: true, withNullPrototype: true }),
    );
    await fc.assert(
      fc.asyncProperty(foreign, async (data) => {
        const { host, receive } = connected();
        const told: unknown[] = [];
        receive(data as FromHost);
        host.ready({ names: (names) => told.push(names) });
        const answer = host.request('add', 1, signal());
        receive(data as FromHost);
        receive({ kind: 'result', id: 1, result: 5 });
        deepEqual([await answer, told], [5, []]);
      }),
      { numRuns: 1000 },
    );
  });
});
