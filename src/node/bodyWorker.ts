import { parentPort } from 'node:worker_threads';
import { BodyReader } from '../core/body/bodyReader';
import type { BodyAnswer, BodyQuestion, BodyState } from '../core/body/question';
import { redactor } from '../core/redact';

/** What is said to the thread that keeps bodies. */
export type ToBodyWorker =
  | {
      readonly kind: 'open';
      readonly id: number;
      readonly charset: string | undefined;
      readonly secrets: readonly string[];
    }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end' | 'close'; readonly id: number }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly call: number;
      readonly question: BodyQuestion;
    };

/** What it says. */
export type FromBodyWorker =
  | { readonly kind: 'state'; readonly id: number; readonly state: BodyState }
  /** A search is its turn now, and may not come to an end. */
  | { readonly kind: 'searching'; readonly call: number }
  /** Nothing more comes; its bytes, in UTF-8 and without secrets, lie in memory that threads share. */
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly state: BodyState;
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

  constructor(id: number, charset: string | undefined, secrets: readonly string[]) {
    this.#id = id;
    const longest = Math.max(0, ...secrets.map((secret) => secret.length));
    this.reader = new BodyReader({
      charset,
      redact: redactor(secrets),
      latin1: (bytes) =>
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
      longestSecret: longest,
      now: () => performance.now(),
    });
  }

  write(bytes: Uint8Array): void {
    this.reader.write(bytes);
    if (performance.now() - this.#toldAt < PAUSE) return;
    this.#toldAt = performance.now();
    say({ kind: 'state', id: this.#id, state: this.reader.state });
  }

  end(): void {
    this.reader.end();
    const { state, bytes } = this.reader;
    say({ kind: 'ended', id: this.#id, state, bytes });
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
      bodies.set(message.id, new OpenBody(message.id, message.charset, message.secrets));
      return;
    case 'bytes':
      body?.write(message.bytes);
      return;
    case 'end':
      body?.end();
      return;
    case 'close':
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
