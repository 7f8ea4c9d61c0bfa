/** What the user has to do next, where there is something. */
export type NextStep =
  | 'authorize'
  | 'reload_window'
  | 'enter_secret'
  | 'check_client'
  | 'grant_jira_site'
  | 'refresh'
  | 'edit'
  | 'update'
  | 'delete';

const STEPS: Readonly<Record<string, NextStep>> = {
  authorization_needed: 'authorize',
  issued_elsewhere: 'authorize',
  tokens_lost: 'authorize',
  refresh_interrupted: 'authorize',
  secrets_behind: 'reload_window',
  credential_behind: 'reload_window',
  secrets_unavailable: 'reload_window',
  secret_missing: 'enter_secret',
  invalid_client: 'check_client',
  grant_type_not_allowed: 'check_client',
  no_jira_site: 'grant_jira_site',
  sites_unavailable: 'refresh',
  token_refused: 'edit',
  site_unreachable: 'edit',
  record_newer: 'update',
  record_corrupt: 'delete',
};

/** What mends the failure of this code; undefined where the code alone does not say. */
export function nextStepAfter(code: string): NextStep | undefined {
  return Object.hasOwn(STEPS, code) ? STEPS[code] : undefined;
}
