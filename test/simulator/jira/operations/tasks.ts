import { JiraError } from '../errors';
import { projectOfPath } from '../lookups';
import type { JiraData, Project, Task } from '../model';
import { callerOf, jsonBody, type Operation, type OperationContext } from '../operation';

/** How much of a task is done between two questions for it. */
const STEP = 25;

/** What takes long, and the tasks that it becomes. */
export const TASK_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rest/api/3/project/{projectIdOrKey}/delete',
    scopes: [['manage:jira-configuration'], ['write:project:jira', 'write:project.property:jira']],
    example: { parameters: { projectIdOrKey: 'OPS' } },
    handle: (context) => {
      const { jira, link } = context;
      const project = projectOfPath(context);
      const task = begin(context, `Delete project ${project.key}`, () => {
        removeProject(jira, project);
        return { deletedProject: project.key };
      });
      return { status: 303, headers: { location: link(`/rest/api/3/task/${task.id}`) } };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    // Any token of this site's may ask for what its account has begun.
    scopes: [[]],
    example: { parameters: { taskId: '10000' } },
    handle: (context) => {
      const task = taskOfPath(context);
      advance(task, context);
      const { id, description, status, progress, submitted, lastUpdate, result } = task;
      return {
        status: 200,
        body: {
          self: context.link(`/rest/api/3/task/${id}`),
          id,
          description,
          status,
          message: messageOf(task),
          ...(result !== undefined && { result }),
          submittedBy: 10_000,
          progress,
          elapsedRuntime: lastUpdate - submitted,
          submitted,
          started: submitted,
          ...(status !== 'RUNNING' && { finished: lastUpdate }),
          lastUpdate,
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/bulk/issues/delete',
    scopes: [['write:jira-work'], ['write:issue:jira', 'delete:issue:jira']],
    example: { body: { selectedIssueIdsOrKeys: ['WEB-1'] } },
    handle: (context) => {
      const { jira } = context;
      const named = jsonBody(context)['selectedIssueIdsOrKeys'];
      if (!Array.isArray(named) || named.length === 0) {
        throw new JiraError(400, ['selectedIssueIdsOrKeys must not be empty.']);
      }
      const issues = [...jira.issues.values()].filter(
        ({ id, key }) => named.includes(id) || named.includes(key),
      );
      const task = begin(context, `Delete ${issues.length} issues`, () => {
        for (const { id } of issues) jira.issues.delete(id);
        return issues.map(({ id }) => Number(id));
      });
      return { status: 201, body: { taskId: task.id } };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/bulk/queue/{taskId}',
    scopes: [['read:jira-work'], ['read:issue:jira']],
    example: { parameters: { taskId: '10000' } },
    handle: (context) => {
      const task = taskOfPath(context);
      advance(task, context);
      const { id, status, progress, submitted, lastUpdate, result } = task;
      return {
        status: 200,
        body: {
          taskId: id,
          status,
          progressPercent: progress,
          submittedBy: { accountId: callerOf(context).account_id },
          created: submitted,
          started: submitted,
          updated: lastUpdate,
          ...(result !== undefined && { processedAccessibleIssues: result }),
        },
      };
    },
  },
];

function begin(context: OperationContext, description: string, act: () => unknown): Task {
  const { jira, now } = context;
  callerOf(context);
  const id = String((jira.counters.taskId += 1));
  const task: Task = {
    id,
    description,
    status: 'RUNNING',
    progress: 0,
    submitted: now,
    lastUpdate: now,
    act,
  };
  jira.tasks.set(id, task);
  return task;
}

/** A task goes on with each question for it, or stays where it is, by the simulator's setting. */
function advance(task: Task, { now, tasks }: OperationContext): void {
  if (task.status !== 'RUNNING' || tasks === 'stall') return;
  task.lastUpdate = now;
  if (tasks === 'fail' && task.progress >= 2 * STEP) {
    task.status = 'FAILED';
    task.result = 'The database did not answer.';
    return;
  }
  task.progress += STEP;
  if (task.progress < 100) return;
  task.status = 'COMPLETE';
  task.result = task.act();
}

function messageOf({ status, description }: Task): string {
  return status === 'RUNNING' ? `${description}: under way` : description;
}

function taskOfPath({ jira, parameters }: OperationContext): Task {
  const task = jira.tasks.get(parameters['taskId'] ?? '');
  if (task !== undefined) return task;
  throw new JiraError(404, ['The task was not found.']);
}

function removeProject(jira: JiraData, project: Project): void {
  jira.projects.splice(jira.projects.indexOf(project), 1);
  for (const issue of jira.issues.values()) {
    if (issue.project === project) jira.issues.delete(issue.id);
  }
}
