import { ServiceDeskError } from './errors';
import { findIssue } from './lookups';
import type { Issue, JiraData, ServiceDesk } from './model';
import type { OperationContext } from './operation';
import type { CustomerRequest } from './renderServiceDesk';

/** The service desk of the path's `serviceDeskId`. @throws ServiceDeskError 404 */
export function deskOfPath({ jira, parameters }: OperationContext): ServiceDesk {
  const desk = jira.serviceDesks.find(({ id }) => id === parameters['serviceDeskId']);
  if (desk !== undefined) return desk;
  throw new ServiceDeskError(
    404,
    'The Service Desk you are trying to view does not exist.',
    'sd.agent.servicedesk.error.servicedesk.missing',
  );
}

/** The request of the path's `issueIdOrKey`. @throws ServiceDeskError 404 */
export function requestOfPath({ jira, parameters }: OperationContext): CustomerRequest {
  const issue = findIssue(jira, parameters['issueIdOrKey'] ?? '');
  const request = issue === undefined ? undefined : asRequest(issue, jira);
  if (request !== undefined) return request;
  throw new ServiceDeskError(
    404,
    'The request you are trying to view does not exist, or you do not have permission to view it.',
    'sd.customerview.error.issue.missing',
  );
}

/** An issue as a request; undefined where it is none. */
export function asRequest(issue: Issue, { serviceDesks }: JiraData): CustomerRequest | undefined {
  const desk = serviceDesks.find(({ project }) => project === issue.project);
  const type = desk?.requestTypes.find(({ issueType }) => issueType === issue.issueType);
  return desk === undefined || type === undefined ? undefined : { issue, desk, type };
}
