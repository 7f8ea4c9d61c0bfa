import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JsonSchema } from '../../src/core/json/jsonSchema';
import type { BodyDocuments } from '../../src/vscode/bodyDocuments/bodyDocuments';
import {
  BODY_FOLDER,
  BODY_SCHEME,
  bodyTabs,
  closeLostBodies,
} from '../../src/vscode/bodyDocuments/bodyScheme';
import { activate } from './extension';

const ISSUE: JsonSchema = {
  type: 'object',
  required: ['fields'],
  properties: {
    fields: { type: 'object', description: 'What the issue says.' },
    update: { type: 'object' },
  },
};
const COMMENT: JsonSchema = { type: 'object', properties: { body: { type: 'string' } } };

const title = 'POST /rest/api/3/issue';

/** Resolves once the condition holds, looking again whenever the event is fired. */
async function until<T>(event: vscode.Event<T>, condition: () => boolean): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const listener = event(() => {
      if (!condition()) return;
      listener.dispose();
      resolve();
    });
  });
}

function bodies(): vscode.TextDocument[] {
  return bodyTabs().map(({ input }) =>
    vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === (input as vscode.TabInputText).uri.toString(),
    )!,
  );
}

describe('a body in an editor', () => {
  let documents: BodyDocuments;
  let edits: string[];

  before(async () => {
    documents = (await (await activate())()).services.bodyDocuments;
  });

  beforeEach(() => {
    edits = [];
  });

  afterEach(async () => {
    await documents.close('one');
    await documents.close('two');
    await until(vscode.window.tabGroups.onDidChangeTabs, () => bodyTabs().length === 0);
  });

  async function open(
    text: string,
    { key = 'one', schema }: { key?: string; schema?: JsonSchema } = {},
  ): Promise<vscode.TextDocument> {
    const known = new Set(bodies());
    await documents.open({ key, title, text, schema, onEdit: (edited) => edits.push(edited) });
    const document = bodies().find((one) => !known.has(one)) ?? bodies()[0];
    ok(document);
    return document;
  }

  async function type({ uri }: vscode.TextDocument, at: number, text: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, at), text);
    ok(await vscode.workspace.applyEdit(edit));
  }

  const problemsOf = ({ uri }: vscode.TextDocument) =>
    vscode.languages
      .getDiagnostics(uri)
      .map(({ code, range, message }) => [code, range.start.character, message]);

  it('is named after its request, and is once however often it is asked for', async () => {
    await open('{}');
    await open('{}');
    deepStrictEqual(
      bodyTabs().map(({ label, isPreview }) => [label, isPreview]),
      [['POST ∕rest∕api∕3∕issue.json', false]],
    );
  });

  it('is a tab of its own for each console', async () => {
    const one = await open('1', { key: 'one' });
    const two = await open('2', { key: 'two' });
    await documents.update('two', { text: '22', schema: undefined });
    deepStrictEqual([one.getText(), two.getText()], ['1', '22']);
  });

  it('tells what is typed into it, and shows what is typed in the console without telling it', async () => {
    const document = await open('{}');
    await type(document, 1, '"a": 1');
    await documents.update('one', { text: '{"a": 1, "b": 2}', schema: undefined });
    await type(document, 0, ' ');
    deepStrictEqual(
      [edits, document.getText()],
      [['{"a": 1}', ' {"a": 1, "b": 2}'], ' {"a": 1, "b": 2}'],
    );
  });

  it('keeps what was typed when the console sends back what was typed before', async () => {
    const document = await open('');
    for (const [at, letter] of ['1', '2', '3', '4'].entries()) {
      await type(document, at, letter);
      const behind = edits.at(-3);
      if (behind !== undefined) await documents.update('one', { text: behind, schema: undefined });
    }
    deepStrictEqual([edits, document.getText()], [['1', '12', '123', '1234'], '1234']);
  });

  it('keeps what was typed while the console’s text was on its way', async () => {
    const document = await open('{}');
    const typing = type(document, 2, ' ');
    const update = documents.update('one', { text: '{"console": 1}', schema: undefined });
    await Promise.all([typing, update]);
    ok(edits.includes('{} ') || document.getText().includes('console'));
    equal(edits.at(-1) ?? document.getText(), document.getText());
  });

  it('shows the last of many texts of the console', async () => {
    const document = await open('');
    const texts = [...Array(50).keys()].map((count) => 'x'.repeat(count));
    await Promise.all(texts.map((text) => documents.update('one', { text, schema: undefined })));
    deepStrictEqual([document.getText(), edits], [texts.at(-1), []]);
  });

  it('leaves the cursor where it is when the console changes another place', async () => {
    await open('{\n  "a": 1,\n  "b": 2\n}');
    const editor = vscode.window.activeTextEditor!;
    const cursor = new vscode.Position(2, 8);
    editor.selection = new vscode.Selection(cursor, cursor);
    await documents.update('one', { text: '{\n  "aaa": 1,\n  "b": 2\n}', schema: undefined });
    deepStrictEqual(
      [editor.document.lineAt(1).text, editor.selection.active],
      ['  "aaa": 1,', cursor],
    );
  });

  it('has the ends of lines that the console has', async () => {
    const document = await open('{\r\n}');
    await documents.update('one', { text: '{\r\n"a":\r\n1\r\n}', schema: undefined });
    await type(document, 0, ' ');
    deepStrictEqual([document.getText(), edits], [' {\n"a":\n1\n}', [' {\n"a":\n1\n}']]);
  });

  it('saves itself and closes without a question where files are saved by hand', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    try {
      const document = await open('{}');
      await type(document, 1, ' ');
      await until(vscode.workspace.onDidSaveTextDocument, () => !document.isDirty);
      const saved = await vscode.workspace.fs.readFile(document.uri);
      equal(new TextDecoder().decode(saved), '{ }');
      await type(document, 1, ' ');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await until(vscode.window.tabGroups.onDidChangeTabs, () => bodyTabs().length === 0);
    } finally {
      await settings.update('autoSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('closes with its console right after it was typed into', async () => {
    const document = await open('{}');
    await type(document, 1, ' ');
    await documents.close('one');
    await documents.update('one', { text: 'later', schema: undefined });
    deepStrictEqual([bodyTabs().length, edits], [0, ['{ }']]);
  });

  it('has what the console has by then when its user opens it again', async () => {
    await open('{}');
    await vscode.window.tabGroups.close(bodyTabs());
    await documents.update('one', { text: '{"meanwhile": 1}', schema: undefined });
    equal(bodyTabs().length, 0);
    const document = await open('{"meanwhile": 1, "now": 2}');
    deepStrictEqual([document.getText(), edits], ['{"meanwhile": 1, "now": 2}', []]);
  });

  it('is JSON with what its schema says, also after the console has chosen another operation', async () => {
    const document = await open('{"other": 1}', { schema: ISSUE });
    equal(document.languageId, 'jira-console-body');
    deepStrictEqual(problemsOf(document), [
      ['member_missing', 0, '“fields” is required.'],
      ['member_unknown', 1, 'Jira’s documentation does not name this.'],
    ]);
    await documents.update('one', { text: '{"other": 1}', schema: COMMENT });
    deepStrictEqual(problemsOf(document), [
      ['member_unknown', 1, 'Jira’s documentation does not name this.'],
    ]);
    await documents.update('one', { text: '{"other": 1', schema: COMMENT });
    deepStrictEqual(
      problemsOf(document).map(([code]) => code),
      ['CloseBraceExpected'],
    );
    await documents.update('one', { text: '{"other": {{count}}', schema: COMMENT });
    deepStrictEqual(problemsOf(document), []);
  });

  it('has problems only while it is shown, whatever its console becomes meanwhile', async () => {
    const document = await open('{}');
    await vscode.window.tabGroups.close(bodyTabs());
    await documents.update('one', { text: '{"a": 1', schema: undefined });
    await until(
      vscode.workspace.onDidChangeTextDocument,
      () => document.isClosed || document.getText() === '{"a": 1',
    );
    deepStrictEqual(problemsOf(document), []);
    await open('{"a": 1');
    await until(vscode.languages.onDidChangeDiagnostics, () => problemsOf(document).length > 0);
  });

  it('suggests and explains what its schema names', async () => {
    const document = await open('{"fields": {}, }', { schema: ISSUE });
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 15),
    );
    const [item] = items;
    deepStrictEqual(
      [items.length, item?.label, item?.insertText, item?.detail],
      [1, 'update', '"update": {}', 'object'],
    );
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 3),
    );
    const [content] = hover!.contents as vscode.MarkdownString[];
    equal(content!.value.replaceAll('&nbsp;', ' '), 'object\n\nWhat the issue says.');
  });

  it('is formatted by Format Document', async () => {
    const document = await open('{"a":1}');
    await vscode.commands.executeCommand('editor.action.formatDocument');
    equal(document.getText(), '{\n  "a": 1\n}');
    deepStrictEqual(edits, ['{\n  "a": 1\n}']);
  });

  it('follows a body of five megabytes', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(5 * 1024 * 1024) });
    const document = await open(large, { schema: ISSUE });
    await type(document, 0, ' ');
    await documents.update('one', { text: `  ${large}`, schema: ISSUE });
    deepStrictEqual([edits.length, document.getText() === `  ${large}`], [1, true]);
  });

  it('is closed by the next activation, where a reload has lost it', async () => {
    const lost = vscode.Uri.from({ scheme: BODY_SCHEME, path: `${BODY_FOLDER}/9/lost.json` });
    await vscode.commands.executeCommand('vscode.open', lost);
    await until(vscode.window.tabGroups.onDidChangeTabs, () => bodyTabs(lost).length === 1);
    await closeLostBodies();
    equal(bodyTabs().length, 0);
  });
});
