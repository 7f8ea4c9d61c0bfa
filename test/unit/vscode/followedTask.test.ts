import { deepStrictEqual } from 'node:assert/strict';
import type { HttpRequest, HttpResponse } from '../../../src/core/ports';
import type { TaskProgress } from '../../../src/core/rest/sendProgress';
import { followedTask } from '../../../src/vscode/followedTask';
import type { Services } from '../../../src/vscode/services';
import { answer, FakeClock, FakeHttpClient } from '../../fakes';
import { createWindow, CREDENTIAL, tokenSet } from '../world';

const SITE = { cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] };
const DELETION = {
  credentialId: 'cred',
  cloudId: 'c-1',
  method: 'POST',
  path: '/rest/api/3/project/OPS/delete',
  headers: [['X-Note', 'hidden-value']] as const,
  body: '',
  secrets: ['hidden-value'],
};
const TASK_URL = 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/task/7';

/** Deletes a project at a Jira that answers so, and follows the task of it. */
async function deletion(
  first: HttpResponse,
  replies: readonly HttpResponse[],
  stop = new AbortController(),
  onRunning: () => void = () => undefined,
) {
  let polls = 0;
  const http = new FakeHttpClient((request: HttpRequest) => {
    if (request.method === 'POST') return first;
    polls += 1;
    return replies[Math.min(polls, replies.length) - 1]!;
  });
  const clock = new FakeClock();
  const window = createWindow(http, { clock });
  await window.store.add(CREDENTIAL);
  const issued = tokenSet(clock.now(), { expiresAt: clock.now() + 86_400_000 });
  await window.store.grants.update('cred', () => ({ tokenSet: issued, sites: [SITE] }));
  const told: TaskProgress[] = [];
  const answered = await window.client.send(DELETION, stop.signal);
  const state = { isOver: false };
  const following = followedTask(
    window as unknown as Services,
    DELETION,
    answered,
    stop.signal,
    (progress) => {
      told.push(progress);
      if (progress.percent !== undefined) onRunning();
    },
  ).finally(() => (state.isOver = true));
  // More than half an hour, in steps of half a second.
  for (let turn = 0; !state.isOver; turn += 1) {
    if (turn > 4000) throw new Error('it never ends');
    await new Promise((resolve) => setImmediate(resolve));
    if (clock.waiting > 0) clock.advance(500);
  }
  return { followed: await following, first: answered, told, http };
}

const LED: HttpResponse = {
  ...answer(303, ''),
  headers: [['Location', 'https://acme.atlassian.net/rest/api/3/task/7']],
};
const running = (progress: number) =>
  answer(200, { status: 'RUNNING', progress, message: 'Deleting, hidden-value' });

describe('a task that a request began', () => {
  it('is asked for with the credential at its own API, and its answer takes the place of the first', async () => {
    const done = answer(200, { status: 'COMPLETE', progress: 100, result: { deleted: 'OPS' } });
    const { followed, told, http } = await deletion(LED, [running(40), done]);
    deepStrictEqual(
      {
        answered: new TextDecoder().decode(followed?.answer.body),
        report: followed?.report,
        told,
        polls: http.requests.slice(1).map(({ method, url, headers, body }) => ({
          asked: `${method} ${url}`,
          headers: headers.map(([name]) => name),
          body,
        })),
      },
      {
        answered: new TextDecoder().decode(done.body),
        report: {
          firstStatus: 303,
          id: '7',
          end: 'complete',
          tone: 'info',
          sentence: 'The task is complete. Its result is in the answer below.',
        },
        told: [
          { kind: 'task', percent: undefined, message: '' },
          // A secret of the request is kept out of what the task says, too.
          { kind: 'task', percent: 40, message: 'Deleting, «redacted»' },
        ],
        polls: [0, 1].map(() => ({
          asked: `GET ${TASK_URL}`,
          headers: ['Accept', 'Authorization'],
          body: undefined,
        })),
      },
    );
  });

  it('is not followed elsewhere: no token goes there, and the answer stays what it is', async () => {
    const location = 'https://evil.example/rest/api/3/task/7';
    const { followed, http, told } = await deletion(
      { ...LED, headers: [['Location', location]] },
      [],
    );
    deepStrictEqual([followed, http.requests.length, told], [undefined, 1, []]);
  });

  it('has failed where it says so, and is told as such', async () => {
    const failed = answer(200, { status: 'FAILED', progress: 50, result: 'No.' });
    const { followed } = await deletion(LED, [failed]);
    deepStrictEqual(
      [followed?.report.end, followed?.report.tone, followed?.answer.status],
      ['failed', 'error', 200],
    );
  });

  it('is left alone where it never ends, with its last answer and the way back to it', async () => {
    const { followed } = await deletion(LED, [running(40)]);
    deepStrictEqual(
      [followed?.report.end, followed?.report.sentence, followed?.answer.status],
      [
        'still running',
        'The task has not changed for ten minutes and is still running. Look again with GET /rest/api/3/task/7.',
        200,
      ],
    );
  });

  it('goes on at Jira when nobody waits for it, and what was answered last is kept', async () => {
    const stop = new AbortController();
    const { followed, http } = await deletion(LED, [running(40)], stop, () => stop.abort());
    deepStrictEqual(
      [followed?.report.end, followed?.report.sentence, followed?.answer.status],
      [
        'not waited for',
        'It is no longer waited for, and goes on at Jira. Look again with GET /rest/api/3/task/7.',
        200,
      ],
    );
    deepStrictEqual(
      http.requests.map(({ method }) => method),
      ['POST', 'GET'],
    );
  });

  it('says why it can no longer be followed', async () => {
    const refusal = await deletion(LED, [answer(404, { errorMessages: ['Gone.'] })]);
    const failing = await deletion(LED, [answer(500, '')]);
    deepStrictEqual(
      [
        [refusal.followed?.report.end, refusal.followed?.answer.status],
        [failing.followed?.report.sentence, failing.followed?.answer.status],
      ],
      [
        ['not followed', 404],
        [
          'The task was begun, but can no longer be followed. The server failed several times in a row. Look again with GET /rest/api/3/task/7.',
          303,
        ],
      ],
    );
  });
});
