import { ApiOriginError, withAuthorization, type ApiAccess } from '../atlassian/apiOrigin';
import type { AccessTokens } from '../credentials/accessTokens';
import { CredentialError } from '../credentials/errors';
import type { CredentialStore, CredentialWithGrant } from '../credentials/store';
import { SingleFlight } from '../async';
import { apiOf, needsConsent } from '../credentials/credential';
import { NetworkError, isCodedError } from '../errors';
import type {
  BodySink,
  Clock,
  HeaderFields,
  HttpClient,
  HttpRequest,
  HttpResponse,
  Logger,
  ResponseListener,
} from '../ports';
import { redactor } from '../redact';
import { isScopeMismatch } from '../atlassian/api';
import { decodeBody } from './answerText';
import { redirectStep, type UnfollowedRedirect } from './redirects';
import { prepareRequest, type TypedRequest } from './request';
import { sentRequest, type SentRequest } from './sentRequest';

/** An answer with the request it belongs to; neither the token nor a secret of the request is in them. */
export interface Answer extends Omit<HttpResponse, 'sentHeaders'> {
  readonly method: string;
  readonly url: string;
  /** The body, in the charset that its header names. */
  readonly text: string;
  /** Milliseconds from sending to the last byte, redirects included, without what a refresh took. */
  readonly time: number;
  /** How many redirects led to `url`. */
  readonly redirects: number;
  /** The request that went to `url`. */
  readonly sent: SentRequest;
  /** Why the answer is a redirect. */
  readonly unfollowed?: UnfollowedRedirect | undefined;
}

/** How a request is sent. */
export interface SendOptions {
  /** Milliseconds of silence after which it is given up. */
  readonly silence?: number;
  /** Milliseconds of the whole after which it is given up where `silence` is not given: 30 s unless told. */
  readonly timeout?: number;
  /** Told how many bytes of the body have arrived, as they are on the wire. */
  readonly onReceived?: (bytes: number) => void;
  /** Told right before something goes out, at each try. */
  readonly onSending?: () => void;
  /** Takes the body in as it arrives, with what is to be kept out of what is shown of it. */
  readonly openBody?: (headers: HeaderFields, secrets: readonly string[]) => BodySink;
  /** Bytes of the body that the answer holds where `openBody` takes it in. */
  readonly heldBytes?: number;
}

/** A request and the credential and site through which it goes. */
export interface AddressedRequest extends TypedRequest {
  readonly credentialId: string;
  readonly cloudId?: string | undefined;
  /** What is in it and to be kept out of its answer, as the token is. */
  readonly secrets?: readonly string[];
}

/** Sends requests to Jira with a credential's token. */
export class JiraClient {
  readonly #store: CredentialStore;
  readonly #accessTokens: AccessTokens;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** Many requests at once read the same. */
  readonly #reads = new SingleFlight<CredentialWithGrant>();
  #redactor:
    { readonly secrets: readonly string[]; readonly redact: (text: string) => string } | undefined;

  constructor(
    store: CredentialStore,
    accessTokens: AccessTokens,
    http: HttpClient,
    clock: Clock,
    logger: Logger,
  ) {
    this.#store = store;
    this.#accessTokens = accessTokens;
    this.#http = http;
    this.#clock = clock;
    this.#logger = logger;
  }

  /**
   * Sends a request; once more with a renewed token where the token, not its scopes, was refused.
   * What reads is followed through redirects within the token's own API.
   *
   * An abort before the answer begins throws `aborted`; after that the answer is what arrived.
   * Throws `authorization_needed` and `RequestError` before anything is sent, the errors of `AccessTokens.get`, `NetworkError`.
   * `onSending` is called each time before something goes out: what is thrown after that is about a
   * request that may have been acted on.
   */
  async send(
    addressed: AddressedRequest,
    signal: AbortSignal,
    options: SendOptions = {},
  ): Promise<Answer> {
    const { credentialId, cloudId, secrets = [] } = addressed;
    const read = await this.#reads.run(credentialId, () => this.#store.readWithGrant(credentialId));
    const { credential } = read;
    const { sites, tokenSet } = read.grant;
    // Before the request is judged: without a grant there is no site to choose either.
    if (needsConsent(credential) && tokenSet === undefined) {
      throw new CredentialError('authorization_needed');
    }
    const prepared = prepareRequest(addressed, { ...apiOf(credential), sites, cloudId });
    const request = withOptions(prepared, options);
    const send = (access: ApiAccess) => this.#follow(access, request, secrets, signal, options);

    const access = await unlessAborted(this.#accessTokens.getBy(read), signal);
    const answer = await send(access);
    if (!isTokenRefused(answer)) return answer;

    const renewed = await unlessAborted(this.#accessTokens.get(credentialId, access), signal);
    // There is nothing else to be had: the refusal is the answer.
    if (renewed.authorization === access.authorization) return answer;
    return send(renewed);
  }

  /** One request after the other has the same secrets. */
  #redactorFor(secrets: readonly string[]): (text: string) => string {
    const before = this.#redactor;
    const isSame = secrets.every((secret, index) => secret === before?.secrets[index]);
    if (before && isSame && secrets.length === before.secrets.length) return before.redact;
    this.#redactor = { secrets, redact: redactor(secrets) };
    return this.#redactor.redact;
  }

  async #follow(
    access: ApiAccess,
    request: HttpRequest,
    secrets: readonly string[],
    signal: AbortSignal,
    options: SendOptions,
  ): Promise<Answer> {
    const kept = [...access.secrets, ...secrets];
    const redact = this.#redactorFor(kept);
    const { openBody, onReceived } = options;
    const listener = {
      onReceived,
      onHeaders: openBody && ((headers: HeaderFields) => openBody(headers, kept)),
    };
    const startedAt = this.#clock.now();
    const visited: string[] = [];
    let { url } = request;
    for (;;) {
      const sent = bind({ ...request, url }, access);
      visited.push(sent.url);
      const sentAt = this.#clock.now();
      // What a redirect names is of the server's making.
      const line = redact(`${sent.method} ${withoutQuery(sent.url)}`);
      // The token is in the fields that were sent, and the answer must not carry them on.
      const { sentHeaders = sent.headers, ...response } = await this.#exchange(
        line,
        sent,
        signal,
        listener,
        options.onSending,
      );
      const step = redirectStep(sent, response, access.apiBaseUrl, visited);
      if (step && 'follow' in step) {
        url = step.follow;
        continue;
      }
      const firstByte = sentAt - startedAt + response.firstByte;
      return {
        ...redactResponse(response, redact),
        method: request.method,
        url: redact(url),
        firstByte,
        // The clock knows whole milliseconds, and may be set back.
        time: Math.max(this.#clock.now() - startedAt, firstByte),
        redirects: visited.length - 1,
        sent: sentRequest(sent, sentHeaders, redact),
        ...(step && { unfollowed: redactHost(step.stay, redact) }),
      };
    }
  }

  async #exchange(
    line: string,
    request: HttpRequest,
    signal: AbortSignal,
    listener: ResponseListener,
    onSending: (() => void) | undefined,
  ): Promise<HttpResponse> {
    const sentAt = this.#clock.now();
    try {
      onSending?.();
      const response = await this.#http.send(request, signal, listener);
      this.#logger.info(`${line}: ${response.status} in ${this.#clock.now() - sentAt} ms`);
      return response;
    } catch (error) {
      if (isCodedError(error)) this.#logger.warn(`${line}: ${error.code}`);
      throw error;
    }
  }
}

function withOptions(
  request: HttpRequest,
  { silence, timeout, openBody, heldBytes }: SendOptions,
): HttpRequest {
  return {
    ...request,
    ...(timeout !== undefined && { timeout }),
    ...(silence !== undefined && { timeout: silence, timeoutOf: 'silence' }),
    ...(openBody && {
      maxBytes: Number.MAX_SAFE_INTEGER,
      ...(heldBytes !== undefined && { heldBytes }),
    }),
  };
}

/** The credential was pointed at another API between reading it and getting its token. */
function bind(request: HttpRequest, access: ApiAccess): HttpRequest {
  try {
    return withAuthorization(request, access);
  } catch (error) {
    if (error instanceof ApiOriginError) throw new CredentialError('issued_elsewhere');
    throw error;
  }
}

/** A refresh goes on when the request that wanted it is cancelled: its answer must not be lost. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new NetworkError('aborted'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function isTokenRefused(answer: HttpResponse): boolean {
  return answer.status === 401 && !isScopeMismatch(answer);
}

/** A server that echoes what it was sent echoes the token too. */
function redactResponse(
  response: HttpResponse,
  redact: (text: string) => string,
): HttpResponse & { readonly text: string } {
  const answer = redactHead(response, redact);
  const text = decodeBody(response.body, answer.headers);
  const redacted = redact(text);
  const whole = redacted === text ? answer : withText(answer, redacted);
  return { ...whole, text: redacted };
}

function redactHead(response: HttpResponse, redact: (text: string) => string): HttpResponse {
  const { statusText, headers } = response;
  // One look for all of them: hardly ever is there anything to be found.
  const whole = [statusText, ...headers.flat()].join('\n');
  if (redact(whole) === whole) return response;
  return {
    ...response,
    statusText: redact(statusText),
    headers: headers.map(([name, value]) => [redact(name), redact(value)]),
  };
}

/** The answer with another text, in UTF-8 whatever it was before. */
function withText(answer: HttpResponse, text: string): HttpResponse {
  const headers: HeaderFields = answer.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-type'
      ? [name, value.replace(/charset="?[\w.:-]+"?/iu, 'charset=utf-8')]
      : [name, value],
  );
  return { ...answer, headers, body: new TextEncoder().encode(text) };
}

function redactHost(
  { reason, host }: UnfollowedRedirect,
  redact: (text: string) => string,
): UnfollowedRedirect {
  return { reason, host: host === undefined ? undefined : redact(host) };
}

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
