import * as vscode from 'vscode';
import { jsonProblems, type JsonProblem } from '../../core/json/jsonProblems';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { problemSentence } from '../../core/json/problemSentence';

/** Characters; to check more at each key can be felt. The console's own editor has the same. */
export const LONGEST_TO_CHECK = 500_000;

/** The problems of the bodies that are open. */
export class BodyProblems implements vscode.Disposable {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('jiraConsoleBody');

  /** Looks at a document that was opened, changed or closed. */
  check(document: vscode.TextDocument, schema: JsonSchema | undefined): void {
    const text = document.getText();
    // A template becomes what it stands for before it is sent.
    const isUnchecked = text.length > LONGEST_TO_CHECK || text.includes('{{');
    const problems = isUnchecked || document.isClosed ? [] : jsonProblems(text, schema);
    this.#diagnostics.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem)),
    );
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
