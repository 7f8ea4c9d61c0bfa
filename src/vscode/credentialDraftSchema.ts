import * as v from 'valibot';

const flag = v.boolean();
/** A collection of another tool may be pasted whole; what is longer, nobody has typed. */
const text = v.pipe(v.string(), v.maxLength(50_000));

/** A form, of a webview or of a store: both are untrusted input. */
export const draftSchema = v.object({
  type: v.picklist(['oauth2', 'api_token', 'personal_access_token']),
  grant_type: v.picklist(['authorization_code', 'client_credentials']),
  callbackRoad: v.picklist(['uri', 'loopback', 'localhost']),
  tokenRequestEncoding: v.picklist(['body_json', 'body_form', 'basic_header']),
  includeScopeInTokenRequest: flag,
  includeState: flag,
  pkce: flag,
  scoped: flag,
  production: flag,
  name: text,
  authorizationUrl: text,
  accessTokenUrl: text,
  client_id: text,
  client_secret: text,
  scope: text,
  apiBaseUrl: text,
  callbackPort: text,
  authorizeParameters: text,
  tokenParameters: text,
  refreshParameters: text,
  siteUrl: text,
  email: text,
  api_token: text,
  baseUrl: text,
  personal_access_token: text,
});
