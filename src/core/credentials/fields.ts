import { parseScopes } from '../atlassian/scopes';

/** The fields of a credential that a person types. */
export type CredentialField =
  | 'name'
  | 'client_id'
  | 'client_secret'
  | 'scope'
  | 'authorizationUrl'
  | 'accessTokenUrl'
  | 'apiBaseUrl';

export type FieldErrorCode =
  | 'field_empty'
  | 'field_control_character'
  | 'field_inner_space'
  | 'url_not_absolute'
  | 'url_not_https'
  | 'url_userinfo'
  | 'url_fragment'
  | 'url_query'
  | 'scope_invalid';

/** A typed or pasted value as it is stored: without the spaces and line ends that come along. */
export function normalizeField(field: CredentialField, value: string): string {
  if (field === 'scope') return parseScopes(value).join(' ');
  // A trailing slash would double where a path is put behind it.
  return field === 'apiBaseUrl' ? value.trim().replace(/\/+$/u, '') : value.trim();
}

/** What is wrong with a value, or undefined. Looks at it as `normalizeField` leaves it. */
export function checkField(field: CredentialField, value: string): FieldErrorCode | undefined {
  const normal = normalizeField(field, value);
  if (normal === '') return 'field_empty';
  if (/\p{Cc}/u.test(normal)) return 'field_control_character';
  switch (field) {
    case 'name':
      return undefined;
    case 'client_id':
    case 'client_secret':
      return /\s/u.test(normal) ? 'field_inner_space' : undefined;
    case 'scope':
      return checkScope(normal);
    case 'authorizationUrl':
    case 'accessTokenUrl':
      return checkUrl(normal);
    case 'apiBaseUrl':
      return checkUrl(normal) ?? (normal.includes('?') ? 'url_query' : undefined);
  }
}

/** The characters of a scope token. @see RFC 6749 section 3.3 */
function checkScope(scope: string): FieldErrorCode | undefined {
  return /^[\x21\x23-\x5B\x5D-\x7E ]+$/u.test(scope) ? undefined : 'scope_invalid';
}

function checkUrl(value: string): FieldErrorCode | undefined {
  if (!/^https?:\/\/[^/]/iu.test(value) || !URL.canParse(value)) return 'url_not_absolute';
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return 'url_userinfo';
  if (value.includes('#')) return 'url_fragment';
  if (url.protocol !== 'https:' && !isLoopback(url)) return 'url_not_https';
  return undefined;
}

/** Plain http never leaves the machine here, which is what makes it acceptable. */
function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/u.test(hostname);
}
