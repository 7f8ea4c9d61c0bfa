import * as vscode from 'vscode';
import { isCodedError } from '../core/errors';
import type { BodyRequests } from '../protocol/answerBody';
import type { AnswerBody } from './answerBody';
import { compareWithAnother } from './compareAnswers';
import { copiedText } from './copiedText';
import { saveBody } from './saveBody';
import type { Services } from './services';
import { tellError } from './tellError';

/** What is done with the bodies of a console beside showing them; nothing with what is not kept any more. */
export class BodyActions {
  readonly #services: Services;
  readonly #bodies: AnswerBody;

  constructor(services: Services, bodies: AnswerBody) {
    this.#services = services;
    this.#bodies = bodies;
  }

  /** Copies to the clipboard; says whether it did. */
  async copy({ id, copy }: BodyRequests['copyOfBody']['params']): Promise<boolean> {
    const found = this.#bodies.find(id);
    const text = found ? await copiedText(found.body, copy) : null;
    if (text === null) return false;
    await vscode.env.clipboard.writeText(text);
    return true;
  }

  /** Asks for a file and writes all of one into it. */
  async save(id: number): Promise<void> {
    const found = this.#bodies.find(id);
    const state = await found?.body.ask({ kind: 'state' });
    if (!found || !state) return;
    const { body, name } = found;
    const size = state.file?.size ?? state.size;
    try {
      await saveBody(body, { name, size }, this.#services.writeFile);
    } catch (error) {
      if (!isCodedError(error)) throw error;
      await tellError(error);
    }
  }

  /** Opens all of one as a document of VS Code. */
  async open(id: number): Promise<void> {
    const found = this.#bodies.find(id);
    const path = found?.body.file();
    if (path !== undefined) {
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
    } else if (found) await this.#services.answerDocuments.open(found.document);
  }

  /** Opens the value of a line of one, such as of a row that is cut. */
  async openValue(id: number, line: number): Promise<void> {
    const body = this.#bodies.find(id)?.body;
    const path = await body?.ask({ kind: 'path', line });
    const text = await body?.ask({ kind: 'value', line });
    if (!path || typeof text !== 'string') return;
    await this.#services.answerDocuments.openText(path.jmesPath, text);
  }

  /** Asks for another answer, and shows what one is instead of it. */
  async compare(id: number): Promise<void> {
    const found = this.#bodies.find(id);
    if (found) await compareWithAnother(this.#services, found.document, this.#bodies.name);
  }

  /** Shows what one is instead of another. */
  async compareTwo(left: number, right: number): Promise<void> {
    const [before, after] = [this.#bodies.find(left), this.#bodies.find(right)];
    if (!before || !after) return;
    await this.#services.answerDocuments.compare(before.document, after.document);
  }
}
