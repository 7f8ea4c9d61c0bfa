import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { createDeferred } from '../../../src/core/async';
import type { Disposable, RedirectResult } from '../../../src/core/ports';
import { LoopbackListener } from '../../../src/node/loopbackListener';
import { answer, FakeHttpClient } from '../../fakes';
import { freeRedirectUri } from '../loopback';
import { createWindow, CREDENTIAL } from '../world';

/** What a test has opened. */
let held: Disposable[] = [];

function releaseAll(): void {
  for (const one of held) one.dispose();
  held = [];
}

/** A listener on a free port, what came to it, and ways to knock. */
async function listening(
  parts: {
    readonly host?: string;
    readonly name?: string;
    readonly patience?: number;
    readonly onRedirect?: (url: string) => Promise<RedirectResult>;
  } = {},
) {
  const { host = '127.0.0.1', name = 'my project', onRedirect } = parts;
  const redirect_uri = (await freeRedirectUri()).replace('127.0.0.1', host);
  const redirects: string[] = [];
  const listener = new LoopbackListener(() => name, parts.patience);
  const disposable = await listener.listen(redirect_uri, (url) => {
    redirects.push(url);
    return onRedirect?.(url) ?? Promise.resolve('granted');
  });
  held.push(disposable);
  const port = Number(new URL(redirect_uri).port);
  return {
    redirect_uri,
    redirects,
    port,
    dispose: () => disposable.dispose(),
    knock: (bytes: string | Uint8Array) => knock(port, bytes),
    open: (bytes = '') => open(port, bytes),
    browse: (query: string) => knock(port, get(`/callback?${query}`, `${host}:${port}`)),
  };
}

/** A request as a browser writes it, with further lines. */
function get(target: string, host: string, ...more: readonly string[]): string {
  return [`GET ${target} HTTP/1.1`, `Host: ${host}`, ...more, '', ''].join('\r\n');
}

/** A connection that has said something and stays open. */
async function open(port: number, bytes: string | Uint8Array): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  held.push({ dispose: () => socket.destroy() });
  await once(socket, 'connect');
  if (bytes.length > 0) socket.write(bytes);
  return socket;
}

/** All that is answered to some bytes, until the listener hangs up. */
async function knock(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = await open(port, bytes);
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  await closed(socket);
  return Buffer.concat(parts).toString('latin1');
}

function statusOf(reply: string): string {
  return /^HTTP\/1\.1 (\d+)/.exec(reply)?.[1] ?? 'hung up';
}

/** Once a connection is at its end, by a reset or otherwise. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.resume().once('close', () => resolve());
  });
}

describe('a loopback port that strangers knock at', () => {
  afterEach(releaseAll);

  const HERE = '127.0.0.1:PORT';
  const refused: readonly [what: string, request: string, status: string][] = [
    ['an address for a target', get('http://127.0.0.1:PORT/callback?code=c', HERE), '404'],
    ['the address of another', get('http://evil.example/callback?code=c', HERE), '404'],
    ['a target that names another host', get('//evil.example/callback?code=c', HERE), '404'],
    ['a path that leads back here', get('/x/../callback?code=c', HERE), '404'],
    ['an encoded dot', get('/%2e/callback?code=c', HERE), '404'],
    ['an encoded letter', get('/%63allback?code=c', HERE), '404'],
    ['a fragment', get('/callback#?code=c', HERE), '404'],
    ['a backslash', get('\\callback?code=c', HERE), 'hung up'],
    ['an asterisk', get('*', HERE), '404'],
    ['two hosts', get('/callback?code=c', HERE, 'Host: evil.example'), '404'],
    ['two hosts, the last ours', get('/callback?code=c', 'evil.example', `Host: ${HERE}`), '404'],
    ['the same host twice', get('/callback?code=c', HERE, `Host: ${HERE}`), '404'],
    ['no host', 'GET /callback?code=c HTTP/1.1\r\n\r\n', '400'],
    ['an empty host', get('/callback?code=c', ''), '404'],
    ['HTTP/1.0 without a host', 'GET /callback?code=c HTTP/1.0\r\n\r\n', '404'],
    ['HTTP/0.9', 'GET /callback?code=c\r\n\r\n', '404'],
    ['a host with a user', get('/callback?code=c', `me@${HERE}`), '404'],
    ['a host with a dot behind it', get('/callback?code=c', '127.0.0.1.:PORT'), '404'],
    ['a host without its port', get('/callback?code=c', '127.0.0.1'), '404'],
    ['a host with spaces in it', get('/callback?code=c', '127.0.0.1 :PORT'), '404'],
    ['another spelling of the host', get('/callback?code=c', '127.1:PORT'), '404'],
    ['a method that is none', get('/callback', HERE).replace('GET', 'get'), 'hung up'],
    ['CONNECT', get(HERE, HERE).replace('GET', 'CONNECT'), 'hung up'],
    ['PUT', get('/callback?code=c', HERE).replace('GET', 'PUT'), '405'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'hung up'],
    [
      'a TLS client hello',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
      'hung up',
    ],
    ['an address without an end', get(`/callback?code=${'c'.repeat(40_000)}`, HERE), 'hung up'],
    [
      'a header without an end',
      get('/callback?code=c', HERE, `X: ${'x'.repeat(40_000)}`),
      'hung up',
    ],
    ...['Sec-Purpose: prefetch;prerender', 'Purpose: prefetch'].map(
      (purpose): [string, string, string] => [
        `what a browser loads ahead (${purpose})`,
        get('/callback?code=c', HERE, 'Sec-Fetch-Dest: document', purpose),
        '403',
      ],
    ),
    ...['image', 'script', 'iframe', 'frame', 'embed', 'empty', 'document, image'].map(
      (dest): [string, string, string] => [
        `what a page loads as ${dest}`,
        get('/callback?code=c', HERE, `Sec-Fetch-Dest: ${dest}`),
        '403',
      ],
    ),
  ];
  for (const [what, request, status] of refused) {
    it(`refuses ${what}, hangs up, and goes on`, async () => {
      const { knock, port, redirects, browse, redirect_uri } = await listening();
      const reply = await knock(request.replaceAll('PORT', String(port)));
      deepStrictEqual([statusOf(reply), redirects], [status, []]);
      equal(statusOf(await browse('code=c')), '200');
      deepStrictEqual(redirects, [`${redirect_uri}?code=c`]);
    });
  }

  for (const host of ['LOCALHOST', 'localhost.', 'Localhost', '127.0.0.1', '[::1]']) {
    it(`refuses ${host} where the callback names localhost`, async () => {
      const { knock, port, redirects } = await listening({ host: 'localhost' });
      equal(statusOf(await knock(get('/callback?code=c', `${host}:${port}`))), '404');
      deepStrictEqual(redirects, []);
    });
  }

  const taken: readonly [what: string, lines: readonly string[], body: string][] = [
    ['a navigation', ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'], ''],
    ['a wish for another protocol', ['Connection: Upgrade', 'Upgrade: websocket'], ''],
    ['a wish to go on', ['Expect: 100-continue'], ''],
    ['a body', ['Content-Length: 4'], 'body'],
    ['a body that never comes', ['Content-Length: 999999'], 'b'],
    ['a body in parts', ['Transfer-Encoding: chunked'], '4\r\nbody\r\n'],
  ];
  for (const [what, lines, body] of taken) {
    it(`takes a redirect with ${what} once, answers with the page and hangs up`, async () => {
      const { knock, port, redirects, redirect_uri } = await listening();
      const reply = await knock(get('/callback?code=c', `127.0.0.1:${port}`, ...lines) + body);
      match(reply, /HTTP\/1\.1 200 OK\r\n[^]*You can close this tab/);
      deepStrictEqual(redirects, [`${redirect_uri}?code=c`]);
    });
  }

  it('takes a code as long as a code may be', async () => {
    const { browse, redirects } = await listening();
    equal(statusOf(await browse(`code=${'c'.repeat(16_000)}`)), '200');
    equal(redirects.length, 1);
  });

  it('looks at the first of several requests of one connection alone', async () => {
    const { knock, port, redirects, redirect_uri } = await listening();
    const requests = [1, 2, 3].map((n) => get(`/callback?code=${n}`, `127.0.0.1:${port}`));
    const reply = await knock(requests.join(''));
    equal(reply.match(/HTTP\/1\.1/g)?.length, 1);
    deepStrictEqual(redirects, [`${redirect_uri}?code=1`]);
  });

  it('tells the name of its window to nobody who came by a name of another', async () => {
    const { knock, port } = await listening({ name: 'secret project' });
    const asked = async (host: string) => /secret/.test(await knock(get('/', `${host}:${port}`)));
    deepStrictEqual(
      [await asked('rebound.example'), await asked('localhost'), await asked('[::1]')],
      [false, true, true],
    );
  });

  it('survives a name of its window that cannot be encoded', async () => {
    const { browse } = await listening({ name: 'half \ud83d' });
    match(await browse('code=c'), /jira-console-window: half%20%EF%BF%BD/);
  });

  it('survives what is no HTTP, or hardly', async () => {
    const { port, redirects, browse } = await listening();
    const words = [
      ...['GET', 'POST', 'CONNECT', ' ', '/', '/callback', '?code=c', '*', 'http://', ' HTTP/1.1'],
      ...['HTTP/2.0', '\r\n', '\n', '\r', '\0', ':', 'Host', 'Content-Length: -1', 'é', '\u0016'],
      ...['Transfer-Encoding: chunked', 'Upgrade: h2c', 'Connection: upgrade', 'ffffffffffffffff'],
    ].map((word) => Buffer.from(word, 'latin1'));
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => Buffer.concat(some)),
    );
    const knocks = fc.array(fc.record({ bytes: garbage, isReset: fc.boolean() }), {
      minLength: 10,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(knocks, async (each) => {
        const sockets = await Promise.all(each.map(({ bytes }) => open(port, bytes)));
        each.forEach(({ isReset }, n) =>
          isReset ? sockets[n]?.resetAndDestroy() : sockets[n]?.end(),
        );
        await Promise.all(sockets.map(closed));
        equal(statusOf(await browse('state=browser')), '200');
      }),
      { numRuns: 40 },
    );
    deepStrictEqual(
      redirects.filter((url) => !url.endsWith('?state=browser')),
      [],
    );
  });

  it('lets a browser through while hundreds are silent, of which the oldest go', async () => {
    const { open, browse } = await listening();
    const silent = await Promise.all(
      Array.from({ length: 400 }, (_, n) =>
        open(['', 'G', 'GET /callback HTTP/1.1\r\nX: '][n % 3]),
      ),
    );
    equal(statusOf(await browse('code=c')), '200');
    await Promise.all(silent.slice(0, 100).map(closed));
    ok(silent.filter(({ closed }) => !closed).length <= 256);
  });

  for (const [what, first, drip] of [
    ['says nothing', '', ''],
    ['never ends its headers', 'GET /callback?code=c HTTP/1.1\r\n', 'x: y\r\n'],
    ['never ends its address', 'GET /callback?code=', 'c'],
  ] as const) {
    it(`hangs up on a client that ${what}`, async () => {
      const { open, redirects } = await listening({ patience: 200 });
      const socket = await open(first);
      const dripping = setInterval(() => socket.write(drip), 20);
      held.push({ dispose: () => clearInterval(dripping) });
      await closed(socket);
      deepStrictEqual(redirects, []);
    });
  }

  it('frees its port and hangs up at once when it ends, and still gives the answer under way', async () => {
    const redeemed = createDeferred<RedirectResult>();
    const asked = createDeferred<undefined>();
    const { open, browse, dispose, port } = await listening({
      onRedirect: () => {
        asked.resolve(undefined);
        return redeemed.promise;
      },
    });
    const garbage = [
      '',
      'G',
      '\0\0',
      'GET /callback HTTP/1.1\r\n',
      'POST /x HTTP/1.1\r\nHost: h\r\n',
    ];
    const strangers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => open(garbage[n % garbage.length])),
    );
    const answered = browse('code=c');
    await asked.promise;
    dispose();
    // Nobody else holds the port: it is there in the same breath.
    const next = createServer().listen({ port, host: '127.0.0.1' });
    held.push({ dispose: () => next.close() });
    await once(next, 'listening');
    await Promise.all(strangers.map(closed));
    redeemed.resolve('granted');
    match(await answered, /You can close this tab/);
  });

  it('survives a system that has no descriptor left for a connection', async () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own server below
    const { listen } = Server.prototype;
    const servers: Server[] = [];
    held.push({ dispose: () => (Server.prototype.listen = listen) });
    Server.prototype.listen = function (this: Server, ...args: unknown[]) {
      servers.push(this);
      return Reflect.apply(listen, this, args) as Server;
    };
    const { browse } = await listening();
    const failure = Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' });
    // The first was of the test's own, to find a free port.
    for (const server of [...servers.slice(1), ...servers.slice(1)]) server.emit('error', failure);
    equal(statusOf(await browse('code=c')), '200');
  });
});

describe('an authorization whose port strangers knock at', () => {
  afterEach(releaseAll);

  it('ends by the redirect with its own state alone, once', async () => {
    const http = new FakeHttpClient(({ url }) =>
      url.endsWith('/oauth/token')
        ? answer(200, { access_token: 'access-1', token_type: 'Bearer', expires_in: 3600 })
        : answer(200, []),
    );
    const window = createWindow(http, { listener: new LoopbackListener(() => 'mine') });
    const { authorizations, store } = window;
    await store.add(CREDENTIAL);
    const redirect_uri = await freeRedirectUri();
    const { host, port } = new URL(redirect_uri);
    const { url, outcome, cancel } = await authorizations.begin('cred', { redirect_uri });
    held.push({ dispose: cancel });
    // Another that waits on the same port keeps it for the second redirect.
    await store.add({ ...CREDENTIAL, id: 'other', name: 'Other' });
    const other = await authorizations.begin('other', { redirect_uri });
    held.push({ dispose: other.cancel });
    const state = new URL(url).searchParams.get('state')!;
    const ask = (query: string) => knock(Number(port), get(`/callback?${query}`, host));

    const wrong = [
      `code=c&state=${state.slice(1)}`,
      `code=c&state=${state.toLowerCase()}`,
      `code=c&state=${state}&state=${state}`,
      `error=access_denied&state=`,
      'code=c',
      '',
    ];
    const scans = Array.from({ length: 300 }, (_, n) => ask(wrong[n % wrong.length]!));
    for (const page of await Promise.all(scans)) {
      match(page, /HTTP\/1\.1 400[^]*No authorization waits[^]*You can close this tab/);
    }
    equal(http.requests.length, 0);
    match(await ask(`code=c&state=${state}`), /HTTP\/1\.1 200[^]*is authorized/);
    equal((await outcome).kind, 'granted');
    match(await ask(`code=c&state=${state}`), /HTTP\/1\.1 400[^]*No authorization waits/);
    equal(http.requests.filter(({ url }) => url.endsWith('/oauth/token')).length, 1);
  });
});
