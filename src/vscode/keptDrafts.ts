import * as v from 'valibot';
import type * as vscode from 'vscode';
import { keepable, type CredentialDraft } from '../core/credentials/draft';
import { draftSchema } from './credentialDraftSchema';

const KEY = 'credentialDrafts';

/** The key of the draft of a credential that was never saved; no id is empty. */
const NEW = '';

/** What was typed into editors and not saved, without secrets; a reload of the window keeps it. */
export class KeptDrafts {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** What was typed for a credential, or for a new one. */
  of(id = NEW): CredentialDraft | undefined {
    return this.#all()[id];
  }

  /** Keeps a draft without anything secret, or forgets the one there is. */
  keep(id = NEW, draft: CredentialDraft | undefined): void {
    const { [id]: before, ...others } = this.#all();
    if (before === undefined && draft === undefined) return;
    const all = draft === undefined ? others : { ...others, [id]: keepable(draft) };
    void this.#state.update(KEY, all);
  }

  /** Another version may have stored them: what has not this form is dropped. */
  #all(): Readonly<Record<string, CredentialDraft>> {
    const stored = v.safeParse(v.record(v.string(), draftSchema), this.#state.get(KEY));
    return stored.success ? stored.output : {};
  }
}
