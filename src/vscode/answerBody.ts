import * as vscode from 'vscode';
import type { Bodies, KeptBody } from '../core/body/bodies';
import type { BodyJson, BodyState } from '../core/body/question';
import type { BodySink, HeaderFields } from '../core/ports';
import { charsetOf } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import type { BodyCopy, BodyRequests, ShownBody } from '../protocol/answerBody';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import type { RequestHandlers } from './webviewConnection';

/** The body of a console's latest answer, from its first bytes until the next request. */
export class AnswerBody {
  readonly #bodies: Bodies;
  readonly #notify: (shown: ShownBody | null) => void;
  #lastId = 0;
  #kept: KeptBody | undefined;

  constructor(bodies: Bodies, notify: (shown: ShownBody | null) => void) {
    this.#bodies = bodies;
    this.#notify = notify;
  }

  /** Takes in another body in the place of the one before. */
  open(headers: HeaderFields, secrets: readonly string[]): BodySink {
    this.close();
    const id = (this.#lastId += 1);
    const onState = (state: BodyState) => {
      if (id === this.#lastId) this.#notify({ id, state });
    };
    this.#kept = this.#bodies.open({ charset: charsetOf(headers), secrets, onState });
    return this.#kept;
  }

  /** Takes in one that is there, and free of secrets. */
  show({ headers, body }: Pick<Answer, 'headers' | 'body'>): void {
    const sink = this.open(headers, []);
    sink.write(body);
    sink.end();
  }

  /** The latest, once it is read, where it is JSON; its text where that is no longer, in bytes. */
  async json(longest: number): Promise<BodyJson | undefined> {
    return (await this.#kept?.ask({ kind: 'json', longest })) ?? undefined;
  }

  close(): void {
    if (this.#kept === undefined) return;
    this.#kept.close();
    this.#kept = undefined;
    this.#lastId += 1;
    this.#notify(null);
  }

  async ask({ id, question }: BodyRequests['askBody']['params']) {
    return this.#keptAs(id)?.ask(question) ?? null;
  }

  async copy({ id, copy }: BodyRequests['copyOfBody']['params']): Promise<boolean> {
    const kept = this.#keptAs(id);
    const text = kept ? await textOf(kept, copy) : null;
    if (text === null) return false;
    await vscode.env.clipboard.writeText(text);
    return true;
  }

  /** A page may still ask about the one before. */
  #keptAs(id: number): KeptBody | undefined {
    return id === this.#lastId ? this.#kept : undefined;
  }
}

async function textOf(kept: KeptBody, copy: BodyCopy): Promise<string | null> {
  switch (copy.kind) {
    case 'text':
      return kept.ask(copy);
    case 'value':
      return kept.ask({ kind: 'value', line: copy.line });
    case 'jmes_path':
      return (await kept.ask({ kind: 'path', line: copy.line }))?.jmesPath ?? null;
    case 'java_script_path':
      return (await kept.ask({ kind: 'path', line: copy.line }))?.javaScript ?? null;
  }
}

/** What the console asks about its answer's body, and who answers it. */
export function bodyRequests(body: AnswerBody): RequestHandlers<BodyRequests> {
  return {
    askBody: { params: CONSOLE_SCHEMAS.askBody, handle: (asked) => body.ask(asked) },
    copyOfBody: { params: CONSOLE_SCHEMAS.copyOfBody, handle: (asked) => body.copy(asked) },
  };
}
