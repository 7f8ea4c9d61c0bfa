import { ADA, GRACE, ROBOT } from '../accounts';
import { documentOf } from './adf';
import { ISSUE_TYPES } from './catalogue';
import type { Board, Issue, Project, ServiceDesk, Sprint, Task } from './model';

const START = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;
const FORTNIGHT = 336 * HOUR;

/** Three sprints of board 1: one over, one under way, one to come. */
export function createSprints(): Sprint[] {
  return (['closed', 'active', 'future'] as const).map((state, index) => ({
    id: index + 1,
    name: `Sprint ${index + 1}`,
    state,
    boardId: 1,
    goal: '',
    startDate: new Date(START + index * FORTNIGHT).toISOString(),
    endDate: new Date(START + (index + 1) * FORTNIGHT).toISOString(),
  }));
}

/** One task, which is complete. */
export function createTasks(): Map<string, Task> {
  const task: Task = {
    id: '10000',
    description: 'Reindex',
    status: 'COMPLETE',
    progress: 100,
    submitted: START,
    lastUpdate: START + HOUR,
    result: 'Reindexed',
    act: () => undefined,
  };
  return new Map([[task.id, task]]);
}

/** One board for each software project; the first plans in sprints. */
export function createBoards(projects: readonly Project[]): Board[] {
  return projects
    .filter(({ projectTypeKey }) => projectTypeKey === 'software')
    .map((project, index) => ({
      id: index + 1,
      name: `${project.key} board`,
      type: index === 0 ? 'scrum' : 'kanban',
      project,
    }));
}

/** One service desk for each project of that type, with two types of requests and two queues. */
export function createServiceDesks(projects: readonly Project[]): ServiceDesk[] {
  return projects
    .filter(({ projectTypeKey }) => projectTypeKey === 'service_desk')
    .map((project, index) => ({
      id: String(index + 1),
      project,
      agents: [ADA, GRACE, ROBOT],
      requestTypes: [
        {
          id: '1',
          name: 'Get IT help',
          description: 'Get assistance for general IT problems and questions.',
          issueType: ISSUE_TYPES[2]!,
        },
        {
          id: '2',
          name: 'Report a bug',
          description: 'Tell us what does not work.',
          issueType: ISSUE_TYPES[3]!,
        },
      ],
      queues: [
        {
          id: '1',
          name: 'All open',
          jql: `project = ${project.key} AND status != Done ORDER BY created DESC`,
          fields: ['issuetype', 'issuekey', 'summary', 'status', 'reporter'],
        },
        {
          id: '2',
          name: 'Unassigned',
          jql: `project = ${project.key} AND assignee IS EMPTY`,
          fields: ['issuekey', 'summary', 'created'],
        },
      ],
    }));
}

/** Two comments, an hour of work and a file. */
export function addActivity(issue: Issue): void {
  issue.comments = [
    comment('10000', 'I can reproduce this.', issue.created + HOUR),
    comment('10001', 'Fixed on the staging site.\nPlease check.', issue.created + 2 * HOUR),
  ];
  issue.worklogs = [
    {
      id: '10000',
      author: ADA,
      updateAuthor: ADA,
      comment: documentOf('Looked for the cause.'),
      started: issue.created + HOUR,
      timeSpentSeconds: 3600,
      created: issue.created + 2 * HOUR,
      updated: issue.created + 2 * HOUR,
    },
  ];
  issue.attachments = [
    {
      id: '10000',
      filename: 'steps.txt',
      author: ADA,
      mimeType: 'text/plain',
      content: Buffer.from('1. Open the page.\n2. Wait.\n'),
      created: issue.created + HOUR,
    },
  ];
}

function comment(id: string, text: string, created: number): Issue['comments'][number] {
  return {
    id,
    author: GRACE,
    updateAuthor: GRACE,
    body: documentOf(text),
    isPublic: true,
    created,
    updated: created,
  };
}
