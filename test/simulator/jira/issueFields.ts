import { asRecord } from '../json';
import { documentOf, isDocument } from './adf';
import type { JiraData } from './model';
import type { Draft } from './newIssue';

/** Puts the fields of a request into an issue, and says which it refuses and why. */
export function applyFields(
  draft: Draft,
  fields: Readonly<Record<string, unknown>>,
  jira: JiraData,
  version: '2' | '3',
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    const error = applyField(draft, name, value, jira, version);
    if (error !== undefined) errors[name] = error;
  }
  return errors;
}

function applyField(
  draft: Draft,
  name: string,
  value: unknown,
  jira: JiraData,
  version: '2' | '3',
): string | undefined {
  switch (name) {
    case 'summary':
      return applySummary(draft, value);
    case 'description':
      return applyDescription(draft, value, version);
    case 'issuetype': {
      const type = findByIdOrName(jira.issueTypes, value);
      if (type === undefined) return 'Specify a valid issue type';
      draft.issueType = type;
      return undefined;
    }
    case 'priority': {
      const priority = findByIdOrName(jira.priorities, value);
      if (priority === undefined) return 'Specify a valid value for Priority';
      draft.priority = priority;
      return undefined;
    }
    case 'assignee':
    case 'reporter':
      return applyUser(draft, name, value, jira);
    case 'labels':
      if (!isTextList(value)) return 'data was not an array of strings';
      if (value.some((label) => label.includes(' '))) return "The label can't contain spaces.";
      draft.labels = value;
      return undefined;
    case 'duedate':
      if (value !== null && !(typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value))) {
        return 'Error parsing date. Use the format yyyy-MM-dd.';
      }
      draft.duedate = value;
      return undefined;
    default:
      return applyCustom(draft, name, value, jira);
  }
}

function applySummary(draft: Draft, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'Operation value must be a string';
  if (value.trim() === '') return 'You must specify a summary of the issue.';
  if (/[\r\n]/u.test(value)) {
    return 'The summary is invalid because it contains newline characters.';
  }
  if (value.length > 255) return 'Summary must be less than 255 characters.';
  draft.summary = value;
  return undefined;
}

function applyDescription(draft: Draft, value: unknown, version: '2' | '3'): string | undefined {
  if (value !== null && version === '3' && !isDocument(value)) {
    return 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
  }
  if (value !== null && version === '2' && typeof value !== 'string') {
    return 'Operation value must be a string';
  }
  draft.description = typeof value === 'string' ? documentOf(value) : value;
  return undefined;
}

function applyUser(
  draft: Draft,
  name: 'assignee' | 'reporter',
  value: unknown,
  jira: JiraData,
): string | undefined {
  if (value === null && name === 'assignee') {
    draft.assignee = null;
    return undefined;
  }
  const record = asRecord(value);
  const accountId = record?.['accountId'] ?? record?.['id'];
  const user = jira.users.find(({ account_id }) => account_id === accountId);
  if (user === undefined) return `Specify a valid value for ${name}`;
  draft[name] = user;
  return undefined;
}

function applyCustom(
  draft: Draft,
  name: string,
  value: unknown,
  jira: JiraData,
): string | undefined {
  const field = jira.fields.find(({ id, custom }) => custom && id === name);
  if (field === undefined) {
    return `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`;
  }
  const type = field.schema?.['type'];
  if (value !== null && (type === 'number' || type === 'string') && typeof value !== type) {
    return type === 'number' ? 'Specify a number' : 'Operation value must be a string';
  }
  draft.custom[name] = value;
  return undefined;
}

function findByIdOrName<T extends { readonly id: string; readonly name: string }>(
  list: readonly T[],
  value: unknown,
): T | undefined {
  const wanted = asRecord(value);
  return list.find(({ id, name }) => id === wanted?.['id'] || name === wanted?.['name']);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
