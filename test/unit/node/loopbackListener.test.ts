import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer, request } from 'node:http';
import { connect, createServer, Server, type AddressInfo, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Disposable, RedirectResult } from '../../../src/core/ports';
import { LoopbackListener } from '../../../src/node/loopbackListener';
import { freeRedirectUri, serve } from '../loopback';

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A browser's request, with a Host and to an address of its own where the test wants one. */
async function ask(
  url: string,
  changes: { method?: string; host?: string; address?: string } = {},
): Promise<Reply> {
  const { method = 'GET', host = new URL(url).host, address } = changes;
  const to = address === undefined ? {} : { hostname: address };
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: { host }, agent: false, ...to }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asking.on('error', reject).end();
  });
}

/** What a test has opened; a listener left open would keep the whole run alive. */
let held: Disposable[] = [];

function releaseAll(): void {
  for (const one of held) one.dispose();
  held = [];
}

describe('the loopback listener', () => {
  afterEach(releaseAll);

  /** A listener on a free port, and what came to it. */
  async function listening(result: RedirectResult | Error = 'granted', name = 'my project') {
    const redirect_uri = await freeRedirectUri();
    const listener = new LoopbackListener(() => name);
    const redirects: string[] = [];
    const onRedirect = (url: string): Promise<RedirectResult> => {
      redirects.push(url);
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    };
    const disposable = await listener.listen(redirect_uri, onRedirect);
    held.push(disposable);
    return { listener, redirect_uri, redirects, onRedirect, dispose: () => disposable.dispose() };
  }

  it('hands a redirect on as a whole URL', async () => {
    const { redirect_uri, redirects } = await listening();
    const redirect = `${redirect_uri}?code=a%20b&state=s.windowId%3D7`;
    equal((await ask(redirect)).status, 200);
    deepStrictEqual(redirects, [redirect]);
  });

  const pages: readonly [result: RedirectResult | Error, status: number, says: RegExp][] = [
    ['granted', 200, /is authorized\. You can close this tab\./],
    ['incomplete', 200, /is authorized, but cannot work yet.*\. You can close this tab\./],
    ['failed', 200, /was not authorized.*\. You can close this tab\./],
    ['ignored', 400, /No authorization waits.*\. You can close this tab\./],
    [new Error('the-code in a message'), 200, /was not authorized.*\. You can close this tab\./],
  ];
  for (const [result, status, says] of pages) {
    it(`says in the browser what became of it, and nothing of it: ${String(result)}`, async () => {
      const { redirect_uri } = await listening(result);
      const query = 'code=the-code&state=the-state&error_description=<script>the-text</script>';
      const reply = await ask(`${redirect_uri}?${query}`);
      ok(says.test(reply.body), reply.body);
      const { headers } = reply;
      deepStrictEqual(
        {
          status: reply.status,
          leaks: ['the-code', 'the-state', 'the-text', '<script'].filter((text) =>
            JSON.stringify(reply).includes(text),
          ),
          type: headers['content-type'],
          policy: headers['content-security-policy'],
          frames: headers['x-frame-options'],
          sniffing: headers['x-content-type-options'],
          referrer: headers['referrer-policy'],
          cache: headers['cache-control'],
        },
        {
          status,
          leaks: [],
          type: 'text/html; charset=utf-8',
          policy:
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          frames: 'DENY',
          sniffing: 'nosniff',
          referrer: 'no-referrer',
          cache: 'no-store',
        },
      );
    });
  }

  const refused: readonly [
    what: string,
    path: string,
    changes: Parameters<typeof ask>[1],
    status: number,
  ][] = [
    ['another path', '/', {}, 404],
    ['a path below', '/callback/x', {}, 404],
    ['another case', '/Callback', {}, 404],
    ['a browser’s wish for an icon', '/favicon.ico', {}, 404],
    ['a name of a page elsewhere', '/callback', { host: 'evil.example' }, 404],
    ['a name that leads here', '/callback', { host: 'localhost' }, 404],
    ['another port', '/callback', { host: '127.0.0.1:1' }, 404],
    ['POST', '/callback', { method: 'POST' }, 405],
    ['HEAD', '/callback', { method: 'HEAD' }, 405],
    ['OPTIONS', '/callback', { method: 'OPTIONS' }, 405],
  ];
  for (const [what, path, changes, status] of refused) {
    it(`answers ${what} with ${status} and nothing else`, async () => {
      const { redirect_uri, redirects } = await listening();
      const url = `${new URL(redirect_uri).origin}${path}?code=c&state=s`;
      const reply = await ask(url, changes);
      deepStrictEqual(
        { status: reply.status, body: reply.body, redirects },
        { status, body: '', redirects: [] },
      );
    });
  }

  it('survives what is no HTTP', async () => {
    const { redirect_uri, redirects } = await listening();
    const socket = connect(Number(new URL(redirect_uri).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('\u0016\u0003\u0001 no HTTP\r\n\r\n');
    await once(socket.resume(), 'close');
    equal((await ask(`${redirect_uri}?code=c`)).status, 200);
    equal(redirects.length, 1);
  });

  for (const named of ['127.0.0.1', 'localhost', '0.0.0.0', '[::]']) {
    it(`is bound to loopback alone where the callback names ${named}`, async () => {
      const redirect_uri = (await freeRedirectUri()).replace('127.0.0.1', named);
      const listener = new LoopbackListener(() => 'mine');
      held.push(await listener.listen(redirect_uri, () => Promise.resolve('granted')));
      for (const address of ['127.0.0.2', ...otherAddresses()]) {
        await rejects(ask(redirect_uri, { address }), { code: 'ECONNREFUSED' }, address);
      }
      equal((await ask(redirect_uri, { address: '127.0.0.1' })).status, 200);
    });
  }

  it('hands a redirect to whoever waits for it, also where another listens to the same port', async () => {
    const { listener, redirect_uri } = await listening('ignored');
    held.push(await listener.listen(redirect_uri, () => Promise.resolve('granted')));
    equal((await ask(`${redirect_uri}?state=second`)).status, 200);
  });

  it('shares a port among the authorizations of one window until the last has ended', async () => {
    const { listener, redirect_uri, redirects, onRedirect, dispose } = await listening();
    const second = await listener.listen(redirect_uri, onRedirect);
    held.push(second);
    dispose();
    dispose();
    equal((await ask(`${redirect_uri}?state=second`)).status, 200);
    second.dispose();
    await rejects(ask(redirect_uri), { code: 'ECONNREFUSED' });
    deepStrictEqual(redirects, [`${redirect_uri}?state=second`]);
  });

  it('shares a port among authorizations that begin at the same time', async () => {
    const redirect_uri = await freeRedirectUri();
    const listener = new LoopbackListener(() => 'my project');
    const onRedirect = () => Promise.resolve('granted' as const);
    held = await Promise.all([1, 2, 3].map(() => listener.listen(redirect_uri, onRedirect)));
    equal((await ask(redirect_uri)).status, 200);
  });

  it('frees the port when it ends, for another window too', async () => {
    const { redirect_uri, onRedirect, dispose } = await listening();
    dispose();
    const another = new LoopbackListener(() => 'another');
    held.push(await another.listen(redirect_uri, onRedirect));
    equal((await ask(redirect_uri)).status, 200);
  });

  it('can be listened on again by the same window', async () => {
    const { listener, redirect_uri, onRedirect, dispose } = await listening();
    dispose();
    held.push(await listener.listen(redirect_uri, onRedirect));
    equal((await ask(redirect_uri)).status, 200);
  });

  it('finishes the page of the redirect that ended it', async () => {
    const redirect_uri = await freeRedirectUri();
    const listener = new LoopbackListener(() => 'my project');
    const disposable = await listener.listen(redirect_uri, () => {
      disposable.dispose();
      return Promise.resolve('granted');
    });
    held.push(disposable);
    equal((await ask(`${redirect_uri}?code=c`)).status, 200);
    await rejects(ask(redirect_uri), { code: 'ECONNREFUSED' });
  });
});

/** Where others would reach this machine; link-local addresses need an interface to be named. */
function otherAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((infos) => infos ?? [])
    .map(({ address }) => address)
    .filter((address) => !['127.0.0.1', '::1'].includes(address) && !/^fe80:/i.test(address));
}

describe('a loopback port that is taken', () => {
  afterEach(releaseAll);
  const onRedirect = () => Promise.resolve('granted' as const);

  it('is told with the name of the window that has it', async () => {
    const redirect_uri = await freeRedirectUri();
    const seen: string[] = [];
    const holder = await new LoopbackListener(() => 'Projekt Ä — 100 %').listen(
      redirect_uri,
      (url) => {
        seen.push(url);
        return Promise.resolve('ignored');
      },
    );
    held.push(holder);
    const other = new LoopbackListener(() => 'another');
    await rejects(other.listen(redirect_uri, onRedirect), {
      name: 'CredentialError',
      code: 'loopback_port_in_use',
      details: { port: new URL(redirect_uri).port, holder: 'Projekt Ä — 100 %' },
    });
    // An authorization without state would take a redirect without code for its answer.
    deepStrictEqual(seen, []);
    holder.dispose();
    held.push(await other.listen(redirect_uri, onRedirect));
  });

  const foreign: readonly [what: string, header: Record<string, string>][] = [
    ['names nobody', {}],
    ['gives a name that is none', { 'jira-console-window': '%E4%' }],
  ];
  for (const [what, header] of foreign) {
    it(`is told without a name where its holder ${what}`, async () => {
      const holder = await serve((_, response) => {
        response.writeHead(200, header).end('another program');
      });
      held.push(holder);
      const { port, origin } = holder;
      const listener = new LoopbackListener(() => 'mine');
      await rejects(listener.listen(`${origin}/callback`, onRedirect), {
        code: 'loopback_port_in_use',
        details: { port: String(port), holder: undefined },
      });
    });
  }

  it('listens to no more of its holder than it needs', async () => {
    let hungUp: Promise<unknown> | undefined;
    const holder = await serve((_, response) => {
      hungUp = once(response, 'close');
      response
        .writeHead(200, { 'jira-console-window': 'another' })
        .write('and a body without an end');
    });
    held.push(holder);
    const listener = new LoopbackListener(() => 'mine');
    await rejects(listener.listen(`${holder.origin}/callback`, onRedirect), {
      code: 'loopback_port_in_use',
    });
    await hungUp;
  });

  const programs: readonly [what: string, talk: (socket: Socket) => void][] = [
    ['speaks another language', (socket) => void socket.end('220 mail.example ESMTP\r\n')],
    ['hangs up', (socket) => void socket.destroy()],
    ['says nothing', () => undefined],
    ['never comes to an end', (socket) => dripInto(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n')],
  ];
  for (const [what, talk] of programs) {
    it(`is told without a name where its holder ${what}`, async () => {
      const sockets: Socket[] = [];
      const server = createServer((socket) => {
        sockets.push(socket.on('error', () => undefined));
        talk(socket);
      });
      const dispose = () => {
        for (const socket of sockets) socket.destroy();
        server.close();
      };
      held.push({ dispose });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const port = String((server.address() as AddressInfo).port);
      const listener = new LoopbackListener(() => 'mine');
      await rejects(listener.listen(`http://127.0.0.1:${port}/callback`, onRedirect), {
        code: 'loopback_port_in_use',
        details: { port, holder: undefined },
      });
    });
  }
});

/** Says something, and then more and more of it for as long as it is listened to. */
function dripInto(socket: Socket, first: string, more: string): void {
  socket.write(first);
  const dripping = setInterval(() => socket.write(more), 50);
  socket.once('close', () => clearInterval(dripping));
}

describe('the loopback listener of localhost', () => {
  afterEach(releaseAll);
  const onRedirect = () => Promise.resolve('granted' as const);
  const localhostUri = async () => (await freeRedirectUri()).replace('127.0.0.1', 'localhost');

  /** What a browser of this machine may take the name for. */
  const addresses = Object.values(networkInterfaces())
    .flatMap((infos) => infos ?? [])
    .map(({ address }) => address)
    .filter((address) => ['127.0.0.1', '::1'].includes(address));

  for (const address of addresses) {
    it(`hands on what comes to ${address}, until it ends`, async () => {
      const redirect_uri = await localhostUri();
      const redirects: string[] = [];
      const disposable = await new LoopbackListener(() => 'mine').listen(redirect_uri, (url) => {
        redirects.push(url);
        return onRedirect();
      });
      held.push(disposable);
      equal((await ask(`${redirect_uri}?code=c`, { address })).status, 200);
      disposable.dispose();
      await rejects(ask(redirect_uri, { address }), { code: 'ECONNREFUSED' });
      deepStrictEqual(redirects, [`${redirect_uri}?code=c`]);
    });

    it(`tells who holds the port at ${address}, and keeps no part of it`, async () => {
      const redirect_uri = await localhostUri();
      const { port } = new URL(redirect_uri);
      const name = { 'jira-console-window': 'another' };
      const holder = createHttpServer((_, response) => response.writeHead(404, name).end());
      await once(holder.listen(Number(port), address), 'listening');
      held.push({ dispose: () => holder.close() });
      const listener = new LoopbackListener(() => 'mine');
      await rejects(listener.listen(redirect_uri, onRedirect), {
        code: 'loopback_port_in_use',
        details: { port, holder: 'another' },
      });
      for (const other of addresses.filter((one) => one !== address)) {
        await rejects(ask(redirect_uri, { address: other }), { code: 'ECONNREFUSED' });
      }
    });
  }

  it('leaves ::1 alone where the callback names 127.0.0.1', async () => {
    const redirect_uri = await freeRedirectUri();
    held.push(await new LoopbackListener(() => 'mine').listen(redirect_uri, onRedirect));
    await rejects(ask(redirect_uri, { address: '::1' }), /ECONNREFUSED|EADDRNOTAVAIL/);
  });

  for (const code of ['EADDRNOTAVAIL', 'EAFNOSUPPORT']) {
    it(`is content with 127.0.0.1 where ::1 is refused with ${code}`, async () => {
      const redirect_uri = await localhostUri();
      held.push(refuseBinding('::1', code));
      held.push(await new LoopbackListener(() => 'mine').listen(redirect_uri, onRedirect));
      equal((await ask(redirect_uri, { address: '127.0.0.1' })).status, 200);
    });
  }

  const unusable: readonly [address: string, code: string][] = [
    ['::1', 'EACCES'],
    ['127.0.0.1', 'EADDRNOTAVAIL'],
  ];
  for (const [address, code] of unusable) {
    it(`says that the port is unusable where ${address} is refused with ${code}`, async () => {
      const redirect_uri = await localhostUri();
      held.push(refuseBinding(address, code));
      await rejects(new LoopbackListener(() => 'mine').listen(redirect_uri, onRedirect), {
        code: 'loopback_port_unusable',
        details: { port: new URL(redirect_uri).port, status: code },
      });
    });
  }
});

/** A machine that refuses to bind an address; until disposed. */
function refuseBinding(refused: string, code: string): Disposable {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own server below
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    if (!args.includes(refused)) return Reflect.apply(listen, this, args) as Server;
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })));
    return this;
  };
  return { dispose: () => (Server.prototype.listen = listen) };
}
