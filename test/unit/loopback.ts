import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Disposable } from '../../src/core/ports';

/** A server on 127.0.0.1 that lives for one test. */
export interface LoopbackServer extends Disposable {
  readonly server: Server;
  readonly origin: string;
  readonly port: number;
}

/** Serves on a free port of 127.0.0.1. */
export async function serve(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dispose = () => {
    server.close();
    server.closeAllConnections();
  };
  return { server, port, origin: `http://127.0.0.1:${port}`, dispose };
}

/** The redirect_uri of a loopback callback on a port that nobody holds. */
export async function freeRedirectUri(): Promise<string> {
  const reserved = await serve(() => undefined);
  const closed = once(reserved.server, 'close');
  reserved.dispose();
  await closed;
  return `${reserved.origin}/callback`;
}
