import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme } from './harness';

const API = '/rest/api/3';

describe("the simulated Jira's catalogue and users", () => {
  let acme: Acme;
  let ask: Acme['ask'];
  before(async () => {
    acme = await startAcme();
    ({ ask } = acme);
  });
  after(() => acme.simulator.close());

  const namesAt = async (path: string): Promise<unknown> =>
    ((await ask('GET', API + path)).body as Record<string, unknown>[]).map(
      ({ name, displayName }) => name ?? displayName,
    );

  it('lists issue types, also by level, priorities and statuses', async () => {
    deepStrictEqual(
      [
        await namesAt('/issuetype'),
        await namesAt('/issuetype/project?projectId=10000&level=1'),
        await namesAt('/priority'),
        await namesAt('/status'),
      ],
      [
        ['Epic', 'Story', 'Task', 'Bug'],
        ['Epic'],
        ['Highest', 'High', 'Medium', 'Low', 'Lowest'],
        ['To Do', 'In Progress', 'In Review', 'Done'],
      ],
    );
  });

  it('says of every issue type what an issue of it needs, and takes an issue with that', async () => {
    const types = await ask('GET', `${API}/issue/createmeta/WEB/issuetypes`);
    for (const { id } of (types.body as { issueTypes: { id: string }[] }).issueTypes) {
      const meta = await ask('GET', `${API}/issue/createmeta/10000/issuetypes/${id}`);
      const { fields } = meta.body as {
        fields: { fieldId: string; required: boolean; allowedValues?: { id: string }[] }[];
      };
      const needed = fields
        .filter(({ required }) => required)
        .map(({ fieldId, allowedValues }): [string, unknown] => [
          fieldId,
          allowedValues === undefined ? 'A text' : { id: allowedValues[0]!.id },
        ]);
      const body = { fields: Object.fromEntries(needed) };
      deepStrictEqual((await ask('POST', `${API}/issue`, body)).status, 201);
    }
  });

  it('finds users by the beginning of a name, and assignees that are people', async () => {
    deepStrictEqual(
      [
        await namesAt('/user/search?query=hop'),
        await namesAt('/user/search?query=release'),
        await namesAt('/user/search?query=ada@'),
        await namesAt('/user/search?query=nobody'),
        await namesAt('/user/assignable/search?project=WEB'),
        await namesAt('/user/assignable/search?issueKey=WEB-1&maxResults=1'),
      ],
      [
        ['Grace Hopper'],
        ['Release robot'],
        ['Ada Lovelace'],
        [],
        ['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson'],
        ['Ada Lovelace'],
      ],
    );
  });

  const refused: readonly [path: string, status: number][] = [
    ['/issuetype/9', 404],
    ['/issuetype/project', 400],
    ['/issuetype/project?projectId=9', 404],
    ['/priority/9', 404],
    ['/status/Odd', 404],
    ['/issue/createmeta/NOPE/issuetypes', 404],
    ['/issue/createmeta/WEB/issuetypes/9', 404],
    ['/user/search', 400],
    ['/user/assignable/search', 400],
    ['/user/assignable/search?project=NOPE', 404],
    ['/user/assignable/search?issueKey=WEB-999', 404],
  ];
  for (const [path, status] of refused) {
    it(`refuses ${path}`, async () => {
      const reply = await ask('GET', API + path);
      deepStrictEqual(
        [reply.status, Object.keys(reply.body as object)],
        [status, ['errorMessages', 'errors']],
      );
    });
  }
});
