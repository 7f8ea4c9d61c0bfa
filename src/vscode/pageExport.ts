import * as vscode from 'vscode';
import { ExportError } from '../core/pages/errors';
import { exportRows, PASSES, type ExportForm } from '../core/pages/export';
import type { RowFile, WriteFile } from '../core/ports';
import { countRows } from './pagesSnapshot';

const FORMS: readonly (vscode.QuickPickItem & { readonly form: ExportForm })[] = [
  { form: 'json', label: 'JSON', description: 'one array' },
  { form: 'ndjson', label: 'NDJSON', description: 'a row a line' },
  {
    form: 'csv',
    label: 'CSV',
    description: 'a column for each field, such as fields.summary',
    detail: 'Text that a spreadsheet would run as a formula gets a single quote before it.',
  },
];

/**
 * Asks for a form and a file, and writes rows into it; says whether it did.
 *
 * Throws `ExportError` and `RowsError`. An abort ends it as its user's cancel does.
 */
export async function exportPages(
  rows: RowFile,
  writeFile: WriteFile,
  signal: AbortSignal,
): Promise<boolean> {
  const form = (
    await vscode.window.showQuickPick(FORMS, {
      title: `Export ${countRows(rows.count)}`,
      placeHolder: 'Choose the form of the file',
    })
  )?.form;
  if (form === undefined) return false;
  const uri = await askFile(form);
  if (uri === undefined || signal.aborted) return false;
  if (uri.scheme !== 'file') throw new ExportError('export_not_on_disk');
  const title = `Exporting ${countRows(rows.count)}`;
  const isWritten = await withProgress(title, signal, (report, stop) => {
    const counted = { batches: () => countBatches(rows, PASSES[form], report) };
    return writeFile(uri.fsPath, exportRows(form, counted), stop);
  });
  if (isWritten) void offerToOpen(uri, rows.count);
  return isWritten;
}

async function askFile(form: ExportForm): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: 'Export Rows',
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `rows.${form}`) }),
    filters: { [form.toUpperCase()]: [form] },
  });
}

async function offerToOpen(uri: vscode.Uri, rows: number): Promise<void> {
  const open = 'Open File';
  const message = `Exported ${countRows(rows)}.`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}

/** Tells how many percent of the whole work each batch is. */
async function* countBatches(
  rows: RowFile,
  passes: number,
  report: (percent: number) => void,
): AsyncIterable<readonly string[]> {
  for await (const lines of rows.batches()) {
    yield lines;
    report((100 * lines.length) / rows.count / passes);
  }
}

function withProgress(
  title: string,
  signal: AbortSignal,
  task: (report: (percent: number) => void, signal: AbortSignal) => Promise<boolean>,
): Thenable<boolean> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, cancellation) => {
    const cancelled = new AbortController();
    cancellation.onCancellationRequested(() => cancelled.abort());
    return task(
      (increment) => progress.report({ increment }),
      AbortSignal.any([signal, cancelled.signal]),
    );
  });
}
