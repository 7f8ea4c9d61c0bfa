import { EventEmitter, once } from 'node:events';
import type { SimulatedClock } from '../clock';
import type { ServerRequest } from './messages';

/** A request as tests look at it afterwards. */
export interface RecordedRequest {
  /** Milliseconds since the epoch, by the simulator's clock. */
  readonly time: number;
  readonly server: ServerRequest['server'];
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** 0 while, and where, nothing was answered. */
  status: number;
}

/** Keeps every request in the order of arrival. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly #arrivals = new EventEmitter();
  readonly #clock: SimulatedClock;

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  /** Keeps a request and gives back its record. */
  record(request: ServerRequest): RecordedRequest {
    const recorded: RecordedRequest = {
      time: this.#clock.now(),
      server: request.server,
      method: request.method,
      url: request.url,
      path: request.path,
      query: Object.fromEntries(request.query),
      headers: request.headers,
      body: request.body.toString('utf8'),
      status: 0,
    };
    this.requests.push(recorded);
    this.#arrivals.emit('request');
    return recorded;
  }

  /** The first request, past or to come, that matches. */
  async received(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest> {
    for (;;) {
      const found = this.requests.find(matches);
      if (found !== undefined) return found;
      await once(this.#arrivals, 'request');
    }
  }
}
