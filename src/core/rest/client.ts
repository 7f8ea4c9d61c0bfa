import { ApiOriginError, withAuthorization, type ApiAccess } from '../atlassian/apiOrigin';
import type { AccessTokens } from '../credentials/accessTokens';
import { CredentialError } from '../credentials/errors';
import type { CredentialStore } from '../credentials/store';
import { apiOf, needsConsent } from '../credentials/credential';
import { NetworkError, isCodedError } from '../errors';
import type { Clock, HeaderFields, HttpClient, HttpRequest, HttpResponse, Logger } from '../ports';
import { redactor } from '../redact';
import { isScopeMismatch } from '../atlassian/api';
import { decodeBody } from './answerText';
import { prepareRequest, type TypedRequest } from './request';

/** An answer with the request it belongs to; neither the token nor a secret of the request is in them. */
export interface Answer extends HttpResponse {
  readonly method: string;
  readonly url: string;
  /** Milliseconds from sending to the last byte, without what a refresh took. */
  readonly time: number;
}

/** A request and the credential and site through which it goes. */
export interface AddressedRequest extends TypedRequest {
  readonly credentialId: string;
  readonly cloudId?: string | undefined;
  /** What is in it and to be kept out of its answer, as the token is. */
  readonly secrets?: readonly string[];
}

/** What goes with a request on its way. */
interface SendingContext {
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
  readonly onSending: (() => void) | undefined;
}

/** Sends requests to Jira with a credential's token. */
export class JiraClient {
  readonly #store: CredentialStore;
  readonly #accessTokens: AccessTokens;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #logger: Logger;

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
   *
   * An abort before the answer begins throws `aborted`; after that the answer is what arrived.
   * Throws `authorization_needed` and `RequestError` before anything is sent, the errors of `AccessTokens.get`, `NetworkError`.
   * `onSending` is called each time before something goes out: what is thrown after that is about a
   * request that may have been acted on.
   */
  async send(
    addressed: AddressedRequest,
    signal: AbortSignal,
    onSending?: () => void,
  ): Promise<Answer> {
    const { credentialId, cloudId, secrets = [] } = addressed;
    const credential = await this.#store.read(credentialId);
    const { sites, tokenSet } = await this.#store.grants.read(credentialId);
    // Before the request is judged: without a grant there is no site to choose either.
    if (needsConsent(credential) && tokenSet === undefined) {
      throw new CredentialError('authorization_needed');
    }
    const request = prepareRequest(addressed, { ...apiOf(credential), sites, cloudId });

    const access = await unlessAborted(this.#accessTokens.get(credentialId), signal);
    const sendWith = (given: ApiAccess) =>
      this.#sendWith(given, request, { secrets, signal, onSending });
    const answer = await sendWith(access);
    if (!isTokenRefused(answer)) return answer;

    const renewed = await unlessAborted(this.#accessTokens.get(credentialId, access), signal);
    // There is nothing else to be had: the refusal is the answer.
    if (renewed.authorization === access.authorization) return answer;
    return sendWith(renewed);
  }

  async #sendWith(
    access: ApiAccess,
    request: HttpRequest,
    { secrets, signal, onSending }: SendingContext,
  ): Promise<Answer> {
    const { method, url } = request;
    const line = `${method} ${withoutQuery(url)}`;
    const startedAt = this.#clock.now();
    try {
      const bound = bind(request, access);
      onSending?.();
      const response = await this.#http.send(bound, signal);
      const time = this.#clock.now() - startedAt;
      this.#logger.info(`${line}: ${response.status} in ${time} ms`);
      const redact = redactor([...access.secrets, ...secrets]);
      return { ...redactResponse(response, redact), method, url: redact(url), time };
    } catch (error) {
      if (isCodedError(error)) this.#logger.warn(`${line}: ${error.code}`);
      throw error;
    }
  }
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
function redactResponse(response: HttpResponse, redact: (text: string) => string): HttpResponse {
  const headers: HeaderFields = response.headers.map(([name, value]) => [
    redact(name),
    redact(value),
  ]);
  const answer = { ...response, statusText: redact(response.statusText), headers };
  const text = decodeBody(response.body, headers);
  const redacted = redact(text);
  return redacted === text ? answer : withText(answer, redacted);
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

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
