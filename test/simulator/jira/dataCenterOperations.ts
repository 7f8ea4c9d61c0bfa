import type { Account } from '../accounts';
import { callerOf, type Operation, type OperationContext } from './operation';
import { INSTANCE_OPERATIONS } from './operations/instance';
import { renderProject, renderTime } from './render';

/**
 * What the Data Center can do. No scope is asked for: a personal access token has none.
 *
 * @see https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/
 */
export const DATA_CENTER_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/myself',
    scopes: [],
    example: undefined,
    handle: (context) => ({
      status: 200,
      body: {
        ...renderUser(callerOf(context), context),
        locale: 'en_US',
        groups: { size: 1, items: [] },
        applicationRoles: { size: 1, items: [] },
        expand: 'groups,applicationRoles',
      },
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    scopes: [],
    example: undefined,
    handle: ({ site_url, now }) => ({
      status: 200,
      body: {
        baseUrl: site_url,
        version: '9.17.0',
        versionNumbers: [9, 17, 0],
        deploymentType: 'Server',
        buildNumber: 9170000,
        buildDate: '2026-01-01T00:00:00.000+0000',
        databaseBuildNumber: 9170000,
        serverTime: renderTime(now),
        scmInfo: '0123456789abcdef0123456789abcdef01234567',
        serverTitle: 'Jira',
      },
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/project',
    scopes: [],
    example: undefined,
    handle: ({ jira, link }) => ({
      status: 200,
      body: jira.projects.map((project) => renderProject(project, link)),
    }),
  },
  ...INSTANCE_OPERATIONS.filter(({ path }) => path === '/rest/api/3/field'),
];

/** A user has a name and a key here, and no account ID. */
function renderUser(user: Account, { jira, link }: OperationContext): Record<string, unknown> {
  return {
    self: link(`/rest/api/3/user?username=${encodeURIComponent(user.nickname)}`),
    key: `JIRAUSER${10_100 + jira.users.indexOf(user)}`,
    name: user.nickname,
    emailAddress: user.email,
    displayName: user.name,
    active: true,
    deleted: false,
    timeZone: user.time_zone,
  };
}
