import * as v from 'valibot';
import * as vscode from 'vscode';
import { DEVELOPER_CONSOLE_URL, MANAGE_GRANTS_URL } from '../core/atlassian/endpoints';
import { isIssuedUnder } from '../core/credentials/grant';
import { missingScopes } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import { correctField } from '../core/credentials/corrections';
import {
  checkDraft,
  createCredential,
  draftOf,
  editCredential,
  EMPTY_DRAFT,
  fieldsOf,
  savedSecrets,
  withoutSecrets,
  type CredentialDraft,
} from '../core/credentials/draft';
import type {
  EditorCommands,
  EditorCredential,
  EditorLink,
  EditorNotifications,
  EditorProblems,
  EditorRequests,
} from '../protocol/credentialEditor';
import { callback, defaultRoad, isWebWindow } from './callbackUrl';
import { copy } from './clipboard';
import { editedSchema } from './credentialDraftSchema';
import { editorScopes } from './editorScopes';
import { editorStatus, UNSAVED_STATUS } from './editorStatus';
import { sentence } from './messages';
import { nameOf, pickCredential } from './pick';
import { plainText } from './plainText';
import type { Services } from './services';
import { connectWebview, type WebviewConnection } from './webviewConnection';
import { fillWebview } from './webviewContent';

/** The kind of the editor's panels, by which VS Code restores them. */
const EDITOR_VIEW_TYPE = 'jiraConsole.credentialEditor';

const LINKS: Record<EditorLink, string> = {
  developer_console: DEVELOPER_CONSOLE_URL,
  manage_grants: MANAGE_GRANTS_URL,
  service_accounts: 'https://admin.atlassian.com/',
  api_tokens: 'https://id.atlassian.com/manage-profile/security/api-tokens',
};

/** `Add Credential` and `Edit Credential`: a panel per credential. */
export function registerCredentialEditor(
  context: vscode.ExtensionContext,
  services: Services,
): void {
  const editors = new CredentialEditors(context, services);
  const edit = async (given?: unknown) => {
    const entry = await pickCredential(services, given, 'Choose the credential to edit');
    if (entry !== undefined) editors.open(entry.id);
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('jiraConsole.addCredential', () => editors.open(undefined)),
    vscode.commands.registerCommand('jiraConsole.editCredential', edit),
    vscode.window.registerWebviewPanelSerializer(EDITOR_VIEW_TYPE, {
      // eslint-disable-next-line @typescript-eslint/require-await -- the interface asks for a promise
      deserializeWebviewPanel: async (panel, state) => editors.fill(panel, idIn(state)),
    }),
  );
}

/** The editors that are open, and the drafts of those that were closed unsaved. */
class CredentialEditors {
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  readonly #open = new Map<string | undefined, vscode.WebviewPanel>();
  readonly #drafts = new Map<string | undefined, CredentialDraft>();

  constructor(context: vscode.ExtensionContext, services: Services) {
    this.#context = context;
    this.#services = services;
  }

  open(id: string | undefined): void {
    const open = this.#open.get(id);
    if (open) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      EDITOR_VIEW_TYPE,
      'Credential',
      vscode.ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    this.fill(panel, id);
  }

  fill(panel: vscode.WebviewPanel, id: string | undefined): void {
    const { store, authorizations, log, random } = this.#services;
    const extensionUri = this.#context.extensionUri;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'console.svg');
    const editor = { id, name: undefined as string | undefined };
    this.#open.set(id, panel);

    const run = (command: string) => async () => {
      await vscode.commands.executeCommand(`jiraConsole.${command}`, editor.id);
    };
    const none = v.object({});
    const connection: WebviewConnection<EditorNotifications> = connectWebview<
      EditorRequests,
      EditorCommands,
      EditorNotifications
    >(
      panel.webview,
      {
        save: {
          params: editedSchema,
          handle: async ({ draft }) => {
            const problems = await this.#problems(editor.id, draft);
            connection.notify('problems', problems);
            if (Object.keys(problems.fields).length > 0) return { saved: false };
            const saved = await this.#save(editor.id, draft);
            this.#drafts.delete(editor.id);
            this.#open.delete(editor.id);
            this.#open.set(saved, panel);
            editor.id = saved;
            await tell();
            return { saved: true };
          },
        },
      },
      {
        edited: {
          params: editedSchema,
          handle: async ({ draft, isDirty }) => {
            if (isDirty) this.#drafts.set(editor.id, withoutSecrets(draft));
            else this.#drafts.delete(editor.id);
            connection.notify('problems', await this.#problems(editor.id, draft));
          },
        },
        discarded: {
          params: none,
          handle: async () => {
            this.#drafts.delete(editor.id);
            await tell();
          },
        },
        authorize: { params: none, handle: run('authorize') },
        copyAddress: { params: none, handle: run('copyAuthorizationAddress') },
        pasteCallbackUrl: { params: none, handle: run('pasteCallbackUrl') },
        openConsole: { params: none, handle: run('openConsole') },
        showLog: { params: none, handle: run('showLog') },
        cancelAuthorization: {
          params: none,
          handle: () => {
            for (const { credential, cancel } of authorizations.underWay()) {
              if (credential.id === editor.id) cancel();
            }
          },
        },
        copy: { params: v.object({ text: v.string() }), handle: ({ text }) => copy(text, 'value') },
        openLink: {
          params: v.object({ link: v.picklist(Object.keys(LINKS) as EditorLink[]) }),
          handle: async ({ link }) => {
            await vscode.env.openExternal(vscode.Uri.parse(LINKS[link]));
          },
        },
      },
      (message) => log.warn(message),
    );

    const tell = async () => {
      try {
        const entry = await this.#entry(editor.id);
        if (editor.id !== undefined && entry === undefined) {
          panel.dispose();
          return;
        }
        editor.name = entry && nameOf(entry);
        panel.title = editor.name ?? 'Add Credential';
        connection.notify('credential', await this.#credential(entry));
        connection.notify(
          'status',
          entry ? editorStatus(entry, authorizations.underWay()) : UNSAVED_STATUS,
        );
      } catch {
        log.error('the secret store could not be read');
      }
    };
    const onChange = (changed: string) => {
      if (changed === editor.id) void tell();
    };
    const changes = [store.onDidChange(onChange), authorizations.onDidChange(onChange)];
    panel.onDidDispose(() => {
      for (const change of changes) change.dispose();
      connection.dispose();
      this.#open.delete(editor.id);
      void this.#offerToReopen(editor.id, editor.name);
    });
    void tell();
    fillWebview(panel.webview, extensionUri, 'credentialEditor', random);
  }

  /** Nothing typed is lost by closing a tab, except for the secret. */
  async #offerToReopen(id: string | undefined, name: string | undefined): Promise<void> {
    if (!this.#drafts.has(id) || (id !== undefined && !(await this.#entry(id)))) return;
    const [reopen, discard] = ['Reopen', 'Discard'];
    const what = name === undefined ? 'A new credential' : `“${plainText(name)}”`;
    const choice = await vscode.window.showWarningMessage(
      `${what} was closed with changes that are not saved.`,
      reopen,
      discard,
    );
    if (choice === reopen) this.open(id);
    if (choice === discard && !this.#open.has(id)) this.#drafts.delete(id);
  }

  async #save(id: string | undefined, draft: CredentialDraft): Promise<string> {
    const { store, random } = this.#services;
    if (id === undefined) {
      const created = createCredential(draft, random);
      await store.add(created);
      return created.id;
    }
    await store.update(id, (current) => editCredential(current, draft));
    return id;
  }

  async #problems(id: string | undefined, draft: CredentialDraft): Promise<EditorProblems> {
    const entry = await this.#entry(id);
    const saved = entry && 'credential' in entry ? entry.credential : undefined;
    const fields = Object.entries(checkDraft(draft, savedSecrets(saved))).map(
      ([field, code]) => [field, sentence(code)] as const,
    );
    const corrections = fieldsOf(draft).flatMap((field) => {
      const better = correctField(field, draft[field]);
      return better === undefined ? [] : [[field, better] as const];
    });
    return {
      fields: Object.fromEntries(fields),
      corrections: Object.fromEntries(corrections),
      outdatesGrant: fields.length === 0 && outdatesGrant(entry, draft),
    };
  }

  async #entry(id: string | undefined): Promise<CredentialEntry | undefined> {
    return (await this.#services.store.list()).find((entry) => entry.id === id);
  }

  async #credential(entry: CredentialEntry | undefined): Promise<EditorCredential> {
    const credential = entry && 'credential' in entry ? entry.credential : undefined;
    const road = { callbackRoad: 'uri', callbackPort: EMPTY_DRAFT.callbackPort } as const;
    return {
      id: entry?.id,
      draft: credential ? draftOf(credential) : { ...EMPTY_DRAFT, callbackRoad: defaultRoad() },
      savedSecrets: savedSecrets(credential),
      unsaved: this.#drafts.get(entry?.id),
      uriCallback: (await callback(road)).redirect_uri,
      isWebWindow: isWebWindow(),
      scopes: editorScopes(),
    };
  }
}

/** Whether what was granted would no longer fit what is saved. */
function outdatesGrant(entry: CredentialEntry | undefined, draft: CredentialDraft): boolean {
  if (entry === undefined || 'error' in entry) return false;
  const { credential, grant } = entry;
  const edited = editCredential(credential, draft);
  if (edited.type !== credential.type) return true;
  if (edited.type !== 'oauth2' || grant.tokenSet === undefined) return false;
  const missing = missingScopes(edited, grant).length > missingScopes(credential, grant).length;
  return missing || !isIssuedUnder(grant.tokenSet, edited);
}

function idIn(state: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ id: v.optional(v.string()) }), state);
  return parsed.success ? parsed.output.id : undefined;
}
