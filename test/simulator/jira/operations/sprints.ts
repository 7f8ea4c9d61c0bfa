import { asText } from '../../json';
import { nextSprintId } from '../counters';
import { JiraError } from '../errors';
import { findIssue } from '../lookups';
import type { Issue, JiraData, Sprint } from '../model';
import { jsonBody, type Operation, type OperationContext } from '../operation';
import { issuePage, renderSprint } from '../renderAgile';
import { deleteSprint, moveToSprint, sprintsOf } from '../sprints';

const WRITE = [['write:sprint:jira-software']];
const NEXT: Readonly<Record<Sprint['state'], string>> = {
  future: 'active',
  active: 'closed',
  closed: '',
};

/** Sprints. Jira Software has granular scopes alone. */
export const SPRINT_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rest/agile/1.0/sprint',
    scopes: WRITE,
    example: { body: { name: 'Sprint 4', originBoardId: 1, goal: 'Ship it' } },
    handle: (context) => {
      const { jira, link } = context;
      const body = jsonBody(context);
      const board = jira.boards.find(({ id }) => id === body['originBoardId']);
      if (board === undefined) {
        throw new JiraError(400, [], { originBoardId: 'The board does not exist.' });
      }
      if (board.type !== 'scrum') throw new JiraError(400, ['The board does not support sprints']);
      const sprint: Sprint = {
        id: nextSprintId(jira),
        name: nameOf(body['name']),
        state: 'future',
        boardId: board.id,
        goal: asText(body['goal']) ?? '',
        startDate: dateOf(body, 'startDate'),
        endDate: dateOf(body, 'endDate'),
      };
      jira.sprints.set(sprint.id, sprint);
      return { status: 201, body: renderSprint(sprint, link) };
    },
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/sprint/{sprintId}',
    scopes: [['read:sprint:jira-software']],
    example: { parameters: { sprintId: '2' } },
    handle: (context) => ({ status: 200, body: renderSprint(sprintOfPath(context), context.link) }),
  },
  {
    method: 'PUT',
    path: '/rest/agile/1.0/sprint/{sprintId}',
    scopes: WRITE,
    example: { parameters: { sprintId: '3' }, body: { name: 'Next', state: 'future' } },
    handle: (context) => {
      const { name, state, goal = '', startDate = null, endDate = null } = jsonBody(context);
      if (name === undefined || state === undefined) {
        throw new JiraError(400, ["A full update needs 'name' and 'state'."]);
      }
      return update(context, { name, state, goal, startDate, endDate });
    },
  },
  {
    method: 'POST',
    path: '/rest/agile/1.0/sprint/{sprintId}',
    scopes: WRITE,
    example: { parameters: { sprintId: '2' }, body: { state: 'closed' } },
    handle: (context) => update(context, jsonBody(context)),
  },
  {
    method: 'DELETE',
    path: '/rest/agile/1.0/sprint/{sprintId}',
    scopes: [['delete:sprint:jira-software']],
    example: { parameters: { sprintId: '3' } },
    handle: (context) => {
      deleteSprint(sprintOfPath(context), context.jira);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/sprint/{sprintId}/issue',
    scopes: [['read:sprint:jira-software', 'read:issue-details:jira', 'read:jql:jira']],
    example: { parameters: { sprintId: '2' }, query: { fields: 'summary' } },
    handle: (context) => {
      const { jira } = context;
      const sprint = sprintOfPath(context);
      const issues = [...jira.issues.values()];
      return issuePage(
        issues.filter((issue) => sprintsOf(issue, jira).includes(sprint)),
        context,
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/agile/1.0/sprint/{sprintId}/issue',
    scopes: WRITE,
    example: { parameters: { sprintId: '3' }, body: { issues: ['WEB-1', '10002'] } },
    handle: (context) => {
      const { jira, now } = context;
      const sprint = sprintOfPath(context);
      if (sprint.state === 'closed') {
        throw new JiraError(400, ['Issues can only be moved to open or active sprints.']);
      }
      for (const issue of issuesToMove(jsonBody(context)['issues'], jira)) {
        moveToSprint(issue, sprint, jira);
        issue.updated = now;
      }
      return { status: 204 };
    },
  },
];

function sprintOfPath({ jira, parameters }: OperationContext): Sprint {
  const wanted = parameters['sprintId'] ?? '';
  if (!/^\d+$/u.test(wanted)) throw new JiraError(400, [`'${wanted}' is no ID of a sprint.`]);
  const sprint = jira.sprints.get(Number(wanted));
  if (sprint === undefined) throw new JiraError(404, ['Sprint does not exist']);
  return sprint;
}

/** Of a sprint that is over, only name and goal change; all else that is asked for is ignored. */
function update(
  context: OperationContext,
  changes: Readonly<Record<string, unknown>>,
): ReturnType<Operation['handle']> {
  const sprint = sprintOfPath(context);
  const isOver = sprint.state === 'closed';
  const changed: Sprint = {
    ...sprint,
    ...(changes['name'] !== undefined && { name: nameOf(changes['name']) }),
    ...(changes['goal'] !== undefined && { goal: asText(changes['goal']) ?? '' }),
    ...(!isOver &&
      changes['startDate'] !== undefined && { startDate: dateOf(changes, 'startDate') }),
    ...(!isOver && changes['endDate'] !== undefined && { endDate: dateOf(changes, 'endDate') }),
  };
  const state = changes['state'];
  if (!isOver && state !== undefined && state !== sprint.state) {
    step(changed, state, context.now);
  }
  Object.assign(sprint, changed);
  return { status: 200, body: renderSprint(sprint, context.link) };
}

/** A sprint starts where it has its dates, and ends where it was started. */
function step(sprint: Sprint, state: unknown, now: number): void {
  if (state !== NEXT[sprint.state]) {
    throw new JiraError(400, [], {
      state: `A sprint that is ${sprint.state} cannot be made ${String(state)}.`,
    });
  }
  if (sprint.state === 'active') sprint.completeDate = new Date(now).toISOString();
  else if (sprint.startDate === undefined || sprint.endDate === undefined) {
    throw new JiraError(400, ['A sprint needs a start date and an end date to be started.']);
  }
  sprint.state = sprint.state === 'future' ? 'active' : 'closed';
}

function nameOf(value: unknown): string {
  const name = asText(value)?.trim() ?? '';
  if (name === '') throw new JiraError(400, [], { name: 'The sprint name must not be empty.' });
  if (name.length > 30) {
    throw new JiraError(400, [], { name: 'The sprint name must be shorter than 30 characters.' });
  }
  return name;
}

function dateOf(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const time = Date.parse(asText(value) ?? '');
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new JiraError(400, [], { [name]: 'The date is not in ISO 8601.' });
}

function issuesToMove(value: unknown, jira: JiraData): Issue[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new JiraError(400, [], { issues: 'At least one issue must be given.' });
  }
  if (value.length > 50) {
    throw new JiraError(400, [], { issues: 'At most 50 issues can be moved at once.' });
  }
  return value.map((idOrKey) => {
    const issue = findIssue(jira, String(idOrKey));
    if (issue !== undefined) return issue;
    throw new JiraError(400, ['Issue does not exist or you do not have permission to see it.']);
  });
}
