import * as v from 'valibot';
import {
  ATLASSIAN_API_BASE_URL,
  ATLASSIAN_AUTHORIZATION_URL,
  ATLASSIAN_TOKEN_URL,
} from '../atlassian/endpoints';
import { DEFAULT_SCOPES } from '../atlassian/scopes';
import { parseScopes } from '../text/scopeList';
import type { TokenEndpoint } from '../oauth/tokenRequest';
import { checkField, isSecretField, type CredentialField, type SecretField } from './fields';

/** A stored field passes the same check as a typed one: who reads it relies on that. */
function checkedField(name: CredentialField) {
  return v.pipe(
    v.string(),
    v.check((value) => checkField(name, value) === undefined),
  );
}

/** A secret that is not there yet is empty: an imported credential comes without. */
function storedSecret(name: SecretField) {
  return v.union([v.literal(''), checkedField(name)]);
}

/** The port of the loopback roads, where none is chosen. */
const CALLBACK_PORT = '28437';

const common = {
  id: v.string(),
  name: checkedField('name'),
  /** Marked by its user as one whose writes matter. */
  production: v.optional(v.boolean(), false),
};

const oauthSchema = v.object({
  ...common,
  type: v.literal('oauth2'),
  grant_type: v.picklist(['authorization_code', 'client_credentials']),
  /**
   * How the redirect comes back: through VS Code's URI handler, or through a listener at
   * `127.0.0.1` (`loopback`) or at `localhost`.
   */
  callbackRoad: v.picklist(['uri', 'loopback', 'localhost']),
  callbackPort: v.optional(checkedField('callbackPort'), CALLBACK_PORT),
  authorizationUrl: checkedField('authorizationUrl'),
  accessTokenUrl: checkedField('accessTokenUrl'),
  client_id: checkedField('client_id'),
  client_secret: storedSecret('client_secret'),
  /** Separated by single spaces. */
  scope: checkedField('scope'),
  includeScopeInTokenRequest: v.boolean(),
  tokenRequestEncoding: v.picklist(['body_json', 'body_form', 'basic_header']),
  includeState: v.boolean(),
  pkce: v.boolean(),
  apiBaseUrl: checkedField('apiBaseUrl'),
  /** Further parameters of each phase, form-encoded. */
  authorizeParameters: v.optional(checkedField('authorizeParameters'), ''),
  tokenParameters: v.optional(checkedField('tokenParameters'), ''),
  refreshParameters: v.optional(checkedField('refreshParameters'), ''),
});

const apiTokenSchema = v.object({
  ...common,
  type: v.literal('api_token'),
  siteUrl: checkedField('siteUrl'),
  email: checkedField('email'),
  api_token: storedSecret('api_token'),
  /** A token with scopes goes through the gateway, one without to the site's own address. */
  scoped: v.boolean(),
  apiBaseUrl: checkedField('apiBaseUrl'),
});

const personalAccessTokenSchema = v.object({
  ...common,
  type: v.literal('personal_access_token'),
  baseUrl: checkedField('baseUrl'),
  personal_access_token: storedSecret('personal_access_token'),
});

/** What is stored of a credential. */
export const credentialSchema = v.variant('type', [
  oauthSchema,
  apiTokenSchema,
  personalAccessTokenSchema,
]);

/** What the user enters once per Atlassian app, API token or personal access token. */
export type Credential = Readonly<v.InferOutput<typeof credentialSchema>>;

/** A client of an OAuth 2.0 authorization server. @see RFC 6749 section 2 */
export type OAuthCredential = Readonly<v.InferOutput<typeof oauthSchema>>;

/** An e-mail address and a token, sent by HTTP Basic. */
export type ApiTokenCredential = Readonly<v.InferOutput<typeof apiTokenSchema>>;

/** A bearer token of a Jira Data Center. */
export type PersonalAccessTokenCredential = Readonly<
  v.InferOutput<typeof personalAccessTokenSchema>
>;

export type CredentialType = Credential['type'];
export type GrantType = OAuthCredential['grant_type'];
export type CallbackRoad = OAuthCredential['callbackRoad'];

/** An OAuth credential as it starts: the connection guide's values, and Atlassian's addresses. */
export const OAUTH_DEFAULTS: Omit<OAuthCredential, 'id' | 'name' | 'client_id' | 'client_secret'> =
  {
    type: 'oauth2',
    production: false,
    grant_type: 'authorization_code',
    callbackRoad: 'uri',
    callbackPort: CALLBACK_PORT,
    authorizationUrl: ATLASSIAN_AUTHORIZATION_URL,
    accessTokenUrl: ATLASSIAN_TOKEN_URL,
    scope: DEFAULT_SCOPES.join(' '),
    includeScopeInTokenRequest: false,
    tokenRequestEncoding: 'body_json',
    includeState: true,
    pkce: true,
    apiBaseUrl: ATLASSIAN_API_BASE_URL,
    authorizeParameters: '',
    tokenParameters: '',
    refreshParameters: '',
  };

/** Whether the secret that a credential's type has is still to be entered. */
export function lacksSecret(credential: Credential): boolean {
  return Object.entries(credential).some(([name, value]) => isSecretField(name) && value === '');
}

/** Whether a user's consent in the browser gives a credential its tokens. */
export function needsConsent(credential: Credential): credential is OAuthCredential {
  return credential.type === 'oauth2' && credential.grant_type === 'authorization_code';
}

/** The redirect_uri of a loopback road; Atlassian compares it to the letter. */
export function loopbackRedirectUri(
  road: Exclude<CallbackRoad, 'uri'>,
  callbackPort: string,
): string {
  const host = road === 'localhost' ? 'localhost' : '127.0.0.1';
  return `http://${host}:${callbackPort}/callback`;
}

/** Where and as whom a credential asks for tokens. */
export function tokenEndpoint(credential: OAuthCredential): TokenEndpoint {
  return {
    token_url: credential.accessTokenUrl,
    client_id: credential.client_id,
    client_secret: credential.client_secret,
    encoding: credential.tokenRequestEncoding,
  };
}

/** The issuer that a redirect's `iss` must name: the Authorization URL's origin. */
export function issuer(credential: OAuthCredential): string {
  return new URL(credential.authorizationUrl).origin;
}

/** The API that a credential's requests go to, and what of it a path is added to. */
export interface Api {
  readonly apiBaseUrl: string;
  /** The base is the Jira itself; else it is a gateway, which has sites below it. */
  readonly direct: boolean;
}

export function apiOf(credential: Credential): Api {
  switch (credential.type) {
    case 'oauth2':
      return { apiBaseUrl: credential.apiBaseUrl, direct: false };
    case 'api_token':
      return credential.scoped
        ? { apiBaseUrl: credential.apiBaseUrl, direct: false }
        : { apiBaseUrl: credential.siteUrl, direct: true };
    case 'personal_access_token':
      return { apiBaseUrl: credential.baseUrl, direct: true };
  }
}

/** Every address that a credential talks to. */
export function endpointsOf(credential: Credential): readonly string[] {
  const { apiBaseUrl } = apiOf(credential);
  if (credential.type !== 'oauth2') return [apiBaseUrl];
  const { authorizationUrl, accessTokenUrl } = credential;
  return needsConsent(credential)
    ? [authorizationUrl, accessTokenUrl, apiBaseUrl]
    : [accessTokenUrl, apiBaseUrl];
}

/** Whether two credentials show their secret to the same server as the same party. */
export function isSameReceiver(one: Credential, other: Credential): boolean {
  return JSON.stringify(receiverOf(one)) === JSON.stringify(receiverOf(other));
}

function receiverOf(credential: Credential): readonly unknown[] {
  switch (credential.type) {
    case 'oauth2': {
      // The API base gets no secret, but a token that a secret alone can get.
      const { type, client_id, accessTokenUrl, apiBaseUrl } = credential;
      return [type, client_id, accessTokenUrl, apiBaseUrl];
    }
    case 'api_token': {
      const { type, email, scoped, siteUrl, apiBaseUrl } = credential;
      return [type, email, scoped, siteUrl, scoped ? apiBaseUrl : undefined];
    }
    case 'personal_access_token':
      return [credential.type, credential.baseUrl];
  }
}

/**
 * Whether an edit makes the grant one of something else. Tokens of a consent are told by what they
 * were issued under, and come back into force with it.
 */
export function voidsGrant(saved: Credential, edited: Credential): boolean {
  if (saved.type === 'oauth2' && edited.type === 'oauth2') {
    return saved.grant_type !== edited.grant_type;
  }
  return !isSameReceiver(saved, edited) || secretOf(saved) !== secretOf(edited);
}

function secretOf(credential: Credential): string | undefined {
  return Object.entries(credential).find(([name]) => isSecretField(name))?.[1] as
    string | undefined;
}

/** A credential that asks for more scopes; one that asks for none stays as it is. */
export function addScopesTo(credential: Credential, scopes: readonly string[]): Credential {
  if (credential.type !== 'oauth2') return credential;
  const all = parseScopes([credential.scope, ...scopes].join(' '));
  return { ...credential, scope: all.join(' ') };
}
