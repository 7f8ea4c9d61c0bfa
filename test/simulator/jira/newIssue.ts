import type { Account } from '../accounts';
import { nextIssue } from './counters';
import type { Issue, JiraData, Project } from './model';

/** What a request may say of an issue. */
export type Draft = Pick<
  Issue,
  | 'issueType'
  | 'priority'
  | 'summary'
  | 'description'
  | 'assignee'
  | 'reporter'
  | 'labels'
  | 'duedate'
  | 'custom'
>;

/** An issue before anything was said of it. */
export function draftIssue(jira: JiraData, reporter: Account): Draft {
  return {
    issueType: jira.issueTypes.find(({ name }) => name === 'Task')!,
    priority: jira.priorities.find(({ name }) => name === 'Medium')!,
    summary: '',
    description: null,
    assignee: null,
    reporter,
    labels: [],
    duedate: null,
    custom: Object.fromEntries(
      jira.fields.filter(({ custom }) => custom).map(({ id }): [string, unknown] => [id, null]),
    ),
  };
}

/** Makes a draft an issue of a project. */
export function storeIssue(
  draft: Draft,
  project: Project,
  jira: JiraData,
  { creator, now }: { readonly creator: Account; readonly now: number },
): Issue {
  const { id, key } = nextIssue(jira, project);
  const issue: Issue = {
    ...draft,
    id,
    key,
    project,
    status: jira.statuses[0]!,
    creator,
    created: now,
    updated: now,
    comments: [],
    worklogs: [],
    attachments: [],
  };
  jira.issues.set(id, issue);
  return issue;
}
