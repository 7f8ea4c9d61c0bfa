import { wholeNumber, type Operation } from '../operation';
import { renderTime } from '../render';

/** How many changes an administrator finds in the log. */
const RECORDS = 60;

/** The log of what administrators changed, whose pages begin at an `offset`. */
export const AUDITING_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/auditing/record',
    scopes: [['manage:jira-configuration'], ['read:audit-log:jira', 'read:user:jira']],
    example: {},
    handle: ({ query, now }) => {
      const offset = wholeNumber(query, 'offset', 0);
      const limit = wholeNumber(query, 'limit', 1000, 1000);
      const records = Array.from({ length: RECORDS }, (_, index) => ({
        id: RECORDS - index,
        summary: 'User added to group',
        created: renderTime(now - index * 60_000),
        category: 'group management',
      }));
      const body = {
        offset,
        limit,
        total: RECORDS,
        records: records.slice(offset, offset + limit),
      };
      return { status: 200, body };
    },
  },
];
