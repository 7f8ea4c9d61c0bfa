import type { OperationScopes } from '../../src/core/catalogue/operation';

/** "Jira Software doesn't support classic scopes": none of them suffices. */
const granularOnly = (...scopes: string[]): OperationScopes => ({
  classic: [],
  granular: [scopes],
});

const either = (classic: string, ...granular: string[]): OperationScopes => ({
  classic: [[classic]],
  granular: [granular],
});

/**
 * Scopes that no package has and Atlassian's reference states for the operation itself. What
 * stands there for a neighbour is not carried over: that would be right two times of three.
 *
 * @see https://developer.atlassian.com/cloud/jira/software/scopes-for-oauth-2-3LO-and-forge-apps/
 * @see https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/ and its neighbours
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/ and its neighbours
 */
export const DOCUMENTED_SCOPES: Readonly<Record<string, OperationScopes>> = {
  'GET /rest/agile/1.0/board': granularOnly('read:board-scope:jira-software', 'read:project:jira'),
  'GET /rest/agile/1.0/epic/none/issue': granularOnly(
    'read:epic:jira-software',
    'read:issue-details:jira',
    'read:jql:jira',
  ),
  'GET /rest/agile/1.0/issue/{}': granularOnly('read:issue:jira-software'),
  'PUT /rest/agile/1.0/issue/rank': granularOnly('write:issue:jira-software'),
  'POST /rest/agile/1.0/sprint': granularOnly('write:sprint:jira-software'),
  'GET /rest/agile/1.0/sprint/{}': granularOnly('read:sprint:jira-software'),
  'POST /rest/servicedeskapi/customer': either(
    'manage:servicedesk-customer',
    'read:customer:jira-service-management',
    'read:user:jira',
    'write:customer:jira-service-management',
  ),
  'GET /rest/servicedeskapi/organization': either(
    'manage:servicedesk-customer',
    'read:organization:jira-service-management',
  ),
  'POST /rest/servicedeskapi/organization': either(
    'manage:servicedesk-customer',
    'read:organization:jira-service-management',
    'write:organization:jira-service-management',
  ),
  'GET /rest/servicedeskapi/request': either(
    'read:servicedesk-request',
    'read:request:jira-service-management',
    'read:user:jira',
  ),
  'GET /rest/servicedeskapi/servicedesk': either(
    'read:servicedesk-request',
    'read:servicedesk:jira-service-management',
  ),
};
