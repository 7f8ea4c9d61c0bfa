import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { KeptAnswers, type KeptAnswer } from '../../../src/core/body/keptAnswers';
import type { KeptBody } from '../../../src/core/body/bodies';

const MB = 1024 * 1024;

/** An answer whose body says when it is closed. */
function answerOf(at: number, size: number, closed: number[], file?: string): KeptAnswer {
  const facts = { method: 'GET', path: '/x', site: '', status: 200, contentType: undefined };
  const body = { file: () => file, close: () => closed.push(at) } as Partial<KeptBody> as KeptBody;
  return { ...facts, at, size, console: 'c', body };
}

describe('the answers that are kept to be compared', () => {
  it('are the latest 20 of at most 20 MB each and 40 MB in all, and those that are shown', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, (given) => {
        const closed: number[] = [];
        const answers = new KeptAnswers();
        const all = given.map((size, at) => answerOf(at, size * MB, closed));
        const shown = answerOf(1000, 500 * MB, closed);
        answers.add(shown);
        for (const answer of all) {
          answers.add(answer);
          answers.retire(answer);
        }
        const kept = answers.all.filter((answer) => answer !== shown);
        equal(answers.all[0], shown);
        equal(kept.length + closed.length, all.length);
        equal(kept.length <= 20 && kept.reduce((sum, { size }) => sum + size, 0) <= 40 * MB, true);
        const able = all.filter(({ size }) => size <= 20 * MB);
        const latestFirst = able.slice(able.length - kept.length).reverse();
        deepStrictEqual(kept, latestFirst);
      }),
    );
  });

  it('are those alone that have no file, once they are not shown', () => {
    const closed: number[] = [];
    const answers = new KeptAnswers();
    const one = answerOf(1, 1, closed, '/tmp/1.body');
    answers.add(one);
    deepStrictEqual([answers.all, closed], [[one], []]);
    answers.retire(one);
    deepStrictEqual([answers.all, closed], [[], [1]]);
  });

  it('are found by the entry of their request', () => {
    const answers = new KeptAnswers();
    const one = answerOf(1, 1, []);
    answers.add(one);
    one.entryId = 'e';
    equal(answers.ofEntry('e'), one);
    equal(answers.ofEntry('f'), undefined);
  });
});
