import type { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { AxiosResponse, AxiosStatic } from 'axios';
import { NetworkError, type NetworkErrorCode } from '../core/errors';
import type {
  HeaderFields,
  HttpClient,
  HttpRequest,
  HttpResponse,
  ResponseListener,
} from '../core/ports';
import { formDataOf } from './formData';
import { ACCEPTED_CODINGS, readBody } from './readBody';
import { WatchedRequest } from './watchedRequest';

/** The HTTP client on axios' Node adapter, the road that VS Code's proxy and certificates cover. */
export class AxiosHttpClient implements HttpClient {
  readonly #userAgent: string;
  #axios: Promise<{ readonly default: AxiosStatic }> | undefined;

  constructor(userAgent: string) {
    this.#userAgent = userAgent;
  }

  async send(
    request: HttpRequest,
    signal?: AbortSignal,
    listener: ResponseListener = {},
  ): Promise<HttpResponse> {
    const deadline = new Deadline(request, signal);

    try {
      const sentAt = performance.now();
      const watched = new WatchedRequest(request.url);
      const response = await this.#begin(request, watched, deadline);
      const firstByte = performance.now() - sentAt;
      deadline.bytesMoved();
      const headers = headerFields(response);
      const { cut, ...read } = await readBody(response.data, {
        coding: codingOf(response),
        maxBytes: request.maxBytes,
        heldBytes: request.heldBytes ?? request.maxBytes,
        sink: listener.onHeaders?.(headers),
        onReceived: (bytes) => {
          deadline.bytesMoved();
          listener.onReceived?.(bytes);
        },
      });
      return {
        status: response.status,
        statusText: response.statusText,
        headers,
        ...read,
        cut: cut === 'connection_lost' ? (deadline.stopped ?? cut) : cut,
        firstByte,
        sentHeaders: watched.sentHeaders,
        connection: watched.connection,
      };
    } catch (error) {
      if (error instanceof NetworkError) throw error;
      // An AxiosError carries the token and the body: only its code goes on from here.
      const code = codeOf(error, deadline.stopped);
      const { timeout, timeoutOf } = request;
      throw new NetworkError(code, {
        host: new URL(request.url).host,
        ...(timeoutOf === 'silence' && code === 'timeout' && { silence: timeout / 1000 }),
      });
    } finally {
      deadline.dispose();
    }
  }

  async #begin(
    request: HttpRequest,
    transport: WatchedRequest,
    deadline: Deadline,
  ): Promise<AxiosResponse<Readable>> {
    const { default: axios } = await (this.#axios ??= import('axios'));
    const { body } = request;
    // Not through `axios.request`: its defaults and transforms are for who wants values, and take longer
    // than all that we do.
    const response = await axios.getAdapter('http')({
      method: request.method,
      url: request.url,
      headers: new axios.AxiosHeaders(headersToSend(request, this.#userAgent)),
      data: typeof body === 'object' ? await formDataOf(body) : body,
      signal: deadline.signal,
      responseType: 'stream',
      // What is on the wire is counted, and unpacked, when it is read.
      decompress: false,
      // A redirect would carry the token to where it does not belong.
      maxRedirects: 0,
      proxy: false,
      transport,
      ...(body !== undefined && { onUploadProgress: () => deadline.bytesMoved() }),
    });
    return response as AxiosResponse<Readable>;
  }
}

/** Stops an exchange when its time is over, or when whoever began it no longer wants it. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #isOfSilence: boolean;
  readonly #outer: AbortSignal | undefined;
  readonly #abort = () => this.#stop('aborted');
  #stopped: 'aborted' | 'timeout' | undefined;

  constructor({ timeout, timeoutOf }: HttpRequest, outer: AbortSignal | undefined) {
    this.#timer = setTimeout(() => this.#stop('timeout'), timeout);
    this.#isOfSilence = timeoutOf === 'silence';
    this.#outer = outer;
    outer?.addEventListener('abort', this.#abort);
    if (outer?.aborted) this.#abort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it was stopped, if it was. */
  get stopped(): 'aborted' | 'timeout' | undefined {
    return this.#stopped;
  }

  bytesMoved(): void {
    if (this.#isOfSilence) this.#timer.refresh();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#abort);
  }

  #stop(reason: 'aborted' | 'timeout'): void {
    this.#stopped ??= reason;
    this.#controller.abort();
  }
}

/** How a body is packed. */
function codingOf({ headers }: AxiosResponse): string | undefined {
  const coding: unknown = (headers as Record<string, unknown>)['content-encoding'];
  return typeof coding === 'string' ? coding.trim().toLowerCase() : undefined;
}

/** Node keeps repeated fields apart only in `rawHeaders`, axios does not show those. */
function headerFields(response: AxiosResponse): HeaderFields {
  return Object.entries(response.headers as Record<string, string | string[]>).flatMap(
    ([name, value]): HeaderFields =>
      typeof value === 'string' ? [[name, value]] : value.map((single) => [name, single]),
  );
}

/** A repeated field goes as one list, which means the same (RFC 9110 section 5.3). */
function headersToSend({ headers }: HttpRequest, userAgent: string): Record<string, string> {
  const joined = new Map<string, [string, string]>();
  for (const [name, value] of headers) {
    const before = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), before ? [before[0], `${before[1]}, ${value}`] : [name, value]);
  }
  return {
    ...(!joined.has('user-agent') && { 'User-Agent': userAgent }),
    ...(!joined.has('accept-encoding') && { 'Accept-Encoding': ACCEPTED_CODINGS }),
    ...Object.fromEntries(joined.values()),
  };
}

function codeOf(error: unknown, stopped: 'aborted' | 'timeout' | undefined): NetworkErrorCode {
  if (stopped === 'timeout' && !isConnected(error)) return 'connect_failed';
  return stopped ?? networkErrorCode(error);
}

/** Whether the connection was there, so that the request may have been sent. */
function isConnected(error: unknown): boolean {
  const { request } = error as { request?: { socket?: Partial<TLSSocket> | null } };
  const socket = request?.socket;
  const isSecuring = socket?.encrypted === true && socket.getProtocol?.() === null;
  return Boolean(socket) && socket?.connecting !== true && !isSecuring;
}

function networkErrorCode(error: unknown): NetworkErrorCode {
  const { code, cause, name } = error as {
    code?: unknown;
    cause?: { syscall?: unknown };
    name?: unknown;
  };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns_failed';
  if (code === 'ECONNREFUSED') return 'connection_refused';
  if (cause?.syscall === 'connect') return 'connect_failed';
  if (name === 'NotReadableError') return 'file_unreadable';
  return typeof code === 'string' && /CERT|TLS|SSL|SIGNATURE|ISSUER|EPROTO/u.test(code)
    ? 'tls_failed'
    : 'connection_failed';
}
