import * as vscode from 'vscode';

/** The catalogue of Jira's operations, read where it is asked for. */
export class ApiCatalogue {
  readonly #packaged: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#packaged = vscode.Uri.joinPath(extensionUri, 'data', 'catalogue.json');
  }

  /** Its serialized form; a page parses it, since that is the one that searches it. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#packaged));
  }
}
