import * as v from 'valibot';
import * as vscode from 'vscode';
import type { CredentialDraft } from '../core/credentials/draft';
import { EditorPanel } from './editorPanel';
import { KeptDrafts } from './keptDrafts';
import { pickCredential } from './pick';
import { plainText } from './plainText';
import type { Services } from './services';
import { EDITOR_VIEW_TYPE } from './viewTypes';
import { fillWebview } from './webviewContent';

/**
 * `Add Credential`, `Edit Credential`, `Diagnose Credential`: a panel per credential, and the drafts
 * of those that were closed unsaved.
 */
export class CredentialEditors implements vscode.WebviewPanelSerializer {
  readonly #context: vscode.ExtensionContext;
  readonly #services: Services;
  readonly #open = new Set<EditorPanel>();
  readonly #drafts: KeptDrafts;

  constructor(context: vscode.ExtensionContext, services: Services) {
    this.#context = context;
    this.#services = services;
    this.#drafts = new KeptDrafts(context.workspaceState);
  }

  add(): void {
    this.#show(undefined);
  }

  async edit(given: unknown): Promise<void> {
    const entry = await pickCredential(this.#services, given, 'Choose the credential to edit');
    if (entry !== undefined) this.#show(entry.id);
  }

  async diagnose(given: unknown): Promise<void> {
    const entry = await pickCredential(this.#services, given, 'Choose the credential to diagnose');
    if (entry !== undefined) await this.#show(entry.id).diagnose();
  }

  /** Fills a panel that VS Code brings back after a reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.#fill(panel, idIn(state));
    return Promise.resolve();
  }

  /** Shows the editor of a credential, or that of a new one. */
  #show(id: string | undefined): EditorPanel {
    const open = [...this.#open].find((editor) => editor.id === id);
    if (open) {
      open.reveal();
      return open;
    }
    const panel = vscode.window.createWebviewPanel(
      EDITOR_VIEW_TYPE,
      'Credential',
      vscode.ViewColumn.Active,
      { retainContextWhenHidden: true },
    );
    return this.#fill(panel, id);
  }

  #fill(panel: vscode.WebviewPanel, id: string | undefined): EditorPanel {
    const { extensionUri } = this.#context;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'console.svg');
    const editor = new EditorPanel(panel, this.#services, this.#drafts, id);
    this.#open.add(editor);
    panel.onDidDispose(() => {
      this.#open.delete(editor);
      void this.#offerToReopen(editor);
    });
    fillWebview(panel.webview, extensionUri, 'credentialEditor', this.#services.random);
    return editor;
  }

  /** Nothing typed is lost by closing a tab, except for the secret. */
  async #offerToReopen({ id, name }: EditorPanel): Promise<void> {
    const draft = this.#drafts.of(id);
    if (draft === undefined) return;
    const what = name === undefined ? 'A new credential' : `“${plainText(name)}”`;
    const isDeleted = id !== undefined && !(await this.#exists(id));
    if (isDeleted) {
      this.#drafts.keep(id, undefined);
      await this.#offerAsNew(what, draft);
      return;
    }
    const [reopen, discard] = ['Reopen', 'Discard'];
    const choice = await vscode.window.showWarningMessage(
      `${what} was closed with changes that are not saved.`,
      reopen,
      discard,
    );
    if (choice === reopen) this.#show(id);
    if (choice === discard) this.#drafts.keep(id, undefined);
  }

  /** There is one editor of a new credential; what is in it already is not overwritten. */
  async #offerAsNew(what: string, draft: CredentialDraft): Promise<void> {
    const reopen = 'Reopen as New Credential';
    const isTaken = () =>
      this.#drafts.of() !== undefined || [...this.#open].some((editor) => editor.id === undefined);
    const choice = await vscode.window.showWarningMessage(
      `${what} was deleted, and changes of it were not saved.`,
      ...(isTaken() ? [] : [reopen]),
    );
    if (choice !== reopen || isTaken()) return;
    this.#drafts.keep(undefined, draft);
    this.#show(undefined);
  }

  async #exists(id: string): Promise<boolean> {
    return (await this.#services.store.list()).some((entry) => entry.id === id);
  }
}

function idIn(state: unknown): string | undefined {
  const parsed = v.safeParse(v.object({ id: v.optional(v.string()) }), state);
  return parsed.success ? parsed.output.id : undefined;
}
