import type { Account } from '../accounts';
import { textOf } from './adf';
import type { Comment, Issue, RequestType, ServiceDesk } from './model';
import type { OperationContext } from './operation';
import { renderTime, renderUser } from './render';

type Link = OperationContext['link'];
type Json = Record<string, unknown>;

/** A request of a customer: an issue, seen from the portal. */
export interface CustomerRequest {
  readonly issue: Issue;
  readonly desk: ServiceDesk;
  readonly type: RequestType;
}

/** A service desk. */
export function renderDesk({ id, project }: ServiceDesk, link: Link): Json {
  return {
    id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: link(`/rest/servicedeskapi/servicedesk/${id}`) },
  };
}

/** A type of request. */
export function renderRequestType(type: RequestType, desk: ServiceDesk, link: Link): Json {
  return {
    _expands: ['field'],
    id: type.id,
    _links: {
      self: link(`/rest/servicedeskapi/servicedesk/${desk.id}/requesttype/${type.id}`),
    },
    name: type.name,
    description: type.description,
    helpText: '',
    issueTypeId: type.issueType.id,
    serviceDeskId: desk.id,
    portalId: desk.id,
    groupIds: ['1'],
  };
}

/** A request. */
export function renderRequest(
  { issue, desk, type }: CustomerRequest,
  { link, site_url }: Pick<OperationContext, 'link' | 'site_url'>,
): Json {
  const value = (fieldId: string, label: string, text: unknown): Json => ({
    fieldId,
    label,
    value: text,
  });
  return {
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment'],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: type.id,
    serviceDeskId: desk.id,
    createdDate: renderDate(issue.created),
    reporter: renderCustomer(issue.reporter, link),
    requestFieldValues: [
      value('summary', 'What do you need?', issue.summary),
      value('description', 'Why do you need this?', textOf(issue.description)),
    ],
    currentStatus: {
      status: issue.status.name,
      statusCategory: issue.status.category.toUpperCase(),
      statusDate: renderDate(issue.updated),
    },
    _links: {
      self: link(`/rest/servicedeskapi/request/${issue.id}`),
      jiraRest: link(`/rest/api/2/issue/${issue.id}`),
      web: `${site_url}/servicedesk/customer/portal/${desk.id}/${issue.key}`,
      agent: `${site_url}/browse/${issue.key}`,
    },
  };
}

/** A comment on a request. */
export function renderRequestComment(comment: Comment, issue: Issue, link: Link): Json {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: textOf(comment.body),
    public: comment.isPublic,
    author: renderCustomer(comment.author, link),
    created: renderDate(comment.created),
    _links: { self: link(`/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}`) },
  };
}

/** A time, in each form in which the service desk says it. */
export function renderDate(time: number): Json {
  const iso = new Date(time).toISOString();
  return {
    iso8601: `${iso.slice(0, 19)}+0000`,
    jira: renderTime(time),
    friendly: `${iso.slice(0, 10)} ${iso.slice(11, 16)}`,
    epochMillis: time,
  };
}

function renderCustomer(user: Account, link: Link): Json {
  const { self, accountId, emailAddress, displayName, active, timeZone, avatarUrls } = renderUser(
    user,
    link,
  );
  return {
    accountId,
    emailAddress,
    displayName,
    active,
    timeZone,
    _links: { self, jiraRest: self, avatarUrls },
  };
}
