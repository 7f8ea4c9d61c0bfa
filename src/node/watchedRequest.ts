// By these names VS Code finds what its proxy support covers.
import * as http from 'http';
import * as https from 'https';
import type { Socket } from 'node:net';
import type { ConnectionTimes, HeaderFields } from '../core/ports';

/** Makes the request of an exchange as axios would, and tells what went out and how it was connected. */
export class WatchedRequest {
  readonly #module: typeof http | typeof https;
  readonly #times: { -readonly [Step in keyof ConnectionTimes]: ConnectionTimes[Step] } = {};
  #request: http.ClientRequest | undefined;

  constructor(url: string) {
    this.#module = url.startsWith('https:') ? https : http;
  }

  /** In the place of Node's own module, for axios. */
  request(
    options: http.RequestOptions,
    onResponse: (response: http.IncomingMessage) => void,
  ): http.ClientRequest {
    const request = this.#module.request(options, onResponse);
    this.#request = request;
    const startedAt = performance.now();
    request.once('socket', (socket) => {
      if (socket.connecting) this.#time(socket, startedAt);
    });
    return request;
  }

  /** How long each step took; `reused` where the connection was there. */
  get connection(): ConnectionTimes | 'reused' {
    return this.#request?.reusedSocket === true ? 'reused' : this.#times;
  }

  /** The fields as they went out, without those of the connection itself. */
  get sentHeaders(): HeaderFields {
    const request = this.#request;
    return (request?.getRawHeaderNames() ?? []).map((name) => [
      name,
      [request?.getHeader(name) ?? ''].flat().join(', '),
    ]);
  }

  #time(socket: Socket, startedAt: number): void {
    let last = startedAt;
    const note = (step: keyof ConnectionTimes) => () => {
      const now = performance.now();
      this.#times[step] = now - last;
      last = now;
    };
    socket.once('lookup', note('lookup'));
    socket.once('connect', note('connect'));
    socket.once('secureConnect', note('secure'));
  }
}
