import { randomBytes } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** What the front stands before and what it answers itself. */
export interface FrontOptions {
  /** The port to listen on; 0 or absent for any. */
  readonly port?: number;
  /** Where the server listens, once it does. */
  readonly serverPort: number;
  /** The 32 bytes that the browser mixes into the key of its SecretStorage; random when absent. */
  readonly secretKey?: Buffer;
}

/** A running front. */
export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

const secretKeyPath = '/mint-key';

/**
 * Starts the small reverse proxy that every window goes through: it adds the key of SecretStorage,
 * which the bare server leaves to a front, and passes the rest on. Loopback only. Rejects when the port is taken.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const secretKey = options.secretKey ?? randomBytes(32);
  const { serverPort } = options;
  const sockets = new Set<Duplex>();

  const server = createServer((incoming, response) => {
    if (!isAddressedToUs(incoming, port())) {
      response.writeHead(403).end();
      return;
    }
    const url = incoming.url ?? '/';
    const path = url.split('?', 1)[0];
    if (path === secretKeyPath) {
      response.writeHead(200, { 'cache-control': 'no-store' }).end(secretKey);
      return;
    }
    passOn(incoming, response, serverPort, path === '/');
  });

  server.on('upgrade', (incoming, socket, head) => {
    if (!isAddressedToUs(incoming, port())) {
      socket.destroy();
      return;
    }
    const upstream = connect(serverPort, '127.0.0.1', () => {
      upstream.write(rawHead(incoming));
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });

  const port = () => (server.address() as AddressInfo).port;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: port(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Keeps out a web page whose own host name was pointed at 127.0.0.1. */
function isAddressedToUs({ headers: { host } }: IncomingMessage, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

/** The Host header stays: the server makes `vscode-remote://` authorities and callback URLs of it. */
function passOn(
  incoming: IncomingMessage,
  response: ServerResponse,
  serverPort: number,
  isWorkbench: boolean,
): void {
  const upstream = request(
    {
      host: '127.0.0.1',
      port: serverPort,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    },
    (answer) => {
      const headers: OutgoingHttpHeaders = { ...answer.headers };
      if (isWorkbench) {
        // With this cookie the workbench keeps secrets over a reload instead of in memory.
        headers['set-cookie'] = [
          ...(answer.headers['set-cookie'] ?? []),
          `vscode-secret-key-path=${secretKeyPath}; Path=/; SameSite=Strict`,
        ];
      }
      response.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  response.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

function rawHead({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  let head = `${method ?? 'GET'} ${url ?? '/'} HTTP/${httpVersion}\r\n`;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    head += `${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}\r\n`;
  }
  return `${head}\r\n`;
}
