import { CodedError } from '../errors';

export type CredentialErrorCode =
  | 'credential_not_found'
  /** A stored record cannot be read. */
  | 'record_corrupt'
  /** The stored tokens cannot be read; the credential itself can. */
  | 'grant_corrupt'
  /** The secret store cannot be read or written now. */
  | 'secrets_unavailable'
  /** A stored record was written by a newer version of the extension. */
  | 'record_newer'
  /** There is no token, or it is known to be dead; only the user can get a new one. */
  | 'authorization_needed'
  /** The access token has ended, and without `offline_access` there is none to renew it with. */
  | 'access_token_ended'
  /** Client ID, token URL or API base were edited since the tokens were issued. */
  | 'issued_elsewhere'
  /** Another window has spent the refresh token that this one sees; a reload brings the new one. */
  | 'secrets_behind'
  /** Another window has changed the credential; a reload brings what it saved. */
  | 'credential_behind'
  /** The newest tokens were not kept: what is left of the credential's tokens is spent. */
  | 'tokens_lost'
  /** The answer to a refresh was lost, too long ago to ask for it again. */
  | 'refresh_interrupted'
  /** No redirect came back in time. */
  | 'authorization_timed_out'
  | 'authorization_cancelled'
  /** Another authorization of the same credential began in the same window. */
  | 'authorization_replaced'
  /** A redirect whose state no pending authorization has: unknown, or used before. */
  | 'state_unknown'
  /** A redirect that came after its pending authorization had died. */
  | 'state_expired'
  /** What was pasted is not an address. */
  | 'redirect_not_a_url'
  /** The credential was imported, and its secret is still to be entered. */
  | 'secret_missing'
  /** A file to import is no file of credentials. */
  | 'import_unreadable'
  | 'import_too_large'
  /** A file to import was written by a newer version of the extension. */
  | 'import_newer'
  /** A credential of a file to import cannot be taken. */
  | 'import_invalid'
  /** The port of the loopback callback is taken; `holder` names the window, if it is one of ours. */
  | 'loopback_port_in_use'
  /** The system refuses the port of the loopback callback for another reason. */
  | 'loopback_port_unusable'
  /** Authorized, but no Jira site was granted. */
  | 'no_jira_site'
  /** Authorized, but the list of sites could not be read. */
  | 'sites_unavailable'
  /** Authorized, but Jira refused the first request. */
  | 'jira_refused'
  /** Another account than before authorized, and the user kept the grant there was. */
  | 'account_not_accepted'
  /** This credential's type or grant needs no user's consent. */
  | 'consent_not_needed'
  /** Jira refused an API token or a personal access token. */
  | 'token_refused'
  /** The site of an API token or a personal access token gave no answer that Jira gives. */
  | 'site_unreachable';

/** What went wrong with a credential, its authorization or its tokens. */
export class CredentialError extends CodedError<CredentialErrorCode> {}

/** Whether the secret store failed, and not what is in it. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof CredentialError && error.code === 'secrets_unavailable';
}
