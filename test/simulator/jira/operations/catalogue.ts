import { JiraError } from '../errors';
import type { IssueType } from '../model';
import type { Operation, OperationContext } from '../operation';
import { renderIssueType, renderPriority, renderStatus } from '../render';

const ISSUE_TYPE = [
  ['read:jira-work'],
  ['read:issue-type:jira', 'read:avatar:jira', 'read:project-category:jira', 'read:project:jira'],
];
const PRIORITY = [['read:jira-work'], ['read:priority:jira']];
const STATUS = [['read:jira-work'], ['read:status:jira']];

/** Issue types, priorities and statuses. */
export const CATALOGUE_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issuetype',
    scopes: ISSUE_TYPE,
    example: {},
    handle: (context) => listTypes(context.jira.issueTypes, context),
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetype/project',
    scopes: ISSUE_TYPE,
    example: { query: { projectId: '10000' } },
    handle: (context) => {
      const { jira, query } = context;
      const [projectId, level] = [query.get('projectId'), query.get('level')];
      if (!/^\d+$/u.test(projectId ?? '')) {
        throw new JiraError(400, ["The query parameter 'projectId' must be a project's ID."]);
      }
      if (!jira.projects.some(({ id }) => id === projectId)) {
        throw new JiraError(404, ['Project not found.']);
      }
      const types = jira.issueTypes.filter(
        ({ hierarchyLevel }) => level === null || String(hierarchyLevel) === level,
      );
      return listTypes(types, context);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetype/{id}',
    scopes: ISSUE_TYPE,
    example: { parameters: { id: '10002' } },
    handle: ({ jira, parameters, link }) => {
      const type = jira.issueTypes.find(({ id }) => id === parameters['id']);
      if (type !== undefined) return { status: 200, body: renderIssueType(type, link) };
      throw new JiraError(404, ['The issue type was not found.']);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/priority',
    scopes: PRIORITY,
    example: {},
    handle: ({ jira, link }) => ({
      status: 200,
      body: jira.priorities.map((priority) => renderPriority(priority, link)),
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/priority/{id}',
    scopes: PRIORITY,
    example: { parameters: { id: '3' } },
    handle: ({ jira, parameters, link }) => {
      const priority = jira.priorities.find(({ id }) => id === parameters['id']);
      if (priority !== undefined) return { status: 200, body: renderPriority(priority, link) };
      throw new JiraError(404, [`The priority with id '${parameters['id'] ?? ''}' does not exist`]);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/status',
    scopes: STATUS,
    example: {},
    handle: ({ jira, link }) => ({
      status: 200,
      body: jira.statuses.map((status) => renderStatus(status, link)),
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/status/{idOrName}',
    scopes: STATUS,
    example: { parameters: { idOrName: 'In Progress' } },
    handle: ({ jira, parameters, link }) => {
      const wanted = parameters['idOrName'] ?? '';
      const status = jira.statuses.find(({ id, name }) => id === wanted || name === wanted);
      if (status !== undefined) return { status: 200, body: renderStatus(status, link) };
      throw new JiraError(404, [`The status with id or name '${wanted}' does not exist`]);
    },
  },
];

function listTypes(
  types: readonly IssueType[],
  { link }: OperationContext,
): ReturnType<Operation['handle']> {
  return { status: 200, body: types.map((type) => renderIssueType(type, link)) };
}
