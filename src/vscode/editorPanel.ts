import * as vscode from 'vscode';
import { DEVELOPER_CONSOLE_URL } from '../core/atlassian/endpoints';
import {
  createCredential,
  draftOf,
  editCredential,
  EMPTY_DRAFT,
  savedSecrets,
  type CredentialDraft,
} from '../core/credentials/draft';
import type { CredentialEntry } from '../core/credentials/store';
import { isCodedError } from '../core/errors';
import type {
  EditorCommands,
  EditorCredential,
  EditorLink,
  EditorNotifications,
  EditorRequests,
} from '../protocol/credentialEditor';
import { BROWSER_PAGES } from './browserPages';
import { callback, defaultRoad, isWebWindow } from './callbackUrl';
import { runDiagnosis } from './editorDiagnosis';
import { editorProblems } from './editorProblems';
import { EDITOR_SCHEMAS } from './editorSchemas';
import { editorScopes } from './editorScopes';
import { editorStatus, UNSAVED_STATUS } from './editorStatus';
import type { KeptDrafts } from './keptDrafts';
import { errorSentence } from './messages/sentences';
import { openLink } from './openLink';
import { nameOf } from './pick';
import type { Services } from './services';
import { tellError } from './tellError';
import {
  connectWebview,
  type CommandHandlers,
  type RequestHandlers,
  type WebviewConnection,
} from './webviewConnection';

const LINKS: Record<EditorLink, string> = {
  developer_console: DEVELOPER_CONSOLE_URL,
  api_tokens: 'https://id.atlassian.com/manage-profile/security/api-tokens',
};

/** The editor of one credential in its panel. */
export class EditorPanel {
  /** Undefined until it is saved for the first time. */
  id: string | undefined;
  /** What to call it, once it was read. */
  name: string | undefined;
  readonly #panel: vscode.WebviewPanel;
  readonly #services: Services;
  readonly #drafts: KeptDrafts;
  readonly #connection: WebviewConnection<EditorNotifications>;
  #diagnosing: AbortController | undefined;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(
    panel: vscode.WebviewPanel,
    services: Services,
    drafts: KeptDrafts,
    id: string | undefined,
  ) {
    this.#panel = panel;
    this.#services = services;
    this.#drafts = drafts;
    this.id = id;
    const { store, authorizations, log } = services;
    this.#connection = connectWebview<EditorRequests, EditorCommands, EditorNotifications>(
      panel.webview,
      this.#requests(),
      this.#commands(),
      (message) => log.warn(message),
    );
    const onChange = (changed: string | undefined) => {
      if (changed === undefined || changed === this.id) void this.tell();
    };
    const changes = [store.onDidChange(onChange), authorizations.onDidChange(onChange)];
    panel.onDidDispose(() => {
      for (const change of changes) change.dispose();
      this.#diagnosing?.abort();
      this.#connection.dispose();
    });
    const catalogue = { scopes: editorScopes(), browserPages: BROWSER_PAGES };
    this.#connection.notify('catalogue', catalogue);
    this.#connection.notify('unsaved', drafts.of(id));
    void this.tell();
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Tells the page what is saved and how it stands; closes it for a credential that is gone. */
  async tell(): Promise<void> {
    try {
      const entry = await this.#entry();
      if (this.id !== undefined && entry === undefined) {
        this.#panel.dispose();
        return;
      }
      this.name = entry && nameOf(entry);
      this.#panel.title = this.name ?? 'Add Credential';
      const { authorizations } = this.#services;
      this.#connection.notify('credential', await this.#credential(entry));
      this.#connection.notify(
        'status',
        entry ? editorStatus(entry, authorizations.underWay()) : UNSAVED_STATUS,
      );
    } catch {
      this.#services.log.error('the secret store could not be read');
    }
  }

  /** Runs every check; one run at a time. */
  async diagnose(): Promise<void> {
    if (this.id === undefined || this.#diagnosing) return;
    this.#diagnosing = new AbortController();
    try {
      await runDiagnosis(this.#services, this.id, this.#diagnosing.signal, (found) =>
        this.#connection.notify('diagnosis', found),
      );
    } finally {
      this.#diagnosing = undefined;
    }
  }

  #requests(): RequestHandlers<EditorRequests> {
    return {
      save: {
        params: EDITOR_SCHEMAS.save,
        handle: async ({ draft }) => {
          const problems = editorProblems(await this.#entry(), draft);
          this.#connection.notify('problems', problems);
          if (Object.keys(problems.fields).length > 0) return { saved: false };
          return { saved: await this.#saveInTurn(draft) };
        },
      },
    };
  }

  #commands(): CommandHandlers<EditorCommands> {
    const run = (method: 'copyAddress' | 'pasteCallbackUrl' | 'openConsole', command: string) => ({
      params: EDITOR_SCHEMAS[method],
      handle: async () => {
        await vscode.commands.executeCommand(`jiraConsole.${command}`, this.id);
      },
    });
    return {
      edited: {
        params: EDITOR_SCHEMAS.edited,
        handle: async ({ draft, isDirty }) => {
          this.#keep(isDirty ? draft : undefined);
          this.#connection.notify('problems', editorProblems(await this.#entry(), draft));
        },
      },
      discarded: {
        params: EDITOR_SCHEMAS.discarded,
        handle: async () => {
          this.#keep(undefined);
          await this.tell();
        },
      },
      authorize: {
        params: EDITOR_SCHEMAS.authorize,
        handle: async () => {
          this.#connection.notify('refused', undefined);
          const refusal = await vscode.commands.executeCommand('jiraConsole.authorize', this.id);
          const isOfPort = isCodedError(refusal) && refusal.code.startsWith('loopback_port');
          if (!isOfPort) return;
          const problem = errorSentence(refusal);
          this.#connection.notify('refused', { field: 'callbackPort', problem });
        },
      },
      copyAddress: run('copyAddress', 'copyAuthorizationAddress'),
      pasteCallbackUrl: run('pasteCallbackUrl', 'pasteCallbackUrl'),
      openConsole: run('openConsole', 'openConsole'),
      cancelAuthorization: {
        params: EDITOR_SCHEMAS.cancelAuthorization,
        handle: () => {
          for (const { credential, cancel } of this.#services.authorizations.underWay()) {
            if (credential.id === this.id) cancel();
          }
        },
      },
      diagnose: { params: EDITOR_SCHEMAS.diagnose, handle: () => this.diagnose() },
      cancelDiagnosis: {
        params: EDITOR_SCHEMAS.cancelDiagnosis,
        handle: () => this.#diagnosing?.abort(),
      },
      openLink: {
        params: EDITOR_SCHEMAS.openLink,
        handle: ({ link }) => openLink(LINKS[link]),
      },
    };
  }

  /** One after the other: a second click must not add a new credential twice. */
  #saveInTurn(draft: CredentialDraft): Promise<boolean> {
    const save = async () => {
      try {
        await this.#save(draft);
        return true;
      } catch (error) {
        if (!isCodedError(error)) throw error;
        void tellError(error, this.id, 'The credential could not be saved. ');
        return false;
      }
    };
    const saved = this.#saving.then(save, save);
    this.#saving = saved;
    return saved;
  }

  async #save(draft: CredentialDraft): Promise<void> {
    const { store, random } = this.#services;
    if (this.id === undefined) {
      const created = createCredential(draft, random);
      await store.add(created);
      this.#keep(undefined);
      this.id = created.id;
    } else {
      await store.update(this.id, (current) => editCredential(current, draft));
      this.#keep(undefined);
    }
    await this.tell();
  }

  /** For a page that VS Code loads anew, and for the next editor of this credential. */
  #keep(draft: CredentialDraft | undefined): void {
    this.#drafts.keep(this.id, draft);
    this.#connection.notify('unsaved', this.#drafts.of(this.id));
  }

  async #entry(): Promise<CredentialEntry | undefined> {
    return (await this.#services.store.list()).find((entry) => entry.id === this.id);
  }

  async #credential(entry: CredentialEntry | undefined): Promise<EditorCredential> {
    const credential = entry && 'credential' in entry ? entry.credential : undefined;
    const road = { callbackRoad: 'uri', callbackPort: EMPTY_DRAFT.callbackPort } as const;
    return {
      id: entry?.id,
      draft: credential ? draftOf(credential) : { ...EMPTY_DRAFT, callbackRoad: defaultRoad() },
      savedSecrets: savedSecrets(credential),
      uriCallback: (await callback(road)).redirect_uri,
      isWebWindow: isWebWindow(),
    };
  }
}
