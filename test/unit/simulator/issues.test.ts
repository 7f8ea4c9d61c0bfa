import { deepStrictEqual } from 'node:assert/strict';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, replyOf, siteBase, type Reply } from './harness';

const SUMMARY_MISSING = {
  status: 400,
  body: { errorMessages: [], errors: { summary: 'You must specify a summary of the issue.' } },
};
const VALID = { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'A new one' };

describe("the simulated Jira's issues", () => {
  let simulator: Simulator;
  let access_token: string;
  beforeEach(async () => {
    simulator = await Simulator.start();
    ({ access_token } = await obtainTokens(simulator, {}, { site: 'Acme' }));
  });
  afterEach(() => simulator.close());

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    version = '3',
  ): Promise<Response> =>
    call(simulator, access_token, `${siteBase(simulator)}/rest/api/${version}/issue${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  const create = async (fields: unknown, version = '3'): Promise<Reply> =>
    replyOf(await send('POST', '', { fields }, version));
  const fieldsOf = async (key: string, query = '', version = '3'): Promise<unknown> => {
    const { body } = await replyOf(await send('GET', `/${key}${query}`, undefined, version));
    return (body as { fields: unknown }).fields;
  };

  it('creates, reads, edits and deletes an issue', async () => {
    const created = await create({ ...VALID, labels: ['a'], customfield_10016: 3 });
    deepStrictEqual(created, {
      status: 201,
      body: {
        id: '10121',
        key: 'WEB-61',
        self: `${simulator.api_base_url}${siteBase(simulator)}/rest/api/3/issue/10121`,
      },
    });
    const edit = { fields: { summary: 'Edited', assignee: null } };
    deepStrictEqual((await send('PUT', '/WEB-61', edit)).status, 204);
    deepStrictEqual(await fieldsOf('web-61', '?fields=summary,labels,customfield_10016,assignee'), {
      summary: 'Edited',
      assignee: null,
      labels: ['a'],
      customfield_10016: 3,
    });
    deepStrictEqual((await send('DELETE', '/10121')).status, 204);
    deepStrictEqual((await send('GET', '/WEB-61')).status, 404);
    deepStrictEqual(((await create(VALID)).body as { key: string }).key, 'WEB-62');
  });

  it('says which fields are wrong', async () => {
    const { project, issuetype } = VALID;
    deepStrictEqual(await create({ project, issuetype }), SUMMARY_MISSING);
    deepStrictEqual((await create({ color: 'red', labels: 'x', priority: { name: 'Odd' } })).body, {
      errorMessages: [],
      errors: {
        project: 'Specify a valid project ID or key',
        issuetype: 'Specify an issue type',
        summary: 'You must specify a summary of the issue.',
        color: "Field 'color' cannot be set. It is not on the appropriate screen, or unknown.",
        labels: 'data was not an array of strings',
        priority: 'Specify a valid value for Priority',
      },
    });
  });

  it('changes nothing by an edit that it refuses in part', async () => {
    const before = await fieldsOf('WEB-1');
    const edit = { fields: { customfield_10016: 13, labels: ['x'], summary: '' } };
    deepStrictEqual(await replyOf(await send('PUT', '/WEB-1', edit)), SUMMARY_MISSING);
    deepStrictEqual(await fieldsOf('WEB-1'), before);
  });

  it('speaks the Atlassian Document Format in version 3 and plain text in version 2', async () => {
    const plain = { ...VALID, description: 'One\nTwo' };
    deepStrictEqual(Object.keys(((await create(plain)).body as { errors: object }).errors), [
      'description',
    ]);
    const { key } = (await create(plain, '2')).body as { key: string };
    deepStrictEqual(
      [
        await fieldsOf(key, '?fields=description', '2'),
        await fieldsOf(key, '?fields=description', '3'),
      ],
      [
        { description: 'One\nTwo' },
        {
          description: {
            type: 'doc',
            version: 1,
            content: ['One', 'Two'].map((text) => ({
              type: 'paragraph',
              content: [{ type: 'text', text }],
            })),
          },
        },
      ],
    );
  });

  it('refuses a body that is no JSON', async () => {
    const path = `${siteBase(simulator)}/rest/api/3/issue`;
    const post = async (type: string, body: string): Promise<number> =>
      (
        await call(simulator, access_token, path, {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        })
      ).status;
    deepStrictEqual(
      [await post('application/json', '{"fields":'), await post('text/plain', '{}')],
      [400, 415],
    );
  });

  it('keeps the sites apart, and starts over with each simulator', async () => {
    await create(VALID);
    const other = await Simulator.start();
    try {
      deepStrictEqual(
        [...simulator.sites, ...other.sites].map(({ jira }) => jira.issues.size),
        [121, 12, 120, 12],
      );
    } finally {
      await other.close();
    }
  });
});
