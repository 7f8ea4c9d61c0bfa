import type { Account } from '../accounts';
import { textOf } from './adf';
import type { Issue, IssueType, Priority, Project, Status } from './model';
import type { OperationContext } from './operation';

type Link = OperationContext['link'];
type Json = Record<string, unknown>;

/** A user as Jira shows one. */
export function renderUser(user: Account, link: Link): Json {
  return {
    self: link(`/rest/api/3/user?accountId=${encodeURIComponent(user.account_id)}`),
    accountId: user.account_id,
    accountType: user.account_type,
    emailAddress: user.email,
    avatarUrls: avatars(user.picture),
    displayName: user.name,
    active: true,
    timeZone: user.time_zone,
  };
}

/** A project as it stands inside an issue. */
export function renderProject(project: Project, link: Link): Json {
  return {
    self: link(`/rest/api/3/project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: false,
    avatarUrls: avatars(`https://avatar.example/project/${project.key}.png`),
  };
}

/** An issue type. */
export function renderIssueType(type: IssueType, link: Link): Json {
  return {
    self: link(`/rest/api/3/issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    iconUrl: `https://avatar.example/issuetype/${type.id}.png`,
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    hierarchyLevel: type.hierarchyLevel,
  };
}

/** An issue with the wanted fields. */
export function renderIssue(
  issue: Issue,
  { link, version }: OperationContext,
  wanted: (field: string) => boolean,
): Json {
  const fields: Json = {
    summary: issue.summary,
    description:
      version === '3' || issue.description === null ? issue.description : textOf(issue.description),
    project: renderProject(issue.project, link),
    issuetype: renderIssueType(issue.issueType, link),
    status: renderStatus(issue.status, link),
    priority: renderPriority(issue.priority, link),
    assignee: issue.assignee === null ? null : renderUser(issue.assignee, link),
    reporter: renderUser(issue.reporter, link),
    creator: renderUser(issue.creator, link),
    labels: issue.labels,
    duedate: issue.duedate,
    created: renderTime(issue.created),
    updated: renderTime(issue.updated),
    ...issue.custom,
  };
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: link(`/rest/api/3/issue/${issue.id}`),
    key: issue.key,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name))),
  };
}

/** A time as Jira writes it. */
export function renderTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** Reads a `fields` parameter: names, `-names`, `*all` and `*navigable`. */
export function wantedFields(
  names: readonly string[],
  fallback: '*all' | 'id',
): (field: string) => boolean {
  const without = new Set(
    names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)),
  );
  const named = new Set(names.filter((name) => !name.startsWith('-')));
  const isAll =
    named.has('*all') || named.has('*navigable') || (named.size === 0 && fallback === '*all');
  return (field) => !without.has(field) && (isAll || named.has(field));
}

function renderStatus(status: Status, link: Link): Json {
  const [id, colorName, name] = {
    new: [2, 'blue-gray', 'To Do'] as const,
    indeterminate: [4, 'yellow', 'In Progress'] as const,
    done: [3, 'green', 'Done'] as const,
  }[status.category];
  return {
    self: link(`/rest/api/3/status/${status.id}`),
    description: '',
    iconUrl: `https://avatar.example/status/${status.id}.png`,
    name: status.name,
    id: status.id,
    statusCategory: {
      self: link(`/rest/api/3/statuscategory/${id}`),
      id,
      key: status.category,
      colorName,
      name,
    },
  };
}

function renderPriority(priority: Priority, link: Link): Json {
  return {
    self: link(`/rest/api/3/priority/${priority.id}`),
    iconUrl: `https://avatar.example/priority/${priority.id}.svg`,
    name: priority.name,
    id: priority.id,
  };
}

function avatars(address: string): Json {
  return Object.fromEntries([48, 24, 16, 32].map((size) => [`${size}x${size}`, address]));
}
