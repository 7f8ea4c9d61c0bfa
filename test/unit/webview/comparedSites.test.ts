import { deepStrictEqual, ok } from 'node:assert/strict';
import type { AnswerOfSite, Comparison } from '../../../src/protocol/console';
import { drawn, type FakeNode } from './drawn';

const ANSWERED = { kind: 'answer', status: 200, statusText: 'OK', time: 1, size: 2 } as const;

const COMPARISON: Comparison = {
  id: 7,
  method: 'GET',
  path: '/rest/api/3/myself',
  isRunning: false,
  rows: ['One', 'Two', 'Three'].map((site) => ({
    credential: 'Acme',
    site,
    production: false,
    outcome: ANSWERED,
  })),
};

/** The table of three sites, what it has asked the host for, and what it has heard. */
function table(answerOf: (row: number) => string | undefined) {
  const asked: AnswerOfSite[] = [];
  const answerOfSite = (question: AnswerOfSite) => {
    // Of this realm, as what it is compared with.
    asked.push({ ...question });
    const body = answerOf(question.row);
    const answer = { ...ANSWERED, method: 'GET', url: 'https://x', headers: [], body };
    return Promise.resolve(body === undefined ? undefined : answer);
  };
  const root = drawn(
    `import { ComparedSites } from './console/comparedSites';
     render(<ComparedSites comparison={comparison} answerOfSite={answerOfSite} />, root);`,
    { comparison: COMPARISON, answerOfSite },
    { setTimeout, clearTimeout, queueMicrotask },
  );
  const texts = () => nodes(root, 'pre').map(({ text }) => text);
  const choose = (row: number) => nodes(root, 'input')[row]!.fire('change');
  return { root, asked, texts, choose };
}

const nodes = (root: FakeNode, name: string) =>
  root.all().filter(({ localName }) => localName === name);

/** Waits until something is so; what never is must not keep the run from ending. */
async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the answers of several sites', () => {
  it('are asked for as their rows are chosen, and shown in the order of the table', async () => {
    const { asked, texts, choose } = table((row) => `{"row":${row}}`);
    choose(1);
    await until(() => texts().length === 1);
    choose(0);
    await until(() => texts().length === 2);
    deepStrictEqual(
      [asked, texts()],
      [
        [
          { comparison: 7, row: 1 },
          { comparison: 7, row: 0 },
        ],
        ['{\n  "row": 0\n}', '{\n  "row": 1\n}'],
      ],
    );
  });

  it('are two at most: a third takes the place of the first', async () => {
    const { texts, choose } = table((row) => `row ${row}`);
    choose(0);
    await until(() => texts().join() === 'row 0');
    choose(1);
    await until(() => texts().join() === 'row 0,row 1');
    choose(2);
    await until(() => texts().join() === 'row 1,row 2');
    choose(1);
    await until(() => texts().join() === 'row 2');
  });

  it('say so where the host has them no more', async () => {
    const { root, choose } = table(() => undefined);
    choose(2);
    await until(() => root.text.includes('not kept any more'));
    ok(!root.text.includes('Choose a site to see'));
  });
});
