import type { TaskOutcome } from '../../core/tasks/followTask';
import type { Task, TaskEnd } from '../../core/tasks/task';
import type { TaskReport } from '../../protocol/console';
import { errorSentence } from './sentences';

const ENDS: Record<TaskEnd, readonly [end: string, tone: TaskReport['tone'], sentence: string]> = {
  COMPLETE: ['complete', 'info', 'The task is complete. Its result is in the answer below.'],
  FAILED: ['failed', 'error', 'The task failed. Its answer below says why, as far as Jira does.'],
  CANCELLED: [
    'cancelled',
    'warning',
    'The task was cancelled at Jira. What it had done until then may be there.',
  ],
  DEAD: [
    'dead',
    'error',
    'The task died: Jira has lost it. Look at what it did before beginning it again.',
  ],
};

/** What to say about a task that is no longer followed. */
export function taskReport(
  outcome: TaskOutcome,
  { id, path }: Task,
): Omit<TaskReport, 'firstStatus'> {
  const again = `Look again with GET ${path}.`;
  switch (outcome.kind) {
    case 'ended': {
      const [end, tone, sentence] = ENDS[outcome.end];
      return { id, end, tone, sentence };
    }
    case 'stalled':
      return {
        id,
        end: 'still running',
        tone: 'warning',
        sentence: `The task has not changed for ten minutes and is still running. ${again}`,
      };
    case 'stopped':
      return {
        id,
        end: 'not waited for',
        tone: 'warning',
        sentence: `It is no longer waited for, and goes on at Jira. ${again}`,
      };
    case 'refused':
      return {
        id,
        end: 'not followed',
        tone: 'warning',
        sentence: `The task was begun, but cannot be followed: its answer is below. ${again}`,
      };
    case 'unreachable': {
      const why = outcome.error
        ? errorSentence(outcome.error)
        : 'The server failed several times in a row.';
      return {
        id,
        end: 'not followed',
        tone: 'warning',
        sentence: `The task was begun, but can no longer be followed. ${why} ${again}`,
      };
    }
  }
}
