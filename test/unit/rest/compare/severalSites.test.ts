import { deepStrictEqual, doesNotThrow, equal, throws } from 'node:assert/strict';
import { createDeferred, type Deferred } from '../../../../src/core/async';
import {
  checkPathOfMany,
  sendToMany,
  type OneOutcome,
} from '../../../../src/core/rest/compare/severalSites';

/** A sender whose answers the test gives, and what it was asked for. */
function createSender() {
  const asked: number[] = [];
  const answers = new Map<number, Deferred<string>>();
  const send = (request: number) => {
    asked.push(request);
    const answer = createDeferred<string>();
    answers.set(request, answer);
    return answer.promise;
  };
  return { asked, send, answers };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

const codes = (outcomes: readonly OneOutcome<string>[]) =>
  outcomes.map((outcome) =>
    outcome.kind === 'answer' ? outcome.answer : (outcome.error as { code?: string }).code,
  );

describe('one request to several sites', () => {
  it('has no more under way than is allowed, and outcomes in the order of the requests', async () => {
    const { asked, send, answers } = createSender();
    const told: number[] = [];
    const sending = sendToMany([0, 1, 2, 3], send, {
      concurrency: 2,
      signal: new AbortController().signal,
      onOutcome: (index) => told.push(index),
    });
    deepStrictEqual(asked, [0, 1]);
    answers.get(1)!.resolve('b');
    await settle();
    deepStrictEqual(asked, [0, 1, 2]);
    answers.get(2)!.resolve('c');
    await settle();
    answers.get(3)!.resolve('d');
    answers.get(0)!.resolve('a');
    deepStrictEqual(codes(await sending), ['a', 'b', 'c', 'd']);
    deepStrictEqual(told, [1, 2, 3, 0]);
  });

  it('goes to the others where one fails, whatever it fails with', async () => {
    const error = new Error('foreseen by nobody');
    const outcomes = await sendToMany(
      ['good', 'bad', 'good too'],
      (request) => (request === 'bad' ? Promise.reject(error) : Promise.resolve(request)),
      { concurrency: 1, signal: new AbortController().signal, onOutcome: () => undefined },
    );
    deepStrictEqual(outcomes, [
      { kind: 'answer', answer: 'good' },
      { kind: 'failed', error },
      { kind: 'answer', answer: 'good too' },
    ]);
  });

  it('is not begun for those that wait when it is cancelled, and what was answered stays', async () => {
    const { asked, send, answers } = createSender();
    const controller = new AbortController();
    const sending = sendToMany([0, 1, 2], send, {
      concurrency: 1,
      signal: controller.signal,
      onOutcome: () => undefined,
    });
    answers.get(0)!.resolve('a');
    await settle();
    controller.abort();
    answers.get(1)!.reject(Object.assign(new Error(), { code: 'aborted' }));
    deepStrictEqual(codes(await sending), ['a', 'aborted', 'aborted']);
    deepStrictEqual(asked, [0, 1]);
  });

  it('takes no path that names a site of its own', () => {
    for (const path of [
      '/rest/api/3/myself',
      '/me',
      '/rest/ex/jira',
      '/rest?u=https://a.example',
    ]) {
      doesNotThrow(() => checkPathOfMany(path), path);
    }
    for (const path of ['https://acme.atlassian.net/rest', ' /ex/jira/1/rest', 'HTTP://a/rest']) {
      throws(() => checkPathOfMany(path), { code: 'path_has_site', field: 'path' }, path);
    }
  });

  it('is nothing where there are no requests', async () => {
    const signal = new AbortController().signal;
    const options = { concurrency: 4, signal, onOutcome: () => undefined };
    equal((await sendToMany([], () => Promise.resolve(''), options)).length, 0);
  });
});
