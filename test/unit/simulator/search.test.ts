import { deepStrictEqual, match } from 'node:assert/strict';
import fc from 'fast-check';
import { ADA } from '../../simulator/accounts';
import { JiraError } from '../../simulator/jira/errors';
import { findIssues } from '../../simulator/jira/jql/evaluate';
import { Simulator } from '../../simulator/simulator';
import { call, obtainTokens, replyOf, siteBase, type Reply } from './harness';

interface Page {
  readonly issues: readonly { id: string; key?: string; fields?: object }[];
  readonly nextPageToken?: string;
  readonly isLast: boolean;
}

describe("the simulated Jira's search", () => {
  let simulator: Simulator;
  let access_token: string;
  before(async () => {
    simulator = await Simulator.start();
    ({ access_token } = await obtainTokens(simulator, {}, { site: 'Acme' }));
  });
  after(() => simulator.close());

  const search = async (parameters: Record<string, string>): Promise<Reply> =>
    replyOf(
      await call(
        simulator,
        access_token,
        `${siteBase(simulator)}/rest/api/3/search/jql?${new URLSearchParams(parameters).toString()}`,
      ),
    );
  const keys = (jql: string): string[] =>
    findIssues(jql, simulator.sites[0]!.jira, { account: ADA, now: simulator.clock.now() }).map(
      ({ key }) => key,
    );

  it('gives IDs only and no total, page after page until the last', async () => {
    const ids = [];
    let nextPageToken: string | undefined;
    let pages = 0;
    do {
      const more = nextPageToken === undefined ? {} : { nextPageToken };
      const { body } = await search({ jql: 'project = WEB', maxResults: '25', ...more });
      const page = body as Page;
      deepStrictEqual(
        Object.keys(page),
        page.isLast ? ['issues', 'isLast'] : ['issues', 'nextPageToken', 'isLast'],
      );
      deepStrictEqual(Object.keys(page.issues[0]!), ['id']);
      ids.push(...page.issues.map(({ id }) => id));
      nextPageToken = page.nextPageToken;
      pages += 1;
    } while (nextPageToken !== undefined);
    deepStrictEqual([pages, ids.length, new Set(ids).size], [3, 60, 60]);
  });

  it('gives the wanted fields, by GET and by POST', async () => {
    const jql = 'key = WEB-1';
    const byGet = await search({ jql, fields: 'summary,status' });
    const byPost = await call(
      simulator,
      access_token,
      `${siteBase(simulator)}/rest/api/3/search/jql`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jql, fields: ['summary', 'status'] }),
      },
    );
    deepStrictEqual(await replyOf(byPost), byGet);
    const [issue] = (byGet.body as Page).issues;
    deepStrictEqual(
      [issue?.key, Object.keys(issue?.fields ?? {})],
      ['WEB-1', ['summary', 'status']],
    );
  });

  it('takes no page token of another query', async () => {
    const first = await search({ jql: 'project = WEB', maxResults: '1' });
    const { nextPageToken = '' } = first.body as Page;
    deepStrictEqual((await search({ jql: 'project = OPS', nextPageToken })).status, 400);
    deepStrictEqual((await search({ jql: 'project = WEB', nextPageToken: 'x' })).status, 400);
  });

  it('says 410 where the search was removed, in both versions and by both methods', async () => {
    for (const version of ['2', '3']) {
      for (const method of ['GET', 'POST']) {
        const path = `${siteBase(simulator)}/rest/api/${version}/search`;
        const { status, body } = await replyOf(
          await call(simulator, access_token, path, { method }),
        );
        const { errorMessages, errors } = body as { errorMessages: string[]; errors: object };
        match(
          errorMessages[0] ?? '',
          /^The requested API has been removed\. Please migrate to the \/rest\/api\/3\/search\/jql API\./u,
        );
        deepStrictEqual([status, errors], [410, {}]);
      }
    }
  });

  it('combines conditions', () => {
    const all = keys('project = WEB');
    const done = keys('project = web AND status = "Done"');
    const rest = keys('project = WEB and (status != Done)');
    deepStrictEqual([...done, ...rest].sort(), [...all].sort());
    deepStrictEqual(
      keys('project in (WEB, OPS)').length + keys('project not in (WEB, OPS)').length,
      120,
    );
    deepStrictEqual(
      keys('assignee = currentUser() AND NOT project = OPS'),
      keys(`project != OPS AND assignee = "${ADA.account_id}"`),
    );
    deepStrictEqual(keys('project = HELP AND assignee is EMPTY').length > 0, true);
  });

  it('orders by key and by time', () => {
    deepStrictEqual(keys('project = WEB ORDER BY key ASC').slice(0, 3), [
      'WEB-1',
      'WEB-2',
      'WEB-3',
    ]);
    deepStrictEqual(keys('project = WEB ORDER BY created DESC')[0], 'WEB-60');
    deepStrictEqual(
      keys('created >= "2026-01-05" AND created < "2026-01-07" order by created').length,
      2,
    );
  });

  const refused: readonly [string, RegExp][] = [
    ['', /^Unbounded JQL queries are not allowed here/u],
    ['order by created', /^Unbounded JQL queries/u],
    ['nope = 1', /^Field 'nope' does not exist or you do not have permission to view it\.$/u],
    ['project = NOPE', /^The value 'NOPE' does not exist for the field 'project'\.$/u],
    ['summary = x', /^The operator '=' is not supported by the 'summary' field\.$/u],
    [
      'project WEB',
      /^Error in the JQL Query: Expecting operator.* but got 'WEB'\. \(line 1, character 9\)$/u,
    ],
    [
      'project = ',
      /^Error in the JQL Query: Expecting either a value, list or function but got the end/u,
    ],
    [
      'project = WEB status = Done',
      /^Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'/u,
    ],
    ['project = "WEB', /^Error in the JQL Query: The quoted string/u],
    ['created > yesterday', /^Date value 'yesterday' for field 'created' is invalid/u],
  ];
  for (const [jql, message] of refused) {
    it(`refuses: ${jql === '' ? 'nothing at all' : jql}`, async () => {
      const { status, body } = await search({ jql });
      const { errorMessages, errors } = body as { errorMessages: string[]; errors: object };
      match(errorMessages[0] ?? '', message);
      deepStrictEqual([status, errors], [400, {}]);
    });
  }

  it('finds or refuses, but never fails otherwise, whatever the query', () => {
    const words = [
      'project',
      '=',
      'WEB',
      'and',
      'or',
      'not',
      'in',
      '(',
      ')',
      ',',
      '"',
      'order',
      'by',
    ];
    const piece = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        try {
          keys(pieces.join(' '));
        } catch (error) {
          deepStrictEqual(error instanceof JiraError && error.status, 400);
        }
      }),
    );
  });
});
