import * as vscode from 'vscode';
import { base64url } from '../core/encoding';
import type {
  ConsoleCommands,
  ConsoleNotifications,
  ConsoleRequests,
  RequestDraft,
  Target,
} from '../protocol/console';
import { addScopes } from './addScopes';
import { AnswerBody } from './answerBody';
import { BodyActions } from './bodyActions';
import { bodyCommands, bodyRequests } from './bodyMessages';
import { ConsoleBodyDocument } from './consoleBody';
import { consoleCredentials } from './consoleCredentials';
import { copyAs, paste } from './consoleImports';
import { CONSOLE_SCHEMAS } from './consoleSchemas';
import { ConsoleSession } from './consoleSession';
import { askSite } from './liveResult';
import { openLink } from './openLink';
import { pageCommands, PageFetches } from './pageFetches';
import { REMEDIES } from './remedies';

import type { Services } from './services';
import { SeveralSites } from './severalSites';
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
  readonly onDidDispose: vscode.Event<void>;
  readonly #panel: vscode.WebviewPanel;
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  readonly #connection: WebviewConnection<ConsoleNotifications>;
  readonly #pages: PageFetches;
  readonly #answerBody: AnswerBody;
  readonly #bodyActions: BodyActions;
  readonly #session: ConsoleSession;
  readonly #body: ConsoleBodyDocument;
  readonly #severalSites: SeveralSites;
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
    const key = base64url(services.random.bytes(12));
    this.#pages = new PageFetches(services, (pages) => this.#connection.notify('pages', pages));
    this.#answerBody = new AnswerBody(key, services, (shown) =>
      this.#connection.notify('answerBody', shown),
    );
    this.#bodyActions = new BodyActions(services, this.#answerBody);
    this.#session = new ConsoleSession(services, this.#pages, this.#answerBody);
    this.#named = target.credentialId;
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'console.svg');
    this.#connection = connectWebview<ConsoleRequests, ConsoleCommands, ConsoleNotifications>(
      panel.webview,
      this.#requests(),
      this.#commands(),
      (message) => services.log.warn(message),
    );
    this.#body = new ConsoleBodyDocument(services, key, (text) =>
      this.#connection.notify('body', text),
    );
    this.#severalSites = new SeveralSites(services, this.#session, this.#answerBody, (comparison) =>
      this.#connection.notify('comparison', comparison),
    );
    let updates = 0;
    const listening = [
      services.store.onDidChange(() => void this.#tellCredentials()),
      services.apiCatalogue.onDidUpdate(() =>
        this.#connection.notify('catalogueUpdates', (updates += 1)),
      ),
    ];
    this.onDidDispose = panel.onDidDispose;
    panel.onDidDispose(() => {
      for (const one of listening) one.dispose();
      this.#connection.dispose();
      void this.#body.close();
      this.#answerBody.dispose();
      void this.#pages.dispose();
    });
    this.#connection.notify('target', target);
    void this.#tellCredentials();
    fillWebview(panel.webview, context.extensionUri, 'console', services.random);
  }

  /** Takes a request from elsewhere in the place of the draft, and leaves the focus where it is. */
  give(request: RequestDraft, isSent: boolean): void {
    const { random } = this.#services;
    this.#session.permitFiles(request.body);
    this.#panel.reveal(undefined, true);
    this.#connection.notify('request', { id: base64url(random.bytes(12)), request, isSent });
  }

  #requests(): RequestHandlers<ConsoleRequests> {
    return {
      send: {
        params: CONSOLE_SCHEMAS.send,
        handle: (draft, signal) => {
          this.#severalSites.close();
          return this.#session.send(draft, signal, (progress) =>
            this.#connection.notify('progress', progress),
          );
        },
      },
      sendToSites: {
        params: CONSOLE_SCHEMAS.sendToSites,
        handle: async (draft, signal) => {
          await this.#severalSites.send(draft, signal);
          return null;
        },
      },
      answerOfSite: {
        params: CONSOLE_SCHEMAS.answerOfSite,
        handle: async (asked) => (await this.#severalSites.answerOf(asked)) ?? null,
      },
      ...bodyRequests(this.#answerBody, this.#bodyActions),
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
        handle: (asked, signal) => askSite(this.#services, asked, signal),
      },
      chooseFiles: {
        params: CONSOLE_SCHEMAS.chooseFiles,
        handle: () => this.#session.chooseFiles(),
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
        handle: (draft) => copyAs(this.#services, draft, this.#session.lastAnswer),
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
      openAddress: {
        params: CONSOLE_SCHEMAS.openAddress,
        handle: ({ address }) => openLink(address),
      },
      editVariables: {
        params: CONSOLE_SCHEMAS.editVariables,
        handle: async () => vscode.commands.executeCommand('jiraConsole.editVariables'),
      },
      ...bodyCommands(this.#bodyActions),
      ...pageCommands(this.#pages),
      closeComparison: {
        params: CONSOLE_SCHEMAS.closeComparison,
        handle: () => this.#severalSites.close(),
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
}
