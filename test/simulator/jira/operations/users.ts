import { JiraError } from '../errors';
import { callerOf, wholeNumber, type Operation } from '../operation';
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
];
