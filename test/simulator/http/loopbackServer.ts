import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { SimulatedClock } from '../clock';
import type { FaultEffect, Faults } from './faults';
import type { Answer, ServerRequest } from './messages';
import { rateLimitedAnswer } from './rateLimit';
import type { RecordedRequest, Recorder } from './recorder';

/** What a server needs around its handler. */
export interface ServerSurroundings {
  readonly clock: SimulatedClock;
  readonly recorder: Recorder;
  readonly faults: Faults;
}

/** An HTTP server that records every request and fails on order; never anywhere but on loopback. */
export class LoopbackServer {
  readonly #name: ServerRequest['server'];
  readonly #surroundings: ServerSurroundings;
  readonly #handle: (request: ServerRequest) => Answer | Promise<Answer>;
  readonly #server: Server;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(
    name: ServerRequest['server'],
    surroundings: ServerSurroundings,
    handle: (request: ServerRequest) => Answer | Promise<Answer>,
  ) {
    this.#name = name;
    this.#surroundings = surroundings;
    this.#handle = handle;
    this.#server = createServer((incoming, outgoing) => {
      this.#exchange(incoming, outgoing).catch(() => incoming.socket.destroy());
    });
    // A client on a busy machine must not find its idle connection closed when it comes back to it.
    this.#server.keepAliveTimeout = 60_000;
  }

  /** Scheme, address and port. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Starts to listen; port 0 lets the operating system choose. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  /** Ends every connection, also those that wait for an answer. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
  }

  async #exchange(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(this.#name, incoming);
    const recorded = this.#surroundings.recorder.record(request);
    const effect = this.#surroundings.faults.take(recorded) ?? {};
    if (effect.drop_before_acting === true) {
      incoming.socket.destroy();
      return;
    }
    if (effect.hang === true) return;
    const answer = this.#withoutActing(effect) ?? withEffect(await this.#act(request), effect);
    if (effect.drop_after_acting === true) {
      incoming.socket.destroy();
      return;
    }
    if (effect.delay === undefined) {
      this.#send(outgoing, answer, recorded, effect);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#send(outgoing, answer, recorded, effect);
    }, effect.delay);
    this.#timers.add(timer);
  }

  #send(
    outgoing: ServerResponse,
    answer: Answer,
    recorded: RecordedRequest,
    effect: FaultEffect,
  ): void {
    // The client may have given up while the answer was held back.
    if (outgoing.destroyed) return;
    recorded.status = answer.status;
    const content = Buffer.from(answer.body ?? '');
    const body = effect.gzip === true ? gzipSync(content) : content;
    const hasBody = answer.status !== 204 && answer.status !== 304;
    outgoing.writeHead(answer.status, {
      ...answer.headers,
      ...(effect.gzip === true && { 'content-encoding': 'gzip' }),
      ...(hasBody && !effect.feed && { 'content-length': body.byteLength }),
    });
    if (effect.feed !== undefined) {
      outgoing.flushHeaders();
      const write = (piece: Uint8Array) =>
        new Promise<void>((written) => outgoing.write(piece, () => written()));
      effect.feed(write).then(
        () => outgoing.end(),
        () => outgoing.destroy(),
      );
    } else if (effect.drip !== undefined) {
      outgoing.flushHeaders();
      this.#drip(outgoing, body, effect.drip);
    } else if (effect.cut_body === undefined || effect.cut_body >= body.byteLength) {
      outgoing.end(hasBody ? body : undefined);
    } else {
      outgoing.flushHeaders();
      outgoing.write(body.subarray(0, effect.cut_body), () => outgoing.destroy());
    }
  }

  #drip(
    outgoing: ServerResponse,
    body: Buffer,
    { bytes, every }: NonNullable<FaultEffect['drip']>,
  ): void {
    let sent = 0;
    const timer = setInterval(() => {
      outgoing.write(body.subarray(sent, sent + bytes));
      sent += bytes;
      if (sent >= body.byteLength) outgoing.end();
    }, every);
    this.#timers.add(timer);
    outgoing.once('close', () => {
      clearInterval(timer);
      this.#timers.delete(timer);
    });
  }

  #withoutActing(effect: FaultEffect): Answer | undefined {
    if (effect.rate_limit !== undefined) {
      const { retry_after, reason } = effect.rate_limit === true ? {} : effect.rate_limit;
      return rateLimitedAnswer(this.#surroundings.clock.now(), retry_after, reason);
    }
    if (effect.status === undefined) return undefined;
    return withEffect({ status: effect.status, body: '' }, effect);
  }

  async #act(request: ServerRequest): Promise<Answer> {
    try {
      return await this.#handle(request);
    } catch (error) {
      const body = `The simulator failed: ${error instanceof Error ? error.stack : String(error)}`;
      return { status: 500, headers: { 'content-type': 'text/plain' }, body };
    }
  }
}

async function readRequest(
  server: ServerRequest['server'],
  incoming: IncomingMessage,
): Promise<ServerRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = incoming.url ?? '/';
  const queryAt = url.indexOf('?');
  return {
    server,
    method: incoming.method ?? 'GET',
    url,
    path: queryAt < 0 ? url : url.slice(0, queryAt),
    query: new URLSearchParams(queryAt < 0 ? '' : url.slice(queryAt)),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    body: Buffer.concat(chunks),
  };
}

function withEffect(answer: Answer, effect: FaultEffect): Answer {
  const { body } = effect;
  const isAsIs = typeof body === 'string' || Buffer.isBuffer(body);
  const type =
    effect.content_type ?? (body !== undefined && !isAsIs ? 'application/json' : undefined);
  return {
    status: answer.status,
    headers: {
      ...answer.headers,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...effect.headers,
    },
    ...(body !== undefined && { body: isAsIs ? body : JSON.stringify(body) }),
    ...(body === undefined && answer.body !== undefined && { body: answer.body }),
  };
}
