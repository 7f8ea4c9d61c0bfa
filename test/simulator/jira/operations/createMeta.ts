import { JiraError } from '../errors';
import { projectOfPath } from '../lookups';
import type { Field, JiraData } from '../model';
import type { Operation, OperationContext } from '../operation';
import { pageOf } from '../paging';
import { renderIssueType, renderPriority, renderProject } from '../render';

const SCOPES = [
  ['read:jira-work'],
  ['read:issue-meta:jira', 'read:avatar:jira', 'read:field-configuration:jira'],
];
const REQUIRED = ['summary', 'project', 'issuetype'];
const HAVE_DEFAULT = ['priority', 'reporter'];
const NOT_ON_THE_SCREEN = ['issuekey', 'status', 'creator', 'created', 'updated'];

/** What an issue can be created with. */
export const CREATE_META_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    scopes: SCOPES,
    example: { parameters: { projectIdOrKey: 'WEB' } },
    handle: (context) => {
      projectOfPath(context);
      const page = pageOf(context.jira.issueTypes, context.query, 50, 200);
      const { startAt, maxResults, total, values } = page;
      const issueTypes = values.map((type) => ({
        ...renderIssueType(type, context.link),
        untranslatedName: type.name,
      }));
      return { status: 200, body: { startAt, maxResults, total, issueTypes } };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    scopes: SCOPES,
    example: { parameters: { projectIdOrKey: 'WEB', issueTypeId: '10002' } },
    handle: (context) => {
      const { jira, parameters, query } = context;
      projectOfPath(context);
      if (!jira.issueTypes.some(({ id }) => id === parameters['issueTypeId'])) {
        throw new JiraError(404, ['The issue type was not found.']);
      }
      const { startAt, maxResults, total, values } = pageOf(fieldsToSet(jira), query, 50, 200);
      const fields = values.map((field) => renderField(field, context));
      return { status: 200, body: { startAt, maxResults, total, fields } };
    },
  },
];

function fieldsToSet({ fields }: JiraData): readonly Field[] {
  return fields.filter(({ id }) => !NOT_ON_THE_SCREEN.includes(id));
}

function renderField({ id, name, schema }: Field, context: OperationContext): unknown {
  const allowedValues = allowed(id, context);
  return {
    required: REQUIRED.includes(id),
    schema,
    name,
    key: id,
    fieldId: id,
    hasDefaultValue: HAVE_DEFAULT.includes(id),
    operations: schema?.['type'] === 'array' ? ['add', 'set', 'remove'] : ['set'],
    ...(allowedValues !== undefined && { allowedValues }),
  };
}

function allowed(id: string, context: OperationContext): readonly unknown[] | undefined {
  const { jira, parameters, link } = context;
  switch (id) {
    case 'project':
      return [renderProject(projectOfPath(context), link)];
    case 'issuetype':
      return jira.issueTypes
        .filter((type) => type.id === parameters['issueTypeId'])
        .map((type) => renderIssueType(type, link));
    case 'priority':
      return jira.priorities.map((priority) => renderPriority(priority, link));
    default:
      return undefined;
  }
}
