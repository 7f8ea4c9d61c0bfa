import { OFFLINE_ACCESS } from '../text/scopeList';

/** A scope with its meaning in one line. */
export interface ScopeDescription {
  readonly scope: string;
  readonly meaning: string;
}

/**
 * The classic scopes that Jira knows.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/
 */
export const CLASSIC_SCOPES: readonly ScopeDescription[] = [
  { scope: 'read:jira-work', meaning: 'Read projects, issues, comments, worklogs and attachments' },
  { scope: 'write:jira-work', meaning: 'Create, edit and delete issues, comments and worklogs' },
  { scope: 'read:jira-user', meaning: 'Read user names and profiles, your own among them' },
  {
    scope: 'manage:jira-project',
    meaning: 'Create and edit project settings, versions, components',
  },
  { scope: 'manage:jira-configuration', meaning: 'Edit what only Jira administrators may edit' },
  { scope: 'manage:jira-webhook', meaning: 'Register and remove webhooks' },
  { scope: 'manage:jira-data-provider', meaning: 'Provide development, build and deployment data' },
  { scope: 'read:servicedesk-request', meaning: 'Read service desk requests' },
  { scope: 'write:servicedesk-request', meaning: 'Create and answer service desk requests' },
  { scope: 'manage:servicedesk-customer', meaning: 'Manage customers and organizations' },
  { scope: 'read:me', meaning: 'Read your Atlassian account: name, e-mail, picture' },
  { scope: 'read:account', meaning: 'Read your Atlassian account details' },
];

/** What a new credential asks for. */
export const DEFAULT_SCOPES: readonly string[] = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  OFFLINE_ACCESS,
];

/** Whether a scope gives something in Jira or its service desk, classic or granular. */
export function isJiraScope(scope: string): boolean {
  return /jira|servicedesk/u.test(scope);
}

/**
 * Whether scopes let `/rest/api/3/myself` say who a token's owner is: one classic, or four granular.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/
 */
export function canReadOwner(scopes: readonly string[]): boolean {
  const granular = ['application-role', 'group', 'user', 'avatar'].map(
    (what) => `read:${what}:jira`,
  );
  return scopes.includes('read:jira-user') || granular.every((scope) => scopes.includes(scope));
}
