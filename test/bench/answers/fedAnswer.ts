import { createDeferred } from '../../../src/core/async';
import type { Simulator } from '../../simulator/simulator';

/** Bytes that are sent before the rest is held back, and of every piece after that. */
const PIECE = 64 * 1024;

/** An answer whose first bytes arrive alone, and the rest once it is told. */
export class FedAnswer {
  readonly #rest = createDeferred<undefined>();
  readonly #begun = createDeferred<number>();
  readonly #ended = createDeferred<number>();

  /** Answers the next request for this path. */
  constructor(simulator: Simulator, path: RegExp, body: Buffer) {
    simulator.faults.add({
      on: path,
      effect: {
        status: 200,
        content_type: 'application/json;charset=UTF-8',
        feed: async (write) => {
          const begunAt = now();
          await write(body.subarray(0, PIECE));
          this.#begun.resolve(begunAt);
          await this.#rest.promise;
          for (let from = PIECE; from < body.length; from += PIECE) {
            await write(body.subarray(from, from + PIECE));
          }
          this.#ended.resolve(now());
        },
      },
    });
  }

  /** Just before the first bytes were written; milliseconds since the epoch. */
  get begun(): Promise<number> {
    return this.#begun.promise;
  }

  /** Once the system has taken the last byte; milliseconds since the epoch. */
  get ended(): Promise<number> {
    return this.#ended.promise;
  }

  sendRest(): void {
    this.#rest.resolve(undefined);
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
