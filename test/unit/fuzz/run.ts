import type { Schedule } from './schedule';
import { World } from './world';

/** What became of a schedule. */
export interface Outcome {
  /** The rules that were broken, and when, and by whom. */
  readonly violations: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** All that happened; empty unless asked for. */
  readonly trace: readonly string[];
}

/** Lives through a schedule; the same one ends in the same way each time. */
export async function run(schedule: Schedule, isTracing = false): Promise<Outcome> {
  // A world leaves the event loop no turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  const world = new World(schedule, isTracing);
  await world.run();
  const { violations, counts, trace } = world.journal;
  return { violations, counts, trace };
}
