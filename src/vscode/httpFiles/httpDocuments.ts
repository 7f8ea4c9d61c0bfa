import * as vscode from 'vscode';
import type { Picked } from '../../core/rest/siteAddress';

/** The files of requests in a folder. */
export const HTTP_FILES = '**/*.{http,rest}';

/** Documents of such files; not what a diff shows of them. */
export const HTTP_DOCUMENTS: readonly vscode.DocumentFilter[] = [
  'file',
  'vscode-remote',
  'vscode-vfs',
].map((scheme) => ({ scheme, pattern: HTTP_FILES }));

/** Whether a document is a file of requests. */
export function isHttpDocument(document: vscode.TextDocument): boolean {
  return vscode.languages.match(HTTP_DOCUMENTS, document) > 0;
}

/** How many files of requests are looked for in a workspace. */
export const MOST_FILES = 1000;

/** The workspace's files of requests by their paths, one more than `MOST_FILES` where there are more. */
export async function findHttpFiles(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(HTTP_FILES, '**/node_modules/**', MOST_FILES + 1);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a request stands; a row of the tree and the command of a lens are such, too. */
export interface RequestPlace {
  readonly uri: vscode.Uri;
  /** The number of one of its lines, from 0. */
  readonly line: number;
}

/** A request as a lens shows it, with what the lens says that it goes through. */
export interface ShownRequest extends RequestPlace {
  readonly through?: Picked | undefined;
}

/** A row of the view for a request, or for why there are none. */
export interface RequestRow extends RequestPlace {
  readonly kind: 'request';
  readonly item: vscode.TreeItem;
}

/** What is loaded by the first file of requests that is opened. */
export interface HttpFileFeatures {
  /** Shows the problems of a document that was opened or changed, and none of one that was closed. */
  check(document: vscode.TextDocument): void;
  /** Two over each request. */
  lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]>;
  /** The requests of a file, or one row that says why there are none. */
  rows(uri: vscode.Uri): Promise<RequestRow[]>;
}
