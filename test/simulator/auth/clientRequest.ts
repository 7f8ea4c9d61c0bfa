import { timingSafeEqual } from 'node:crypto';
import type { App, AppRegistry } from '../apps';
import { basicOf, jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { asRecord, parseJson } from '../json';

/** A body's parameters; texts only. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** An answer in OAuth's error shape. */
export function oauthError(status: number, error: string, error_description: string): Answer {
  return jsonAnswer(status, { error, error_description });
}

/** The parameters of a JSON or form body with those of HTTP Basic; undefined where it is neither. */
export function readParameters(request: ServerRequest): Parameters | undefined {
  const text = request.body.toString('utf8');
  const type = request.headers['content-type'] ?? '';
  let values: Record<string, unknown> | undefined;
  if (/^application\/x-www-form-urlencoded\b/iu.test(type)) {
    values = Object.fromEntries(new URLSearchParams(text));
  } else if (/^application\/json\b/iu.test(type)) {
    values = asRecord(parseJson(text));
  }
  if (values === undefined) return undefined;
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { ...Object.fromEntries(texts), ...basicCredentials(request) };
}

/** The app that a request proves to be, or the answer that refuses it. */
export function authenticate(apps: AppRegistry, parameters: Parameters): App | Answer {
  const app = apps.find(parameters['client_id']);
  if (app === undefined) return oauthError(400, 'invalid_client', 'client_id is invalid');
  if (!sameText(parameters['client_secret'] ?? '', app.client_secret)) {
    return oauthError(401, 'access_denied', 'Unauthorized');
  }
  return app;
}

function basicCredentials(request: ServerRequest): Parameters {
  const pair = basicOf(request);
  if (pair === undefined) return {};
  // RFC 6749, section 2.3.1: both halves are form-encoded before they are joined.
  const decoded = new URLSearchParams(`i=${pair.user}&s=${pair.password}`);
  return { client_id: decoded.get('i') ?? '', client_secret: decoded.get('s') ?? '' };
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
