import * as vscode from 'vscode';
import type { KeptBody } from '../core/body/bodies';
import { ExportError } from '../core/pages/errors';
import type { WriteFile } from '../core/ports';

/**
 * Asks for a file and writes all of a body into it; says whether it did.
 *
 * Throws `ExportError`.
 */
export async function saveBody(
  kept: KeptBody,
  { name, size }: { readonly name: string; readonly size: number },
  writeFile: WriteFile,
): Promise<boolean> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const uri = await vscode.window.showSaveDialog({
    title: 'Save Body',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  // Not before: it may have been forgotten by now.
  const pieces = uri && kept.pieces();
  if (uri === undefined || pieces === undefined) return false;
  if (uri.scheme !== 'file') throw new ExportError('export_not_on_disk');
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Saving the body', cancellable: true },
    (progress, cancellation) => {
      const cancelled = new AbortController();
      cancellation.onCancellationRequested(() => cancelled.abort());
      const counted = counting(pieces, (bytes) => {
        progress.report({ increment: (100 * bytes) / Math.max(size, 1) });
      });
      return writeFile(uri.fsPath, counted, cancelled.signal);
    },
  );
}

async function* counting(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) {
    yield piece;
    onBytes(piece.length);
  }
}
