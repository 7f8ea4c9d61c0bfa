import type { CredentialEntry } from './store';

/** What a credential shows at a glance: green works, red failed, grey was never authorized. */
export type Light = 'green' | 'red' | 'grey';

/** What the user has to do next, where there is something. */
export type NextStep = 'authorize' | 'check_client' | 'grant_jira_site' | 'refresh' | 'delete';

/** The light of a credential; everything that shows one asks here. */
export function light(entry: CredentialEntry): Light {
  if ('error' in entry || entry.grant.failure !== undefined) return 'red';
  return entry.grant.tokenSet === undefined ? 'grey' : 'green';
}

/** The next step of a credential; undefined where it works. */
export function nextStep(entry: CredentialEntry): NextStep | undefined {
  if ('error' in entry) return 'delete';
  const { failure, tokenSet } = entry.grant;
  switch (failure?.code) {
    case undefined:
      return tokenSet === undefined ? 'authorize' : undefined;
    case 'invalid_client':
      return 'check_client';
    case 'no_jira_site':
      return 'grant_jira_site';
    case 'sites_unavailable':
      return 'refresh';
    default:
      return 'authorize';
  }
}
