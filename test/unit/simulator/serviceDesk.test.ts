import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme } from './harness';

const API = '/rest/servicedeskapi';

describe("the simulated Jira's service desk", () => {
  let acme: Acme;
  let ask: Acme['ask'];
  beforeEach(async () => {
    acme = await startAcme();
    ({ ask } = acme);
  });
  afterEach(() => acme.simulator.close());

  const page = async (path: string): Promise<Record<string, unknown> & { values: unknown[] }> =>
    (await ask('GET', API + path)).body as Record<string, unknown> & { values: unknown[] };
  const create = async (requestFieldValues: unknown, requestTypeId = '2') =>
    ask('POST', `${API}/request`, { serviceDeskId: '1', requestTypeId, requestFieldValues });

  it('pages by start and limit, and leads from part to part', async () => {
    const { _links: links, values, ...first } = await page('/servicedesk/1/requesttype?limit=1');
    const { next, self } = links as Record<string, string>;
    deepStrictEqual(
      [first, values.length, self],
      [
        { _expands: [], size: 1, start: 0, limit: 1, isLastPage: false },
        1,
        `${acme.simulator.api_base_url}/ex/jira/${acme.simulator.sites[0]!.cloud_id}${API}/servicedesk/1/requesttype`,
      ],
    );
    const second = await page((next ?? '').slice((next ?? '').indexOf(API) + API.length));
    deepStrictEqual(
      [second['start'], second['isLastPage'], Object.keys(second['_links'] as object)],
      [1, true, ['self', 'base', 'context', 'prev']],
    );
  });

  it('makes a request an issue of its project, with the type behind it', async () => {
    const { status, body } = await create({ summary: 'No sound', description: 'At all' });
    const { issueKey, currentStatus, _links: links } = body as Record<string, unknown>;
    deepStrictEqual(
      [
        status,
        issueKey,
        (currentStatus as { status: string }).status,
        (links as { web: string }).web,
      ],
      [201, 'HELP-21', 'To Do', 'https://acme.atlassian.net/servicedesk/customer/portal/1/HELP-21'],
    );
    const issue = await ask('GET', '/rest/api/2/issue/HELP-21?fields=issuetype,description');
    const { issuetype, description } = (
      issue.body as { fields: { issuetype: { name: string }; description: string } }
    ).fields;
    deepStrictEqual([issuetype.name, description], ['Bug', 'At all']);
    const own = await page('/request?searchTerm=sound');
    deepStrictEqual(own.values, [(await ask('GET', `${API}/request/HELP-21`)).body]);
  });

  it("shows one's own requests, unless all are asked for", async () => {
    const keys = async (query: string): Promise<unknown[]> =>
      (await page(`/request${query}`)).values.map(
        (request) => (request as { issueKey: string }).issueKey,
      );
    await create({ summary: 'Mine' });
    const all = await keys('?requestOwnership=ALL_REQUESTS');
    deepStrictEqual(
      [await keys(''), all.slice(-1), all.includes('HELP-2')],
      [['HELP-21'], ['HELP-21'], true],
    );
  });

  it('adds public and internal comments in plain text, and tells them apart', async () => {
    const path = '/request/HELP-2/comment';
    await ask('POST', API + path, { body: 'For all' });
    await ask('POST', API + path, { body: 'For us', public: false });
    const bodies = async (query: string): Promise<unknown> =>
      (await page(path + query)).values.map((comment) => (comment as { body: string }).body);
    deepStrictEqual(
      [await bodies(''), await bodies('?internal=false'), await bodies('?public=false')],
      [['For all', 'For us'], ['For all'], ['For us']],
    );
  });

  it('moves a request, and says why', async () => {
    const path = `${API}/request/HELP-2/transition`;
    const body = { id: '41', additionalComment: { body: 'Done.' } };
    deepStrictEqual((await ask('POST', path, body)).status, 204);
    const { body: request } = await ask('GET', `${API}/request/HELP-2`);
    deepStrictEqual(
      [
        (request as { currentStatus: { status: string } }).currentStatus.status,
        (await page('/request/HELP-2/comment')).values.length,
      ],
      ['Done', 1],
    );
  });

  it('counts the issues of a queue, and shows its columns alone', async () => {
    const { values } = await page('/servicedesk/1/queue?includeCount=true');
    const issues = await page('/servicedesk/1/queue/2/issue');
    deepStrictEqual(
      [
        (values as { issueCount: number }[])[1]?.issueCount,
        Object.keys((issues.values[0] as { fields: object }).fields),
      ],
      [issues['size'], ['summary', 'created']],
    );
  });

  it('shows no queue to somebody who is no agent', async () => {
    const katherine = await startAcme('Katherine Johnson');
    try {
      deepStrictEqual(await katherine.ask('GET', `${API}/servicedesk/1/queue`), {
        status: 403,
        body: {
          errorMessage: 'You do not have permission to view the queues of this service desk.',
          i18nErrorMessage: {
            i18nKey: 'sd.agent.servicedesk.error.no.permission',
            parameters: [],
          },
        },
      });
    } finally {
      await katherine.simulator.close();
    }
  });

  const refused: readonly [method: string, path: string, body: unknown, status: number][] = [
    ['GET', '/servicedesk/9', undefined, 404],
    ['GET', '/servicedesk/1/requesttype/9/field', undefined, 404],
    ['GET', '/servicedesk/1/queue/9/issue', undefined, 404],
    // An epic is no request, and neither is an issue of another project.
    ['GET', '/request/HELP-1', undefined, 404],
    ['GET', '/request/WEB-2', undefined, 404],
    ['POST', '/request', { serviceDeskId: '9', requestTypeId: '1' }, 400],
    ['POST', '/request', { serviceDeskId: '1', requestTypeId: '9' }, 400],
    ['POST', '/request', { serviceDeskId: '1', requestTypeId: '1' }, 400],
    ['POST', '/request/HELP-2/comment', { body: ' ' }, 400],
    ['POST', '/request/HELP-2/transition', { id: '7' }, 400],
    ['POST', '/request/HELP-2/transition', { id: '41', additionalComment: {} }, 400],
  ];
  for (const [method, path, body, status] of refused) {
    it(`refuses in its own shape: ${method} ${path} ${JSON.stringify(body ?? null)}`, async () => {
      const before = await ask('GET', `${API}/request/HELP-2`);
      const reply = await ask(method, API + path, body);
      deepStrictEqual(
        [reply.status, Object.keys(reply.body as object)],
        [status, ['errorMessage', 'i18nErrorMessage']],
      );
      deepStrictEqual(await ask('GET', `${API}/request/HELP-2`), before);
    });
  }
});
