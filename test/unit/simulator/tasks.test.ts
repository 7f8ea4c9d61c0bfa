import { deepStrictEqual, equal } from 'node:assert/strict';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, siteBase } from './harness';

describe("the simulated Jira's tasks", () => {
  let simulator: Simulator;
  let token: string;
  beforeEach(async () => {
    simulator = await Simulator.start();
    const scope = 'manage:jira-configuration write:jira-work read:jira-work';
    ({ access_token: token } = await obtainTokens(simulator, { scope }, { site: 'Acme' }));
  });
  afterEach(() => simulator.close());

  const ask = (path: string, init: Parameters<typeof call>[3] = {}) =>
    call(simulator, token, `${siteBase(simulator)}${path}`, { redirect: 'manual', ...init });
  const post = (path: string, body: unknown) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** What a task says each time it is asked for. */
  async function questions(path: string, times: number): Promise<unknown[]> {
    const said: unknown[] = [];
    for (let time = 0; time < times; time += 1) {
      const task = (await (await ask(path)).json()) as Record<string, unknown>;
      said.push([task['status'], task['progress'] ?? task['progressPercent']]);
    }
    return said;
  }

  async function deletion(): Promise<string> {
    const response = await ask('/rest/api/3/project/OPS/delete', { method: 'POST' });
    equal(response.status, 303);
    return new URL(response.headers.get('location') ?? '').pathname.replace(/^.*(?=\/rest\/)/u, '');
  }

  it('go on with each question, and do at their end what they are for', async () => {
    const path = await deletion();
    const before = (await ask('/rest/api/3/project/OPS')).status;
    deepStrictEqual(
      {
        path,
        before,
        said: await questions(path, 4),
        after: (await ask('/rest/api/3/project/OPS')).status,
      },
      {
        path: '/rest/api/3/task/10001',
        before: 200,
        said: [
          ['RUNNING', 25],
          ['RUNNING', 50],
          ['RUNNING', 75],
          ['COMPLETE', 100],
        ],
        after: 404,
      },
    );
  });

  it('fail, or stand still, where that is set', async () => {
    simulator.settings.tasks = 'stall';
    const path = await deletion();
    const stalled = await questions(path, 2);
    simulator.settings.tasks = 'fail';
    deepStrictEqual(
      [stalled, await questions(path, 3), (await ask('/rest/api/3/project/OPS')).status],
      [
        [
          ['RUNNING', 0],
          ['RUNNING', 0],
        ],
        [
          ['RUNNING', 25],
          ['RUNNING', 50],
          ['FAILED', 50],
        ],
        200,
      ],
    );
  });

  it('stand in a queue of their own where they are about many issues', async () => {
    const response = await post('/rest/api/3/bulk/issues/delete', {
      selectedIssueIdsOrKeys: ['WEB-1', 'WEB-2'],
    });
    const { taskId } = (await response.json()) as { taskId: string };
    deepStrictEqual(
      [response.status, await questions(`/rest/api/3/bulk/queue/${taskId}`, 4)],
      [
        201,
        [
          ['RUNNING', 25],
          ['RUNNING', 50],
          ['RUNNING', 75],
          ['COMPLETE', 100],
        ],
      ],
    );
    equal((await ask('/rest/api/3/issue/WEB-1')).status, 404);
  });
});
