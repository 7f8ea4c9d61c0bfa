import { isCodedError, NetworkError, type CodedError } from '../errors';
import type { Clock } from '../ports';
import { headerValue } from '../rest/answerText';
import type { Answer } from '../rest/client';
import { isEnded, readTaskState, type Task, type TaskEnd, type TaskState } from './task';

/** How following a task came to its end. */
export type TaskOutcome =
  | { readonly kind: 'ended'; readonly end: TaskEnd; readonly answer: Answer }
  /** It did not change for ten minutes. */
  | { readonly kind: 'stalled'; readonly answer: Answer }
  /** The user no longer waits for it. */
  | { readonly kind: 'stopped'; readonly answer: Answer | undefined }
  /** What was asked last is not answered as a task is; its answer says why. */
  | { readonly kind: 'refused'; readonly answer: Answer }
  /** It could not be asked, several times in a row or for a reason that stays. */
  | {
      readonly kind: 'unreachable';
      /** Undefined where it was answered, and with a failure each time. */
      readonly error: CodedError<string> | undefined;
      readonly answer: Answer | undefined;
    };

/** Asks for an address once. Throws the errors of `JiraClient.send`. */
export type Ask = (url: string, signal: AbortSignal) => Promise<Answer>;

/** Milliseconds between two questions: at first, and at most. */
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 5000;
const GROWTH = 1.5;

/** Milliseconds without a change after which a task is left alone. */
const LONGEST_STANDSTILL = 10 * 60_000;

/** Questions in a row that may fail. */
const MOST_FAILURES = 4;

/** Milliseconds that an answer may ask to wait. */
const LONGEST_RETRY_AFTER = 60_000;

/** What came of one question. */
type Reply =
  | { readonly kind: 'state'; readonly state: TaskState; readonly answer: Answer }
  | {
      readonly kind: 'failed';
      readonly error: CodedError<string> | undefined;
      /** Milliseconds that it asks to wait. */
      readonly pause: number;
    }
  | { readonly kind: 'over'; readonly outcome: TaskOutcome };

/** Asks for a task until it ends, ever less often. Never throws a coded error. */
export async function followTask(
  task: Task,
  ask: Ask,
  clock: Clock,
  signal: AbortSignal,
  onProgress: (state: TaskState) => void,
): Promise<TaskOutcome> {
  let latest: Answer | undefined;
  let mark: string | undefined;
  let changedAt = clock.now();
  let failures = 0;
  let pause = SHORTEST_PAUSE;
  for (;;) {
    const reply = await askOnce(task, ask, signal, latest);
    if (reply.kind === 'over') return reply.outcome;
    if (reply.kind === 'state') {
      const { state, answer } = reply;
      if (isEnded(state)) return { kind: 'ended', end: state.status, answer };
      latest = answer;
      failures = 0;
      if (state.mark !== mark) changedAt = clock.now();
      mark = state.mark;
      onProgress(state);
      if (clock.now() - changedAt >= LONGEST_STANDSTILL) return { kind: 'stalled', answer };
    } else {
      failures += 1;
      if (failures >= MOST_FAILURES) {
        return { kind: 'unreachable', error: reply.error, answer: latest };
      }
    }
    await passed(Math.max(pause, reply.kind === 'failed' ? reply.pause : 0), clock, signal);
    if (signal.aborted) return { kind: 'stopped', answer: latest };
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE);
  }
}

async function askOnce(
  { url }: Task,
  ask: Ask,
  signal: AbortSignal,
  latest: Answer | undefined,
): Promise<Reply> {
  try {
    const answer = await ask(url, signal);
    if (signal.aborted) return { kind: 'over', outcome: { kind: 'stopped', answer: latest } };
    if (answer.status === 429 || answer.status >= 500) {
      return { kind: 'failed', error: undefined, pause: retryAfter(answer) };
    }
    if (answer.cut !== undefined) return { kind: 'failed', error: undefined, pause: 0 };
    const state = readTaskState(answer);
    if (state === undefined) return { kind: 'over', outcome: { kind: 'refused', answer } };
    return { kind: 'state', state, answer };
  } catch (error) {
    if (!isCodedError(error)) throw error;
    if (signal.aborted) return { kind: 'over', outcome: { kind: 'stopped', answer: latest } };
    if (error instanceof NetworkError) return { kind: 'failed', error, pause: 0 };
    return { kind: 'over', outcome: { kind: 'unreachable', error, answer: latest } };
  }
}

function retryAfter({ headers }: Answer): number {
  const seconds = Number(headerValue(headers, 'retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER) : 0;
}

/** Resolves once the time has passed, or nobody waits any more. */
function passed(milliseconds: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      timer.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.after(milliseconds, end);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
