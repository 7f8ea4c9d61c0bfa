import * as vscode from 'vscode';
import { isCodedError } from '../../core/errors';
import { parseHttpFile, type FileRequest } from '../../core/rest/httpFile/parse';
import { errorSentence, sentence } from '../messages/sentences';
import { readHttpFile } from './fileText';
import type { RequestRow } from './httpDocuments';

/** The rows of a file in the view of requests, or one that says why there are none. */
export async function requestRows(uri: vscode.Uri): Promise<RequestRow[]> {
  try {
    const { requests } = parseHttpFile(await readHttpFile(uri));
    return requests.map((request) => requestRow(uri, request));
  } catch (error) {
    if (!isCodedError(error)) throw error;
    const item = new vscode.TreeItem(errorSentence(error));
    item.iconPath = new vscode.ThemeIcon('error');
    return [{ kind: 'request', uri, line: 0, item }];
  }
}

function requestRow(
  uri: vscode.Uri,
  { name, request, requestLine, problems }: FileRequest,
): RequestRow {
  const { method, path } = request;
  const item = new vscode.TreeItem(name ?? path);
  item.description = name === undefined ? method : `${method} ${path}`;
  const error = problems.find(({ severity }) => severity === 'error');
  item.tooltip = error ? sentence(error.code, error.details) : `${method} ${path}`;
  item.iconPath = new vscode.ThemeIcon(error ? 'warning' : 'symbol-event');
  item.contextValue = 'request';
  const selection = new vscode.Range(requestLine, 0, requestLine, 0);
  item.command = { title: 'Open', command: 'vscode.open', arguments: [uri, { selection }] };
  return { kind: 'request', uri, line: requestLine, item };
}
