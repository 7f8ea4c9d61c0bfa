import * as vscode from 'vscode';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { fileName } from '../../core/text/fileName';
import { changeBetween, placeAt, withLineFeeds } from '../../core/text/textChange';
import { TypedTexts } from '../../core/text/typedTexts';
import { BodyFiles } from './bodyFiles';
import { registerBodyHints } from './bodyHints';
import { BodyProblems } from './bodyProblems';
import { BODY_FOLDER, BODY_SCHEME, bodyTabs } from './bodyScheme';

/** The body of a console's request. */
interface BodyContent {
  readonly text: string;
  readonly schema: JsonSchema | undefined;
}

/** A body to be edited as a document. */
interface BodyRequest extends BodyContent {
  /** Another for each console. */
  readonly key: string;
  /** What the tab is called after: `POST /rest/api/3/issue`. */
  readonly title: string;
  /** Takes what is typed; each such text is expected back through `update`, be it late. */
  readonly onEdit: (text: string) => void;
}

interface Body {
  readonly uri: vscode.Uri;
  readonly title: string;
  readonly typed: TypedTexts;
  onEdit: (text: string) => void;
  schema: JsonSchema | undefined;
  /** What was typed or given last: a document that comes to have it was not typed into. */
  latest: string;
  /** How many texts the console has given: only the latest is shown. */
  gifts: number;
  shown: Promise<void>;
}

/**
 * Bodies as documents beside their consoles. They are files in memory that VS Code saves by itself,
 * as package.json asks of their language, so nothing is ever unsaved and closing asks nothing.
 */
export class BodyDocuments implements vscode.Disposable {
  readonly #bodies = new Map<string, Body>();
  readonly #files = new BodyFiles();
  readonly #problems = new BodyProblems();
  readonly #registered: vscode.Disposable;
  #opened = 0;

  constructor() {
    this.#registered = vscode.Disposable.from(
      vscode.workspace.registerFileSystemProvider(BODY_SCHEME, this.#files, {
        isCaseSensitive: true,
      }),
      registerBodyHints((uri) => this.#find(uri)?.schema),
      vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#check(document)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        if (opened.length + closed.length > 0) this.#checkAll();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#changed(document);
      }),
    );
  }

  /** Opens the body beside the console, or shows the one that is open. */
  async open({ key, title, text, schema, onEdit }: BodyRequest): Promise<void> {
    if (this.#bodies.get(key)?.title !== title) await this.close(key);
    const known = this.#bodies.get(key);
    if (known) {
      known.onEdit = onEdit;
      await this.update(key, { text, schema });
      await show(known.uri);
      return;
    }
    const body: Body = {
      uri: this.#newUri(title),
      title,
      typed: new TypedTexts(),
      onEdit,
      schema,
      latest: withLineFeeds(text),
      gifts: 0,
      shown: Promise.resolve(),
    };
    this.#bodies.set(key, body);
    this.#files.put(body.uri, body.latest);
    await show(body.uri);
  }

  /**
   * Follows the console: no `onEdit` comes back for it, and the cursor stays where it can. Where no
   * document is open, it is what will be opened next.
   */
  async update(key: string, { text, schema }: BodyContent): Promise<void> {
    const body = this.#bodies.get(key);
    if (body === undefined) return;
    if (body.schema !== schema) {
      body.schema = schema;
      const document = openDocument(body.uri);
      if (document) this.#check(document);
    }
    const given = withLineFeeds(text);
    if (body.typed.takeBack(given)) return;
    body.gifts += 1;
    const gift = body.gifts;
    body.shown = body.shown.then(async () => {
      if (gift === body.gifts) await this.#give(body, given);
    });
    await body.shown;
  }

  /** The console is gone: the document closes without a question. */
  async close(key: string): Promise<void> {
    const body = this.#bodies.get(key);
    if (body === undefined) return;
    this.#bodies.delete(key);
    // That it is dirty is told later than what was typed, so it is not asked whether it is.
    await openDocument(body.uri)?.save();
    await vscode.window.tabGroups.close(bodyTabs(body.uri), true);
    this.#files.delete(body.uri);
  }

  dispose(): void {
    this.#registered.dispose();
    this.#problems.dispose();
    this.#files.dispose();
  }

  async #give(body: Body, text: string): Promise<void> {
    body.latest = text;
    const document = openDocument(body.uri);
    if (document === undefined) {
      this.#files.put(body.uri, text);
      return;
    }
    const before = withLineFeeds(document.getText());
    const change = changeBetween(before, text);
    if (change === undefined) return;
    const from = placeAt(before, change.from);
    const to = placeAt(before, change.to);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(from.line, from.character, to.line, to.character);
    edit.replace(body.uri, range, change.insert);
    // It is refused where the document was typed into meanwhile; that goes to the console then.
    await vscode.workspace.applyEdit(edit);
  }

  #changed(document: vscode.TextDocument): void {
    const body = this.#find(document.uri);
    if (body === undefined) return;
    if (bodyTabs(body.uri).length > 0) this.#check(document);
    const text = withLineFeeds(document.getText());
    if (text === body.latest) return;
    body.latest = text;
    body.typed.add(text);
    body.onEdit(text);
  }

  /** A document whose tab was closed may linger; nobody sees what is wrong with it. */
  #checkAll(): void {
    for (const { uri } of this.#bodies.values()) {
      const document = openDocument(uri);
      if (document) this.#check(document);
      else this.#problems.forget(uri);
    }
  }

  #check(document: vscode.TextDocument): void {
    if (document.uri.scheme !== BODY_SCHEME) return;
    this.#problems.check(document, this.#find(document.uri)?.schema);
  }

  #find(uri: vscode.Uri): Body | undefined {
    if (uri.scheme !== BODY_SCHEME) return undefined;
    return [...this.#bodies.values()].find((body) => body.uri.toString() === uri.toString());
  }

  #newUri(title: string): vscode.Uri {
    this.#opened += 1;
    const path = `${BODY_FOLDER}/${this.#opened}/${fileName(title)}.json`;
    return vscode.Uri.from({ scheme: BODY_SCHEME, path });
  }
}

/** The document of a tab; one whose tab was closed may linger, and is not to be changed. */
function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  if (bodyTabs(uri).length === 0) return undefined;
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
}

async function show(uri: vscode.Uri): Promise<void> {
  const viewColumn = bodyTabs(uri)[0]?.group.viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(uri, { viewColumn, preview: false });
}
