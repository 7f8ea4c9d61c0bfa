import type { ApiOriginErrorCode } from '../core/atlassian/apiOrigin';
import type { CatalogueErrorCode } from '../core/catalogue/errors';
import type { CredentialErrorCode } from '../core/credentials/errors';
import type { FieldErrorCode } from '../core/credentials/fields';
import { toFailure } from '../core/credentials/grant';
import type { DiagnosisErrorCode } from '../core/credentials/diagnosisResult';
import type { Concern } from '../core/credentials/status';
import type { CodedError, ErrorDetails, NetworkErrorCode } from '../core/errors';
import type { LiveErrorCode } from '../core/live/errors';
import type { OAuthErrorCode } from '../core/oauth/errors';
import type { HintCode } from '../core/rest/hints';
import type { DroppedCode, DroppedNote } from '../core/rest/curl/dropped';
import type {
  CurlErrorCode,
  HttpFileErrorCode,
  PastedErrorCode,
  RequestErrorCode,
  VariableErrorCode,
} from '../core/rest/errors';
import { scrub } from '../core/redact';
import type { WebAddressErrorCode } from '../core/webAddress';
import { plainText } from './plainText';

type Sentence = string | ((details: ErrorDetails) => string);

/** Every code that may reach a person. */
type ErrorCode =
  | OAuthErrorCode
  | ApiOriginErrorCode
  | CredentialErrorCode
  | RequestErrorCode
  | VariableErrorCode
  | CatalogueErrorCode
  | CurlErrorCode
  | HttpFileErrorCode
  | PastedErrorCode
  | LiveErrorCode
  | NetworkErrorCode
  | WebAddressErrorCode
  | FieldErrorCode
  | DiagnosisErrorCode
  | Concern;

/** What happened, and what to do about it. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** A code without both does not compile. */
const EXPLANATIONS: Record<ErrorCode, readonly [reason: Sentence, remedy: Sentence]> = {
  // The redirect
  callback_parameter_repeated: [
    'The redirect carries a parameter twice and was not used.',
    'Authorize again; if it happens again, something between browser and editor changes addresses.',
  ],
  callback_state_mismatch: [
    'The redirect does not belong to this authorization.',
    'Authorize again, and finish in the tab that opens.',
  ],
  callback_issuer_mismatch: [
    'The redirect names another authorization server than the Authorization URL.',
    'Check the Authorization URL.',
  ],
  callback_without_code: ['The redirect carries no authorization code.', 'Authorize again.'],
  consent_denied: ['Access was denied on the consent page.', 'Authorize again and choose Accept.'],
  authorization_refused: [
    ({ reason }) => `The authorization server refused${because(reason)}.`,
    'Check the app’s settings in the developer console.',
  ],
  redirect_not_a_url: [
    'That is not an address.',
    'Copy the whole address bar of the tab that failed to load.',
  ],
  state_unknown: [
    'No authorization waits for this redirect: it was used before, came too late, or carries no state of ours.',
    'Authorize again, and finish in the tab that opens.',
  ],
  state_expired: ['This redirect came too late.', 'Authorize again.'],

  // The token endpoint
  token_response_empty: [
    'The token endpoint answered with nothing.',
    'Check the Access Token URL.',
  ],
  token_response_not_json: ['The token endpoint answered no JSON.', 'Check the Access Token URL.'],
  token_response_too_large: [
    'The token endpoint answered too much.',
    'Check the Access Token URL.',
  ],
  token_response_lost: [
    ({ reason }) => `The connection ended within the token endpoint’s answer${because(reason)}.`,
    'Try again in a moment; the tokens there are were kept.',
  ],
  token_response_invalid: [
    'The token endpoint’s answer is not a token response (RFC 6749).',
    'Check the Access Token URL.',
  ],
  token_type_unsupported: [
    'The token endpoint issued a token of another type than Bearer.',
    'Check the Access Token URL: Jira takes Bearer tokens only.',
  ],
  invalid_client: [
    'The client ID or client secret was refused.',
    'Copy both again, from the app’s Settings or the service account’s credential.',
  ],
  invalid_grant: [
    ({ reason }) => `The authorization is no longer valid${because(reason)}.`,
    'Authorize again.',
  ],
  grant_type_not_allowed: [
    ({ reason }) => `The app may not use this grant type${because(reason)}.`,
    'Client Credentials Grant needs the credential of an Atlassian service account; for an app of your own, choose Authorization Code Grant.',
  ],
  token_request_refused: [
    ({ reason }) => `The token request was refused${because(reason)}.`,
    'Compare the token settings with the defaults: body (json), no scope, PKCE.',
  ],
  token_endpoint_unavailable: [
    ({ reason }) => `The token endpoint is temporarily unavailable${because(reason)}.`,
    'Try again in a moment; the tokens there are were kept.',
  ],

  // Credentials
  foreign_origin: [
    'The address is not at the API that the token is for, and nothing was sent.',
    'Check the addresses of the credential.',
  ],
  credential_not_found: [
    'This credential no longer exists.',
    'Add it again, or close what still shows it.',
  ],
  record_corrupt: [
    'This credential’s stored record cannot be read.',
    'Delete it and add it again.',
  ],
  grant_corrupt: [
    'The stored tokens of this credential cannot be read.',
    'Authorize again; where no consent is needed, refresh.',
  ],
  secrets_unavailable: [
    'VS Code’s secret storage, or the system’s keychain behind it, does not answer.',
    'Reload this window; if it happens again, unlock the keychain and restart VS Code.',
  ],
  record_newer: [
    'This credential was stored by a newer version of Jira Console.',
    'Update Jira Console.',
  ],
  secrets_behind: [
    'Another window renewed the tokens, and this window does not see the new ones.',
    'Reload this window.',
  ],
  credential_behind: [
    'Another window has changed this credential, and this window does not see how.',
    'Reload this window.',
  ],
  tokens_lost: [
    'Another window renewed the tokens, but the new ones were not kept.',
    'Authorize again.',
  ],
  refresh_interrupted: [
    'A renewal of the tokens ended without an answer, too long ago to ask for it again.',
    'Authorize again.',
  ],
  authorization_needed: ['This credential needs to be authorized.', 'Authorize it.'],
  access_token_ended: [
    'The access token has ended, and nothing renews it: offline_access was not granted.',
    'Turn on “Refresh automatically” (offline_access) and authorize again.',
  ],
  issued_elsewhere: [
    'The client or an address was changed since this credential was authorized.',
    'Authorize again.',
  ],
  secret_missing: [
    'This credential was imported, and secrets are never exported.',
    'Enter its secret with Edit Credential.',
  ],
  import_unreadable: [
    'This is not a file of credentials, and nothing was imported.',
    'Choose a file that Export Credentials has written.',
  ],
  import_too_large: [
    'This file is too large to hold credentials, and nothing was imported.',
    'Choose a file that Export Credentials has written.',
  ],
  import_newer: [
    'This file was written by a newer version of Jira Console, and nothing was imported.',
    'Update Jira Console.',
  ],
  import_invalid: [
    ({ position, name, field }) =>
      `Credential ${String(position)} of the file${name === undefined ? '' : ` (“${String(name)}”)`} cannot be taken` +
      `${field === undefined ? '' : ` because of its ${String(field)}`}, and nothing was imported.`,
    ({ problem }) =>
      problem === undefined
        ? 'Compare it with a file that Export Credentials writes.'
        : sentence(String(problem)),
  ],
  authorization_timed_out: [
    'No answer came back from the browser in ten minutes.',
    'Say what the browser showed, and the editor names the remedy.',
  ],
  authorization_cancelled: ['The authorization was cancelled.', 'Authorize again.'],
  authorization_replaced: [
    'Another authorization of this credential has begun.',
    'Finish in the tab that opened last.',
  ],
  loopback_port_in_use: [
    ({ port, holder }) =>
      holder === undefined
        ? `Another program uses port ${String(port)}, which this credential’s callback needs.`
        : `The VS Code window “${String(holder)}” is waiting for an authorization on port ${String(port)}.`,
    ({ holder }) =>
      holder === undefined
        ? 'End it, or choose another port here and in the app’s callback URL.'
        : 'Finish or cancel it there first.',
  ],
  loopback_port_unusable: [
    ({ port, reason }) =>
      `This system does not let port ${String(port)} be used${because(reason)}.`,
    'Choose another port here and in the app’s callback URL.',
  ],
  no_jira_site: [
    'Authorized, but no Jira site was granted.',
    'Authorize again and choose a site with Jira, or add Jira scopes.',
  ],
  sites_unavailable: [
    ({ reason }) => `Authorized, but the sites could not be read${because(reason)}.`,
    'Refresh to try again.',
  ],
  jira_refused: [
    ({ reason }) => `Authorized, but Jira refused the first request${because(reason)}.`,
    'Ask the site’s admin whether the app is blocked there, and authorize again.',
  ],
  account_not_accepted: [
    'Another account authorized, and the grant of the one before was kept.',
    'Log in to Atlassian as the account you want, and authorize again.',
  ],
  consent_not_needed: [
    'A credential of this type is not authorized in the browser.',
    'Refresh checks it.',
  ],
  token_refused: [
    ({ reason }) => `Jira refused the token${because(reason)}.`,
    'Check the token and, for an API token, the e-mail address and whether it has scopes; make a new one where it has expired.',
  ],
  site_unreachable: [
    ({ reason }) => `The site gave no answer of a Jira${because(reason)}.`,
    'Check the site’s address and the network.',
  ],

  // What works, with something to fix
  refresh_token_missing: [
    'Nothing renews the access token: offline_access was not granted.',
    'Turn on “Refresh automatically” (offline_access) and authorize again.',
  ],
  scopes_missing: [
    ({ scopes }) => `Fewer scopes were granted than this credential asks for${because(scopes)}.`,
    'Add them to the app under Permissions and authorize again, or ask for fewer.',
  ],

  // What only a diagnosis finds
  proxy_refused: [
    'A proxy on the way wants to know who asks (407).',
    'Enter the proxy with its credentials in VS Code’s setting http.proxy.',
  ],
  uri_in_web_window: [
    'VS Code runs in a browser, where the VS Code URI changes from window to window.',
    'Choose a loopback road, and set its callback URL in the app.',
  ],
  clock_skewed: [
    ({ seconds }) => `This computer’s clock is ${String(seconds)} s off the server’s.`,
    'Set the clock: else tokens seem to end too early or too late.',
  ],
  limit_near: [
    ({ remaining, limit }) =>
      `Of ${String(limit)} requests, ${String(remaining)} are left for now.`,
    'Wait a moment before you send many more.',
  ],

  // The browser
  address_refused: [
    'This address was not opened: it is neither https nor http on this machine, or not as a browser writes it.',
    'Check the Authorization URL.',
  ],

  // The network
  aborted: ['Cancelled.', 'Try again.'],
  timeout: [
    ({ host }) => `${serverAt(host)} did not answer in time.`,
    'Try again; check the network and a proxy on the way.',
  ],
  connect_failed: [
    ({ host }) => `No connection to ${serverAt(host)} came about.`,
    'Check the network and a proxy on the way.',
  ],
  dns_failed: [
    ({ host }) => `The name ${serverAt(host)} was not found.`,
    'Check the network and the address.',
  ],
  connection_refused: [
    ({ host }) => `${serverAt(host)} refused the connection.`,
    'Check the address and its port.',
  ],
  tls_failed: [
    ({ host }) => `The certificate of ${serverAt(host)} is not trusted.`,
    'A company’s proxy may put its own in its place: add that to the system’s certificates.',
  ],
  file_unreadable: [
    ({ file }) =>
      file === undefined
        ? 'A file to send changed or vanished while it was sent.'
        : `The file ${String(file)} cannot be read, and nothing was sent.`,
    'Check that it is there and may be read, then send again.',
  ],
  connection_failed: [
    ({ host }) => `The connection to ${serverAt(host)} failed.`,
    'Try again; check the network and a proxy on the way.',
  ],

  // Requests
  method_invalid: ['This is no HTTP method.', 'A method is one word, such as GET.'],
  path_empty: ['There is no path.', 'Enter one, such as /rest/api/3/myself.'],
  path_control_character: [
    'The path contains a line break or another control character.',
    'Remove it.',
  ],
  path_backslash: ['The path contains a backslash.', 'Use / between its parts.'],
  path_dot_segment: ['The path contains . or .. as a part.', 'Write out where it leads.'],
  path_encoded_slash: [
    'The path contains an encoded slash (%2F), which the gateway does not take.',
    'Remove it.',
  ],
  path_fragment: ['The path contains #.', 'Write it as %23 if it belongs to a value.'],
  path_not_absolute: [
    'This is neither a path nor an address.',
    'A path begins with one /, an address with https://.',
  ],
  url_invalid: ['This is not a valid https address.', 'Copy it again.'],
  host_not_allowed: [
    ({ host }) =>
      `${host === undefined ? 'This address' : String(host)} is not a site of this credential.`,
    'Its token goes only to its own API.',
  ],
  site_required: ['No site is chosen.', 'Choose a site.'],
  site_unknown: [
    'This site was not granted to the credential.',
    'Choose another, or authorize again.',
  ],
  header_name_invalid: [
    ({ name }) => `“${String(name)}” is not a header name.`,
    'Use letters, digits and hyphens.',
  ],
  header_value_invalid: [
    ({ name }) =>
      `The value of ${String(name)} contains a line break or a character that no header can carry.`,
    'Remove it.',
  ],
  header_owned: [
    ({ name }) =>
      `${String(name)} is set by the console: it holds the token, or depends on what is sent.`,
    'Remove it.',
  ],
  header_repeated: [({ name }) => `${String(name)} is set twice.`, 'Keep one of them.'],
  form_name_missing: ['A part of the form has no name.', 'Name it, or remove it.'],
  file_not_chosen: [
    ({ file }) =>
      `${file === undefined ? 'A file' : `The file ${String(file)}`} was not chosen since this console was opened.`,
    'Remove it and add it again: nobody but you says which files are sent.',
  ],
  form_type_owned: [
    'The console sets the Content-Type of a form, since it names what parts the form.',
    'Remove the header.',
  ],
  variable_unclosed: [
    ({ name }) => `A {{ is not closed on its line${within(name)}.`,
    'Close it with }}.',
  ],
  variable_unknown: [
    ({ name }) => `There is no variable ${quoted(name)}.`,
    'Define it for the site, for all sites or in the file; braces that are meant as such are written as {\\u007b in JSON.',
  ],
  variable_cycle: [
    ({ names }) => `A variable contains itself${because(names)}.`,
    'Take it out of one of the values.',
  ],
  variable_too_long: [
    ({ name }) => `The value of the variable ${quoted(name)} is longer than a million characters.`,
    'Shorten it.',
  ],
  variable_secret_shown: [
    ({ name }) => `The secret variable ${quoted(name)} stands where it would be logged or shown.`,
    'Use it in the value of a header, in the query or in the body only.',
  ],
  last_answer_missing: [
    'There is no last answer, or it was no JSON.',
    'Send the request whose answer is meant first.',
  ],
  last_value_missing: [
    ({ expression }) => `The last answer holds nothing at ${quoted(expression)}.`,
    'Compare the expression with the answer.',
  ],
  last_expression_invalid: [
    ({ expression, position }) =>
      `${quoted(expression)}${position === undefined ? '' : `, at character ${String(position)},`} is no JMESPath expression.`,
    'Mend it; jmespath.org says how they are written.',
  ],
  variables_corrupt: [
    'The stored variables cannot be read, and nothing was changed.',
    'Run Edit Variables, which offers to delete them.',
  ],
  variables_newer: [
    'The variables were stored by a newer version of Jira Console.',
    'Update Jira Console.',
  ],
  variable_name_invalid: [
    'This is no name for a variable.',
    'Begin with a letter or _, go on with letters, digits, _, - and ., up to 80 in all; last is the last answer’s.',
  ],
  variable_name_taken: [
    ({ name }) => `There is a variable ${quoted(name)} already.`,
    'Choose another name, or edit that one.',
  ],
  variable_missing: [
    ({ name }) => `The variable ${quoted(name)} is no longer there.`,
    'Add it again, if it is still needed.',
  ],
  variable_value_too_long: [
    'This value is longer than 100,000 characters.',
    'Shorten it, or put it into the request itself.',
  ],
  body_not_json: [
    'The body is not valid JSON, and its Content-Type is JSON, as it is unless another is set.',
    'Mend the body, or set another Content-Type.',
  ],
  body_too_large: [
    'A body of more than 10 million characters is not sent from here, and nothing was sent.',
    'Send it as a file of a form, or in parts.',
  ],
  body_not_allowed: [
    ({ method }) => `A ${String(method)} request carries no body.`,
    'Empty the body, or choose another method.',
  ],

  // The catalogue of operations
  catalogue_unreadable: [
    ({ part }) => `The stored API catalogue is damaged${because(part)}.`,
    'Run Update API Catalogue; until then the catalogue of this extension is used.',
  ],
  catalogue_too_new: [
    'The stored API catalogue was written by a newer version of this extension.',
    'Update this extension; until then its own catalogue is used.',
  ],
  catalogue_is_page: [
    ({ api }) => `A web page came in place of Atlassian’s specification${because(api)}.`,
    'Check whether a proxy asks for a login, then try again; the catalogue there is was kept.',
  ],
  catalogue_not_json: [
    ({ api }) => `Atlassian’s specification arrived damaged or without its end${because(api)}.`,
    'Try again; the catalogue there is was kept.',
  ],
  catalogue_not_openapi: [
    ({ api }) => `What arrived is no OpenAPI 3 specification${because(api)}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_other_api: [
    ({ api }) => `The specification that arrived describes another API${because(api)}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_redirected: [
    ({ api }) => `Atlassian’s specification has moved${because(api)}, and no redirect is followed.`,
    'Check whether a proxy asks for a login, then update this extension; the catalogue there is was kept.',
  ],
  catalogue_refused: [
    ({ api, status }) =>
      `Atlassian gave no specification${because(api)}${status === undefined ? '' : ` but status ${String(status)}`}.`,
    'Try again later; the catalogue there is was kept.',
  ],
  catalogue_too_large: [
    ({ api }) => `Atlassian’s specification is larger than 40 MB${because(api)}.`,
    'Check what a proxy on the way answers; the catalogue there is was kept.',
  ],
  catalogue_not_derived: [
    'The specifications were fetched, and no catalogue could be made of them.',
    'Try again, with fewer programs open where memory is short; the catalogue there is was kept.',
  ],
  catalogue_not_stored: [
    'The new API catalogue could not be stored.',
    'Check the disk and VS Code’s folder on it; the catalogue there is was kept.',
  ],

  // cURL
  curl_missing: ['This is no command of curl.', 'Copy all of it, from “curl” on.'],
  curl_quote_open: [
    'A quote in this command is opened and never closed.',
    'Copy all of it, also its last line.',
  ],
  curl_address_missing: ['This command names no address.', 'Copy all of it.'],
  curl_address_invalid: [
    'The address in this command cannot be read.',
    'Remove the user name and password from it.',
  ],
  curl_several_requests: [
    'This command sends several requests.',
    'Paste one that names a single address; quote it if it contains a space.',
  ],
  curl_option_unknown: [
    ({ option }) => `curl has no option${named(option)}.`,
    'Correct or remove it.',
  ],
  curl_value_missing: [
    ({ option }) => `The option${named(option)} is without its value.`,
    'Copy the whole command.',
  ],
  curl_form_invalid: ['A part of the form has no = in it.', 'Write it as name=value.'],
  curl_options_conflict: [
    'Options of this command ask for different kinds of request, such as -d and -F, or -d and -I.',
    'Keep one of them.',
  ],
  curl_null_character: [
    'The request contains the character U+0000, which no command can hold.',
    'Remove it, or copy the request as a program.',
  ],
  curl_form_name: [
    ({ name }) => `The name of a part${named(name)} contains =, which curl cannot write.`,
    'Rename it, or copy the request as a program.',
  ],

  // What is pasted
  site_unknown_host: [
    ({ host }) => `No credential has a site at ${String(host ?? 'this host')}.`,
    'Authorize one for that site, and paste the address again.',
  ],
  site_not_granted: [
    'No credential was granted the site with this cloud ID.',
    'Authorize one for that site, and paste the address again.',
  ],
  site_page_unknown: [
    'The site is known, but no operation of Jira stands for this page.',
    'Paste the address of an issue, a board, a project, a search or a queue.',
  ],

  // What a site has
  live_values_refused: [
    ({ kind, status }) => `Jira did not list the site’s ${listed(kind)}${because(status)}.`,
    ({ status }) =>
      status === 429 || Number(status) >= 500
        ? 'Try again in a moment.'
        : 'Check the scopes of the credential, and what its user may see.',
  ],
  live_values_unreadable: [
    ({ kind, reason }) => `Jira’s list of the site’s ${listed(kind)} is damaged${because(reason)}.`,
    'Try again, or write the value without it.',
  ],

  // Files of requests
  http_line_invalid: [
    'No request begins like this.',
    'Write a method and an address or path, such as GET /rest/api/3/myself, or begin the line with #.',
  ],
  http_method_unknown: [
    ({ method }) => `${quoted(method)} is no HTTP method.`,
    'Write GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS before the path.',
  ],
  http_variable_invalid: [
    'A line that begins with @ defines a variable, and this one does not.',
    'Write @name = value.',
  ],
  http_variable_dropped: [
    ({ name }) => `The variable ${quoted(name)} holds a secret, and none is taken from a file.`,
    'Remove it; define a secret variable in its place if a request needs it.',
  ],
  http_header_without_colon: [
    'This line of the headers has no colon.',
    'Write Name: value, or leave an empty line before the body.',
  ],
  http_header_dropped: [
    ({ name }) => `${quoted(name)} is not sent: the credential and the console set it.`,
    'Remove it from the file.',
  ],
  http_name_repeated: [
    ({ name }) => `Another request of this file is named ${quoted(name)}, too.`,
    'Give each a name of its own.',
  ],
  http_script_not_run: ['This script is not run here.', 'Check by hand what it would do.'],
  http_script_unclosed: ['This script is not closed.', 'Close it with %}.'],
  http_body_file_mixed: [
    'A file can only be the whole body or a part of a form.',
    'Remove the other lines, or the file.',
  ],
  http_form_boundary_missing: [
    'The Content-Type of this form names no boundary.',
    'Write multipart/form-data; boundary=…, with the text between its parts.',
  ],
  http_form_unclosed: [
    'This form does not begin and end with its boundary.',
    'Begin each part with -- and the boundary, and end the last with the same and another --.',
  ],
  http_form_part_invalid: [
    'This part of the form has no Content-Disposition with a name.',
    'Write Content-Disposition: form-data; name="…" and an empty line before its content.',
  ],
  http_form_content_inline: [
    ({ name }) => `The part ${quoted(name)} has a file name, and no path of a file.`,
    'Write < and the path of the file as its content.',
  ],
  http_form_header_dropped: [
    ({ name }) => `The header ${quoted(name)} of a part is not sent.`,
    'Remove it.',
  ],
  http_form_file_name_dropped: [
    ({ name }) => `The file is sent under its own name, not as ${quoted(name)}.`,
    'Rename the file itself.',
  ],
  http_name_invalid: ['This is no name for a request in a file.', 'Enter a name of one line.'],
  http_body_not_writable: [
    ({ line }) =>
      `${line === undefined ? 'A line' : `Line ${String(line)}`} of the body would be read as a comment, a separator or a script in a file, and nothing was written.`,
    'Begin it with another character than #, /, < or >.',
  ],
  http_form_part_not_writable: [
    ({ name }) =>
      `The part ${quoted(name)} of the form cannot be written so that it is read as the same, and nothing was written.`,
    'Take line breaks and percent signs out of its name, and lines that begin with #, /, < or > out of its value.',
  ],
  http_credential_unknown: [
    ({ name }) => `There is no credential ${quoted(name)}.`,
    'Write the name of one that there is behind # @jira-credential, or add it.',
  ],
  http_site_unknown: [
    ({ site }) => `No credential that this request may use reaches the site ${quoted(site)}.`,
    'Write the name, address or cloud ID of one that was granted behind # @jira-site.',
  ],
  http_address_unknown: [
    ({ host }) => `No credential reaches a Jira at this address${because(host)}.`,
    'Authorize one for that site, or write a path of its REST API, such as /rest/api/3/myself.',
  ],
  http_file_unreadable: [
    ({ file }) => `The file ${quoted(file)} cannot be read, or is larger than 10 MB.`,
    'Check that it is there, and split it where it is large.',
  ],
  http_body_file_unreadable: [
    ({ file }) => `The file ${quoted(file)} of the body cannot be read, and nothing was sent.`,
    'Check that it is there; its path is relative to the file of requests.',
  ],
  http_body_file_too_large: [
    ({ file }) =>
      `The file ${quoted(file)} of the body is larger than 10 MB, and nothing was sent.`,
    'Send it as a part of a form.',
  ],
  http_body_file_not_text: [
    ({ file }) => `The file ${quoted(file)} of the body is no text in UTF-8, and nothing was sent.`,
    'Send it as a part of a form, or save it in UTF-8.',
  ],
  http_request_missing: [
    'This request is not in its file any more.',
    'Choose it again in the file or in the Requests view.',
  ],
  http_name_ambiguous: [
    ({ name }) =>
      `Several requests of this file are named ${quoted(name)}, and nothing was written.`,
    'Choose another name, or give each a name of its own.',
  ],
  http_file_not_written: [
    'VS Code could not write the request into the file.',
    'Check that the file may be written, and save the request again.',
  ],

  // Fields of a credential
  field_empty: ['This is empty.', 'Enter a value.'],
  field_control_character: [
    'This contains a line break or another control character.',
    'Remove it.',
  ],
  field_inner_space: ['This contains a space.', 'Paste only the value itself.'],
  field_not_bare: [
    'This is more than the value itself.',
    'Paste only the value, without an address, quotes or a name around it.',
  ],
  name_too_long: ['This name is too long.', 'Choose one of at most 80 characters.'],
  field_foreign_character: [
    'This contains a character that no such value has; it may be invisible.',
    'Copy the value again.',
  ],
  url_not_absolute: ['This is not a whole address.', 'It begins with https://.'],
  url_not_https: [
    'This address is not encrypted.',
    'Use https://; plain http is allowed only for 127.0.0.1 and localhost.',
  ],
  url_userinfo: ['The address has a user name or password in it.', 'Remove it.'],
  url_fragment: ['The address contains #.', 'Remove it and what follows.'],
  url_query: ['The address contains ?.', 'Remove it and what follows.'],
  url_path: ['The address goes on behind its base.', 'Remove the path.'],
  scope_invalid: ['A scope contains a character that no scope can have.', 'Remove it.'],
  email_invalid: ['This is not an e-mail address.', 'Enter that of your Atlassian account.'],
  port_invalid: ['This is not a port.', 'Enter a number from 1024 to 65535.'],
  parameters_invalid: ['This is not a list of parameters.', 'Write name=value, one a line.'],
  parameter_owned: [
    'One of these is set by the protocol itself.',
    'Remove it: client_id, scope, state, code and their like have fields of their own.',
  ],
};

/** What a code means and what to do; undefined details leave their part out. */
export function explain(code: string, details: ErrorDetails = {}): Explanation {
  const found = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code as ErrorCode] : undefined;
  const [reason, remedy] = found ?? [`Failed: ${code}.`, 'Show Log says more.'];
  return { reason: fill(reason, details), remedy: fill(remedy, details) };
}

/** Both in one line. */
export function sentence(code: string, details: ErrorDetails = {}): string {
  const { reason, remedy } = explain(code, details);
  return `${reason} ${remedy}`;
}

/** What to say about an error of the core. */
export function errorSentence(error: CodedError<string>): string {
  return sentence(error.code, { ...error.details, reason: toFailure(error).reason });
}

const HINTS: Record<HintCode, string> = {
  scope_missing:
    'The token lacks a scope that this operation needs. Add it to the app and to the credential, then authorize again.',
  token_refused: 'The token was refused. Authorize again, or enter a new token.',
  redirect_not_followed:
    'Redirects are not followed, since the token must not leave its API. Location says where it leads.',
  api_removed: 'Jira has removed this operation. The body names what took its place.',
  rate_limited: 'Too many requests. Retry-After says how many seconds to wait.',
};

/** What to do about an answer. */
export function hintSentence(hint: HintCode): string {
  return HINTS[hint];
}

const NOTES: Record<DroppedCode, Sentence> = {
  curl_credentials_dropped: ({ name }) =>
    `Credentials were left out${named(name)}: the chosen credential is used.`,
  curl_header_owned: ({ name }) =>
    `The header${named(name)} was left out: the console sets it itself.`,
  curl_header_unreadable: 'A header without a colon was left out.',
  curl_file_unread: ({ name }) => `The file${named(name)} was not read: paste its content.`,
  curl_option_ignored: ({ name }) => `The option${named(name)} was left out.`,
  curl_part_reduced: 'Parts of the form keep only a name, a value or file, and its type.',
  curl_pattern_kept: 'The address holds a pattern of several addresses and was taken as it stands.',
  curl_rest_ignored:
    'Only the first command was taken, up to a line end, |, &, ; or a redirection.',
};

/** What an import has left out. */
export function noteSentence({ code, name }: DroppedNote): string {
  return fill(NOTES[code], { name });
}

function named(name: string | number | undefined): string {
  return name === undefined || name === '' ? '' : ` ${String(name)}`;
}

function fill(text: Sentence, details: ErrorDetails): string {
  return typeof text === 'string' ? text : text(mapValues(details));
}

/** Characters; what is longer is no sentence. */
const LONGEST_FACT = 2000;

/** What comes from elsewhere is only ever shown as text, and a server may echo what it was sent. */
function mapValues(details: ErrorDetails): ErrorDetails {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? plainText(scrub(shortened(value))) : value,
    ]),
  );
}

/** What is cut in the middle of a word may be half a secret, which nobody would recognize. */
function shortened(fact: string): string {
  return fact.length > LONGEST_FACT ? fact.slice(0, LONGEST_FACT).replace(/\S+$/u, '') : fact;
}

function serverAt(host: string | number | undefined): string {
  return String(host ?? 'the server');
}

function quoted(name: string | number | undefined): string {
  return `“${String(name ?? '…')}”`;
}

function within(name: string | number | undefined): string {
  return name === undefined ? '' : ` in ${quoted(name)}`;
}

function because(reason: string | number | undefined): string {
  return reason === undefined ? '' : ` (${String(reason)})`;
}

function listed(kind: string | number | undefined): string {
  return String(kind ?? 'values')
    .replace(/^jql$/u, 'JQL fields')
    .replace('jql', 'JQL')
    .replace('_', ' ');
}
