import * as vscode from 'vscode';
import type { Features } from '../features';
import { scrubbed } from '../registration';
import {
  findHttpFiles,
  HTTP_FILES,
  isHttpDocument,
  MOST_FILES,
  type RequestRow,
} from './httpDocuments';

/** The id of the view, as package.json contributes it. */
const REQUESTS_VIEW_ID = 'jiraConsole.requests';

type Row = { readonly kind: 'file'; readonly uri: vscode.Uri } | RequestRow;

/**
 * Shows the workspace's files of requests, and the requests of each that is opened. Nothing is looked
 * for, watched or read before the view is seen.
 */
export function registerRequestsView(
  context: vscode.ExtensionContext,
  features: () => Promise<Features>,
): void {
  const changed = new vscode.EventEmitter<Row | undefined>();
  const files = new Map<string, Row>();
  const refresh = () => changed.fire(undefined);
  const refreshFile = (uri: vscode.Uri) => {
    const row = files.get(uri.toString());
    if (row) changed.fire(row);
  };
  let isWatching = false;
  const watch = () => {
    if (isWatching) return;
    isWatching = true;
    const watcher = vscode.workspace.createFileSystemWatcher(HTTP_FILES);
    context.subscriptions.push(
      watcher,
      watcher.onDidCreate(refresh),
      watcher.onDidDelete(refresh),
      watcher.onDidChange(refreshFile),
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
      // What is typed and not saved moves requests to other lines.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isHttpDocument(document)) refreshFile(document.uri);
      }),
    );
  };
  const fileRows = async (): Promise<Row[]> => {
    watch();
    const found = await findHttpFiles();
    view.message =
      found.length > MOST_FILES ? 'There are more files; the first 1,000 are shown.' : '';
    const rows = found.slice(0, MOST_FILES).map((uri): Row => ({ kind: 'file', uri }));
    files.clear();
    for (const row of rows) files.set(row.uri.toString(), row);
    return rows;
  };
  const view: vscode.TreeView<Row> = vscode.window.createTreeView(REQUESTS_VIEW_ID, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row?: Row) => {
        if (row === undefined) return fileRows();
        if (row.kind === 'request') return [];
        return scrubbed(async () => (await features()).httpFiles.rows(row.uri));
      },
      getTreeItem: (row: Row) => (row.kind === 'file' ? fileItem(row.uri) : row.item),
    },
    showCollapseAll: true,
  });
  context.subscriptions.push(view, changed);
}

function fileItem(uri: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = uri.toString();
  item.description = true;
  item.contextValue = 'requestFile';
  return item;
}
