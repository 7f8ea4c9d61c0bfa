import * as vscode from 'vscode';
import { nextStepAfter } from '../core/credentials/nextStep';
import { isCodedError } from '../core/errors';
import { sendRecorded } from '../core/history/sendRecorded';
import type { RequestBody } from '../core/ports';
import type { Answer } from '../core/rest/client';
import { checkPathOfMany } from '../core/rest/compare/severalSites';
import { RequestError } from '../core/rest/errors';
import { isJsonBody } from '../core/rest/request';
import type { RequestDraft, SendResult } from '../protocol/console';
import { toFailed, toResult } from './sendResult';
import type { Services } from './services';

/** What a console sends, with what one request may use of those before it. */
export class ConsoleSession {
  readonly #services: Services;
  /** What the user chose here: a page may not name any other file of this machine. */
  readonly #chosenFiles = new Set<string>();
  #lastAnswer: string | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The text of the last answer that was JSON, which `{{last.…}}` looks into. */
  get lastAnswer(): string | undefined {
    return this.#lastAnswer;
  }

  async send(draft: RequestDraft, signal: AbortSignal): Promise<SendResult> {
    try {
      const answer = await this.request(draft, signal);
      const result = toResult(answer);
      if (isWholeJson(answer)) this.#lastAnswer = result.body;
      return result;
    } catch (error) {
      if (!isCodedError(error)) throw error;
      // Nothing announced that another window has changed the credential.
      if (nextStepAfter(error.code) === 'reload_window') this.#services.store.lookAgain();
      return toFailed(error);
    }
  }

  /**
   * The answer to one request, which the history keeps, too; the last answer stays as it was.
   *
   * Throws the errors of `Composer.compose` and `JiraClient.send`, and `path_has_site` where the path
   * must go to each of several sites.
   */
  async request(draft: RequestDraft, signal: AbortSignal, isOneOfMany = false): Promise<Answer> {
    const { client, clock, composer, history } = this.#services;
    const request = await composer.compose(draft, this.#lastAnswer);
    // Not before: a variable, or an answer, could name another file.
    this.#checkFiles(request.body);
    if (isOneOfMany) checkPathOfMany(request.path);
    const { body } = draft;
    const typed = {
      ...draft,
      body: typeof body === 'string' ? body : undefined,
      hasBody: body.length > 0,
      secrets: request.secrets ?? [],
    };
    return sendRecorded({ history, clock, keepsBodies: keepsBodies() }, typed, (onSending) =>
      client.send(request, signal, onSending),
    );
  }

  async chooseFiles(): Promise<readonly string[]> {
    const chosen = await vscode.window.showOpenDialog({
      canSelectMany: true,
      openLabel: 'Add to Form',
      title: 'Choose Files to Send',
    });
    const files = (chosen ?? []).map(({ fsPath }) => fsPath);
    for (const file of files) this.#chosenFiles.add(file);
    return files;
  }

  /** Takes the files that a body names as chosen: its user chose what names them. */
  permitFiles(body: RequestBody): void {
    for (const part of typeof body === 'string' ? [] : body) {
      if ('file' in part) this.#chosenFiles.add(part.file);
    }
  }

  #checkFiles(body: RequestBody): void {
    for (const part of typeof body === 'string' ? [] : body) {
      if ('file' in part && !this.#chosenFiles.has(part.file)) {
        throw new RequestError('file_not_chosen', 'body', { file: part.file });
      }
    }
  }
}

function keepsBodies(): boolean {
  return vscode.workspace.getConfiguration('jiraConsole').get('history.keepBodies', false);
}

function isWholeJson({ headers, body, cut }: Answer): boolean {
  return isJsonBody(headers) && body.byteLength > 0 && cut === undefined;
}
