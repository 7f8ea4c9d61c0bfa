import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { CredentialError } from '../../../src/core/credentials/errors';
import { NetworkError } from '../../../src/core/errors';
import type { Answer } from '../../../src/core/rest/client';
import { followTask, type Ask } from '../../../src/core/tasks/followTask';
import type { TaskState } from '../../../src/core/tasks/task';
import { answer, FakeClock, NOTHING_SENT } from '../../fakes';

const TASK = {
  id: '1',
  path: '/rest/api/3/task/1',
  url: 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/task/1',
};

const replyOf = (status: number, body: unknown): Answer => ({
  ...answer(status, body),
  method: 'GET',
  url: TASK.url,
  time: 1,
  redirects: 0,
  sent: NOTHING_SENT,
});
const running = (progress: number) => replyOf(200, { status: 'RUNNING', progress });
const ended = (status: string) => replyOf(200, { status, progress: 50, result: 'so far' });

/** Follows a task whose questions are answered so, in turn, the last one again and again. */
function follow(replies: readonly (Answer | Error)[], stop?: { readonly after: number }) {
  const clock = new FakeClock();
  const controller = new AbortController();
  const startedAt = clock.now();
  const askedAt: number[] = [];
  const told: TaskState[] = [];
  const ask: Ask = (url, signal) => {
    equal(url, TASK.url);
    equal(signal, controller.signal);
    askedAt.push(clock.now() - startedAt);
    const reply = replies[Math.min(askedAt.length, replies.length) - 1]!;
    if (stop?.after === askedAt.length) controller.abort();
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  };
  const following = followTask(TASK, ask, clock, controller.signal, (state) => told.push(state));
  const outcome = advancing(clock, following);
  return { outcome, askedAt, told, clock };
}

/** Steps of a tenth of a second: more than half an hour. */
const MOST_TURNS = 20_000;

/** Lets time pass while something waits for it, until a promise is settled. */
async function advancing<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
  const state = { isOver: false };
  const over = () => (state.isOver = true);
  promise.then(over, over);
  for (let turn = 0; !state.isOver; turn += 1) {
    if (turn > MOST_TURNS) throw new Error('it never ends');
    await new Promise((resolve) => setImmediate(resolve));
    if (clock.waiting > 0) clock.advance(100);
  }
  return promise;
}

describe('following a task', () => {
  it('asks ever less often until it ends, tells how far it is, and gives its last answer', async () => {
    const { outcome, askedAt, told, clock } = follow([
      ...[10, 20, 30, 40, 50, 60, 70, 80].map(running),
      ended('COMPLETE'),
    ]);
    deepStrictEqual(await outcome, {
      kind: 'ended',
      end: 'COMPLETE',
      answer: ended('COMPLETE'),
    });
    const pauses = askedAt.slice(1).map((at, index) => at - askedAt[index]!);
    deepStrictEqual(
      {
        percents: told.map(({ percent }) => percent),
        first: [askedAt[0], pauses[0]],
        longest: Math.max(...pauses),
        isGrowing: pauses.every((pause, index) => pause >= (pauses[index - 1] ?? 0)),
        left: clock.waiting,
      },
      {
        percents: [10, 20, 30, 40, 50, 60, 70, 80],
        first: [0, 500],
        longest: 5000,
        isGrowing: true,
        left: 0,
      },
    );
  });

  for (const end of ['FAILED', 'DEAD', 'CANCELLED']) {
    it(`ends where the task is ${end}`, async () =>
      deepStrictEqual(await follow([running(1), ended(end)]).outcome, {
        kind: 'ended',
        end,
        answer: ended(end),
      }));
  }

  it('leaves a task that has not changed for ten minutes, and keeps its answer', async () => {
    const { outcome, askedAt } = follow([running(10), running(20)]);
    deepStrictEqual(await outcome, { kind: 'stalled', answer: running(20) });
    const last = askedAt.at(-1)! - askedAt[1]!;
    ok(last >= 600_000 && last < 606_000, String(last));
  });

  it('goes on for longer than that with a task that changes', async () => {
    const slow = Array.from({ length: 200 }, (_, at) => running(at / 2));
    const { outcome, askedAt } = follow([...slow, ended('COMPLETE')]);
    equal((await outcome).kind, 'ended');
    ok(askedAt.at(-1)! > 600_000);
  });

  it('asks again where a question fails, and only so often', async () => {
    const failures = [
      new NetworkError('timeout'),
      replyOf(503, ''),
      { ...replyOf(200, '{"status": "RUNN'), cut: 'connection_lost' as const },
    ];
    const gone = await follow([...failures, running(20), ...failures, ended('COMPLETE')]).outcome;
    equal(gone.kind, 'ended');
    const lost = new NetworkError('connection_failed');
    deepStrictEqual(
      [await follow([running(10), lost]).outcome, await follow([replyOf(500, '')]).outcome],
      [
        { kind: 'unreachable', error: lost, answer: running(10) },
        { kind: 'unreachable', error: undefined, answer: undefined },
      ],
    );
  });

  it('waits as long as a 429 asks for, within a minute', async () => {
    const limited = (seconds: string): Answer => ({
      ...replyOf(429, ''),
      headers: [['retry-after', seconds]],
    });
    const { outcome, askedAt } = follow([
      limited('7'),
      limited('31536000'),
      limited('soon'),
      ended('COMPLETE'),
    ]);
    await outcome;
    const pauses = askedAt.slice(1).map((at, index) => at - askedAt[index]!);
    deepStrictEqual([pauses[0], pauses[1], pauses[2]! < 2000], [7000, 60_000, true]);
  });

  it('ends with an answer that is none of a task’s', async () => {
    const refusal = replyOf(404, { errorMessages: ['The task was not found.'] });
    deepStrictEqual(await follow([running(1), refusal]).outcome, {
      kind: 'refused',
      answer: refusal,
    });
  });

  it('ends at once where the credential is the reason', async () => {
    const error = new CredentialError('authorization_needed');
    const { outcome, askedAt } = follow([running(1), error]);
    deepStrictEqual(await outcome, { kind: 'unreachable', error, answer: running(1) });
    equal(askedAt.length, 2);
  });

  it('stops when nobody waits any more, with what was answered last', async () => {
    const { outcome, clock } = follow([running(1), running(2), new NetworkError('aborted')], {
      after: 3,
    });
    deepStrictEqual(await outcome, { kind: 'stopped', answer: running(2) });
    equal(clock.waiting, 0);
  });

  it('stops in the middle of a pause', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    let questions = 0;
    const outcome = followTask(
      TASK,
      () => {
        questions += 1;
        return Promise.resolve(running(1));
      },
      clock,
      controller.signal,
      () => undefined,
    );
    while (clock.waiting === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    deepStrictEqual(await outcome, { kind: 'stopped', answer: running(1) });
    deepStrictEqual([clock.waiting, questions], [0, 1]);
  });

  it('lets what nobody foresaw through', () =>
    rejects(follow([new TypeError('broken')]).outcome, TypeError));
});
