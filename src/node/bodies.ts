import { Worker } from 'node:worker_threads';
import { createDeferred, type Deferred } from '../core/async';
import type { BodyAnswer, BodyQuestion, BodyState } from '../core/body/question';
import type { Bodies, BodyOptions, KeptBody } from '../core/body/bodies';
import type { FromBodyWorker, ToBodyWorker } from './bodyWorker';

/** Bodies in a thread of their own, which runs this file of `bodyWorker.ts` from the first body on. */
export class WorkerBodies implements Bodies {
  readonly #file: string;
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #listeners = new Map<number, (state: BodyState) => void>();
  readonly #calls = new Map<number, Deferred<BodyAnswer | null>>();

  constructor(file: string) {
    this.#file = file;
  }

  open({ charset, secrets, onState }: BodyOptions): KeptBody {
    const id = (this.#lastId += 1);
    this.#listeners.set(id, onState);
    this.#say({ kind: 'open', id, charset, secrets });
    return {
      write: (piece) => {
        // What the network gave may lie in memory that it goes on to use.
        const bytes = new Uint8Array(piece);
        this.#say({ kind: 'bytes', id, bytes }, [bytes.buffer]);
      },
      end: () => this.#say({ kind: 'end', id }),
      ask: (question) => this.#ask(id, question),
      close: () => {
        if (this.#listeners.delete(id)) this.#say({ kind: 'close', id });
      },
    };
  }

  dispose(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#failAll();
  }

  #ask<Q extends BodyQuestion>(id: number, question: Q): Promise<BodyAnswer<Q> | null> {
    const call = (this.#lastId += 1);
    const asked = createDeferred<BodyAnswer | null>();
    this.#calls.set(call, asked);
    this.#say({ kind: 'ask', id, call, question });
    return asked.promise as Promise<BodyAnswer<Q> | null>;
  }

  #say(message: ToBodyWorker, transfer: readonly ArrayBuffer[] = []): void {
    (this.#worker ??= this.#start()).postMessage(message, transfer);
  }

  #start(): Worker {
    const worker = new Worker(this.#file);
    // It ends with its window, and holds up nothing.
    worker.unref();
    worker.on('message', (message: FromBodyWorker) => this.#hear(message));
    const end = () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#failAll();
    };
    // Such as too little memory: what it kept is gone, and the next body begins with another.
    worker.on('error', end);
    worker.on('exit', end);
    return worker;
  }

  #hear(message: FromBodyWorker): void {
    if (message.kind === 'state') {
      this.#listeners.get(message.id)?.(message.state);
      return;
    }
    const asked = this.#calls.get(message.call);
    this.#calls.delete(message.call);
    asked?.resolve(message.answer);
  }

  #failAll(): void {
    for (const asked of this.#calls.values()) asked.resolve(null);
    this.#calls.clear();
    this.#listeners.clear();
  }
}
