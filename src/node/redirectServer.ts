import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that may be open without having asked; a browser opens a handful ahead. */
const MOST_SILENT = 256;

/**
 * A server that answers one request a connection, and that nobody can hold open.
 *
 * It is on a fixed port of a machine where anything may knock: what does not speak HTTP is hung up
 * on, what does not come to the point is hung up on after a while, and where too many are silent the
 * oldest goes, so that a browser always gets through.
 */
export class RedirectServer {
  readonly #server: Server;
  /** In the order in which they came. */
  readonly #silent = new Set<Socket>();

  /** `patience` is in milliseconds: how long a request may take to arrive. */
  constructor(answer: RequestListener, patience: number) {
    const limits = {
      maxHeaderSize: 32 * 1024,
      headersTimeout: patience,
      requestTimeout: patience,
      connectionsCheckingInterval: patience / 4,
    };
    this.#server = createServer(limits, (incoming, response) => {
      // What a client sends behind its first request is not looked at.
      if (!this.#silent.delete(incoming.socket)) return;
      response.setHeader('connection', 'close');
      answer(incoming, response);
    });
    this.#server.on('connection', (socket: Socket) => this.#watch(socket));
    // Garbage is not worth an answer.
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Rejects with the system's error. */
  listen(port: string, address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      // Kept for good: a system without a free descriptor says so for each connection.
      this.#server.on('error', reject);
      this.#server.listen(Number(port), address, resolve);
    });
  }

  /** Frees the port at once. An answer that is under way is still given, all else is hung up on. */
  stop(): void {
    this.#server.close();
    for (const socket of this.#silent) socket.destroy();
  }

  #watch(socket: Socket): void {
    this.#silent.add(socket);
    socket.once('close', () => this.#silent.delete(socket));
    const [oldest] = this.#silent;
    if (this.#silent.size > MOST_SILENT) oldest?.destroy();
  }
}
