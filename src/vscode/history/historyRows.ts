import type * as vscode from 'vscode';
import type { Event } from '../../core/ports';

/** What names an entry of the history; rows of the view are such, too. */
export interface EntryPlace {
  readonly credentialId: string;
  readonly id: string;
}

/** A row of the view: a heading with its entries, or an entry. */
export type HistoryRow =
  | { readonly kind: 'group'; readonly item: vscode.TreeItem; readonly rows: readonly HistoryRow[] }
  | ({ readonly kind: 'entry'; readonly item: vscode.TreeItem } & EntryPlace);

/** What is loaded by the first look at the history. */
export interface HistoryFeatures {
  /** The headings with what is below them; none where nothing was sent. */
  rows(): Promise<readonly HistoryRow[]>;
  readonly onDidChange: Event<string>;
}
