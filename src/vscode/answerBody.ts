import * as vscode from 'vscode';
import type { Bodies, KeptBody } from '../core/body/bodies';
import type { BodyJson } from '../core/body/question';
import { isCodedError } from '../core/errors';
import type { BodySink, HeaderFields, WriteFile } from '../core/ports';
import { charsetOf, headerValue } from '../core/rest/answerText';
import type { Answer } from '../core/rest/client';
import type { BodyCopy, BodyFilterOutcome, BodyRequests, ShownBody } from '../protocol/answerBody';
import { bodyFileName } from '../core/text/bodyFileName';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { saveBody } from './saveBody';
import { largestBodyShownNow } from './settings';
import { tellError } from './tellError';
import type { RequestHandlers } from './webviewConnection';

/** The bodies that a console shows: that of its latest answer, while it arrives and until the next, and others. */
export class AnswerBody {
  readonly #bodies: Bodies;
  readonly #writeFile: WriteFile;
  readonly #notify: (shown: ShownBody | null) => void;
  #isDisposed = false;
  #lastId = 0;
  /** That of the latest answer. */
  #latest: number | undefined;
  readonly #kept = new Map<number, KeptBody>();
  /** Names for files with them. */
  readonly #names = new Map<number, string>();
  /** What was found in a body, by that. */
  readonly #found = new Map<number, number>();

  constructor(bodies: Bodies, writeFile: WriteFile, notify: (shown: ShownBody | null) => void) {
    this.#bodies = bodies;
    this.#writeFile = writeFile;
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
    this.#names.set(id, bodyFileName(path, headerValue(headers, 'content-type')));
    this.#latest = id;
    return kept;
  }

  /** Takes in one that is there, and free of secrets. */
  show(answer: Pick<Answer, 'headers' | 'body'>): void {
    fill(this.open(answer.headers, []), answer.body);
  }

  /** Keeps another one that is there, and free of secrets, until it is released; undefined where that fails. */
  async keep({ headers, body }: Pick<Answer, 'headers' | 'body'>): Promise<ShownBody | undefined> {
    const { id, kept } = this.#open(headers, [], () => undefined);
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
    const body = await this.keep({ headers: [['content-type', 'application/json']], body: json });
    if (body === undefined) return null;
    if (!this.#kept.has(id)) {
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

  /** Forgets that of the latest answer. */
  close(): void {
    if (this.#latest === undefined) return;
    this.release(this.#latest);
    this.#latest = undefined;
    this.#notify(null);
  }

  /** Forgets all: the console is gone, and what still comes for it is not kept. */
  dispose(): void {
    this.#isDisposed = true;
    for (const id of this.#kept.keys()) this.release(id);
  }

  async ask({ id, question }: BodyRequests['askBody']['params']) {
    return this.#kept.get(id)?.ask(question) ?? null;
  }

  async copy({ id, copy }: BodyRequests['copyOfBody']['params']): Promise<boolean> {
    const kept = this.#kept.get(id);
    const text = kept ? await textOf(kept, copy) : null;
    if (text === null) return false;
    await vscode.env.clipboard.writeText(text);
    return true;
  }

  /** Asks for a file and writes all of one into it; says whether it did. */
  async save(id: number): Promise<boolean> {
    const kept = this.#kept.get(id);
    const state = await kept?.ask({ kind: 'state' });
    if (!kept || !state) return false;
    const name = this.#names.get(id) ?? bodyFileName('');
    try {
      return await saveBody(kept, { name, size: state.file?.size ?? state.size }, this.#writeFile);
    } catch (error) {
      if (!isCodedError(error)) throw error;
      await tellError(error);
      return false;
    }
  }

  async openFile(id: number): Promise<boolean> {
    const path = this.#kept.get(id)?.file();
    if (path === undefined) return false;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
    return true;
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
    const kept = this.#bodies.open({
      charset: charsetOf(headers),
      secrets,
      mostShown,
      onState: (state) => onShown({ id, state, contentType }),
    });
    this.#kept.set(id, kept);
    return { id, kept };
  }
}

const NOWHERE: BodySink = { write: () => undefined, end: () => undefined };

function fill(sink: BodySink, body: Uint8Array): void {
  void sink.write(body);
  sink.end();
}

async function textOf(kept: KeptBody, copy: BodyCopy): Promise<string | null> {
  switch (copy.kind) {
    case 'text':
      return kept.ask(copy);
    case 'csv':
      return kept.ask(copy.table);
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
    filterBody: {
      params: CONSOLE_SCHEMAS.filterBody,
      handle: (asked, signal) => body.filter(asked, signal),
    },
    copyOfBody: { params: CONSOLE_SCHEMAS.copyOfBody, handle: (asked) => body.copy(asked) },
    saveBody: { params: CONSOLE_SCHEMAS.saveBody, handle: ({ id }) => body.save(id) },
    openBodyFile: { params: CONSOLE_SCHEMAS.openBodyFile, handle: ({ id }) => body.openFile(id) },
  };
}
