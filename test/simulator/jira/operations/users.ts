import { ADA, type Account } from '../../accounts';
import { JiraError } from '../errors';
import { findIssue, namedProject } from '../lookups';
import {
  callerOf,
  wholeNumber,
  type Operation,
  type OperationAnswer,
  type OperationContext,
} from '../operation';
import { renderUser } from '../render';

const SCOPES = [
  ['read:jira-user'],
  ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
];

/** The user who asks, and the others. */
export const USER_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/myself',
    scopes: SCOPES,
    example: {},
    handle: (context) => ({
      status: 200,
      body: {
        ...renderUser(callerOf(context), context.link),
        locale: 'en_US',
        groups: { size: 1, items: [] },
        applicationRoles: { size: 1, items: [] },
        expand: 'groups,applicationRoles',
      },
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/users/search',
    scopes: SCOPES,
    example: {},
    handle: ({ jira, query, link }) => {
      const start = wholeNumber(query, 'startAt', 0);
      const users = jira.users.slice(start, start + wholeNumber(query, 'maxResults', 50, 1000));
      return { status: 200, body: users.map((user) => renderUser(user, link)) };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/user',
    scopes: SCOPES,
    example: { query: { accountId: ADA.account_id } },
    handle: ({ jira, query, link }) => {
      const accountId = query.get('accountId');
      if (accountId === null) {
        throw new JiraError(400, ["The query parameter 'accountId' is required."]);
      }
      const user = jira.users.find(({ account_id }) => account_id === accountId);
      if (user === undefined) {
        throw new JiraError(404, [
          'Specified user does not exist or you do not have required permissions',
        ]);
      }
      return {
        status: 200,
        body: { ...renderUser(user, link), expand: 'groups,applicationRoles' },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/user/search',
    scopes: [
      ['read:jira-user'],
      [
        'read:user:jira',
        'read:user.property:jira',
        'read:application-role:jira',
        'read:avatar:jira',
        'read:group:jira',
      ],
    ],
    example: { query: { query: 'ada' } },
    handle: (context) => {
      if (!context.query.has('query') && !context.query.has('accountId')) {
        throw new JiraError(400, ["One of 'query' and 'accountId' must be given."]);
      }
      return matchingUsers(context, context.jira.users);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/user/assignable/search',
    scopes: [
      ['read:jira-user'],
      [
        'read:issue:jira',
        'read:project:jira',
        'read:user:jira',
        'read:application-role:jira',
        'read:avatar:jira',
        'read:group:jira',
      ],
    ],
    example: { query: { project: 'WEB', query: 'grace' } },
    handle: (context) => {
      const { jira, query } = context;
      const [project, issue] = [query.get('project'), query.get('issueKey')];
      if (project === null && issue === null) {
        throw new JiraError(400, ["Either 'project' or 'issueKey' must be given."]);
      }
      if (project !== null) namedProject(jira, project);
      if (issue !== null && findIssue(jira, issue) === undefined) {
        throw new JiraError(404, ['Issue does not exist or you do not have permission to see it.']);
      }
      const people = jira.users.filter(({ account_type }) => account_type === 'atlassian');
      return matchingUsers(context, people);
    },
  },
];

/** Jira looks at the beginning of a name, of its words, and of an e-mail. */
function matchingUsers(
  { query, link }: OperationContext,
  users: readonly Account[],
): OperationAnswer {
  const text = (query.get('query') ?? '').toLowerCase();
  const accountId = query.get('accountId');
  const found = users.filter(
    ({ account_id, name, email }) =>
      (accountId === null || account_id === accountId) &&
      [name, ...name.split(' '), email].some((part) => part.toLowerCase().startsWith(text)),
  );
  const start = wholeNumber(query, 'startAt', 0);
  const page = found.slice(start, start + wholeNumber(query, 'maxResults', 50, 1000));
  return { status: 200, body: page.map((user) => renderUser(user, link)) };
}
