import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme, type Reply } from './harness';

const COMMENTS = '/rest/api/3/issue/WEB-1/comment';
const WORKLOGS = '/rest/api/3/issue/WEB-1/worklog';
const TRANSITIONS = '/rest/api/3/issue/WEB-1/transitions';
const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const refusal = (errors: Record<string, string>, ...errorMessages: string[]): Reply => ({
  status: 400,
  body: { errorMessages, errors },
});

describe("the activity on the simulated Jira's issues", () => {
  let acme: Acme;
  let ask: Acme['ask'];
  beforeEach(async () => {
    acme = await startAcme();
    ({ ask } = acme);
  });
  afterEach(() => acme.simulator.close());

  const bodiesOf = async (query: string): Promise<unknown> => {
    const { comments, ...page } = (await ask('GET', COMMENTS.replace('/3/', '/2/') + query))
      .body as { comments: readonly { body: string }[] };
    return { ...page, comments: comments.map(({ body }) => body) };
  };

  it('adds, edits, pages and deletes comments, in the rich text of each version', async () => {
    const added = await ask('POST', COMMENTS, { body: paragraph('Third') });
    const { id, self } = added.body as { id: string; self: string };
    deepStrictEqual([added.status, id], [201, '10101']);
    const edited = await ask('PUT', `${COMMENTS.replace('/3/', '/2/')}/${id}`, { body: 'Edited' });
    const { body: text, updateAuthor } = edited.body as Record<string, unknown>;
    deepStrictEqual(
      [edited.status, text, (updateAuthor as { displayName: string }).displayName],
      [200, 'Edited', 'Ada Lovelace'],
    );
    const path = self.slice(self.indexOf('/rest/'));
    deepStrictEqual(((await ask('GET', path)).body as { body: unknown }).body, paragraph('Edited'));
    deepStrictEqual(await bodiesOf('?startAt=1&maxResults=1'), {
      startAt: 1,
      maxResults: 1,
      total: 3,
      comments: ['Fixed on the staging site.\nPlease check.'],
    });
    deepStrictEqual((await ask('DELETE', path)).status, 204);
    deepStrictEqual((await ask('GET', path)).status, 404);
    deepStrictEqual(await bodiesOf('?orderBy=-created'), {
      startAt: 0,
      maxResults: 100,
      total: 2,
      comments: ['Fixed on the staging site.\nPlease check.', 'I can reproduce this.'],
    });
  });

  it('refuses a comment without a body, and an order it does not know', async () => {
    deepStrictEqual(
      [
        await ask('POST', COMMENTS, { body: 'plain' }),
        await ask('POST', COMMENTS.replace('/3/', '/2/'), { body: ' ' }),
        (await ask('GET', `${COMMENTS}?orderBy=author`)).status,
        (await ask('GET', '/rest/api/3/issue/WEB-999/comment')).status,
      ],
      [
        refusal({ comment: 'Comment body is not valid!' }),
        refusal({ comment: 'Comment body can not be empty!' }),
        400,
        404,
      ],
    );
  });

  it('logs work by seconds and by words, and edits what is named alone', async () => {
    const started = '2026-01-06T10:00:00.000+0130';
    const added = await ask('POST', WORKLOGS, { timeSpent: '1d 30m', started });
    const { id, timeSpentSeconds, started: shown } = added.body as Record<string, unknown>;
    deepStrictEqual(
      [added.status, timeSpentSeconds, shown],
      [201, 30_600, '2026-01-06T08:30:00.000+0000'],
    );
    const edited = await ask('PUT', `${WORKLOGS}/${String(id)}`, { timeSpentSeconds: 5400 });
    const { timeSpent, started: kept } = edited.body as Record<string, unknown>;
    deepStrictEqual([edited.status, timeSpent, kept], [200, '1h 30m', shown]);
    deepStrictEqual((await ask('DELETE', `${WORKLOGS}/${String(id)}`)).status, 204);
    deepStrictEqual(((await ask('GET', WORKLOGS)).body as { total: number }).total, 1);
  });

  const DATE = `Invalid date format. Please enter the date in the format "yyyy-MM-dd'T'HH:mm:ss.SSSZ".`;
  const wrongWork: readonly [work: unknown, reply: Reply][] = [
    [{ timeSpentSeconds: 60, started: '2026-01-06T10:00:00Z' }, refusal({}, DATE)],
    [{ timeSpentSeconds: 60, started: '2026-01-06T10:00:00+0000' }, refusal({}, DATE)],
    [{ timeSpentSeconds: 60, started: '2026-01-06T10:00:00.000+01:00' }, refusal({}, DATE)],
    [{ timeSpentSeconds: 60, started: '2026-13-06T10:00:00.000+0000' }, refusal({}, DATE)],
    [{}, refusal({ timeLogged: 'You must indicate the time spent working.' })],
    [{ timeSpent: 'long' }, refusal({ timeLogged: 'Invalid time duration entered.' })],
    [{ timeSpentSeconds: 59 }, refusal({ timeLogged: 'Invalid time duration entered.' })],
    [
      { timeSpentSeconds: 60, comment: 'plain' },
      refusal({ comment: 'Worklog comment is not valid!' }),
    ],
  ];
  for (const [work, reply] of wrongWork) {
    it(`refuses the work ${JSON.stringify(work)}`, async () => {
      deepStrictEqual(await ask('POST', WORKLOGS, work), reply);
      deepStrictEqual(((await ask('GET', WORKLOGS)).body as { total: number }).total, 1);
    });
  }

  it('moves an issue to the status of a transition', async () => {
    const listed = (await ask('GET', TRANSITIONS)).body as {
      transitions: readonly { id: string; to: { name: string } }[];
    };
    for (const { id, to } of listed.transitions) {
      deepStrictEqual(await ask('POST', TRANSITIONS, { transition: { id } }), {
        status: 204,
        body: undefined,
      });
      const { body } = await ask('GET', '/rest/api/3/issue/WEB-1?fields=status');
      const { status } = (body as { fields: { status: { name: string } } }).fields;
      deepStrictEqual(status.name, to.name);
    }
  });

  it('refuses a transition that is unknown, missing, or with fields, and moves nothing', async () => {
    const before = await ask('GET', '/rest/api/3/issue/WEB-1');
    deepStrictEqual(
      [
        await ask('POST', TRANSITIONS, { transition: { id: '711' } }),
        await ask('POST', TRANSITIONS, {}),
        await ask('POST', TRANSITIONS, { transition: { id: '41' }, fields: { summary: 'x' } }),
      ],
      [
        refusal({}, "Transition id '711' is not valid for this issue."),
        refusal({}, "Missing 'transition' identifier"),
        refusal({
          summary:
            "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.",
        }),
      ],
    );
    deepStrictEqual(await ask('GET', '/rest/api/3/issue/WEB-1'), before);
  });
});
