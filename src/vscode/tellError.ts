import * as vscode from 'vscode';
import type { CodedError } from '../core/errors';
import { errorSentence } from './messages';

interface Action {
  readonly title: string;
  readonly command: string;
}

const RELOAD: Action = { title: 'Reload Window', command: 'workbench.action.reloadWindow' };
const AUTHORIZE: Action = { title: 'Authorize Again', command: 'jiraConsole.authorize' };

/** What mends an error at once, by its code. */
const ACTIONS: Readonly<Record<string, Action>> = {
  secret_missing: { title: 'Edit Credential', command: 'jiraConsole.editCredential' },
  secrets_behind: RELOAD,
  credential_behind: RELOAD,
  tokens_lost: AUTHORIZE,
  refresh_interrupted: AUTHORIZE,
};

/** Tells an error, behind words of the caller's where it has some, and offers what mends it. */
export async function tellError(
  error: CodedError<string>,
  credentialId?: string,
  before = '',
): Promise<void> {
  const action = ACTIONS[error.code];
  const message = before + errorSentence(error);
  const choice = await vscode.window.showErrorMessage(message, ...(action ? [action.title] : []));
  if (action && choice === action.title) {
    await vscode.commands.executeCommand(action.command, credentialId);
  }
}
