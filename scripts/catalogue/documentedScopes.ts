import type { OperationScopes, Scopes } from '../../src/core/catalogue/operation';

/** Scopes by method and path below a base, as `scopesOf` reads them. */
type Rows = Readonly<Record<string, string>>;

/**
 * Jira Software has granular scopes alone: "Jira Software doesn't support classic scopes". Its
 * specification states none for security information, operations and DevOps components.
 */
const AGILE: Rows = {
  'POST backlog/issue': 'write:board-scope',
  'POST backlog/{}/issue': 'write:board-scope',
  'GET board': 'read:board-scope read:project:jira',
  'POST board': 'write:board-scope',
  'GET board/filter/{}': 'read:board-scope.admin',
  'DELETE board/{}': 'write:board-scope',
  'GET board/{}': 'read:board-scope read:issue-details:jira',
  'GET board/{}/backlog': 'read:board-scope read:issue-details:jira',
  'GET board/{}/configuration': 'read:board-scope.admin read:project:jira',
  'GET board/{}/epic': 'read:epic',
  'GET board/{}/epic/none/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET board/{}/epic/{}/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET board/{}/features': 'read:board-scope.admin',
  'PUT board/{}/features': 'write:board-scope.admin',
  'GET board/{}/issue': 'read:board-scope read:issue-details:jira',
  'POST board/{}/issue': 'write:board-scope',
  'GET board/{}/project': 'read:board-scope.admin read:project:jira',
  'GET board/{}/project/full': 'read:board-scope.admin read:project:jira',
  'GET board/{}/properties': 'read:board-scope.admin',
  'DELETE board/{}/properties/{}': 'delete:board-scope.admin',
  'GET board/{}/properties/{}': 'read:board-scope.admin',
  'PUT board/{}/properties/{}': 'write:board-scope.admin',
  'GET board/{}/quickfilter': 'read:board-scope.admin read:jql:jira',
  'GET board/{}/quickfilter/{}': 'read:board-scope.admin read:jql:jira',
  'GET board/{}/reports': 'read:board-scope',
  'GET board/{}/sprint': 'read:sprint',
  'GET board/{}/sprint/{}/issue': 'read:issue-details:jira read:jql:jira read:sprint',
  'GET board/{}/version': 'read:board-scope',
  'GET epic/none/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'POST epic/none/issue': 'write:epic',
  'GET epic/{}': 'read:epic',
  'POST epic/{}': 'write:epic',
  'GET epic/{}/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'POST epic/{}/issue': 'write:epic',
  'PUT epic/{}/rank': 'write:epic',
  'PUT issue/rank': 'write:issue',
  'GET issue/{}': 'read:issue',
  'GET issue/{}/estimation': 'read:issue read:issue-details:jira',
  'PUT issue/{}/estimation': 'read:issue-details:jira write:issue',
  'POST sprint': 'write:sprint',
  'DELETE sprint/{}': 'delete:sprint',
  'GET sprint/{}': 'read:sprint',
  'POST sprint/{}': 'write:sprint',
  'PUT sprint/{}': 'write:sprint',
  'GET sprint/{}/issue': 'read:issue-details:jira read:jql:jira read:sprint',
  'POST sprint/{}/issue': 'write:sprint',
  'GET sprint/{}/properties': 'read:sprint',
  'DELETE sprint/{}/properties/{}': 'delete:sprint',
  'GET sprint/{}/properties/{}': 'read:sprint',
  'PUT sprint/{}/properties/{}': 'write:sprint',
  'POST sprint/{}/swap': 'write:sprint',
};

const SOFTWARE: Rows = {
  'GET board/{}/backlog': 'read:board-scope read:issue-details:jira',
  'GET board/{}/backlog/approximate-count': 'read:board-scope read:issue-details:jira',
  'GET board/{}/epic/none/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET board/{}/epic/{}/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET board/{}/issue': 'read:board-scope read:issue-details:jira',
  'GET board/{}/issue/approximate-count': 'read:board-scope read:issue-details:jira',
  'GET board/{}/sprint/{}/issue': 'read:issue-details:jira read:jql:jira read:sprint',
  'GET epic/none/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET epic/{}/issue': 'read:epic read:issue-details:jira read:jql:jira',
  'GET sprint/{}/issue': 'read:issue-details:jira read:jql:jira read:sprint',
};

/** What tools of development tell Jira Software. */
const DEVELOPMENT: Rows = {
  'POST builds/0.1/bulk': 'write:build-info',
  'DELETE builds/0.1/bulkByProperties': 'delete:build-info',
  'DELETE builds/0.1/pipelines/{}/builds/{}': 'delete:build-info',
  'GET builds/0.1/pipelines/{}/builds/{}': 'read:build-info',
  'POST deployments/0.1/bulk': 'write:deployment-info',
  'DELETE deployments/0.1/bulkByProperties': 'delete:deployment-info',
  'DELETE deployments/0.1/pipelines/{}/environments/{}/deployments/{}': 'delete:deployment-info',
  'GET deployments/0.1/pipelines/{}/environments/{}/deployments/{}': 'read:deployment-info',
  'GET deployments/0.1/pipelines/{}/environments/{}/deployments/{}/gating-status':
    'read:deployment-info',
  'POST devinfo/0.10/bulk': 'write:dev-info',
  'DELETE devinfo/0.10/bulkByProperties': 'delete:dev-info',
  'GET devinfo/0.10/existsByProperties': 'read:dev-info',
  'DELETE devinfo/0.10/repository/{}': 'delete:dev-info',
  'GET devinfo/0.10/repository/{}': 'read:dev-info',
  'DELETE devinfo/0.10/repository/{}/{}/{}': 'delete:dev-info',
  'POST featureflags/0.1/bulk': 'write:feature-flag-info',
  'DELETE featureflags/0.1/bulkByProperties': 'delete:feature-flag-info',
  'DELETE featureflags/0.1/flag/{}': 'delete:feature-flag-info',
  'GET featureflags/0.1/flag/{}': 'read:feature-flag-info',
  'POST remotelinks/1.0/bulk': 'write:remote-link-info',
  'DELETE remotelinks/1.0/bulkByProperties': 'delete:remote-link-info',
  'DELETE remotelinks/1.0/remotelink/{}': 'delete:remote-link-info',
  'GET remotelinks/1.0/remotelink/{}': 'read:remote-link-info',
};

/** A classic scope, and the granular ones; what skips a check of permissions has none stated. */
const SERVICE_MANAGEMENT: Rows = {
  'GET assets/workspace': 'read:servicedesk-request | unknown',
  'POST customer': 'manage:servicedesk-customer | read:customer read:user:jira write:customer',
  'PUT customer/user/{}/revoke-portal-only-access': 'manage:servicedesk-customer | write:customer',
  'GET info': 'nothing | nothing',
  'GET insight/workspace': 'read:servicedesk-request | unknown',
  'GET knowledgebase/article': 'read:servicedesk-request | read:knowledgebase',
  'GET knowledgebase/article/view/{}': 'read:servicedesk-request | read:knowledgebase',
  'GET organization': 'manage:servicedesk-customer | read:organization',
  'POST organization': 'manage:servicedesk-customer | read:organization write:organization',
  'DELETE organization/{}': 'manage:servicedesk-customer | delete:organization read:organization',
  'GET organization/{}': 'manage:servicedesk-customer | read:organization',
  'GET organization/{}/property': 'manage:servicedesk-customer | read:organization.property',
  'DELETE organization/{}/property/{}':
    'manage:servicedesk-customer | delete:organization.property read:organization.property',
  'GET organization/{}/property/{}': 'manage:servicedesk-customer | read:organization.property',
  'PUT organization/{}/property/{}':
    'manage:servicedesk-customer | read:organization.property write:organization.property',
  'DELETE organization/{}/user':
    'manage:servicedesk-customer | delete:organization.user read:organization.user read:user:jira',
  'GET organization/{}/user': 'manage:servicedesk-customer | read:organization.user read:user:jira',
  'POST organization/{}/user':
    'manage:servicedesk-customer | read:organization.user read:user:jira write:organization.user',
  'GET request': 'read:servicedesk-request | read:request read:user:jira',
  'POST request': 'write:servicedesk-request | read:request read:user:jira write:request',
  'GET request/{}': 'read:servicedesk-request | read:request read:user:jira',
  'GET request/{}/approval': 'read:servicedesk-request | read:request.approval read:user:jira',
  'GET request/{}/approval/{}': 'read:servicedesk-request | read:request.approval read:user:jira',
  'POST request/{}/approval/{}':
    'write:servicedesk-request | read:request.approval read:user:jira write:request.approval',
  'GET request/{}/attachment': 'read:servicedesk-request | read:request.attachment read:user:jira',
  'POST request/{}/attachment':
    'write:servicedesk-request | read:request.attachment read:user:jira write:request.attachment',
  'GET request/{}/attachment/{}':
    'read:servicedesk-request | read:request.attachment read:user:jira',
  'GET request/{}/attachment/{}/thumbnail':
    'read:servicedesk-request | read:request.attachment read:user:jira',
  'GET request/{}/comment': 'read:servicedesk-request | read:request.comment read:user:jira',
  'POST request/{}/comment':
    'write:servicedesk-request | read:request.comment read:user:jira write:request.comment',
  'GET request/{}/comment/{}': 'read:servicedesk-request | read:request.comment read:user:jira',
  'GET request/{}/comment/{}/attachment':
    'unknown | read:request.attachment read:request.comment read:user:jira',
  'DELETE request/{}/feedback':
    'write:servicedesk-request | delete:request.feedback read:request.feedback read:user:jira',
  'GET request/{}/feedback': 'read:servicedesk-request | read:request.feedback read:user:jira',
  'POST request/{}/feedback':
    'write:servicedesk-request | read:request.feedback read:user:jira write:request.feedback',
  'DELETE request/{}/notification':
    'write:servicedesk-request | delete:request.notification read:request.notification read:user:jira',
  'GET request/{}/notification':
    'read:servicedesk-request | read:request.notification read:user:jira',
  'PUT request/{}/notification':
    'write:servicedesk-request | read:request.notification read:user:jira write:request.notification',
  'DELETE request/{}/participant':
    'write:servicedesk-request | delete:request.participant read:request.participant read:user:jira',
  'GET request/{}/participant':
    'read:servicedesk-request | read:request.participant read:user:jira',
  'POST request/{}/participant':
    'write:servicedesk-request | read:request.participant read:user:jira write:request.participant',
  'GET request/{}/sla': 'read:jira-work | read:request.sla',
  'GET request/{}/sla/{}': 'read:jira-work | read:request.sla',
  'GET request/{}/status': 'read:servicedesk-request | read:request.status read:user:jira',
  'GET request/{}/transition': 'read:servicedesk-request | read:request.status read:user:jira',
  'POST request/{}/transition':
    'write:servicedesk-request | read:request.status read:user:jira write:request.status',
  'GET requesttype': 'read:servicedesk-request | read:requesttype',
  'GET servicedesk': 'read:servicedesk-request | read:servicedesk',
  'GET servicedesk/{}': 'read:servicedesk-request | read:servicedesk',
  'POST servicedesk/{}/attachTemporaryFile':
    'write:servicedesk-request | read:request.attachment write:request.attachment',
  'DELETE servicedesk/{}/customer':
    'manage:servicedesk-customer | delete:servicedesk.customer read:servicedesk.customer',
  'GET servicedesk/{}/customer':
    'manage:servicedesk-customer | read:servicedesk.customer read:user:jira',
  'POST servicedesk/{}/customer':
    'manage:servicedesk-customer | read:servicedesk.customer write:servicedesk.customer',
  'GET servicedesk/{}/knowledgebase/article': 'unknown | read:knowledgebase',
  'DELETE servicedesk/{}/organization':
    'manage:servicedesk-customer | delete:servicedesk.organization read:servicedesk.organization',
  'GET servicedesk/{}/organization': 'manage:servicedesk-customer | read:servicedesk.organization',
  'POST servicedesk/{}/organization':
    'manage:servicedesk-customer | read:servicedesk.organization write:servicedesk.organization',
  'GET servicedesk/{}/queue': 'read:jira-work | read:jql:jira read:queue read:user:jira',
  'GET servicedesk/{}/queue/{}': 'read:jira-work | read:jql:jira read:queue read:user:jira',
  'GET servicedesk/{}/queue/{}/issue': 'read:jira-work | read:issue:jira read:queue read:user:jira',
  'GET servicedesk/{}/requesttype': 'read:servicedesk-request | read:requesttype',
  'POST servicedesk/{}/requesttype': 'unknown | read:requesttype write:requesttype',
  'DELETE servicedesk/{}/requesttype/{}': 'manage:jira-project | unknown',
  'GET servicedesk/{}/requesttype/{}': 'read:servicedesk-request | read:requesttype',
  'GET servicedesk/{}/requesttype/{}/field': 'read:servicedesk-request | read:requesttype',
  'GET servicedesk/{}/requesttype/{}/property':
    'read:servicedesk-request | read:requesttype.property',
  'DELETE servicedesk/{}/requesttype/{}/property/{}':
    'manage:jira-project | delete:requesttype.property read:requesttype.property',
  'GET servicedesk/{}/requesttype/{}/property/{}':
    'read:servicedesk-request | read:requesttype.property',
  'PUT servicedesk/{}/requesttype/{}/property/{}':
    'manage:jira-project | read:requesttype.property write:requesttype.property',
  'GET servicedesk/{}/requesttypegroup': 'read:servicedesk-request | read:requesttype',
};

/**
 * Scopes that no package has and Atlassian's specification states for the operation itself. What
 * stands there for a neighbour is not carried over: that would be right two times of three.
 * Read in copies of the specifications: `specs/jira-agile.json` of github.com/smashingtags/keen at
 * 4fc462dc, and `src/jira_as/specs/jira-servicedesk-swagger-v3.json` of github.com/grandcamel/jira-as
 * at ae02db21, fetched on 2026-09-07.
 *
 * @see https://developer.atlassian.com/cloud/jira/software/swagger.v3.json
 * @see https://developer.atlassian.com/cloud/jira/software/scopes-for-oauth-2-3LO-and-forge-apps/
 * @see https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json
 */
export const DOCUMENTED_SCOPES: Readonly<Record<string, OperationScopes>> = Object.fromEntries([
  ...below('/rest/agile/1.0', AGILE, 'jira-software'),
  ...below('/rest/software/1.0', SOFTWARE, 'jira-software'),
  ...below('/rest', DEVELOPMENT, 'jira'),
  ...below('/rest/servicedeskapi', SERVICE_MANAGEMENT, 'jira-service-management'),
]);

function below(base: string, rows: Rows, product: string): readonly [string, OperationScopes][] {
  return Object.entries(rows).map(([operation, text]) => [
    operation.replace(' ', ` ${base}/`),
    scopesOf(text, product),
  ]);
}

/** Of `classic | granular`, or of granular scopes alone, where no classic one suffices. */
function scopesOf(text: string, product: string): OperationScopes {
  const [granular = '', classic] = text.split(' | ').reverse();
  return {
    classic: classic === undefined ? [] : setsOf(classic),
    granular: setsOf(granular, product),
  };
}

/** One set; a granular scope that does not name its product is of the one given. */
function setsOf(text: string, product?: string): Scopes {
  if (text === 'unknown') return 'unknown';
  if (text === 'nothing') return [[]];
  const scopes = text.split(' ');
  return [
    product === undefined
      ? scopes
      : scopes.map((scope) => (scope.split(':').length > 2 ? scope : `${scope}:${product}`)).sort(),
  ];
}
