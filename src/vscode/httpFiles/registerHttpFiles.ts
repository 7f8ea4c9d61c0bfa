import * as vscode from 'vscode';
import type { Features } from '../features';
import { scrubbed } from '../registration';
import type { BaseServices } from '../services';
import { HTTP_DOCUMENTS, isHttpDocument } from './httpDocuments';
import { registerRequestsView } from './requestsView';

/**
 * Registers the lenses, the problems and the view of files of requests. What reads a file is loaded
 * by the first that is opened.
 */
export function registerHttpFiles(
  context: vscode.ExtensionContext,
  { store }: BaseServices,
  features: () => Promise<Features>,
): void {
  const { subscriptions } = context;
  const lensesChanged = new vscode.EventEmitter<void>();
  const checkIfHttp = (document: vscode.TextDocument) => {
    if (isHttpDocument(document)) {
      void scrubbed(async () => (await features()).httpFiles.check(document));
    }
  };
  subscriptions.push(
    lensesChanged,
    vscode.languages.registerCodeLensProvider(HTTP_DOCUMENTS, {
      onDidChangeCodeLenses: lensesChanged.event,
      provideCodeLenses: (document) =>
        scrubbed(async () => (await features()).httpFiles.lenses(document)),
    }),
    store.onDidChange(() => lensesChanged.fire()),
    // A console may have been used meanwhile, for another site.
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isHttpDocument(editor.document)) lensesChanged.fire();
    }),
    vscode.workspace.onDidOpenTextDocument(checkIfHttp),
    vscode.workspace.onDidChangeTextDocument(({ document }) => checkIfHttp(document)),
    vscode.workspace.onDidCloseTextDocument(checkIfHttp),
  );
  vscode.workspace.textDocuments.forEach(checkIfHttp);
  registerRequestsView(context, features);
}
