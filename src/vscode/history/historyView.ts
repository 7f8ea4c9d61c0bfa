import * as vscode from 'vscode';
import type { Features } from '../features';
import { scrubbed } from '../registration';
import type { BaseServices } from '../services';
import type { HistoryRow } from './historyRows';

/** The id of the view, as package.json contributes it. */
const HISTORY_VIEW_ID = 'jiraConsole.history';

/** Shows what was sent. Nothing is loaded or read before the view, which begins folded up, is opened. */
export function registerHistoryView(
  context: vscode.ExtensionContext,
  { store }: BaseServices,
  features: () => Promise<Features>,
): void {
  const changed = new vscode.EventEmitter<undefined>();
  const refresh = () => changed.fire(undefined);
  let isListening = false;
  const rows = async (): Promise<readonly HistoryRow[]> => {
    const { history } = await features();
    if (!isListening) {
      isListening = true;
      context.subscriptions.push(history.onDidChange(refresh));
    }
    return history.rows();
  };
  context.subscriptions.push(
    changed,
    vscode.window.createTreeView<HistoryRow>(HISTORY_VIEW_ID, {
      treeDataProvider: {
        onDidChangeTreeData: changed.event,
        getChildren: (row) => {
          if (row === undefined) return scrubbed(async () => [...(await rows())]);
          return row.kind === 'group' ? [...row.rows] : [];
        },
        getTreeItem: (row) => row.item,
      },
      showCollapseAll: true,
    }),
    store.onDidChange(refresh),
    // Nothing announces what another window has sent, or that a day is over.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused && isListening) refresh();
    }),
  );
}
