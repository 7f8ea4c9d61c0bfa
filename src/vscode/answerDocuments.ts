import * as vscode from 'vscode';
import type { KeptBody } from '../core/body/bodies';
import { LARGEST_COMPARED } from '../core/body/keptAnswers';
import { fileName } from '../core/text/fileName';
import { formatSize } from '../core/text/format';

const SCHEME = 'jira-answer';

/** A body with what its document is called: `GET issue · 200 · 14:03:22`. */
export interface DocumentBody {
  readonly body: KeptBody;
  readonly title: string;
  /** The end of a name for a file with it, which tells its language. */
  readonly extension: string;
}

/** Bodies of answers as documents that can only be read; JSON is indented. */
export class AnswerDocuments implements vscode.Disposable {
  /** Until their documents are closed. */
  readonly #texts = new Map<string, string>();
  readonly #registered: vscode.Disposable;
  #opened = 0;

  constructor() {
    this.#registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) =>
          this.#texts.get(uri.toString()) ?? 'This answer is not kept any more.\n',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#registered.dispose();
    this.#texts.clear();
  }

  /** Opens one beside what is shown. */
  async open(body: DocumentBody): Promise<void> {
    const uri = await this.#uriOf(body);
    if (uri) await show(uri);
  }

  /** Opens a text of JSON. */
  async openText(title: string, text: string): Promise<void> {
    if (text.length > LARGEST_COMPARED) tellTooLarge(text.length);
    else await show(this.#keep(title, 'json', text));
  }

  /** Shows what another one has become. */
  async compare(before: DocumentBody, after: DocumentBody): Promise<void> {
    const left = await this.#uriOf(before);
    const right = left && (await this.#uriOf(after));
    if (!left || !right) return;
    const title = `${before.title} ↔ ${after.title}`;
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
  }

  /** Undefined where there is nothing to be opened, which its user has been told. */
  async #uriOf({ body, title, extension }: DocumentBody): Promise<vscode.Uri | undefined> {
    const state = await body.ask({ kind: 'state' });
    if (state && state.size > LARGEST_COMPARED) {
      tellTooLarge(state.size);
      return undefined;
    }
    const view = state?.json === 'whole' ? 'pretty' : 'raw';
    const text = state && (await body.ask({ kind: 'text', view }));
    if (typeof text !== 'string') {
      void vscode.window.showInformationMessage(
        'The body is not kept any more. Send the request again.',
      );
      return undefined;
    }
    return this.#keep(title, extension, text);
  }

  #keep(title: string, extension: string, text: string): vscode.Uri {
    this.#opened += 1;
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${this.#opened}/${fileName(title)}.${extension}`,
    });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: false });
}

function tellTooLarge(size: number): void {
  void vscode.window.showInformationMessage(
    `This is ${formatSize(size)}, and nothing above ${formatSize(LARGEST_COMPARED)} is opened as a document. Save the body to a file instead.`,
  );
}
