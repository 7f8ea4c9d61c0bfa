import { html } from '../../pages/layout';
import type { Field, JiraData } from '../model';
import { OPERATORS } from './evaluate';
import { JQL_FUNCTIONS } from './functions';
import { quote } from './quote';
import { RESERVED_WORDS } from './reservedWords';
import { searchField, searchFieldOf, type SearchField } from './searchFields';

/** A value that may stand after a field. */
interface Suggestion {
  /** As a query writes it. */
  readonly value: string;
  readonly displayName: string;
}

/** A value, and how people know it. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

const USER = 'com.atlassian.jira.user.ApplicationUser';
const TYPES: Readonly<Record<string, string>> = {
  project: 'com.atlassian.jira.project.Project',
  status: 'com.atlassian.jira.issue.status.Status',
  issuetype: 'com.atlassian.jira.issue.issuetype.IssueType',
  priority: 'com.atlassian.jira.issue.priority.Priority',
  assignee: USER,
  reporter: USER,
  labels: 'com.atlassian.jira.issue.label.Label',
  issuekey: 'com.atlassian.jira.issue.Issue',
  created: 'java.util.Date',
  updated: 'java.util.Date',
  duedate: 'java.util.Date',
  customfield_10016: 'java.lang.Number',
  customfield_10020: 'com.atlassian.greenhopper.service.sprint.Sprint',
};
const CHOICES: Readonly<Record<string, (jira: JiraData) => readonly Choice[]>> = {
  project: ({ projects }) =>
    projects.map(({ key, name }) => ({ value: name, label: `${name} (${key})` })),
  status: ({ statuses }) => statuses.map(named),
  issuetype: ({ issueTypes }) => issueTypes.map(named),
  priority: ({ priorities }) => priorities.map(named),
  assignee: people,
  reporter: people,
  labels: ({ issues }) =>
    [...new Set([...issues.values()].flatMap(({ labels }) => labels))].map((name) =>
      named({ name }),
    ),
  customfield_10020: ({ sprints }) =>
    [...sprints.values()].map(({ id, name }) => ({ value: String(id), label: name })),
};
const MOST_SUGGESTIONS = 15;

/** Fields, functions and reserved words, as Jira's editor of queries asks for them. */
export function autocompleteData(jira: JiraData): Record<string, unknown> {
  const fields = jira.fields.flatMap((field) => {
    const search = searchFieldOf(field, jira);
    return search === undefined ? [] : describe(field, search);
  });
  return {
    visibleFieldNames: [...fields, describeName('text', 'text', searchField('text', jira))],
    visibleFunctionNames: JQL_FUNCTIONS.map(({ name, isList, type }) => ({
      value: `${name}()`,
      displayName: `${name}()`,
      ...(isList && { isList: 'true' }),
      types: [type],
    })),
    jqlReservedWords: RESERVED_WORDS,
  };
}

/** The values of a field that have a text in them, which is marked. @throws JiraError 400 */
export function suggestions(name: string, text: string, jira: JiraData): readonly Suggestion[] {
  searchField(name, jira);
  const clause = name.toLowerCase();
  const field = jira.fields.find(({ clauseNames }) =>
    clauseNames.some((other) => other.toLowerCase() === clause),
  );
  const choices = CHOICES[field?.id ?? clause]?.(jira) ?? [];
  return choices
    .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ value, label }) => ({ value: quote(value), displayName: mark(label, text) }));
}

/** A system field goes by all its names, a custom one by its own alone. */
function describe(field: Field, search: SearchField): unknown[] {
  if (!field.custom) {
    return field.clauseNames.map((name) => describeName(field.id, name, search));
  }
  const [cfid = ''] = field.clauseNames;
  return [
    {
      ...describeName(field.id, field.name, search),
      displayName: `${field.name} - ${cfid}`,
      cfid,
    },
  ];
}

function describeName(id: string, name: string, { kind }: SearchField): Record<string, unknown> {
  return {
    value: quote(name),
    displayName: name,
    ...(CHOICES[id] !== undefined && { auto: 'true' }),
    orderable: 'true',
    searchable: 'true',
    operators: OPERATORS[kind],
    types: [TYPES[id] ?? 'java.lang.String'],
  };
}

function named({ name }: { readonly name: string }): Choice {
  return { value: name, label: name };
}

function people({ users }: JiraData): Choice[] {
  return users.map(({ account_id, name, email }) => ({
    value: account_id,
    label: `${name} - ${email}`,
  }));
}

/** Jira answers markup here, so all that is none is escaped. */
function mark(label: string, text: string): string {
  if (text === '') return html`${label}`.text;
  const at = label.toLowerCase().indexOf(text.toLowerCase());
  const end = at + text.length;
  return html`${label.slice(0, at)}<b>${label.slice(at, end)}</b>${label.slice(end)}`.text;
}
