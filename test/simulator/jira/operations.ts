import type { Operation } from './operation';
import { INSTANCE_OPERATIONS } from './operations/instance';
import { ISSUE_OPERATIONS } from './operations/issues';
import { PROJECT_OPERATIONS } from './operations/projects';
import { SEARCH_OPERATIONS } from './operations/search';
import { USER_OPERATIONS } from './operations/users';

/** Everything this Jira can do; a new file of operations is added here and nowhere else. */
export const OPERATIONS: readonly Operation[] = [
  ...INSTANCE_OPERATIONS,
  ...USER_OPERATIONS,
  ...PROJECT_OPERATIONS,
  ...ISSUE_OPERATIONS,
  ...SEARCH_OPERATIONS,
];
