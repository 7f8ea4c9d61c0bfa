import * as vscode from 'vscode';
import { parseHttpFile } from '../../core/rest/httpFile/parse';
import type { FileProblem } from '../../core/rest/httpFile/block';
import { sentence } from '../messages/sentences';

/** The problems of the files of requests that are open. */
export class FileProblems implements vscode.Disposable {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('jiraConsole');

  /** Looks at a document that was opened, changed or closed. */
  check(document: vscode.TextDocument): void {
    if (document.isClosed) {
      this.#diagnostics.delete(document.uri);
      return;
    }
    const { problems, requests } = parseHttpFile(document.getText());
    const all = [...problems, ...requests.flatMap((request) => request.problems)];
    this.#diagnostics.set(
      document.uri,
      all.map((problem) => diagnostic(document, problem)),
    );
  }

  dispose(): void {
    this.#diagnostics.dispose();
  }
}

function diagnostic(
  document: vscode.TextDocument,
  { code, line, severity, details }: FileProblem,
): vscode.Diagnostic {
  const { range, firstNonWhitespaceCharacterIndex } = document.lineAt(line);
  const found = new vscode.Diagnostic(
    range.with(range.start.with({ character: firstNonWhitespaceCharacterIndex })),
    sentence(code, details),
    severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Information,
  );
  found.source = 'Jira Console';
  found.code = code;
  return found;
}
