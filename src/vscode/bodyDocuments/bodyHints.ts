import * as vscode from 'vscode';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { prettyPrint } from '../../core/json/prettyPrint';
import { remarkAt, suggestionsAt, type Suggestion } from '../../core/json/schemaHints';
import { LONGEST_TO_CHECK } from '../../core/json/jsonProblems';
import { BODY_SCHEME } from './bodyScheme';

type SchemaOf = (uri: vscode.Uri) => JsonSchema | undefined;

/** What the schema of a body suggests and says while it is edited, and `Format Document`. */
export function registerBodyHints(schemaOf: SchemaOf): vscode.Disposable {
  const bodies = { scheme: BODY_SCHEME };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      bodies,
      {
        provideCompletionItems: (document, position) => {
          const schema = schemaOf(document.uri);
          return schema ? completionsAt(document, position, schema) : [];
        },
      },
      '"',
      ':',
      ' ',
    ),
    vscode.languages.registerHoverProvider(bodies, {
      provideHover: (document, position) => {
        const schema = schemaOf(document.uri);
        return schema && hoverAt(document, position, schema);
      },
    }),
    vscode.languages.registerDocumentFormattingEditProvider(bodies, {
      provideDocumentFormattingEdits: (document) => {
        const pretty = prettyPrint(document.getText());
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        return pretty === undefined
          ? []
          : [vscode.TextEdit.replace(document.validateRange(all), pretty)];
      },
    }),
  );
}

function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  schema: JsonSchema,
): vscode.CompletionItem[] {
  const text = document.getText();
  if (text.length > LONGEST_TO_CHECK) return [];
  return suggestionsAt(text, document.offsetAt(position), schema).map((suggestion, index) =>
    toItem(document, suggestion, index),
  );
}

function toItem(
  document: vscode.TextDocument,
  { from, to, label, insert, detail, about }: Suggestion,
  index: number,
): vscode.CompletionItem {
  const isName = detail !== undefined;
  const { Property, Value } = vscode.CompletionItemKind;
  const item = new vscode.CompletionItem(label, isName ? Property : Value);
  item.range = new vscode.Range(document.positionAt(from), document.positionAt(to));
  item.insertText = insert;
  // What was typed begins with a quote where it is a text, and so must what it is compared with.
  item.filterText = isName || insert.startsWith('"') ? JSON.stringify(label) : label;
  item.sortText = String(index).padStart(5, '0');
  if (isName) item.detail = detail;
  if (about !== undefined) item.documentation = plain(about);
  return item;
}

function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  schema: JsonSchema,
): vscode.Hover | undefined {
  const text = document.getText();
  if (text.length > LONGEST_TO_CHECK) return undefined;
  const found = remarkAt(text, document.offsetAt(position), schema);
  if (found === undefined) return undefined;
  const { from, to } = found;
  const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
  return new vscode.Hover(plain(found.text), range);
}

function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}
