import { deepStrictEqual } from 'node:assert/strict';
import { startAcme, type Acme } from './harness';

interface SearchPage {
  readonly issues: readonly { readonly id: string; readonly key?: string }[];
  readonly nextPageToken?: string;
  readonly isLast: boolean;
}

describe('the simulated project of many issues', () => {
  let acme: Acme;
  beforeEach(async () => {
    acme = await startAcme();
    acme.simulator.addBulkProject();
  });
  afterEach(() => acme.simulator.close());

  const search = async (token?: string) => {
    const query = new URLSearchParams({
      jql: 'project = BULK ORDER BY key ASC',
      maxResults: '1000',
    });
    if (token !== undefined) query.set('nextPageToken', token);
    const { body } = await acme.ask('GET', `/rest/api/3/search/jql?${query.toString()}`);
    return body as SearchPage;
  };
  /** The pages of a search, as long as there are any and a test wants more. */
  const pages = async (most: number) => {
    const found: SearchPage[] = [];
    let token: string | undefined;
    do {
      const page = await search(token);
      found.push(page);
      token = page.nextPageToken;
    } while (token !== undefined && found.length < most);
    return found;
  };

  it('has 5,000 issues by the token, and by startAt on its board', async () => {
    const ids = (await pages(10)).flatMap(({ issues }) => issues.map(({ id }) => id));
    const { body: boards } = await acme.ask('GET', '/rest/agile/1.0/board?projectKeyOrId=BULK');
    const [board] = (boards as { values: { id: number }[] }).values;
    const path = `/rest/agile/1.0/board/${board!.id}/issue?fields=summary&startAt=4990`;
    const { body } = await acme.ask('GET', path);
    const { total, issues } = body as { total: number; issues: readonly unknown[] };
    deepStrictEqual([new Set(ids).size, total, issues.length], [5000, 5000, 10]);
  });

  it('has page tokens that repeat, and that never end, where a test wants them', async () => {
    acme.simulator.settings.page_tokens = 'repeating';
    const repeating = await pages(4);
    acme.simulator.settings.page_tokens = 'endless';
    const endless = await pages(8);
    deepStrictEqual(
      [
        new Set(repeating.map(({ nextPageToken }) => nextPageToken)).size,
        repeating.every(({ isLast }) => !isLast),
        new Set(endless.map(({ nextPageToken }) => nextPageToken)).size,
        endless.map(({ issues }) => issues.length),
      ],
      [1, true, 8, [1000, 1000, 1000, 1000, 1000, 0, 0, 0]],
    );
  });
});
