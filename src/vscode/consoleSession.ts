import * as vscode from 'vscode';
import { nextStepAfter } from '../core/credentials/nextStep';
import { NetworkError, isCodedError } from '../core/errors';
import { sendRecorded } from '../core/history/sendRecorded';
import type { HeaderFields, RequestBody } from '../core/ports';
import type { AnswerFacts } from '../core/body/keptAnswers';
import { headerValue } from '../core/rest/answerText';
import type { AddressedRequest, Answer } from '../core/rest/client';
import { checkPathOfMany } from '../core/rest/compare/severalSites';
import { RequestError } from '../core/rest/errors';
import { isJsonBody } from '../core/rest/request';
import { sendWithRetries, type Refusal, type Waiting } from '../core/rest/retries';
import { SendReporter, type SendProgress } from '../core/rest/sendProgress';
import type { RequestDraft, SendResult } from '../protocol/console';
import type { AnswerBody } from './answerBody';
import { followedTask } from './followedTask';
import type { PageFetches } from './pageFetches';
import { toFailed, toResult } from './sendResult';
import { keepsBodies, requestTimeoutNow } from './settings';
import type { Services } from './services';

/** Bytes of an answer that are read in this thread, for what it says of errors and of a task. */
const HELD_BYTES = 256 * 1024;

/** Bytes of an answer that `{{last}}` looks into. */
const LONGEST_LAST = 5 * 1024 * 1024;

/** What a console sends, with what one request may use of those before it. */
export class ConsoleSession {
  readonly #services: Services;
  readonly #pages: PageFetches;
  readonly #body: AnswerBody;
  /** What the user chose here: a page may not name any other file of this machine. */
  readonly #chosenFiles = new Set<string>();
  #lastAnswer: string | undefined;

  constructor(services: Services, pages: PageFetches, body: AnswerBody) {
    this.#services = services;
    this.#pages = pages;
    this.#body = body;
  }

  /** The text of the last answer that was JSON, which `{{last.…}}` looks into. */
  get lastAnswer(): string | undefined {
    return this.#lastAnswer;
  }

  async send(
    draft: RequestDraft,
    signal: AbortSignal,
    report: (progress: SendProgress | null) => void,
  ): Promise<SendResult> {
    const { client, clock, confirmations, random, store } = this.#services;
    const reporter = new SendReporter(clock, report);
    this.#body.close();
    try {
      const request = await this.#composed(draft);
      if (!(await confirmations.mayBeSent(request))) throw new NetworkError('aborted');
      let refusal: Refusal | undefined;
      const { answer: first, entryId } = await this.#recorded(draft, request, async (onSending) => {
        const options = {
          silence: requestTimeoutNow(),
          onReceived: (bytes: number) => reporter.received(bytes),
          onSending,
          openBody: (headers: HeaderFields, secrets: readonly string[]) =>
            this.#body.open(headers, secrets, request.path),
          heldBytes: HELD_BYTES,
        };
        const sent = await sendWithRetries(() => client.send(request, signal, options), {
          clock,
          random,
          signal,
          onWaiting: (waiting) => reporter.waiting(waiting),
        });
        ({ refusal } = sent);
        return sent.answer;
      });
      const task = await followedTask(this.#services, request, first, signal, (progress) =>
        reporter.task(progress),
      );
      const answer = task?.answer ?? first;
      if (answer !== first) this.#body.show(answer);
      const result = toResult(answer, refusal, clock.now());
      const isWhole = isJsonBody(answer.headers) && answer.cut === undefined;
      const [json, facts] = await Promise.all([
        isWhole ? this.#body.json(LONGEST_LAST) : undefined,
        this.#factsOf(request, answer),
      ]);
      this.#body.settle(facts, entryId);
      // One that is too long is missing rather than another than the last.
      if (isWhole) this.#lastAnswer = json?.text;
      // Where a task leads was looked at, so that nothing is left to say of its redirect.
      return task
        ? { ...result, hint: answer === first ? undefined : result.hint, task: task.report }
        : { ...result, pages: this.#pages.offer(request, answer, json?.outline) };
    } catch (error) {
      if (!isCodedError(error)) throw error;
      // Nothing announced that another window has changed the credential.
      if (nextStepAfter(error.code) === 'reload_window') store.lookAgain();
      return toFailed(error);
    } finally {
      reporter.dispose();
    }
  }

  /**
   * The answer of one of several sites that a request goes to; the last answer stays as it was.
   *
   * Throws the errors of `Composer.compose` and `JiraClient.send`, and `path_has_site` where the path
   * names a site itself.
   */
  async requestOneOfMany(
    draft: RequestDraft,
    signal: AbortSignal,
    onWaiting: (waiting: Waiting) => void,
  ): Promise<Answer> {
    const { client, clock, random } = this.#services;
    const request = await this.#composed(draft);
    checkPathOfMany(request.path);
    const silence = requestTimeoutNow();
    const { answer } = await this.#recorded(draft, request, async (onSending) => {
      const send = () => client.send(request, signal, { silence, onSending });
      return (await sendWithRetries(send, { clock, random, signal, onWaiting })).answer;
    });
    return answer;
  }

  async #composed(draft: RequestDraft): Promise<AddressedRequest> {
    const request = await this.#services.composer.compose(draft, this.#lastAnswer);
    // Not before: a variable, or an answer, could name another file.
    this.#checkFiles(request.body);
    return request;
  }

  /** Sends, and keeps in the history how that ended. */
  #recorded(
    draft: RequestDraft,
    { secrets = [] }: AddressedRequest,
    send: (onSending: () => void) => Promise<Answer>,
  ) {
    const { clock, history } = this.#services;
    const { body } = draft;
    const typed = {
      ...draft,
      body: typeof body === 'string' ? body : undefined,
      hasBody: body.length > 0,
      secrets,
    };
    return sendRecorded({ history, clock, keepsBodies: keepsBodies() }, typed, send);
  }

  async #factsOf(
    { credentialId, cloudId }: AddressedRequest,
    { method, url, status, headers, size }: Answer,
  ): Promise<AnswerFacts> {
    const { clock, store } = this.#services;
    const { sites } = await store.grants.read(credentialId).catch(() => ({ sites: [] }));
    return {
      method,
      path: url.slice(Math.max(0, url.indexOf('/rest/'))),
      site: sites.find((site) => site.cloudId === cloudId)?.name ?? '',
      status,
      at: clock.now(),
      contentType: headerValue(headers, 'content-type'),
      size,
      console: this.#body.name,
    };
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
