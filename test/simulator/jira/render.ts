import type { Account } from '../accounts';
import type { IssueType, Priority, Project, Status } from './model';
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

/** A time as Jira writes it. */
export function renderTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

/** A status with its category. */
export function renderStatus(status: Status, link: Link): Json {
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

/** A priority. */
export function renderPriority(priority: Priority, link: Link): Json {
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
