import { deepStrictEqual } from 'node:assert/strict';
import { SendReporter, type SendProgress } from '../../../src/core/rest/sendProgress';
import { FakeClock } from '../../fakes';

const WAITING = { until: 5, status: 429, attempt: 1, most: 4, isGuess: false };

function reporter() {
  const clock = new FakeClock();
  const told: (SendProgress | null)[] = [];
  return { clock, told, reporter: new SendReporter(clock, (progress) => told.push(progress)) };
}

describe('the progress of a request', () => {
  it('is told no more often than a person can see, and then as it is', () => {
    const { clock, told, reporter: one } = reporter();
    one.received(1);
    one.received(2);
    clock.advance(249);
    one.received(3);
    clock.advance(1);
    one.received(4);
    clock.advance(250);
    clock.advance(10_000);
    deepStrictEqual(told, [
      { kind: 'receiving', bytes: 3 },
      { kind: 'receiving', bytes: 4 },
    ]);
  });

  it('is nothing for a quick answer', () => {
    const { clock, told, reporter: one } = reporter();
    one.received(1);
    one.dispose();
    clock.advance(10_000);
    deepStrictEqual([told, clock.waiting], [[], 0]);
  });

  it('ends with the request', () => {
    const { clock, told, reporter: one } = reporter();
    one.waiting(WAITING);
    one.received(1);
    one.dispose();
    clock.advance(10_000);
    deepStrictEqual(told, [{ kind: 'waiting', ...WAITING }, null]);
  });

  it('is the wait once that begins, and not what came before it', () => {
    const { clock, told, reporter: one } = reporter();
    one.received(1);
    one.waiting(WAITING);
    clock.advance(10_000);
    deepStrictEqual(told, [{ kind: 'waiting', ...WAITING }]);
  });
});
