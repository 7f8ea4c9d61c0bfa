import { isSecretName, SECRET_FIELDS } from '../secrets';
import { isSecure } from '../secureUrl';
import { parseScopes } from '../text/scopeList';

/** The fields of a credential that a person types, of every type. */
export type CredentialField =
  | 'name'
  | 'authorizationUrl'
  | 'accessTokenUrl'
  | 'client_id'
  | 'client_secret'
  | 'scope'
  | 'apiBaseUrl'
  | 'callbackPort'
  | 'authorizeParameters'
  | 'tokenParameters'
  | 'refreshParameters'
  | 'siteUrl'
  | 'email'
  | 'api_token'
  | 'baseUrl'
  | 'personal_access_token';

export type SecretField = (typeof SECRET_FIELDS)[number];

export function isSecretField(name: string): name is SecretField {
  return (SECRET_FIELDS as readonly string[]).includes(name);
}

export type FieldErrorCode =
  | 'field_empty'
  | 'field_control_character'
  | 'field_inner_space'
  | 'field_foreign_character'
  /** More than the value itself was pasted: an address, a JSON text or an assignment. */
  | 'field_not_bare'
  | 'name_too_long'
  | 'url_not_absolute'
  | 'url_not_https'
  | 'url_userinfo'
  | 'url_fragment'
  | 'url_query'
  | 'url_path'
  | 'scope_invalid'
  | 'email_invalid'
  | 'port_invalid'
  | 'parameters_invalid'
  | 'parameter_owned';

/**
 * The name of an identifier, secret or token as a file of settings puts it before the value. No name
 * is longer, and a long value is not tried in every way.
 */
export const ASSIGNMENT = /^\w{0,80}(?:client_?id|secret|token)\w{0,80}\s*[=:]\s*/iu;

/** Characters; a longer one would fill the title of its tab. */
const LONGEST_NAME = 80;

/** What the protocol itself sets in each request; a parameter of the user's must not replace it. */
const OWNED_PARAMETERS = [
  'response_type',
  'client_id',
  'client_secret',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'grant_type',
  'code',
  'code_verifier',
  'refresh_token',
];

/** A typed or pasted value as it is stored: without the spaces and line ends that come along. */
export function normalizeField(field: CredentialField, value: string): string {
  switch (field) {
    case 'scope':
      return parseScopes(value).join(' ');
    case 'apiBaseUrl':
    case 'siteUrl':
    case 'baseUrl':
      // A trailing slash would double where a path is put behind it.
      // From the first of them: to begin at each would take minutes where many are pasted.
      return value.trim().replace(/(?<!\/)\/+$/u, '');
    case 'authorizeParameters':
    case 'tokenParameters':
    case 'refreshParameters':
      // One a line reads best, `&` is how they are pasted.
      return value
        .split(/[\n&]+/u)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('&');
    default:
      return value.trim();
  }
}

/** A field as it may leave the secret store: further parameters may be secrets by their names. */
export function withoutSecretParameters(field: string, value: string): string {
  if (!/Parameters$/u.test(field)) return value;
  const isSecret = (pair: string) => [...new URLSearchParams(pair).keys()].some(isSecretName);
  return value
    .split(/[\n&]+/u)
    .filter((pair) => !isSecret(pair.trim()))
    .join('&');
}

/** What is wrong with a value, or undefined. Looks at it as `normalizeField` leaves it. */
export function checkField(field: CredentialField, value: string): FieldErrorCode | undefined {
  const normal = normalizeField(field, value);
  if (normal === '') return isOptional(field) ? undefined : 'field_empty';
  if (/\p{Cc}/u.test(normal)) return 'field_control_character';
  switch (field) {
    case 'name':
      return checkName(normal);
    case 'client_id':
    case 'client_secret':
    case 'api_token':
    case 'personal_access_token':
      return checkOpaque(normal);
    case 'email':
      return /^[^\s@:]+@[^\s@:]+$/u.test(normal) ? undefined : 'email_invalid';
    case 'scope':
      return checkScope(normal);
    case 'authorizationUrl':
    case 'accessTokenUrl':
      return checkUrl(normal);
    case 'apiBaseUrl':
    case 'siteUrl':
    case 'baseUrl':
      return checkUrl(normal) ?? checkBase(field, normal);
    case 'callbackPort':
      return checkPort(normal);
    case 'authorizeParameters':
    case 'tokenParameters':
    case 'refreshParameters':
      return checkParameters(normal);
  }
}

function isOptional(field: CredentialField): boolean {
  return ['authorizeParameters', 'tokenParameters', 'refreshParameters'].includes(field);
}

function checkName(name: string): FieldErrorCode | undefined {
  if (/^[\p{Cf}\s]+$/u.test(name)) return 'field_empty';
  // What is not seen, or turns the direction of text, can make one name look like another.
  if (/[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/u.test(name)) {
    return 'field_control_character';
  }
  return name.length > LONGEST_NAME ? 'name_too_long' : undefined;
}

/** Identifiers, secrets and tokens have visible ASCII alone. @see RFC 6749 appendix A */
function checkOpaque(value: string): FieldErrorCode | undefined {
  if (/^[{["']|:\/\//u.test(value) || ASSIGNMENT.test(value)) return 'field_not_bare';
  if (/\s/u.test(value)) return 'field_inner_space';
  return /^[\x21-\x7E]+$/u.test(value) ? undefined : 'field_foreign_character';
}

/** The characters of a scope token. @see RFC 6749 section 3.3 */
function checkScope(scope: string): FieldErrorCode | undefined {
  return /^[\x21\x23-\x5B\x5D-\x7E ]+$/u.test(scope) ? undefined : 'scope_invalid';
}

function checkUrl(value: string): FieldErrorCode | undefined {
  if (!/^https?:\/\/[^/]/iu.test(value) || !URL.canParse(value)) return 'url_not_absolute';
  const url = new URL(value);
  if (/^https?:\/\/[^/?#]*@/iu.test(value)) return 'url_userinfo';
  if (value.includes('#')) return 'url_fragment';
  return isSecure(url) ? undefined : 'url_not_https';
}

/** A site has its Jira at its origin, and the path of the gateway is put behind its base. */
function checkBase(
  field: 'apiBaseUrl' | 'siteUrl' | 'baseUrl',
  value: string,
): FieldErrorCode | undefined {
  if (value.includes('?')) return 'url_query';
  const { pathname } = new URL(value);
  const hasPath = field === 'siteUrl' ? pathname !== '/' : /\/(?:ex|rest)\//u.test(`${pathname}/`);
  return hasPath ? 'url_path' : undefined;
}

/** Ports below 1024 need rights that an editor does not have. */
function checkPort(value: string): FieldErrorCode | undefined {
  const port = Number(value);
  return /^\d+$/u.test(value) && port >= 1024 && port <= 65_535 ? undefined : 'port_invalid';
}

function checkParameters(value: string): FieldErrorCode | undefined {
  const pairs = value.split('&');
  if (!pairs.every((pair) => /^[^=]+=/u.test(pair))) return 'parameters_invalid';
  const names = [...new URLSearchParams(value).keys()];
  return names.some((name) => OWNED_PARAMETERS.includes(name)) ? 'parameter_owned' : undefined;
}
