import { isJsonObject, parseJson } from '../jsonValue';
import { normalizeField, type CredentialField } from './fields';

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
 * address, a JSON text, or a bare host where an address is wanted. Undefined where there is nothing
 * better than what is there.
 */
export function correctField(field: CredentialField, value: string): string | undefined {
  const text = value.trim();
  const found = fromJson(field, text) ?? fromUrl(field, text) ?? fromHost(field, text);
  const normal = found && normalizeField(field, found);
  return normal && normal !== normalizeField(field, value) ? normal : undefined;
}

function fromJson(field: CredentialField, text: string): string | undefined {
  const names = NAMES[field];
  if (names === undefined || !text.startsWith('{')) return undefined;
  return findIn(parseJson(text), names);
}

/** Tools nest what they export: the first of these names at any depth is the one. */
function findIn(value: unknown, names: readonly string[]): string | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const name of names) {
    const own = value[name];
    if (typeof own === 'string') return own;
    if (Array.isArray(own) && own.every((part) => typeof part === 'string')) return own.join(' ');
  }
  for (const inner of Object.values(value)) {
    const found = findIn(inner, names);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromUrl(field: CredentialField, text: string): string | undefined {
  if (!/^https?:/iu.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (field === 'client_id' || field === 'scope') return url.searchParams.get(field) ?? undefined;
  if (field === 'siteUrl') return url.pathname === '/' ? undefined : url.origin;
  if (field === 'authorizationUrl' && url.searchParams.has('client_id')) {
    // What the request itself sets is left out; what only Atlassian wants is kept.
    for (const name of [...url.searchParams.keys()]) {
      if (!['audience', 'prompt'].includes(name)) url.searchParams.delete(name);
    }
    return url.href;
  }
  return undefined;
}

function fromHost(field: CredentialField, text: string): string | undefined {
  const isUrlField = ['siteUrl', 'baseUrl', 'apiBaseUrl', 'accessTokenUrl'].includes(field);
  return isUrlField && /^[\w-]+(?:\.[\w-]+)+(?:[/:]|$)/u.test(text) ? `https://${text}` : undefined;
}
