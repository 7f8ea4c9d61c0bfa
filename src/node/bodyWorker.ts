import { parentPort } from 'node:worker_threads';
import { BodyReader, SCREEN } from '../core/body/bodyReader';
import type { BodyAnswer, BodyEnds, BodyQuestion, BodyState } from '../core/body/question';
import type { BodyFile } from '../core/body/bodyRest';
import { redactor } from '../core/redact';
import type { CutReason } from '../core/ports';
import { NodeBodyFile, writtenFile } from './bodyFile';
import { isDiskFull } from './diskFull';

/** What is said to the thread that keeps bodies. */
export type ToBodyWorker =
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly charset: string | undefined;
      readonly secrets: readonly string[];
      /** Bytes that it is expected to have; undefined where that is not known. */
      readonly size: number | undefined;
    }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  /** What comes from now on goes to a new file, with all that came before. */
  | { readonly kind: 'spill'; readonly id: number; readonly path: string }
  /** All of it is in that file, which is there. */
  | {
      readonly kind: 'spilled';
      readonly id: number;
      readonly path: string;
      readonly size: number;
    }
  | { readonly kind: 'end' | 'close'; readonly id: number }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly call: number;
      readonly question: BodyQuestion;
    };

/** What it says. */
export type FromBodyWorker =
  | {
      readonly kind: 'state';
      readonly id: number;
      readonly state: BodyState;
      readonly ends: BodyEnds;
    }
  /** A search is its turn now, and may not come to an end. */
  | { readonly kind: 'searching'; readonly call: number }
  /** So many bytes of one that goes to a file were taken in; or why that takes no more. */
  | {
      readonly kind: 'taken';
      readonly id: number;
      readonly bytes: number;
      readonly problem: CutReason | undefined;
    }
  /** Nothing more comes; its bytes, in UTF-8 and without secrets, lie in memory that threads share. */
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly state: BodyState;
      readonly ends: BodyEnds;
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'answer';
      readonly call: number;
      /** Null where the body was closed, or at what nobody foresaw. */
      readonly answer: BodyAnswer | null;
      /** What nobody foresaw, by its name: its message may have something of the body in it. */
      readonly failure?: string;
    };

/** Milliseconds between two reports of how far a body has come. */
const PAUSE = 50;

/** One body, and when it was last told how far it is. */
class OpenBody {
  readonly reader: BodyReader;
  readonly #id: number;
  #toldAt = 0;
  #toldRows = 0;
  #file: BodyFile | undefined;
  #problem: CutReason | undefined;

  constructor({ id, charset, secrets, size }: Extract<ToBodyWorker, { readonly kind: 'open' }>) {
    this.#id = id;
    const longest = Math.max(0, ...secrets.map((secret) => secret.length));
    this.reader = new BodyReader({
      charset,
      size,
      redact: redactor(secrets),
      latin1: (bytes) =>
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      longestSecret: longest,
      now: () => performance.now(),
    });
  }

  spill(path: string): void {
    this.#trying(() => {
      const file = new NodeBodyFile(path);
      this.#file = file;
      this.reader.continueIn(file);
      file.write(this.reader.bytes);
    });
  }

  spilled(path: string, size: number): void {
    this.#file = writtenFile(path, size);
    this.reader.continueIn(this.#file);
  }

  write(bytes: Uint8Array): void {
    if (this.#problem === undefined) this.#trying(() => this.reader.write(bytes));
    const isToFile = this.#file !== undefined || this.#problem !== undefined;
    const { length } = bytes;
    if (isToFile) say({ kind: 'taken', id: this.#id, bytes: length, problem: this.#problem });
    if (performance.now() - this.#toldAt < PAUSE) return;
    this.#toldAt = performance.now();
    say({ kind: 'state', id: this.#id, state: this.reader.state, ends: this.#newEnds() });
  }

  end(): void {
    this.#trying(() => this.reader.end());
    this.#trying(() => this.#file?.end());
    const { state, bytes } = this.reader;
    const ends = { ...this.#newEnds(), tail: this.reader.tail };
    say({ kind: 'ended', id: this.#id, state, ends, bytes });
  }

  /** The first rows, until as many of them are told as fill a screen. */
  #newEnds(): BodyEnds {
    if (this.#toldRows >= SCREEN) return {};
    const { head } = this.reader;
    this.#toldRows = head.rows.length;
    return { head };
  }

  close(): void {
    this.#trying(() => this.#file?.close());
  }

  /** Once a file takes no more, nothing goes into it. */
  #trying(step: () => void): void {
    try {
      step();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      this.#problem ??= isDiskFull(error) ? 'disk_full' : 'file_failed';
    }
  }
}

const bodies = new Map<number, OpenBody>();

function say(message: FromBodyWorker): void {
  parentPort?.postMessage(message);
}

function hear(message: ToBodyWorker): void {
  const body = bodies.get(message.id);
  switch (message.kind) {
    case 'open':
      bodies.set(message.id, new OpenBody(message));
      return;
    case 'bytes':
      body?.write(message.bytes);
      return;
    case 'end':
      body?.end();
      return;
    case 'spill':
      body?.spill(message.path);
      return;
    case 'spilled':
      body?.spilled(message.path, message.size);
      return;
    case 'close':
      body?.close();
      bodies.delete(message.id);
      return;
    case 'ask': {
      const { call, question } = message;
      if (question.kind === 'find') say({ kind: 'searching', call });
      say({ kind: 'answer', call, ...(body ? answerOf(body, question) : { answer: null }) });
    }
  }
}

/** Whoever asks waits for an answer: none may stay out. */
function answerOf(
  { reader }: OpenBody,
  question: BodyQuestion,
): { readonly answer: BodyAnswer | null; readonly failure?: string } {
  try {
    return { answer: reader.answer(question) };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return { answer: null, failure: `${question.kind}: ${name}` };
  }
}

parentPort?.on('message', hear);
