import type { CredentialErrorCode } from '../core/credentials/errors';
import type { FieldErrorCode } from '../core/credentials/fields';
import { toFailure } from '../core/credentials/grant';
import type { CodedError, ErrorDetails, NetworkErrorCode } from '../core/errors';
import type { OAuthErrorCode } from '../core/oauth/errors';
import type { HintCode } from '../core/rest/hints';
import type { RequestErrorCode } from '../core/rest/errors';

type Sentence = string | ((details: ErrorDetails) => string);

/** Every code that may reach a person. A code without a sentence does not compile. */
type ErrorCode =
  OAuthErrorCode | CredentialErrorCode | RequestErrorCode | NetworkErrorCode | FieldErrorCode;

const SENTENCES: Record<ErrorCode, Sentence> = {
  // The redirect
  callback_parameter_repeated: 'The redirect carries a parameter twice and was not used.',
  callback_state_mismatch: 'The redirect does not belong to this authorization.',
  callback_issuer_mismatch:
    'The redirect names another authorization server than the Authorization URL. Check that address.',
  callback_without_code: 'The redirect carries no authorization code. Authorize again.',
  consent_denied: 'Access was denied on the consent page. Authorize again and choose Accept.',
  authorization_refused: ({ reason }) =>
    `The authorization server refused${because(reason)}. Check the app's settings in the developer console.`,
  redirect_not_a_url:
    'That is not an address. Copy the whole address bar of the tab that failed to load.',
  state_unknown: 'No authorization waits for this redirect: it was used before, or is not ours.',
  state_expired: 'This redirect came too late. Authorize again.',

  // The token endpoint
  token_response_empty: 'The token endpoint answered with nothing. Check the Access Token URL.',
  token_response_not_json: 'The token endpoint answered no JSON. Check the Access Token URL.',
  token_response_too_large: 'The token endpoint answered too much. Check the Access Token URL.',
  token_response_invalid: 'The token endpoint’s answer is not a token response (RFC 6749).',
  token_type_unsupported: 'The token endpoint issued a token of another type than Bearer.',
  invalid_client:
    'The client ID or client secret was refused. Copy both again from the app’s Settings.',
  invalid_grant: ({ reason }) =>
    `The authorization is no longer valid${because(reason)}. Authorize again.`,
  token_request_refused: ({ reason }) => `The token request was refused${because(reason)}.`,
  token_endpoint_unavailable:
    'The token endpoint is temporarily unavailable. Nothing was lost; try again in a moment.',

  // Credentials
  credential_not_found: 'This credential no longer exists.',
  record_corrupt: 'This credential’s stored record cannot be read. Delete it and add it again.',
  record_newer: 'This credential was stored by a newer version of Jira Console. Update it.',
  authorization_needed: 'This credential needs to be authorized.',
  access_token_ended:
    'The access token has ended, and nothing renews it: offline_access was not granted.',
  issued_elsewhere:
    'The client or an address was changed since this credential was authorized. Authorize again.',
  authorization_timed_out:
    'No answer came back from the browser in ten minutes. If it showed “redirect_uri is not ' +
    'registered”, set this credential’s callback URL in the app’s Authorization settings. If it ' +
    'showed “Something went wrong”, add the scopes to the app under Permissions.',
  authorization_cancelled: 'The authorization was cancelled.',
  loopback_port_in_use: ({ port, holder }) =>
    holder === undefined
      ? `Another program uses port ${String(port)}, which this credential’s callback needs. End it and try again.`
      : `The VS Code window “${String(holder)}” is waiting for an authorization on port ${String(port)}. Finish or cancel it there first.`,
  no_jira_site:
    'Authorized, but no Jira site was granted. Authorize again and choose a site with Jira, or add Jira scopes.',
  sites_unavailable: ({ reason }) =>
    `Authorized, but the sites could not be read${because(reason)}. Refresh to try again.`,
  jira_refused: ({ reason }) =>
    `Authorized, but Jira refused the first request${because(reason)}. The app may be blocked on this site.`,

  // The network
  aborted: 'Cancelled.',
  timeout: ({ host }) => `${String(host ?? 'The server')} did not answer in time.`,
  dns_failed: ({ host }) =>
    `The name ${String(host)} was not found. Check the network and the address.`,
  connection_refused: ({ host }) => `${String(host)} refused the connection.`,
  tls_failed: ({ host }) => `The certificate of ${String(host)} is not trusted.`,
  connection_failed: ({ host }) => `The connection to ${String(host)} failed.`,

  // Requests
  method_invalid: 'A method is one word, such as GET.',
  path_empty: 'Enter a path, such as /rest/api/3/myself.',
  path_control_character: 'The path contains a line break or another control character.',
  path_backslash: 'The path contains a backslash. Use / between its parts.',
  path_dot_segment: 'The path contains . or .. as a part. Write out where it leads.',
  path_encoded_slash: 'The path contains an encoded slash (%2F), which the gateway does not take.',
  path_fragment: 'The path contains #. Write it as %23 if it belongs to a value.',
  path_not_absolute: 'A path begins with one /, an address with https://.',
  url_invalid: 'This is not a valid https address.',
  host_not_allowed: ({ host }) =>
    `${host === undefined ? 'This address' : String(host)} is not a site of this credential. Its token goes only to its own API.`,
  site_required: 'Choose a site.',
  site_unknown: 'This site was not granted to the credential. Choose another, or authorize again.',
  header_name_invalid: ({ name }) => `“${String(name)}” is not a header name.`,
  header_value_invalid: ({ name }) =>
    `The value of ${String(name)} contains a line break or a character that no header can carry.`,
  header_owned: ({ name }) => `${String(name)} is set by the console and cannot be set here.`,
  body_not_json: 'The body is not valid JSON, but its Content-Type says JSON.',
  body_not_allowed: ({ method }) => `A ${String(method)} request carries no body.`,

  // Fields of a credential
  field_empty: 'Enter a value.',
  field_control_character: 'This contains a line break or another control character.',
  field_inner_space: 'This contains a space. Paste only the value itself.',
  url_not_absolute: 'Enter a whole address, beginning with https://.',
  url_not_https: 'Only https keeps the secret safe. (Plain http is taken on this machine alone.)',
  url_userinfo: 'An address with a user name or password in it is not taken.',
  url_fragment: 'The address must not contain #.',
  url_query: 'The API base URL must not contain ?.',
  scope_invalid: 'A scope contains a character that no scope can have.',
};

/** What to say about a code; undefined details leave their part out. */
export function sentence(code: string, details: ErrorDetails = {}): string {
  const found = code in SENTENCES ? SENTENCES[code as ErrorCode] : `Failed: ${code}.`;
  return typeof found === 'string' ? found : found(details);
}

/** What to say about an error of the core. */
export function errorSentence(error: CodedError<string>): string {
  return sentence(error.code, { ...error.details, reason: toFailure(error).reason });
}

const HINTS: Record<HintCode, string> = {
  scope_missing:
    'The token lacks a scope that this operation needs. Add it to the app and to the credential, then authorize again.',
  token_refused: 'The token was refused although it was just renewed. Authorize again.',
  redirect_not_followed:
    'Redirects are not followed, since the token must not leave its API. Location says where it leads.',
  api_removed: 'Jira has removed this operation. The body names what took its place.',
  rate_limited: 'Too many requests. Retry-After says how many seconds to wait.',
};

/** What to do about an answer. */
export function hintSentence(hint: HintCode): string {
  return HINTS[hint];
}

function because(reason: string | number | undefined): string {
  return reason === undefined ? '' : ` (${String(reason)})`;
}
