import type * as vscode from 'vscode';
import type { HistoryFeatures } from './history/historyRows';
import type { HttpFileFeatures } from './httpFiles/httpDocuments';

/** What runs a command; menus hand it the tree's row, other code the id of a credential. */
export type CommandHandler = (given?: unknown) => unknown;

/** What is behind all that activation registers. */
export interface Features {
  /** By the command's id. */
  readonly commands: Readonly<Record<string, CommandHandler>>;
  readonly uriHandler: vscode.UriHandler;
  readonly consoles: vscode.WebviewPanelSerializer;
  readonly editors: vscode.WebviewPanelSerializer;
  readonly httpFiles: HttpFileFeatures;
  readonly history: HistoryFeatures;
}
