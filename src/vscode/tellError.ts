import * as vscode from 'vscode';
import { nextStepAfter } from '../core/credentials/nextStep';
import type { CodedError } from '../core/errors';
import { errorSentence } from './messages/sentences';
import { REMEDIES, remedyFor } from './remedies';

/** Tells an error, behind words of the caller's where it has some, and offers what mends it. */
export async function tellError(
  error: CodedError<string>,
  credentialId?: string,
  before = '',
): Promise<void> {
  const remedy = remedyFor(nextStepAfter(error.code));
  // Without a credential to take, the command would ask for one.
  const isOffered = remedy && (credentialId !== undefined || remedy === 'reload_window');
  const { title, command } = isOffered ? REMEDIES[remedy] : {};
  const message = before + errorSentence(error);
  const choice = await vscode.window.showErrorMessage(message, ...(title ? [title] : []));
  if (command && choice === title) await vscode.commands.executeCommand(command, credentialId);
}
