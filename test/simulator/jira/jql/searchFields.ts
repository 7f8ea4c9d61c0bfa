import type { Account } from '../../accounts';
import { textOf } from '../adf';
import { JiraError } from '../errors';
import type { Field, Issue, JiraData, Sprint } from '../model';
import { sprintsOf } from '../sprints';

/** How a field takes part in a search. */
export interface SearchField {
  readonly kind: 'choice' | 'text' | 'time';
  /** What an issue has in it; times in milliseconds, choices as every name they go by. */
  readonly values: (issue: Issue) => readonly (string | number)[];
  /** What a choice may be; undefined where anything may. */
  readonly known?: (jira: JiraData) => readonly string[];
  /** What the issues are ordered by; its values unless given. */
  readonly rank?: (issue: Issue) => string | number;
}

const FIELDS: Readonly<Record<string, SearchField>> = {
  project: {
    kind: 'choice',
    values: ({ project }) => namesOf(project),
    known: ({ projects }) => projects.flatMap(namesOf),
  },
  status: {
    kind: 'choice',
    values: ({ status }) => namesOf(status),
    known: ({ statuses }) => statuses.flatMap(namesOf),
  },
  issuetype: {
    kind: 'choice',
    values: ({ issueType }) => namesOf(issueType),
    known: ({ issueTypes }) => issueTypes.flatMap(namesOf),
  },
  priority: {
    kind: 'choice',
    values: ({ priority }) => namesOf(priority),
    known: ({ priorities }) => priorities.flatMap(namesOf),
    rank: ({ priority }) => -Number(priority.id),
  },
  assignee: {
    kind: 'choice',
    values: ({ assignee }) => (assignee === null ? [] : personNames(assignee)),
    known: ({ users }) => users.flatMap(personNames),
    rank: ({ assignee }) => assignee?.name ?? '',
  },
  reporter: {
    kind: 'choice',
    values: ({ reporter }) => personNames(reporter),
    known: ({ users }) => users.flatMap(personNames),
    rank: ({ reporter }) => reporter.name,
  },
  labels: { kind: 'choice', values: ({ labels }) => labels },
  issuekey: {
    kind: 'choice',
    values: ({ id, key }) => [key, id],
    known: ({ issues }) => [...issues.values()].flatMap(({ id, key }) => [key, id]),
    rank: ({ key }) => key.replace(/\d+$/u, (digits) => digits.padStart(9, '0')),
  },
  summary: { kind: 'text', values: ({ summary }) => [summary] },
  description: {
    kind: 'text',
    values: ({ description }) => (description === null ? [] : [textOf(description)]),
  },
  text: { kind: 'text', values: ({ summary, description }) => [summary, textOf(description)] },
  created: { kind: 'time', values: ({ created }) => [created] },
  updated: { kind: 'time', values: ({ updated }) => [updated] },
  duedate: {
    kind: 'time',
    values: ({ duedate }) => (duedate === null ? [] : [Date.parse(duedate)]),
  },
};

/** The field of a clause name. @throws JiraError 400 */
export function searchField(name: string, jira: JiraData): SearchField {
  const clause = name.toLowerCase();
  const described = jira.fields.find(({ clauseNames }) =>
    clauseNames.some((other) => other.toLowerCase() === clause),
  );
  const field = described === undefined ? FIELDS[clause] : searchFieldOf(described, jira);
  if (field !== undefined) return field;
  throw new JiraError(400, [
    `Field '${name}' does not exist or you do not have permission to view it.`,
  ]);
}

/** How a field takes part in a search; undefined where it does not. */
export function searchFieldOf(field: Field, jira: JiraData): SearchField | undefined {
  return FIELDS[field.id] ?? customField(field, jira);
}

function customField({ id, custom }: Field, jira: JiraData): SearchField | undefined {
  if (!custom) return undefined;
  if (id === 'customfield_10020') return sprintField(jira);
  return {
    kind: 'choice',
    values: (issue) => {
      const value = issue.custom[id];
      return typeof value === 'string' || typeof value === 'number' ? [value] : [];
    },
  };
}

function sprintField(jira: JiraData): SearchField {
  const names = ({ id, name }: Sprint): string[] => [String(id), name];
  return {
    kind: 'choice',
    values: (issue) => sprintsOf(issue, jira).flatMap(names),
    known: ({ sprints }) => [...sprints.values()].flatMap(names),
  };
}

function namesOf(thing: { id: string; name: string; key?: string }): string[] {
  return [...(thing.key === undefined ? [] : [thing.key]), thing.name, thing.id];
}

function personNames({ account_id, name, email }: Account): string[] {
  return [account_id, name, email];
}
