import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { CredentialError } from '../core/credentials/errors';
import type { Disposable, RedirectListener, RedirectResult } from '../core/ports';

type OnRedirect = (url: string) => Promise<RedirectResult>;

/** Names the window behind a port, so that another one can say who holds it. */
const HOLDER_HEADER = 'jira-console-window';

const SENTENCES: Record<RedirectResult, string> = {
  granted: 'Jira Console is authorized. You can close this tab.',
  failed: 'Jira Console was not authorized; VS Code says why. You can close this tab.',
  ignored:
    'No authorization waits for this answer: it was answered before, came too late, or names no authorization.',
};

/**
 * Listens for redirects on loopback, only while an authorization of this window waits for one.
 *
 * A browser may take `localhost` for either address of its machine, so that name is listened for on
 * both. Authorizations that wait on the same port share one server; `state` tells their redirects apart.
 */
export class LoopbackListener implements RedirectListener {
  readonly #windowName: () => string;
  readonly #open = new Map<string, { servers: Promise<readonly Server[]>; waiting: number }>();

  constructor(windowName: () => string) {
    this.#windowName = windowName;
  }

  async listen(redirect_uri: string, onRedirect: OnRedirect): Promise<Disposable> {
    const shared = this.#open.get(redirect_uri) ?? {
      servers: this.#start(new URL(redirect_uri), onRedirect),
      waiting: 0,
    };
    this.#open.set(redirect_uri, shared);
    shared.waiting++;
    let disposed = false;
    const dispose = () => {
      if (disposed) return;
      disposed = true;
      if (--shared.waiting > 0) return;
      this.#open.delete(redirect_uri);
      void shared.servers.then(stop, () => undefined);
    };
    try {
      await shared.servers;
    } catch (error) {
      dispose();
      throw error;
    }
    return { dispose };
  }

  async #start(redirect: URL, onRedirect: OnRedirect): Promise<readonly Server[]> {
    const bound: Server[] = [];
    try {
      for (const address of addressesOf(redirect)) {
        const server = this.#createServer(redirect, onRedirect);
        if (await bind(server, address, redirect.port)) bound.push(server);
      }
    } catch (error) {
      stop(bound);
      throw error;
    }
    return bound;
  }

  #createServer(redirect: URL, onRedirect: OnRedirect): Server {
    const server = createServer({ maxHeaderSize: 32 * 1024 }, (incoming, response) => {
      response.setHeader(HOLDER_HEADER, encodeURIComponent(this.#windowName()));
      void answer(incoming, response, redirect, onRedirect);
    });
    // Garbage is not worth an answer, and a browser's next connection is none of ours.
    server.on('clientError', (_error, socket) => socket.destroy());
    server.keepAliveTimeout = 1;
    return server;
  }
}

function addressesOf({ hostname }: URL): readonly string[] {
  return hostname === 'localhost' ? ['127.0.0.1', '::1'] : [hostname];
}

/** Whether the server listens now; it does not where the machine has no IPv6. */
function bind(server: Server, address: string, port: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const hasNoIpv6 = code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
      if (address === '::1' && hasNoIpv6) resolve(false);
      else if (code === 'EADDRINUSE') void holderOf(address, port).then(reject);
      else reject(new CredentialError('loopback_port_unusable', { port, status: code }));
    });
    server.listen(Number(port), address, () => resolve(true));
  });
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  redirect: URL,
  onRedirect: OnRedirect,
): Promise<void> {
  const url = URL.canParse(incoming.url ?? '', redirect.origin)
    ? new URL(incoming.url ?? '', redirect.origin)
    : undefined;
  // A page elsewhere may reach this port under a name of its own; Host tells.
  if (url?.pathname !== redirect.pathname || incoming.headers.host !== redirect.host) {
    response.writeHead(404).end();
  } else if (incoming.method !== 'GET') {
    response.writeHead(405, { allow: 'GET' }).end();
  } else {
    const result = await onRedirect(url.href).catch(() => 'failed' as const);
    writePage(response, result);
  }
}

function writePage(response: ServerResponse, result: RedirectResult): void {
  response.writeHead(result === 'ignored' ? 400 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Jira Console</title>` +
      `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
      `<style>body{font:1rem/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32rem;padding:0 1rem}</style>` +
      `<h1>Jira Console</h1><p>${SENTENCES[result]}</p></html>\n`,
  );
}

function stop(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    // The browser's answer is under way when its authorization ends; what is idle can go at once.
    server.closeIdleConnections();
  }
}

/**
 * Asks whoever holds the port for its name; other programs do not give one.
 *
 * Not at the path of the redirects: an authorization that sends no `state` would take this for its
 * answer.
 */
function holderOf(host: string, port: string): Promise<CredentialError> {
  return new Promise((resolve) => {
    const done = (holder?: string) =>
      resolve(new CredentialError('loopback_port_in_use', { port, holder }));
    const probe = request({ host, port, timeout: 1000 }, (response) => {
      response.resume();
      done(decodeName(response.headers[HOLDER_HEADER]));
    });
    probe.on('timeout', () => probe.destroy());
    probe.on('error', () => done());
    probe.end();
  });
}

/** Another program may send anything under this name. */
function decodeName(header: string | string[] | undefined): string | undefined {
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : undefined;
  } catch {
    return undefined;
  }
}
