import type { ConsoleCredential, RequestDraft, Target } from '../../protocol/console';
import type { FormPart, HeaderFields } from './parts';

/** The methods to pick from. */
export const METHODS: readonly string[] = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
];

/** A request as typed, complete or not. */
export interface Draft extends Target {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderFields;
  readonly bodyKind: BodyKind;
  /** The text of JSON or of another type; kept where another kind is picked. */
  readonly body: string;
  readonly parts: readonly FormPart[];
}

/** What a request carries. */
export type BodyKind = 'none' | 'json' | 'text' | 'form';

const BODY_KINDS: readonly string[] = ['none', 'json', 'text', 'form'];

/** What a console shows before anything was typed. */
export const FIRST_DRAFT: Draft = {
  method: 'GET',
  path: '/rest/api/3/myself',
  headers: [],
  bodyKind: 'json',
  body: '',
  parts: [],
};

/** Whether the editor of the body is shown for a method. */
export function mayHaveBody(method: string): boolean {
  return ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
}

/** The request to send: without blank rows, and without a body that is not shown. */
export function requestOf(draft: Draft, credentialId: string): RequestDraft {
  const { cloudId, method, path } = draft;
  const headers = draft.headers.filter(
    ([name, value]) => name.trim() !== '' || value.trim() !== '',
  );
  const isTyped = headers.some(([name]) => name.trim().toLowerCase() === 'content-type');
  const isText = mayHaveBody(method) && draft.bodyKind === 'text';
  return {
    credentialId,
    cloudId,
    method,
    path,
    headers: isText && !isTyped ? [...headers, TEXT_TYPE] : headers,
    body: mayHaveBody(method) ? bodyOf(draft) : '',
  };
}

/** The draft of a request that came from elsewhere. */
export function draftOf({
  credentialId,
  cloudId,
  method,
  path,
  headers,
  body,
}: RequestDraft): Draft {
  const given = { credentialId, cloudId, method, path, headers };
  if (typeof body !== 'string') return { ...given, bodyKind: 'form', body: '', parts: body };
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'json';
  return { ...given, bodyKind: /json/iu.test(type) ? 'json' : 'text', body, parts: [] };
}

const TEXT_TYPE = ['Content-Type', 'text/plain'] as const;

function bodyOf({ bodyKind, body, parts }: Draft): RequestDraft['body'] {
  switch (bodyKind) {
    case 'none':
      return '';
    case 'json':
    case 'text':
      return body;
    case 'form':
      return parts.filter(
        (part) => part.name.trim() !== '' || !('value' in part) || part.value !== '',
      );
  }
}

/**
 * The draft with a credential and a site where none was picked yet: those the workspace remembers,
 * else the first that work.
 *
 * What was picked stays, even where it no longer exists: a draft must not move to another site.
 */
export function withTarget(
  draft: Draft,
  credentials: readonly ConsoleCredential[],
  remembered: Target,
): Draft {
  const isPicked = ({ id }: ConsoleCredential) => id === draft.credentialId;
  const credential =
    draft.credentialId === undefined
      ? (credentials.find(({ id }) => id === remembered.credentialId) ??
        credentials.find(({ light }) => light === 'green') ??
        credentials[0])
      : credentials.find(isPicked);
  if (credential === undefined) return draft;
  const site =
    credential.sites.find(({ cloudId }) => cloudId === remembered.cloudId) ?? credential.sites[0];
  return { ...draft, credentialId: credential.id, cloudId: draft.cloudId ?? site?.cloudId };
}

/** A draft out of saved state, which another version may have written; undefined if it is none. */
export function readDraft(saved: unknown): Draft | undefined {
  if (!isRecord(saved)) return undefined;
  const { credentialId, cloudId, method, path, headers, bodyKind, body, parts } = saved;
  const isDraft =
    isTextOrMissing(credentialId) &&
    isTextOrMissing(cloudId) &&
    typeof method === 'string' &&
    typeof path === 'string' &&
    Array.isArray(headers) &&
    headers.every(isHeaderField) &&
    isBodyKind(bodyKind) &&
    typeof body === 'string' &&
    Array.isArray(parts) &&
    parts.every(isPart);
  return isDraft
    ? { credentialId, cloudId, method, path, headers, bodyKind, body, parts }
    : undefined;
}

function isBodyKind(value: unknown): value is BodyKind {
  return typeof value === 'string' && BODY_KINDS.includes(value);
}

function isPart(value: unknown): value is FormPart {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false;
  return typeof value['value'] === 'string' || typeof value['file'] === 'string';
}

function isTextOrMissing(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isHeaderField(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((x) => typeof x === 'string');
}

/** Whether a value of unknown form has fields to look at. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
