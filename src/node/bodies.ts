import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createDeferred, type Deferred } from '../core/async';
import type { BodyAnswer, BodyQuestion } from '../core/body/question';
import type { Bodies, BodyOptions, KeptBody } from '../core/body/bodies';
import type { FilterOutcome } from '../core/body/filter';
import type { CutReason, Logger } from '../core/ports';
import { foldsAfter } from '../core/body/folds';
import { BodyFlow } from './bodyFlow';
import { bodyPieces } from './bodyPieces';
import { isDiskFull } from './diskFull';
import { filterInThread } from './filterInThread';
import type { FromBodyWorker, ToBodyWorker } from './bodyWorker';
import { TemporaryFolder } from './temporaryFolder';

/** Milliseconds after which a filter is ended. */
const LONGEST_FILTER = 10_000;

/** Bytes that are made room for before they have come. */
const LARGEST_EXPECTED = 64 * 1024 * 1024;

/** The files of the threads. */
interface ThreadFiles {
  /** Of `bodyWorker.ts`. */
  readonly body: string;
  /** Of `filterWorker.ts`. */
  readonly filter: string;
}

/** A body that was opened. */
interface Opened {
  readonly onState: BodyOptions['onState'];
  /** All of it, in memory that the threads share; undefined while it arrives. */
  bytes?: Uint8Array;
  /** What has folded it as it is now. */
  folds: readonly BodyQuestion[];
  readonly mostShown: number;
  /** Bytes that were given. */
  given: number;
  readonly flow: BodyFlow;
  /** That of the whole, where not all is shown, and its size once it has ended. */
  file?: { readonly path: string; size?: number };
}

/** A question that was not answered yet. */
interface Call {
  readonly id: number;
  readonly question: BodyQuestion;
  readonly answered: Deferred<BodyAnswer | null>;
  /** Of a search that its thread works on. */
  timer?: NodeJS.Timeout;
}

/** Bodies in a thread of their own, from the first body on; each filter has another. */
export class WorkerBodies implements Bodies {
  readonly #files: ThreadFiles;
  readonly #logger: Logger;
  readonly #longestSearch: number;
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #opened = new Map<number, Opened>();
  readonly #calls = new Map<number, Call>();
  readonly #folder: TemporaryFolder;

  /**
   * `longestSearch` is in milliseconds: after that, a search is taken for one that would not end, as
   * some expressions would not.
   */
  constructor(files: ThreadFiles, logger: Logger, longestSearch = 3_000, root?: string) {
    this.#files = files;
    this.#logger = logger;
    this.#longestSearch = longestSearch;
    this.#folder = new TemporaryFolder({ name: 'bodies', file: /^\d+\.body$/u }, root);
  }

  open({ charset, secrets, size, mostShown = Infinity, onState }: BodyOptions): KeptBody {
    const id = (this.#lastId += 1);
    this.#opened.set(id, { onState, folds: [], mostShown, given: 0, flow: new BodyFlow() });
    this.#say({
      kind: 'open',
      id,
      charset,
      secrets,
      size: size === undefined ? undefined : Math.min(size, mostShown, LARGEST_EXPECTED),
    });
    return {
      write: (piece) => this.#write(id, piece),
      end: () => this.#say({ kind: 'end', id }),
      ask: (question) => this.#ask(id, question),
      filter: (expression, signal) => this.#filter(id, expression, signal),
      file: () => this.#opened.get(id)?.file?.path,
      pieces: () => bodyPieces(this.#opened.get(id)),
      close: () => {
        this.#opened.get(id)?.flow.close();
        if (this.#opened.delete(id)) this.#say({ kind: 'close', id });
      },
    };
  }

  dispose(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#dropAll();
    this.#folder.remove();
  }

  /** Removes what processes have left that ended without it. */
  async removeLeft(): Promise<void> {
    await this.#folder.removeLeft();
  }

  #write(id: number, piece: Uint8Array): Promise<CutReason | undefined> | undefined {
    const opened = this.#opened.get(id);
    if (!opened) return undefined;
    const room = Math.max(0, opened.mostShown - opened.given);
    opened.given += piece.length;
    if (piece.length <= room) {
      this.#sayBytes(id, piece);
      return undefined;
    }
    if (room > 0) this.#sayBytes(id, piece.subarray(0, room));
    if (!opened.file) {
      try {
        opened.file = { path: join(this.#folder.make(), `${id}.body`) };
      } catch (error) {
        return Promise.resolve(isDiskFull(error) ? 'disk_full' : 'file_failed');
      }
      this.#say({ kind: 'spill', id, path: opened.file.path });
    }
    const rest = piece.subarray(room);
    this.#sayBytes(id, rest);
    return opened.flow.sent(rest.length);
  }

  #sayBytes(id: number, piece: Uint8Array): void {
    // What the network gave may lie in memory that it goes on to use.
    const bytes = new Uint8Array(piece);
    this.#say({ kind: 'bytes', id, bytes }, [bytes.buffer]);
  }

  async #ask<Q extends BodyQuestion>(id: number, question: Q): Promise<BodyAnswer<Q> | null> {
    if (!this.#opened.has(id)) return null;
    const call = (this.#lastId += 1);
    const answered = createDeferred<BodyAnswer | null>();
    this.#calls.set(call, { id, question, answered });
    this.#say({ kind: 'ask', id, call, question });
    return (await answered.promise) as BodyAnswer<Q> | null;
  }

  async #filter(
    id: number,
    expression: string,
    signal: AbortSignal,
  ): Promise<FilterOutcome<{ readonly json: Uint8Array }>> {
    const losses = await this.#ask(id, { kind: 'losses' });
    const bytes = this.#opened.get(id)?.bytes;
    if (losses === null || bytes === undefined) return { kind: 'not_json' };
    const { rounded, nameCount } = losses;
    const input = { bytes, expression, nameCount };
    const end = await filterInThread(this.#files.filter, input, LONGEST_FILTER, signal);
    if (end.kind === 'too_long') return { kind: 'too_long', seconds: LONGEST_FILTER / 1000 };
    return end.kind === 'found' ? { ...end, rounded } : end;
  }

  #say(message: ToBodyWorker, transfer: readonly ArrayBuffer[] = []): void {
    (this.#worker ??= this.#start()).postMessage(message, transfer);
  }

  #start(): Worker {
    const worker = new Worker(this.#files.body);
    // It ends with its window, and holds up nothing.
    worker.unref();
    worker.on('message', (message: FromBodyWorker) => {
      if (this.#worker === worker) this.#hear(message);
    });
    const end = () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#dropAll();
    };
    // Such as too little memory: what it kept is gone, and the next body begins with another.
    worker.on('error', end);
    worker.on('exit', end);
    return worker;
  }

  #hear(message: FromBodyWorker): void {
    switch (message.kind) {
      case 'ended': {
        const opened = this.#opened.get(message.id);
        if (opened) opened.bytes = message.bytes;
        if (opened?.file) opened.file.size = message.state.file?.size ?? 0;
        opened?.onState(message.state, message.ends);
        return;
      }
      case 'state':
        this.#opened.get(message.id)?.onState(message.state, message.ends);
        return;
      case 'searching': {
        const search = this.#calls.get(message.call);
        if (search === undefined) return;
        search.timer = setTimeout(() => this.#endSearch(message.call), this.#longestSearch);
        return;
      }
      case 'taken':
        this.#opened.get(message.id)?.flow.taken(message.bytes, message.problem);
        return;
      case 'answer':
        if (message.failure !== undefined) {
          this.#logger.error(`a question about a body failed: ${message.failure}`);
        }
        this.#answer(message.call, message.answer);
    }
  }

  #answer(call: number, answer: BodyAnswer | null): void {
    const asked = this.#calls.get(call);
    if (asked === undefined) return;
    this.#calls.delete(call);
    clearTimeout(asked.timer);
    const opened = this.#opened.get(asked.id);
    if (opened && answer !== null) opened.folds = foldsAfter(opened.folds, asked.question);
    asked.answered.resolve(answer);
  }

  /** Ends the thread that a search holds, and has another take up all that had arrived whole. */
  #endSearch(search: number): void {
    this.#answer(search, { kept: [], count: 0, isWhole: false });
    void this.#worker?.terminate();
    this.#worker = this.#start();
    for (const [id, { bytes, folds, file, flow }] of this.#opened) {
      if (bytes === undefined) {
        flow.close();
        this.#opened.delete(id);
        continue;
      }
      this.#say({ kind: 'open', id, charset: 'utf-8', secrets: [], size: bytes.length });
      this.#say({ kind: 'bytes', id, bytes });
      if (file) this.#say({ kind: 'spilled', id, path: file.path, size: file.size ?? 0 });
      this.#say({ kind: 'end', id });
      // Its answer is awaited by nobody any more.
      for (const question of folds) this.#say({ kind: 'ask', id, call: 0, question });
    }
    for (const [call, { id, question }] of this.#calls) {
      if (this.#opened.has(id)) this.#say({ kind: 'ask', id, call, question });
      else this.#answer(call, null);
    }
  }

  #dropAll(): void {
    for (const { flow } of this.#opened.values()) flow.close();
    this.#opened.clear();
    for (const call of this.#calls.keys()) this.#answer(call, null);
  }
}
