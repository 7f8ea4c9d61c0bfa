import * as vscode from 'vscode';
import { HttpFileError } from '../../core/rest/errors';
import { plainText } from '../plainText';

/** Bytes. */
const LARGEST_FILE = 10 * 1024 * 1024;

/**
 * A file of requests as it is now, with what is typed and not saved.
 *
 * Throws `HttpFileError` `http_file_unreadable`.
 */
export async function readHttpFile(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open) return open.getText();
  const bytes = await readBytes(uri);
  if (typeof bytes === 'string') {
    throw new HttpFileError('http_file_unreadable', { file: vscode.workspace.asRelativePath(uri) });
  }
  return new TextDecoder().decode(bytes);
}

/**
 * The text of a file that is a whole body, which `name` names.
 *
 * Throws `HttpFileError` `http_body_file_unreadable`, `http_body_file_too_large`,
 * `http_body_file_not_text`.
 */
export async function readBodyFile(uri: vscode.Uri, name: string): Promise<string> {
  const bytes = await readBytes(uri);
  const file = plainText(name);
  if (typeof bytes === 'string') throw new HttpFileError(`http_body_file_${bytes}`, { file });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpFileError('http_body_file_not_text', { file });
  }
}

/** The bytes of a file, or why there are none. */
async function readBytes(uri: vscode.Uri): Promise<Uint8Array | 'unreadable' | 'too_large'> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_FILE) return 'too_large';
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return 'unreadable';
  }
}
