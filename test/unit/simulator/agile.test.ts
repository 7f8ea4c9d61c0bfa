import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme, type Reply } from './harness';

const AGILE = '/rest/agile/1.0';

describe("the simulated Jira's boards and sprints", () => {
  let acme: Acme;
  let ask: Acme['ask'];
  beforeEach(async () => {
    acme = await startAcme();
    ({ ask } = acme);
  });
  afterEach(() => acme.simulator.close());

  const namesAt = async (path: string): Promise<unknown> => {
    const { body } = await ask('GET', AGILE + path);
    return (body as { values: { name: string }[] }).values.map(({ name }) => name);
  };
  const countAt = async (path: string): Promise<number> =>
    ((await ask('GET', AGILE + path)).body as { total: number }).total;
  const fieldOf = async (key: string): Promise<unknown> => {
    const { body } = await ask('GET', `/rest/api/3/issue/${key}?fields=customfield_10020`);
    const { customfield_10020: sprints } = (
      body as { fields: { customfield_10020: { name: string; state: string }[] | null } }
    ).fields;
    return sprints?.map(({ name, state }) => [name, state]) ?? null;
  };
  const statusOf = async (method: string, path: string, body?: unknown): Promise<number> =>
    (await ask(method, AGILE + path, body)).status;

  it('lists boards by project, type and name', async () => {
    deepStrictEqual(
      [
        await namesAt('/board'),
        await namesAt('/board?type=kanban'),
        await namesAt('/board?projectKeyOrId=10000'),
        await namesAt('/board?name=ops'),
        await namesAt('/board?startAt=1&maxResults=1'),
      ],
      [['WEB board', 'OPS board'], ['OPS board'], ['WEB board'], ['OPS board'], ['OPS board']],
    );
  });

  it('shows the issues of a board, of its backlog and of a sprint, also by a query', async () => {
    const all = await countAt('/board/1/issue');
    const done = await countAt('/board/1/issue?jql=status%20%3D%20Done');
    const open = await countAt('/board/1/issue?jql=status%20!%3D%20Done');
    deepStrictEqual([all, done + open], [60, 60]);
    deepStrictEqual(
      await countAt('/board/1/backlog'),
      await countAt('/board/1/issue?jql=status%20!%3D%20Done%20AND%20Sprint%20%3D%201'),
    );
    deepStrictEqual(
      await countAt('/sprint/2/issue'),
      await countAt('/sprint/2/issue?jql=Sprint%20in%20openSprints()'),
    );
  });

  it('takes a sprint from its creation to its end, and shows it in its issues', async () => {
    const { status, body } = await ask('POST', `${AGILE}/sprint`, {
      name: 'Sprint 4',
      originBoardId: 1,
    });
    const { id, state } = body as { id: number; state: string };
    deepStrictEqual([status, id, state], [201, 4, 'future']);
    deepStrictEqual(await statusOf('POST', '/sprint/4/issue', { issues: ['WEB-1'] }), 204);
    deepStrictEqual(await statusOf('POST', '/sprint/4', { state: 'active' }), 400);
    const dates = { startDate: '2026-02-16T09:00:00.000Z', endDate: '2026-03-02T09:00:00.000Z' };
    deepStrictEqual(await statusOf('POST', '/sprint/4', { state: 'active', ...dates }), 200);
    deepStrictEqual(await fieldOf('WEB-1'), [
      ['Sprint 1', 'closed'],
      ['Sprint 4', 'active'],
    ]);
    deepStrictEqual(await statusOf('POST', '/sprint/4', { state: 'closed' }), 200);
    const after = await ask('POST', `${AGILE}/sprint/4`, { name: 'Over', state: 'active' });
    const { name, completeDate, state: kept } = after.body as Record<string, unknown>;
    deepStrictEqual([name, typeof completeDate, kept], ['Over', 'string', 'closed']);
    deepStrictEqual(await statusOf('POST', '/sprint/4/issue', { issues: ['WEB-2'] }), 400);
  });

  it('sets to nothing what a full update leaves out', async () => {
    const { body } = await ask('PUT', `${AGILE}/sprint/3`, { name: 'Next', state: 'future' });
    deepStrictEqual(body, {
      id: 3,
      self: (body as { self: string }).self,
      state: 'future',
      name: 'Next',
      originBoardId: 1,
      goal: '',
    });
  });

  it('takes the issues out of a sprint that is deleted', async () => {
    deepStrictEqual(await fieldOf('WEB-2'), [['Sprint 1', 'closed']]);
    deepStrictEqual(await statusOf('DELETE', '/sprint/1'), 204);
    deepStrictEqual([await fieldOf('WEB-2'), await statusOf('GET', '/sprint/1')], [null, 404]);
  });

  const refused: readonly [method: string, path: string, body: unknown, status: number][] = [
    ['GET', '/board/x', undefined, 400],
    ['GET', '/board/9', undefined, 404],
    ['GET', '/board?type=round', undefined, 400],
    ['GET', '/board?projectKeyOrId=NOPE', undefined, 404],
    ['GET', '/board/2/sprint', undefined, 400],
    ['GET', '/board/1/sprint?state=odd', undefined, 400],
    ['GET', '/board/1/issue?jql=nope', undefined, 400],
    ['GET', '/sprint/x', undefined, 400],
    ['GET', '/sprint/9', undefined, 404],
    ['POST', '/sprint', { name: 'New', originBoardId: 9 }, 400],
    ['POST', '/sprint', { name: 'New', originBoardId: 2 }, 400],
    ['POST', '/sprint', { originBoardId: 1 }, 400],
    ['POST', '/sprint', { name: 'New', originBoardId: 1, startDate: 'soon' }, 400],
    ['PUT', '/sprint/3', { name: 'Half' }, 400],
    ['POST', '/sprint/3', { state: 'closed' }, 400],
    ['POST', '/sprint/3/issue', { issues: [] }, 400],
    ['POST', '/sprint/3/issue', { issues: ['WEB-1', 'WEB-999'] }, 400],
    ['POST', '/sprint/3/issue', { issues: Array.from({ length: 51 }, () => 'WEB-1') }, 400],
  ];
  for (const [method, path, body, status] of refused) {
    it(`refuses ${method} ${path} ${JSON.stringify(body ?? null).slice(0, 60)}`, async () => {
      const reply: Reply = await ask(method, AGILE + path, body);
      deepStrictEqual(
        [reply.status, Object.keys(reply.body as object)],
        [status, ['errorMessages', 'errors']],
      );
      deepStrictEqual(await fieldOf('WEB-1'), [['Sprint 1', 'closed']]);
    });
  }
});
