import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { CredentialError } from '../core/credentials/errors';
import type { Disposable, RedirectListener, RedirectResult } from '../core/ports';
import { writeRedirectPage } from './redirectPage';
import { RedirectServer } from './redirectServer';

type OnRedirect = (url: string) => Promise<RedirectResult>;

/** The servers of one redirect_uri, and who waits for what comes to them. */
interface Shared {
  readonly servers: RedirectServer[];
  readonly waiting: Set<OnRedirect>;
  readonly started: Promise<void>;
}

/** Names the window behind a port, so that another one can say who holds it. */
const HOLDER_HEADER = 'jira-console-window';

/** The names of this machine alone; who asks under another was led here by a name of its own. */
const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Milliseconds that a browser's request may take to arrive. */
const PATIENCE = 10_000;

/**
 * Listens for redirects on loopback, only while an authorization of this window waits for one.
 *
 * A browser may take `localhost` for either address of its machine, so that name is listened for on
 * both. Authorizations that wait on the same port share one server; `state` tells their redirects apart.
 */
export class LoopbackListener implements RedirectListener {
  readonly #windowName: () => string;
  readonly #patience: number;
  readonly #open = new Map<string, Shared>();

  constructor(windowName: () => string, patience = PATIENCE) {
    this.#windowName = windowName;
    this.#patience = patience;
  }

  async listen(redirect_uri: string, onRedirect: OnRedirect): Promise<Disposable> {
    const shared = this.#open.get(redirect_uri) ?? this.#start(new URL(redirect_uri));
    this.#open.set(redirect_uri, shared);
    // The same function may wait twice.
    const waiting: OnRedirect = (url) => onRedirect(url);
    shared.waiting.add(waiting);
    const dispose = () => {
      if (!shared.waiting.delete(waiting) || shared.waiting.size > 0) return;
      this.#open.delete(redirect_uri);
      for (const server of shared.servers) server.stop();
    };
    try {
      await shared.started;
    } catch (error) {
      dispose();
      throw error;
    }
    return { dispose };
  }

  #start(redirect: URL): Shared {
    const waiting = new Set<OnRedirect>();
    const servers: RedirectServer[] = [];
    const start = async () => {
      for (const address of addressesOf(redirect)) {
        const server = new RedirectServer((incoming, response) => {
          if (LOOPBACK_NAMES.some((name) => isFor(incoming, `${name}:${redirect.port}`))) {
            response.setHeader(HOLDER_HEADER, encodeName(this.#windowName()));
          }
          void answer(incoming, response, redirect, waiting);
        }, this.#patience);
        if (await bind(server, address, redirect.port)) servers.push(server);
      }
    };
    return { servers, waiting, started: start() };
  }
}

/** Whatever a redirect_uri names, nothing but loopback is ever bound. */
function addressesOf({ hostname }: URL): readonly string[] {
  return hostname === 'localhost' ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
}

/** Whether the server listens now; it does not where the machine has no IPv6. */
async function bind(server: RedirectServer, address: string, port: string): Promise<boolean> {
  try {
    await server.listen(port, address);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const hasNoIpv6 = code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
    if (address === '::1' && hasNoIpv6) return false;
    if (code === 'EADDRINUSE') throw await holderOf(address, port);
    throw new CredentialError('loopback_port_unusable', { port, status: code });
  }
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  redirect: URL,
  waiting: ReadonlySet<OnRedirect>,
): Promise<void> {
  const { url: target = '', method } = incoming;
  // To the letter: `//elsewhere/callback` and `/x/../callback` would become this path when parsed.
  const isOurPath = target.split('?', 1)[0] === redirect.pathname;
  // A page elsewhere may reach this port under a name of its own; Host tells.
  if (!isOurPath || !isFor(incoming, redirect.host)) {
    response.writeHead(404).end();
  } else if (method !== 'GET') {
    response.writeHead(405, { allow: 'GET' }).end();
  } else if (!isNavigation(incoming)) {
    response.writeHead(403).end();
  } else {
    const result = await tell(waiting, redirect.origin + target).catch(() => 'failed' as const);
    writeRedirectPage(response, result);
  }
}

/** Two hosts are none. @see RFC 9112 section 3.2 */
function isFor({ headersDistinct }: IncomingMessage, host: string): boolean {
  const [given, ...more] = headersDistinct['host'] ?? [];
  return given === host && more.length === 0;
}

/**
 * Whether a browser goes here. What a page elsewhere loads as an image, a script or a frame is none
 * of the user's doing, and what it loads before anyone goes there would leave nothing for the user;
 * browsers that do not say are protected by `state` alone.
 */
function isNavigation({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'] ?? 'document';
  const isAhead = [headers['sec-purpose'], headers['purpose']].some((purpose) =>
    String(purpose).includes('prefetch'),
  );
  return destination === 'document' && !isAhead;
}

/** Whoever waits may know nothing of a redirect that another waits for. */
async function tell(waiting: ReadonlySet<OnRedirect>, url: string): Promise<RedirectResult> {
  for (const onRedirect of [...waiting]) {
    const result = await onRedirect(url);
    if (result !== 'ignored') return result;
  }
  return 'ignored';
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
    // Of the whole answer, not of a pause in it: another program may talk on and on.
    const signal = AbortSignal.timeout(1000);
    const probe = request({ host, port, signal, agent: false }, ({ headers }) => {
      done(decodeName(headers[HOLDER_HEADER]));
      probe.destroy();
    });
    probe.on('error', () => done());
    probe.end();
  });
}

/** Half a character, which a folder's name may hold, has no encoding. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Cs}/gu, '�'));
}

/** Another program may send anything under this name. */
function decodeName(header: string | string[] | undefined): string | undefined {
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : undefined;
  } catch {
    return undefined;
  }
}
