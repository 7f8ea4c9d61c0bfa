import * as vscode from 'vscode';
import { bodyProblems, type JsonProblem } from '../../core/json/jsonProblems';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { problemSentence } from '../../core/json/problemSentence';

/** The problems of the bodies that are open. */
export class BodyProblems implements vscode.Disposable {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('jiraConsoleBody');

  /** Looks at a document that was opened, changed or closed. */
  check(document: vscode.TextDocument, schema: JsonSchema | undefined): void {
    const problems = document.isClosed ? [] : bodyProblems(document.getText(), schema);
    this.#diagnostics.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem)),
    );
  }

  /** Forgets those of a document that nobody sees any more, which may linger. */
  forget(uri: vscode.Uri): void {
    this.#diagnostics.delete(uri);
  }

  dispose(): void {
    this.#diagnostics.dispose();
  }
}

function toDiagnostic(document: vscode.TextDocument, problem: JsonProblem): vscode.Diagnostic {
  const { from, to, code, isWarning } = problem;
  const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
  const { Warning, Error } = vscode.DiagnosticSeverity;
  const severity = isWarning ? Warning : Error;
  const diagnostic = new vscode.Diagnostic(range, problemSentence(problem), severity);
  diagnostic.source = 'Jira Console';
  diagnostic.code = code;
  return diagnostic;
}
