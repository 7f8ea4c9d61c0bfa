import type { KeptBody } from '../core/body/bodies';
import type { AnswerFacts, KeptAnswer } from '../core/body/keptAnswers';
import type { BodyJson } from '../core/body/question';
import type { BodySink, HeaderFields } from '../core/ports';
import { announcedSize, charsetOf, headerValue } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import type { BodyFilterOutcome, BodyRequests, ShownBody } from '../protocol/answerBody';
import { bodyFileEnd, bodyFileName } from '../core/text/bodyFileName';
import type { DocumentBody } from './answerDocuments';
import { documentOf } from './compareAnswers';
import type { Services } from './services';
import { largestBodyShownNow } from './settings';

type BodyServices = Pick<Services, 'answers' | 'bodies'>;

/** A body with what it is called. */
export interface FoundBody {
  readonly body: KeptBody;
  /** As a file, with its end. */
  readonly name: string;
  readonly document: DocumentBody;
}

/** The bodies that a console shows: that of its latest answer, while it arrives and until the next, and others. */
export class AnswerBody {
  /** Another for each console. */
  readonly name: string;
  readonly #services: BodyServices;
  readonly #notify: (shown: ShownBody | null) => void;
  #isDisposed = false;
  #lastId = 0;
  /** That of the latest answer. */
  #latest: number | undefined;
  readonly #kept = new Map<number, KeptBody>();
  /** What they are called as documents and as files. */
  readonly #names = new Map<number, BodyName>();
  /** What was found in a body, by that. */
  readonly #found = new Map<number, number>();

  /** What is known of the latest answer, once it is there. */
  #answer: KeptAnswer | undefined;

  constructor(name: string, services: BodyServices, notify: (shown: ShownBody | null) => void) {
    this.name = name;
    this.#services = services;
    this.#notify = notify;
  }

  /** Takes in the body of another answer, which `path` leads to, in the place of the one before. */
  open(headers: HeaderFields, secrets: readonly string[], path = ''): BodySink {
    this.close();
    if (this.#isDisposed) return NOWHERE;
    const { id, kept } = this.#open(
      headers,
      secrets,
      (shown) => {
        if (this.#latest === shown.id) this.#notify(shown);
      },
      largestBodyShownNow(),
    );
    this.#names.set(id, named(path, headerValue(headers, 'content-type')));
    this.#latest = id;
    return kept;
  }

  /** Takes in one that is there, and free of secrets. */
  show(answer: Pick<Answer, 'headers' | 'body'>): void {
    fill(this.open(answer.headers, []), answer.body);
  }

  /** Keeps another one that is there, and free of secrets, until it is released; undefined where that fails. */
  async keep(
    { headers, body }: Pick<Answer, 'headers' | 'body'>,
    title: string,
  ): Promise<ShownBody | undefined> {
    if (this.#isDisposed) return undefined;
    const { id, kept } = this.#open(headers, [], () => undefined);
    this.#names.set(id, named('', headerValue(headers, 'content-type'), title));
    fill(kept, body);
    const state = await kept.ask({ kind: 'state' });
    if (state) return { id, state, contentType: headerValue(headers, 'content-type') };
    this.release(id);
    return undefined;
  }

  /** Keeps what an expression finds in one, until it finds something else or that is released. */
  async filter(
    { id, expression }: BodyRequests['filterBody']['params'],
    signal: AbortSignal,
  ): Promise<BodyFilterOutcome | null> {
    const outcome = await this.#kept.get(id)?.filter(expression, signal);
    if (outcome?.kind !== 'found') return outcome ?? null;
    const { json, ...found } = outcome;
    const body = await this.keep(
      { headers: JSON_HEADERS, body: json },
      `Filtered by ${expression}`,
    );
    if (body === undefined) return null;
    // It may have been forgotten meanwhile, or something else be wanted by now.
    if (!this.#kept.has(id) || signal.aborted) {
      this.release(body.id);
      return null;
    }
    this.#releaseFound(id);
    this.#found.set(id, body.id);
    return { ...found, body };
  }

  release(id: number): void {
    this.#releaseFound(id);
    this.#kept.get(id)?.close();
    this.#kept.delete(id);
    this.#names.delete(id);
  }

  /** That of the latest answer, once it is read, where it is JSON; its text where that is no longer, in bytes. */
  async json(longest: number): Promise<BodyJson | undefined> {
    const kept = this.#latest === undefined ? undefined : this.#kept.get(this.#latest);
    return (await kept?.ask({ kind: 'json', longest })) ?? undefined;
  }

  /** Takes note of what the latest answer is, so that it can be compared. */
  settle(facts: AnswerFacts, entryId: Promise<string | undefined>): void {
    const body = this.#latest === undefined ? undefined : this.#kept.get(this.#latest);
    if (body === undefined) return;
    const answer: KeptAnswer = { ...facts, body };
    this.#answer = answer;
    this.#services.answers.add(answer);
    void entryId.then((id) => {
      answer.entryId = id;
    });
  }

  /** Shows that of the latest answer no more. */
  close(): void {
    this.#retire();
    this.#notify(null);
  }

  /** Forgets all: the console is gone, and what still comes for it is not kept. */
  dispose(): void {
    this.#isDisposed = true;
    this.#retire();
    for (const id of this.#kept.keys()) this.release(id);
  }

  async ask({ id, question }: BodyRequests['askBody']['params']) {
    return this.#kept.get(id)?.ask(question) ?? null;
  }

  /** One with what it is called; undefined where it is not kept any more. */
  find(id: number): FoundBody | undefined {
    const body = this.#kept.get(id);
    if (body === undefined) return undefined;
    const { title, name, extension } = this.#names.get(id) ?? NAMELESS;
    const answer = id === this.#latest ? this.#answer : undefined;
    return { body, name, document: answer ? documentOf(answer) : { body, title, extension } };
  }

  /** Leaves that of the latest answer to those who compare it; what is not known of is closed. */
  #retire(): void {
    if (this.#latest === undefined) return;
    if (this.#answer) {
      this.#releaseFound(this.#latest);
      this.#kept.delete(this.#latest);
      this.#names.delete(this.#latest);
      this.#services.answers.retire(this.#answer);
    } else this.release(this.#latest);
    this.#answer = undefined;
    this.#latest = undefined;
  }

  #releaseFound(id: number): void {
    const found = this.#found.get(id);
    this.#found.delete(id);
    if (found !== undefined) this.release(found);
  }

  #open(
    headers: HeaderFields,
    secrets: readonly string[],
    onShown: (shown: ShownBody) => void,
    mostShown?: number,
  ): { readonly id: number; readonly kept: KeptBody } {
    const id = (this.#lastId += 1);
    const contentType = headerValue(headers, 'content-type');
    const kept = this.#services.bodies.open({
      charset: charsetOf(headers),
      secrets,
      mostShown,
      size: announcedSize(headers),
      onState: (state, ends) => onShown({ id, state, contentType, ...ends }),
    });
    this.#kept.set(id, kept);
    return { id, kept };
  }
}

interface BodyName {
  readonly title: string;
  /** With its end. */
  readonly name: string;
  readonly extension: string;
}

function named(path: string, contentType: string | undefined, title?: string): BodyName {
  const name = bodyFileName(path, contentType);
  return { title: title ?? name, name, extension: bodyFileEnd(contentType) };
}

const NAMELESS = named('', undefined, 'Body');

const JSON_HEADERS: HeaderFields = [['content-type', 'application/json']];

const NOWHERE: BodySink = { write: () => undefined, end: () => undefined };

function fill(sink: BodySink, body: Uint8Array): void {
  void sink.write(body);
  sink.end();
}
