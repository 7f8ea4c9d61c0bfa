import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { digestAtOnce } from './digest';
import { run } from './run';
import { schedules, type Schedule } from './schedule';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);
/** Milliseconds; most of it is for making a schedule that fails a short one. */
const LONGEST_RUN = 300_000;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 0x7fff_ffff);

/** What a run has met with, for the line that it ends with. */
class Figures {
  readonly #schedules = new Map<string, number>();
  #count = 0;
  #actions = 0;
  #windows = 0;

  add({ actions, windows }: Schedule, counts: ReadonlyMap<string, number>): void {
    this.#count++;
    this.#actions += actions.length;
    this.#windows += windows.length;
    for (const what of counts.keys()) {
      this.#schedules.set(what, (this.#schedules.get(what) ?? 0) + 1);
    }
  }

  toString(): string {
    const average = (sum: number) => (sum / this.#count).toFixed(1);
    const shares = [...this.#schedules]
      .sort(([, a], [, b]) => b - a)
      .map(([what, count]) => `${what} ${((100 * count) / this.#count).toFixed(0)} %`);
    return [
      `${this.#count} schedules of ${average(this.#actions)} actions in ${average(this.#windows)} windows`,
      `with: ${shares.join(', ')}`,
    ].join(' ');
  }
}

describe('rotating tokens in several windows', () => {
  let restore: () => void;
  before(() => (restore = digestAtOnce()));
  after(() => restore());

  it('are neither sent twice nor lost, whatever happens when', async function () {
    this.timeout(2 * LONGEST_RUN);
    const figures = new Figures();
    const startedAt = performance.now();
    const details = await fc.check(
      fc.asyncProperty(schedules, async (schedule) => {
        const { violations, counts } = await run(schedule);
        figures.add(schedule, counts);
        deepStrictEqual(violations, []);
      }),
      {
        seed: SEED,
        numRuns: RUNS,
        interruptAfterTimeLimit: LONGEST_RUN,
        markInterruptAsFailure: false,
      },
    );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`      FUZZ_SEED=${SEED}: ${String(figures)}; ${seconds} s`);
    if (!details.failed) return;
    const [schedule] = details.counterexample!;
    const { violations, trace } = await run(schedule, true);
    equal(
      violations.join('\n'),
      '',
      [`FUZZ_SEED=${SEED}`, ...violations, JSON.stringify(schedule), ...trace].join('\n'),
    );
  });

  it('end in the same way each time that a schedule is run', async () => {
    for (const schedule of fc.sample(schedules, { seed: SEED, numRuns: 20 })) {
      deepStrictEqual((await run(schedule, true)).trace, (await run(schedule, true)).trace);
    }
  });
});
