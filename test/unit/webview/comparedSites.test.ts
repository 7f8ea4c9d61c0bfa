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

/** The table of three sites, what it has asked the host for, and how many rows each body has that it shows. */
function table(isKept: boolean) {
  const asked: AnswerOfSite[] = [];
  const request = (method: string, question: AnswerOfSite) => {
    if (method !== 'answerOfSite') return Promise.resolve(null);
    // Of this realm, as what it is compared with.
    asked.push({ ...question });
    const rows = question.row + 1;
    const state = { size: 9, isEnded: true, json: 'whole', rows: { pretty: rows, raw: 1 } };
    const body = { id: question.row, state, contentType: undefined };
    const answer = { ...ANSWERED, method: 'GET', url: 'https://x', headers: [], body };
    return Promise.resolve(isKept ? answer : null);
  };
  const root = drawn(
    `import { ComparedSites } from './console/comparedSites';
     render(<ComparedSites comparison={comparison} host={host} />, root);`,
    { comparison: COMPARISON, host: { request } },
    {
      ...{ setTimeout, clearTimeout, queueMicrotask, AbortController },
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      ResizeObserver: class {
        observe = () => undefined;
        disconnect = () => undefined;
      },
    },
  );
  const shown = () =>
    root
      .all()
      .filter(({ attributes }) => attributes['role'] === 'tree')
      .map(({ attributes }) => Number(/\d+/u.exec(String(attributes['aria-label']))?.[0]));
  const choose = (row: number) => nodes(root, 'input')[row]!.fire('change');
  return { root, asked, shown, choose };
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
    const { asked, shown, choose } = table(true);
    choose(1);
    await until(() => shown().join() === '2');
    choose(0);
    await until(() => shown().join() === '1,2');
    deepStrictEqual(asked, [
      { comparison: 7, row: 1 },
      { comparison: 7, row: 0 },
    ]);
  });

  it('are two at most: a third takes the place of the first', async () => {
    const { shown, choose } = table(true);
    choose(0);
    await until(() => shown().join() === '1');
    choose(1);
    await until(() => shown().join() === '1,2');
    choose(2);
    await until(() => shown().join() === '2,3');
    choose(1);
    await until(() => shown().join() === '3');
  });

  it('say so where the host has them no more', async () => {
    const { root, choose } = table(false);
    choose(2);
    await until(() => root.text.includes('not kept any more'));
    ok(!root.text.includes('Choose a site to see'));
  });
});
