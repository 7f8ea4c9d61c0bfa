import { parseJson } from '../jsonValue';
import { ASSIGNMENT, normalizeField, type CredentialField } from './fields';

/** The names under which other tools keep what a field holds. */
const NAMES: Readonly<Partial<Record<CredentialField, readonly string[]>>> = {
  client_id: ['client_id', 'clientId', 'clientID'],
  client_secret: ['client_secret', 'clientSecret', 'secret'],
  scope: ['scope', 'scopes'],
  authorizationUrl: ['authorizationUrl', 'authorization_url', 'auth_uri', 'authorization_endpoint'],
  accessTokenUrl: [
    'accessTokenUrl',
    'access_token_url',
    'token_uri',
    'token_url',
    'token_endpoint',
  ],
  email: ['email', 'username', 'user'],
  api_token: ['api_token', 'apiToken', 'token'],
  personal_access_token: ['personal_access_token', 'token'],
};

/**
 * What a field probably was meant to hold, where more than that was pasted: a whole authorization
 * address, a JSON text, an assignment, a list with other separators than spaces, or a bare host
 * where an address is wanted. Undefined where there is nothing better than what is there.
 */
export function correctField(field: CredentialField, value: string): string | undefined {
  const text = value.trim();
  const found =
    fromJson(field, text) ??
    fromUrl(field, text) ??
    fromHost(field, text) ??
    fromAssignment(field, text) ??
    fromList(field, text);
  const normal = found && normalizeField(field, found);
  // Saving would part scopes at commas and line ends, too, but unseen.
  const before = field === 'scope' ? text : normalizeField(field, value);
  return normal && normal !== before ? normal : undefined;
}

function fromJson(field: CredentialField, text: string): string | undefined {
  const names = NAMES[field];
  if (names === undefined || !/^[{[]/u.test(text)) return undefined;
  return findIn(parseJson(text), names);
}

/** Tools nest what they export: the first of these names at any depth is the one. */
function findIn(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, own] of membersOf(value)) {
    if (!names.includes(name)) continue;
    if (typeof own === 'string') return own;
    if (Array.isArray(own) && own.every((part) => typeof part === 'string')) return own.join(' ');
  }
  for (const inner of Object.values(value)) {
    const found = findIn(inner, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The members of an object; Postman writes each as a pair of `key` and `value`. */
function membersOf(value: object): readonly (readonly [name: string, value: unknown])[] {
  const { key, value: paired } = value as { readonly key?: unknown; readonly value?: unknown };
  return typeof key === 'string' ? [[key, paired]] : Object.entries(value);
}

function fromUrl(field: CredentialField, text: string): string | undefined {
  if (!/^https?:/iu.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  switch (field) {
    case 'client_id':
    case 'scope':
      return url.searchParams.get(field) ?? undefined;
    case 'siteUrl':
      return url.origin;
    case 'apiBaseUrl':
      return /\/(?:ex|rest)\//u.test(`${url.pathname}/`) ? url.origin : undefined;
    case 'authorizationUrl':
      return url.searchParams.has('client_id') ? withoutRequest(url) : undefined;
    default:
      return undefined;
  }
}

/** What the request itself sets is left out; what only Atlassian wants is kept. */
function withoutRequest(url: URL): string {
  for (const name of [...url.searchParams.keys()]) {
    if (!['audience', 'prompt'].includes(name)) url.searchParams.delete(name);
  }
  return url.href;
}

function fromHost(field: CredentialField, text: string): string | undefined {
  const isUrlField = ['siteUrl', 'baseUrl', 'apiBaseUrl', 'accessTokenUrl'].includes(field);
  if (!isUrlField || !/^[\w-]+(?:\.[\w-]+)+(?:[/:]|$)/u.test(text)) return undefined;
  return fromUrl(field, `https://${text}`) ?? `https://${text}`;
}

/** A line of a file of settings, or a value in quotes. */
function fromAssignment(field: CredentialField, text: string): string | undefined {
  if (NAMES[field] === undefined || field === 'scope') return undefined;
  const value = text.replace(ASSIGNMENT, '');
  const [, quoted] = /^["']([^"']+)["'][,;]?$/u.exec(value) ?? [];
  return quoted ?? (value === text ? undefined : value.replace(/[,;]$/u, ''));
}

/** Scopes as other tools list them. */
function fromList(field: CredentialField, text: string): string | undefined {
  return field === 'scope' && /[\n,;"'[\]]/u.test(text)
    ? text.split(/[\s,;"'[\]]+/u).join(' ')
    : undefined;
}
