import * as v from 'valibot';
import {
  ATLASSIAN_API_BASE_URL,
  ATLASSIAN_AUTHORIZATION_URL,
  ATLASSIAN_TOKEN_URL,
} from '../atlassian/endpoints';
import { DEFAULT_SCOPES } from '../atlassian/scopes';
import type { TokenEndpoint } from '../oauth/tokenRequest';
import { base64url } from '../encoding';
import type { Random } from '../ports';
import { checkField, normalizeField, type CredentialField } from './fields';

/** A stored field passes the same check as a typed one: who reads it relies on that. */
function checkedField(name: CredentialField) {
  return v.pipe(
    v.string(),
    v.check((value) => checkField(name, value) === undefined),
  );
}

/** What is stored of a credential. */
export const credentialSchema = v.object({
  id: v.string(),
  name: checkedField('name'),
  type: v.literal('oauth2'),
  grant_type: v.literal('authorization_code'),
  /** How the redirect comes back: through VS Code's URI handler or a loopback listener. */
  callbackRoad: v.picklist(['uri', 'loopback']),
  authorizationUrl: checkedField('authorizationUrl'),
  accessTokenUrl: checkedField('accessTokenUrl'),
  client_id: checkedField('client_id'),
  client_secret: checkedField('client_secret'),
  /** Separated by single spaces. */
  scope: checkedField('scope'),
  includeScopeInTokenRequest: v.boolean(),
  tokenRequestEncoding: v.picklist(['body_json', 'body_form', 'basic_header']),
  includeState: v.boolean(),
  pkce: v.boolean(),
  apiBaseUrl: checkedField('apiBaseUrl'),
});

/** What the user enters once per Atlassian app; all that is known before authorizing. */
export type Credential = Readonly<v.InferOutput<typeof credentialSchema>>;

export type CallbackRoad = Credential['callbackRoad'];

/** The redirect_uri of the loopback road; Atlassian compares it to the letter. */
export const LOOPBACK_REDIRECT_URI = 'http://127.0.0.1:28437/callback';

/** A credential as it starts: the connection guide's values, and Atlassian's addresses. */
export const CREDENTIAL_DEFAULTS: Omit<Credential, 'id' | 'name' | 'client_id' | 'client_secret'> =
  {
    type: 'oauth2',
    grant_type: 'authorization_code',
    callbackRoad: 'uri',
    authorizationUrl: ATLASSIAN_AUTHORIZATION_URL,
    accessTokenUrl: ATLASSIAN_TOKEN_URL,
    scope: DEFAULT_SCOPES.join(' '),
    includeScopeInTokenRequest: false,
    tokenRequestEncoding: 'body_json',
    includeState: true,
    pkce: true,
    apiBaseUrl: ATLASSIAN_API_BASE_URL,
  };

/** What the first form asks for; all else starts with its default. */
export type CredentialInput = Pick<Credential, CredentialField | 'callbackRoad'>;

/** A new credential with an id of its own, of fields that pass `checkField`. */
export function createCredential(input: CredentialInput, random: Random): Credential {
  const field = (name: CredentialField) => normalizeField(name, input[name]);
  return {
    ...CREDENTIAL_DEFAULTS,
    id: base64url(random.bytes(9)),
    name: field('name'),
    callbackRoad: input.callbackRoad,
    authorizationUrl: field('authorizationUrl'),
    accessTokenUrl: field('accessTokenUrl'),
    client_id: field('client_id'),
    client_secret: field('client_secret'),
    scope: field('scope'),
    apiBaseUrl: field('apiBaseUrl'),
  };
}

/** Where and as whom a credential asks for tokens. */
export function tokenEndpoint(credential: Credential): TokenEndpoint {
  return {
    token_url: credential.accessTokenUrl,
    client_id: credential.client_id,
    client_secret: credential.client_secret,
    encoding: credential.tokenRequestEncoding,
  };
}

/** The issuer that a redirect's `iss` must name: the Authorization URL's origin. */
export function issuer(credential: Credential): string {
  return new URL(credential.authorizationUrl).origin;
}
