import * as vscode from 'vscode';
import type { ListedChanges } from '../core/catalogue/update';
import { isCodedError } from '../core/errors';
import { changesSentence, changesText, hasChanges } from './catalogueChanges';
import type { Services } from './services';
import { tellError } from './tellError';

/** `Update API Catalogue`: fetches Atlassian's specifications and tells what they have changed. */
export async function updateCatalogue({ apiCatalogue, log }: Services): Promise<void> {
  try {
    const changes = await withProgress((signal) => apiCatalogue.update(signal));
    log.info(changesSentence(changes));
    void tellChanges(changes);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    log.warn(`API catalogue not updated: ${error.code}`);
    if (error.code !== 'aborted') void tellError(error);
  }
}

function withProgress<T>(task: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Updating the API catalogue',
    cancellable: true,
  };
  return vscode.window.withProgress(options, (_progress, cancellation) => {
    const abort = new AbortController();
    cancellation.onCancellationRequested(() => abort.abort());
    return task(abort.signal);
  });
}

async function tellChanges(changes: ListedChanges): Promise<void> {
  const details = 'Show Details';
  const actions = hasChanges(changes) ? [details] : [];
  const choice = await vscode.window.showInformationMessage(changesSentence(changes), ...actions);
  if (choice !== details) return;
  const content = changesText(changes);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}
