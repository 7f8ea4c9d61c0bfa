import type { ScopeDescription } from './scopes';

/** The verbs of granular scopes, and the resources that have just these. */
type Resources = Readonly<Record<string, string>>;

/** As the specification of the platform's API (version 1001.0.0) names them. */
const JIRA: Resources = {
  'read write delete':
    'attachment avatar comment comment.property dashboard dashboard.property field field-configuration field-configuration-scheme field.option filter filter.column group issue issue-link issue-link-type issue-type issue-type-scheme issue-type-screen-scheme issue-type.property issue-worklog issue-worklog.property issue.property issue.remote-link permission permission-scheme project project-category project-role project-version project.avatar project.component project.property screen screen-scheme screen-tab screenable-field user-configuration user.property webhook workflow workflow-scheme workflow.property',
  'read write':
    'custom-field-contextual-configuration field.default-value filter.default-share-scope instance-configuration issue.time-tracking issue.vote issue.watcher project.email project.feature',
  read: 'application-role audit-log field.options issue-details issue-event issue-field-values issue-meta issue-security-level issue-security-scheme issue-status issue-type-hierarchy issue.changelog issue.transition issue.votes jira-expressions label license notification-scheme priority project-type resolution role screen-field status user user.columns',
  'read validate': 'jql',
  delete: 'async-task',
  send: 'notification',
};

/** As the documentation of Jira Software's API names them. */
const JIRA_SOFTWARE: Resources = {
  'read write delete': 'board-scope.admin sprint',
  'read write': 'board-scope build deployment epic feature-flag issue remote-link source-code',
};

/**
 * The granular scopes of Jira and Jira Software.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/
 */
export function granularScopes(): readonly ScopeDescription[] {
  return [...describe(JIRA, 'jira', ''), ...describe(JIRA_SOFTWARE, 'jira-software', ' (boards)')];
}

function describe(all: Resources, product: string, suffix: string): ScopeDescription[] {
  return Object.entries(all)
    .flatMap(([verbs, resources]) =>
      resources.split(' ').flatMap((resource) =>
        verbs.split(' ').map((verb) => ({
          scope: `${verb}:${resource}:${product}`,
          meaning: `${capital(verb)} ${resource.replaceAll(/[-.]/gu, ' ')}${suffix}`,
        })),
      ),
    )
    .sort((a, b) => a.scope.localeCompare(b.scope));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
