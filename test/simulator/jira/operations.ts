import type { Operation } from './operation';
import { ATTACHMENT_OPERATIONS } from './operations/attachments';
import { AUDITING_OPERATIONS } from './operations/auditing';
import { BOARD_OPERATIONS } from './operations/boards';
import { CATALOGUE_OPERATIONS } from './operations/catalogue';
import { COMMENT_OPERATIONS } from './operations/comments';
import { CREATE_META_OPERATIONS } from './operations/createMeta';
import { INSTANCE_OPERATIONS } from './operations/instance';
import { ISSUE_OPERATIONS } from './operations/issues';
import { JQL_OPERATIONS } from './operations/jql';
import { PROJECT_OPERATIONS } from './operations/projects';
import { REQUEST_OPERATIONS } from './operations/requests';
import { SEARCH_OPERATIONS } from './operations/search';
import { SERVICE_DESK_OPERATIONS } from './operations/serviceDesks';
import { SPRINT_OPERATIONS } from './operations/sprints';
import { TASK_OPERATIONS } from './operations/tasks';
import { TRANSITION_OPERATIONS } from './operations/transitions';
import { USER_OPERATIONS } from './operations/users';
import { WORKLOG_OPERATIONS } from './operations/worklogs';

/** Everything this Jira can do; a new file of operations is added here and nowhere else. */
export const OPERATIONS: readonly Operation[] = [
  ...INSTANCE_OPERATIONS,
  ...USER_OPERATIONS,
  ...PROJECT_OPERATIONS,
  ...CATALOGUE_OPERATIONS,
  ...CREATE_META_OPERATIONS,
  ...ISSUE_OPERATIONS,
  ...COMMENT_OPERATIONS,
  ...WORKLOG_OPERATIONS,
  ...TRANSITION_OPERATIONS,
  ...ATTACHMENT_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...JQL_OPERATIONS,
  ...BOARD_OPERATIONS,
  ...SPRINT_OPERATIONS,
  ...SERVICE_DESK_OPERATIONS,
  ...REQUEST_OPERATIONS,
  ...TASK_OPERATIONS,
  ...AUDITING_OPERATIONS,
];
