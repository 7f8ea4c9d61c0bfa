import type { Answer, AddressedRequest } from '../core/rest/client';
import { followTask } from '../core/tasks/followTask';
import { taskOf } from '../core/tasks/task';
import type { TaskProgress } from '../core/rest/sendProgress';
import type { TaskReport } from '../protocol/console';
import { taskReport } from './messages/tasks';
import type { Services } from './services';

/** The answer of a task that was followed, and what became of the task. */
export interface FollowedTask {
  readonly answer: Answer;
  readonly report: TaskReport;
}

/** Follows the task that an answer leads to; undefined where it leads to none. */
export async function followedTask(
  { client, clock, store }: Services,
  { credentialId, cloudId, secrets = [] }: AddressedRequest,
  first: Answer,
  signal: AbortSignal,
  tell: (progress: TaskProgress) => void,
): Promise<FollowedTask | undefined> {
  // The request was sent: whatever keeps the sites from being read must not take its answer away.
  const { sites } = await store.grants.read(credentialId).catch(() => ({ sites: [] }));
  const task = taskOf(first, sites);
  if (task === undefined) return undefined;
  const polled = { credentialId, cloudId, secrets, method: 'GET', headers: [], body: '' };
  tell({ kind: 'task', percent: undefined, message: '' });
  const outcome = await followTask(
    task,
    (url, until) => client.send({ ...polled, path: url }, until),
    clock,
    signal,
    ({ percent, message }) => tell({ kind: 'task', percent, message }),
  );
  const report = { ...taskReport(outcome, task), firstStatus: first.status };
  return { answer: outcome.answer ?? first, report };
}
