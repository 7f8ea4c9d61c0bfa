import type { ConsoleCredential, RequestDraft, Target } from '../../protocol/console';
import type { HeaderFields } from './parts';

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
  readonly body: string;
}

/** What a console shows before anything was typed. */
export const FIRST_DRAFT: Draft = {
  method: 'GET',
  path: '/rest/api/3/myself',
  headers: [],
  body: '',
};

/** Whether the editor of the body is shown for a method. */
export function mayHaveBody(method: string): boolean {
  return ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
}

/** The request to send: without blank rows of headers, and without a body that is not shown. */
export function requestOf(draft: Draft, credentialId: string): RequestDraft {
  const { cloudId, method, path, headers, body } = draft;
  return {
    credentialId,
    cloudId,
    method,
    path,
    headers: headers.filter(([name, value]) => name.trim() !== '' || value.trim() !== ''),
    body: mayHaveBody(method) ? body : '',
  };
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
  const { credentialId, cloudId, method, path, headers, body } = saved;
  const isDraft =
    isTextOrMissing(credentialId) &&
    isTextOrMissing(cloudId) &&
    typeof method === 'string' &&
    METHODS.includes(method) &&
    typeof path === 'string' &&
    Array.isArray(headers) &&
    headers.every(isHeaderField) &&
    typeof body === 'string';
  return isDraft ? { credentialId, cloudId, method, path, headers, body } : undefined;
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
