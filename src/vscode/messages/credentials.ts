import type { ApiOriginErrorCode } from '../../core/atlassian/apiOrigin';
import type { CredentialErrorCode } from '../../core/credentials/errors';
import type { Concern } from '../../core/credentials/status';
import type { Explanations } from './explanation';
import type { ImportErrorCode } from './imports';
import { because } from './wording';

/** All but those of files, which only an import meets. */
type CredentialCode = ApiOriginErrorCode | Exclude<CredentialErrorCode, ImportErrorCode> | Concern;

/** Credentials, their authorization and their tokens. */
export const CREDENTIALS: Explanations<CredentialCode> = {
  // The redirect
  redirect_not_a_url: [
    'That is not an address.',
    'Copy the whole address bar of the tab that failed to load.',
  ],
  state_unknown: [
    'No authorization waits for this redirect: it was used before, came too late, or carries no state of ours.',
    'Authorize again, and finish in the tab that opens.',
  ],
  state_expired: ['This redirect came too late.', 'Authorize again.'],

  // What is stored
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

  // The authorization
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
};
