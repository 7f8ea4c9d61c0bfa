import { parseJson } from '../jsonValue';
import type { FormPart, HeaderFields, HttpRequest, RequestBody } from '../ports';
import { LONGEST_BODY } from '../text/longestBody';
import { OWNED_HEADERS } from '../text/requestHeaders';
import { RequestError } from './errors';
import { resolveTarget, type TargetContext } from './target';

/** A request as a person writes it. */
export interface TypedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: RequestBody;
}

/** A request with all that Jira wants of one, and without an empty body. */
export interface CompleteRequest {
  readonly method: string;
  readonly headers: HeaderFields;
  readonly body: RequestBody | undefined;
}

/** Bytes of an answer that the console takes in. */
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/u;
const METHODS_WITHOUT_BODY = ['GET', 'HEAD'];

/**
 * The request to send, without the token.
 *
 * Throws `RequestError` with the field to blame before anything is sent.
 *
 * @see RFC 9110 sections 5.5 and 9.1
 */
export function prepareRequest(typed: TypedRequest, context: TargetContext): HttpRequest {
  const { method, headers, body } = completeRequest(typed);
  if (!TOKEN.test(method)) throw new RequestError('method_invalid', 'method');
  const url = resolveTarget(typed.path, context);
  for (const [name, value] of headers) checkHeader(name, value);
  if (body !== undefined && !takesBody(method)) {
    throw new RequestError('body_not_allowed', 'body', { method });
  }
  if (typeof body === 'string') checkBody(body, headers);
  if (typeof body === 'object') checkForm(body, headers);
  return { method, url, headers, body, timeout: 30_000, maxBytes: MAX_ANSWER_BYTES };
}

/** What is sent of a typed request, wherever it goes. */
export function completeRequest(typed: TypedRequest): CompleteRequest {
  const method = typed.method.trim().toUpperCase();
  const headers = typed.headers.map(([name, value]) => [name.trim(), value.trim()] as const);
  const body = isEmpty(typed.body) ? undefined : typed.body;
  return {
    method,
    headers: [
      ...headers,
      ...missing(headers, 'Accept', 'application/json'),
      ...(typeof body === 'string' ? missing(headers, 'Content-Type', 'application/json') : []),
      // Jira takes a form for a forgery of a browser's without it.
      ...(typeof body === 'object' ? missing(headers, 'X-Atlassian-Token', 'no-check') : []),
    ],
    body,
  };
}

/** Whether the console sets a header itself, whatever the case of its name. */
export function isOwnedHeader(name: string): boolean {
  return OWNED_HEADERS.has(name.toLowerCase());
}

function checkHeader(name: string, value: string): void {
  if (!TOKEN.test(name)) throw new RequestError('header_name_invalid', 'headers', { name });
  // Visible characters, spaces and tabs: a line end would begin another header.
  if (!/^[\t\x20-\x7E\x80-\xFF]*$/u.test(value)) {
    throw new RequestError('header_value_invalid', 'headers', { name });
  }
  if (isOwnedHeader(name)) throw new RequestError('header_owned', 'headers', { name });
}

/** Whether a request of a method, in capitals, may carry a body. */
export function takesBody(method: string): boolean {
  return !METHODS_WITHOUT_BODY.includes(method);
}

function missing(headers: HeaderFields, name: string, value: string): HeaderFields {
  const lower = name.toLowerCase();
  return headers.some(([given]) => given.toLowerCase() === lower) ? [] : [[name, value]];
}

function isEmpty(body: RequestBody): boolean {
  return typeof body === 'string' ? body.trim() === '' : body.length === 0;
}

function checkForm(parts: readonly FormPart[], headers: HeaderFields): void {
  if (headers.some(([name]) => name.toLowerCase() === 'content-type')) {
    throw new RequestError('form_type_owned', 'headers');
  }
  if (parts.some(({ name }) => name === '')) throw new RequestError('form_name_missing', 'body');
}

function checkBody(body: string, headers: HeaderFields): void {
  if (body.length > LONGEST_BODY) throw new RequestError('body_too_large', 'body');
  const types = headers.filter(([name]) => name.toLowerCase() === 'content-type');
  if (types.length > 1) {
    throw new RequestError('header_repeated', 'headers', { name: 'Content-Type' });
  }
  if (isJsonBody(headers) && parseJson(body) === undefined) {
    throw new RequestError('body_not_json', 'body');
  }
}

/** Whether a text is JSON by its headers, as it is where they name no type. */
export function isJsonBody(headers: HeaderFields): boolean {
  const type = headers.find(([name]) => name.trim().toLowerCase() === 'content-type')?.[1];
  return type === undefined || /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/iu.test(type.trim());
}
