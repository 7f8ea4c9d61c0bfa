import { JiraError } from '../errors';
import { namedProject } from '../lookups';
import type { Board, Issue, JiraData, Status } from '../model';
import type { Operation, OperationContext } from '../operation';
import { pageOf } from '../paging';
import { issuePage, renderBoard, renderSprint } from '../renderAgile';
import { sprintsOf } from '../sprints';

/** Jira Software has granular scopes alone. */
const READ_ISSUES = [['read:board-scope:jira-software', 'read:issue-details:jira']];

/** Boards with their sprints and issues. */
export const BOARD_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/agile/1.0/board',
    scopes: [['read:board-scope:jira-software', 'read:project:jira']],
    example: { query: { projectKeyOrId: 'WEB', type: 'scrum,kanban', name: 'board' } },
    handle: ({ jira, query, link }) => {
      const { values, ...page } = pageOf(wantedBoards(jira, query), query);
      return {
        status: 200,
        body: { ...page, values: values.map((board) => renderBoard(board, link)) },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/board/{boardId}',
    scopes: READ_ISSUES,
    example: { parameters: { boardId: '1' } },
    handle: (context) => ({ status: 200, body: renderBoard(boardOfPath(context), context.link) }),
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/board/{boardId}/configuration',
    scopes: [['read:board-scope.admin:jira-software', 'read:project:jira']],
    example: { parameters: { boardId: '1' } },
    handle: (context) => ({
      status: 200,
      body: renderConfiguration(boardOfPath(context), context),
    }),
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/board/{boardId}/sprint',
    scopes: [['read:sprint:jira-software']],
    example: { parameters: { boardId: '1' }, query: { state: 'active,future' } },
    handle: (context) => {
      const { jira, query, link } = context;
      const board = boardOfPath(context);
      if (board.type !== 'scrum') throw new JiraError(400, ['The board does not support sprints']);
      const states = listOf(query, 'state', ['future', 'active', 'closed']);
      const sprints = [...jira.sprints.values()].filter(
        ({ boardId, state }) => boardId === board.id && states.includes(state),
      );
      const { values, ...page } = pageOf(sprints, query);
      return {
        status: 200,
        body: { ...page, values: values.map((sprint) => renderSprint(sprint, link)) },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/board/{boardId}/issue',
    scopes: READ_ISSUES,
    example: { parameters: { boardId: '1' }, query: { jql: 'status = Done', fields: 'summary' } },
    handle: (context) => issuePage(issuesOf(boardOfPath(context), context.jira), context),
  },
  {
    method: 'GET',
    path: '/rest/agile/1.0/board/{boardId}/backlog',
    scopes: READ_ISSUES,
    example: { parameters: { boardId: '1' } },
    handle: (context) => {
      const issues = issuesOf(boardOfPath(context), context.jira);
      const waiting = issues.filter(
        (issue) =>
          issue.status.category !== 'done' &&
          sprintsOf(issue, context.jira).every(({ state }) => state === 'closed'),
      );
      return issuePage(waiting, context);
    },
  },
];

function wantedBoards(jira: JiraData, query: URLSearchParams): Board[] {
  const types = listOf(query, 'type', ['scrum', 'kanban', 'simple']);
  const name = (query.get('name') ?? '').toLowerCase();
  const idOrKey = query.get('projectKeyOrId');
  const wanted = idOrKey === null ? undefined : namedProject(jira, idOrKey);
  return jira.boards.filter(
    (board) =>
      types.includes(board.type) &&
      board.name.toLowerCase().includes(name) &&
      (wanted === undefined || board.project === wanted),
  );
}

/** The words of a parameter with commas; all that there are where it is missing. */
function listOf(query: URLSearchParams, name: string, known: readonly string[]): readonly string[] {
  const words = query.get(name)?.split(',') ?? known;
  const unknown = words.find((word) => !known.includes(word));
  if (unknown === undefined) return words;
  throw new JiraError(400, [`Unknown value '${unknown}' of '${name}'.`]);
}

function boardOfPath({ jira, parameters }: OperationContext): Board {
  const wanted = parameters['boardId'] ?? '';
  if (!/^\d+$/u.test(wanted)) throw new JiraError(400, [`'${wanted}' is no ID of a board.`]);
  const board = jira.boards.find(({ id }) => id === Number(wanted));
  if (board !== undefined) return board;
  throw new JiraError(404, [
    'Requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
  ]);
}

function issuesOf({ project }: Board, { issues }: JiraData): Issue[] {
  return [...issues.values()].filter((issue) => issue.project === project);
}

function renderConfiguration(board: Board, { jira, link }: OperationContext): unknown {
  const { id, name, type, project } = board;
  const column = (title: string, category: Status['category']): unknown => ({
    name: title,
    statuses: jira.statuses
      .filter((status) => status.category === category)
      .map((status) => ({ id: status.id, self: link(`/rest/api/2/status/${status.id}`) })),
  });
  return {
    id,
    name,
    type,
    self: link(`/rest/agile/1.0/board/${id}/configuration`),
    location: {
      type: 'project',
      key: project.key,
      id: project.id,
      self: link(`/rest/api/2/project/${project.id}`),
      name: project.name,
    },
    filter: { id: String(10_000 + id), self: link(`/rest/api/2/filter/${10_000 + id}`) },
    columnConfig: {
      columns: [
        column('To Do', 'new'),
        column('In Progress', 'indeterminate'),
        column('Done', 'done'),
      ],
      constraintType: 'none',
    },
    ...(type === 'scrum' && {
      estimation: {
        type: 'field',
        field: { fieldId: 'customfield_10016', displayName: 'Story point estimate' },
      },
    }),
    ranking: { rankCustomFieldId: 10019 },
  };
}
