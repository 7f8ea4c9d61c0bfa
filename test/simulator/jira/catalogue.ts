import type { Field, IssueType, Priority, Status } from './model';

/** The issue types of every project. */
export const ISSUE_TYPES: readonly IssueType[] = [
  issueType('10000', 'Epic', 'A big piece of work that can be broken down.', 1),
  issueType('10001', 'Story', 'Functionality expressed as a user goal.', 0),
  issueType('10002', 'Task', 'A small, distinct piece of work.', 0),
  issueType('10003', 'Bug', 'A problem or error.', 0),
];

/** The statuses of every workflow. */
export const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10002', name: 'In Review', category: 'indeterminate' },
  { id: '10001', name: 'Done', category: 'done' },
];

/** Highest first. */
export const PRIORITIES: readonly Priority[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map(
  (name, index) => ({ id: String(index + 1), name }),
);

/** System fields first, then custom ones. */
export const FIELDS: readonly Field[] = [
  system('issuekey', 'Key', undefined, ['id', 'issue', 'issuekey', 'key']),
  system('summary', 'Summary', 'string'),
  system('description', 'Description', 'string'),
  system('project', 'Project', 'project'),
  system('issuetype', 'Issue Type', 'issuetype', ['issuetype', 'type']),
  system('status', 'Status', 'status'),
  system('priority', 'Priority', 'priority'),
  system('assignee', 'Assignee', 'user'),
  system('reporter', 'Reporter', 'user'),
  system('creator', 'Creator', 'user'),
  system('labels', 'Labels', 'array', ['labels'], 'string'),
  system('duedate', 'Due date', 'date', ['due', 'duedate']),
  system('created', 'Created', 'datetime', ['created', 'createdDate']),
  system('updated', 'Updated', 'datetime', ['updated', 'updatedDate']),
  custom(10014, 'Epic Link', { type: 'any' }, 'com.pyxis.greenhopper.jira:gh-epic-link'),
  custom(
    10016,
    'Story point estimate',
    { type: 'number' },
    'com.pyxis.greenhopper.jira:jsw-story-points',
  ),
  custom(10019, 'Rank', { type: 'any' }, 'com.pyxis.greenhopper.jira:gh-lexo-rank'),
  custom(10020, 'Sprint', { type: 'array', items: 'json' }, 'com.pyxis.greenhopper.jira:gh-sprint'),
  custom(
    10035,
    'Customer',
    { type: 'string' },
    'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
  ),
];

function issueType(
  id: string,
  name: string,
  description: string,
  hierarchyLevel: number,
): IssueType {
  return { id, name, description, hierarchyLevel };
}

function system(
  id: string,
  name: string,
  type: string | undefined,
  clauseNames: readonly string[] = [id],
  items?: string,
): Field {
  const schema =
    type === undefined ? undefined : { type, ...(items !== undefined && { items }), system: id };
  return { id, name, custom: false, clauseNames, schema };
}

function custom(
  number: number,
  name: string,
  type: Readonly<Record<string, string>>,
  implementation: string,
): Field {
  return {
    id: `customfield_${number}`,
    name,
    custom: true,
    clauseNames: [`cf[${number}]`, name],
    schema: { ...type, custom: implementation, customId: number },
  };
}
