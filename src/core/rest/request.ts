import { parseJson } from '../jsonValue';
import type { FormPart, HeaderFields, HttpRequest, RequestBody } from '../ports';
import { RequestError } from './errors';
import { resolveTarget, type TargetContext } from './target';

/** A request as a person writes it. */
export interface TypedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: RequestBody;
}

/** Bytes of an answer that the console takes in. */
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/u;
const METHODS_WITHOUT_BODY = ['GET', 'HEAD'];
/** The console sets these itself: one carries the token, the others the framing. */
const OWNED_HEADERS = [
  'authorization',
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
];

/**
 * The request to send, without the token.
 *
 * Throws `RequestError` with the field to blame before anything is sent.
 *
 * @see RFC 9110 sections 5.5 and 9.1
 */
export function prepareRequest(typed: TypedRequest, context: TargetContext): HttpRequest {
  const method = typed.method.trim().toUpperCase();
  if (!TOKEN.test(method)) throw new RequestError('method_invalid', 'method');
  const url = resolveTarget(typed.path, context);
  const headers = typed.headers.map(([name, value]) => checkHeader(name.trim(), value.trim()));
  const body = isEmpty(typed.body) ? undefined : typed.body;
  if (body !== undefined && !takesBody(method)) {
    throw new RequestError('body_not_allowed', 'body', { method });
  }
  const complete = [
    ...headers,
    ...missing(headers, 'Accept', 'application/json'),
    ...(typeof body === 'string' ? missing(headers, 'Content-Type', 'application/json') : []),
    // Jira takes a form for a forgery of a browser's without it.
    ...(typeof body === 'object' ? missing(headers, 'X-Atlassian-Token', 'no-check') : []),
  ];
  if (typeof body === 'string') checkBody(body, complete);
  if (typeof body === 'object') checkForm(body, complete);
  return { method, url, headers: complete, body, timeout: 30_000, maxBytes: MAX_ANSWER_BYTES };
}

function checkHeader(name: string, value: string): readonly [string, string] {
  if (!TOKEN.test(name)) throw new RequestError('header_name_invalid', 'headers', { name });
  // Visible characters, spaces and tabs: a line end would begin another header.
  if (!/^[\t\x20-\x7E\x80-\xFF]*$/u.test(value)) {
    throw new RequestError('header_value_invalid', 'headers', { name });
  }
  if (isOwnedHeader(name)) {
    throw new RequestError('header_owned', 'headers', { name });
  }
  return [name, value];
}

/** Whether the console sets a header itself and takes none. */
export function isOwnedHeader(name: string): boolean {
  return OWNED_HEADERS.includes(name.toLowerCase());
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
