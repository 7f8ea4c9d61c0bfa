import * as vscode from 'vscode';
import { nextStepAfter } from '../core/credentials/nextStep';
import { base64url } from '../core/encoding';
import { isCodedError } from '../core/errors';
import type { RequestBody } from '../core/ports';
import type { Answer } from '../core/rest/client';
import { RequestError } from '../core/rest/errors';
import { isJsonBody } from '../core/rest/request';
import type {
  ConsoleCommands,
  ConsoleNotifications,
  ConsoleRequests,
  RequestDraft,
  SendResult,
  Target,
} from '../protocol/console';
import { addScopes } from './addScopes';
import { ConsoleBodyDocument } from './consoleBody';
import { consoleCredentials } from './consoleCredentials';
import { copyAs, paste } from './consoleImports';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { askSite } from './liveResult';
import { REMEDIES } from './remedies';
import { toFailed, toResult } from './sendResult';
import type { Services } from './services';
import {
  connectWebview,
  type CommandHandlers,
  type RequestHandlers,
  type WebviewConnection,
} from './webviewConnection';
import { fillWebview } from './webviewContent';

/** The title of a panel, before it is known for which credential it is. */
export const CONSOLE_TITLE = 'Jira Console';

/** The key under which a workspace remembers credential and site. */
export const TARGET = 'target';

/** A console in its panel. */
export class ConsolePanel {
  readonly #panel: vscode.WebviewPanel;
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  readonly #connection: WebviewConnection<ConsoleNotifications>;
  /** What the user chose here: a page may not name any other file of this machine. */
  readonly #chosenFiles = new Set<string>();
  readonly #body: ConsoleBodyDocument;
  /** The text of the last answer that was JSON, which `{{last.…}}` looks into. */
  #lastAnswer: string | undefined;
  /** The credential that the panel is named after. */
  #named: string | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    context: vscode.ExtensionContext,
    services: Services,
    target: Target,
  ) {
    this.#panel = panel;
    this.#context = context;
    this.#services = services;
    this.#named = target.credentialId;
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'console.svg');
    this.#connection = connectWebview<ConsoleRequests, ConsoleCommands, ConsoleNotifications>(
      panel.webview,
      this.#requests(),
      this.#commands(),
      (message) => services.log.warn(message),
    );
    this.#body = new ConsoleBodyDocument(services, base64url(services.random.bytes(12)), (text) =>
      this.#connection.notify('body', text),
    );
    let updates = 0;
    const listening = [
      services.store.onDidChange(() => void this.#tellCredentials()),
      services.apiCatalogue.onDidUpdate(() =>
        this.#connection.notify('catalogueUpdates', (updates += 1)),
      ),
    ];
    panel.onDidDispose(() => {
      for (const one of listening) one.dispose();
      this.#connection.dispose();
      void this.#body.close();
    });
    this.#connection.notify('target', target);
    void this.#tellCredentials();
    fillWebview(panel.webview, context.extensionUri, 'console', services.random);
  }

  /** Takes a request from elsewhere in the place of the draft. */
  give(request: RequestDraft, isSent: boolean): void {
    const { random } = this.#services;
    for (const part of typeof request.body === 'string' ? [] : request.body) {
      // The file that the request comes from is the user's own choice, and so is what it names.
      if ('file' in part) this.#chosenFiles.add(part.file);
    }
    this.#connection.notify('request', { id: base64url(random.bytes(12)), request, isSent });
  }

  #requests(): RequestHandlers<ConsoleRequests> {
    return {
      send: {
        params: CONSOLE_SCHEMAS.send,
        handle: (draft, signal) => this.#send(draft, signal),
      },
      paste: {
        params: CONSOLE_SCHEMAS.paste,
        handle: ({ text, target }) => paste(this.#services, text, target),
      },
      catalogue: {
        params: CONSOLE_SCHEMAS.catalogue,
        handle: () => this.#services.apiCatalogue.text(),
      },
      ask: {
        params: CONSOLE_SCHEMAS.ask,
        handle: ({ target, question }, signal) => askSite(this.#services, target, question, signal),
      },
      chooseFiles: {
        params: CONSOLE_SCHEMAS.chooseFiles,
        handle: () => this.#chooseFiles(),
      },
    };
  }

  #commands(): CommandHandlers<ConsoleCommands> {
    return {
      targetChosen: {
        params: CONSOLE_SCHEMAS.targetChosen,
        handle: async (chosen) => {
          this.#named = chosen.credentialId;
          const { workspaceState } = this.#context;
          await Promise.all([workspaceState.update(TARGET, chosen), this.#tellCredentials()]);
        },
      },
      remedy: {
        params: CONSOLE_SCHEMAS.remedy,
        handle: async ({ credentialId, remedy }) =>
          vscode.commands.executeCommand(REMEDIES[remedy].command, credentialId),
      },
      addScopes: {
        params: CONSOLE_SCHEMAS.addScopes,
        handle: ({ credentialId, scopes }) => addScopes(this.#services, credentialId, scopes),
      },
      saveRequest: {
        params: CONSOLE_SCHEMAS.saveRequest,
        handle: async (draft) => vscode.commands.executeCommand('jiraConsole.saveRequest', draft),
      },
      copyAs: {
        params: CONSOLE_SCHEMAS.copyAs,
        handle: (draft) => copyAs(this.#services, draft, this.#lastAnswer),
      },
      editBody: {
        params: CONSOLE_SCHEMAS.editBody,
        handle: (body) => {
          this.#connection.remember('body', body.text);
          return this.#body.open(body);
        },
      },
      bodyEdited: {
        params: CONSOLE_SCHEMAS.bodyEdited,
        handle: (body) => {
          this.#connection.remember('body', body.text);
          return this.#body.follow(body);
        },
      },
      addCredential: {
        params: CONSOLE_SCHEMAS.addCredential,
        handle: async () => vscode.commands.executeCommand('jiraConsole.addCredential'),
      },
    };
  }

  async #tellCredentials(): Promise<void> {
    try {
      const credentials = await consoleCredentials(this.#services);
      this.#connection.notify('credentials', credentials);
      const name = credentials.find(({ id }) => id === this.#named)?.name;
      this.#panel.title = name === undefined ? CONSOLE_TITLE : `${CONSOLE_TITLE}: ${name}`;
    } catch {
      this.#services.log.error('the secret store could not be read');
    }
  }

  async #send(draft: RequestDraft, signal: AbortSignal): Promise<SendResult> {
    const { client, composer, store } = this.#services;
    try {
      const request = await composer.compose(draft, this.#lastAnswer);
      // Not before: a variable, or an answer, could name another file.
      this.#checkFiles(request.body);
      const answer = await client.send(request, signal);
      const result = toResult(answer);
      if (isWholeJson(answer)) this.#lastAnswer = result.body;
      return result;
    } catch (error) {
      if (!isCodedError(error)) throw error;
      // Nothing announced that another window has changed the credential.
      if (nextStepAfter(error.code) === 'reload_window') store.lookAgain();
      return toFailed(error);
    }
  }

  async #chooseFiles(): Promise<readonly string[]> {
    const chosen = await vscode.window.showOpenDialog({
      canSelectMany: true,
      openLabel: 'Add to Form',
      title: 'Choose Files to Send',
    });
    const files = (chosen ?? []).map(({ fsPath }) => fsPath);
    for (const file of files) this.#chosenFiles.add(file);
    return files;
  }

  #checkFiles(body: RequestBody): void {
    if (typeof body === 'string') return;
    for (const part of body) {
      if ('file' in part && !this.#chosenFiles.has(part.file)) {
        throw new RequestError('file_not_chosen', 'body', { file: part.file });
      }
    }
  }
}

function isWholeJson({ headers, body, cut }: Answer): boolean {
  return isJsonBody(headers) && body.byteLength > 0 && cut === undefined;
}
