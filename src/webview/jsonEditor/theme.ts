import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Webviews are given no colors of syntax, but those in which a debugger shows values. */
const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--vscode-debugTokenExpression-name)' },
  { tag: tags.string, color: 'var(--vscode-debugTokenExpression-string)' },
  { tag: tags.number, color: 'var(--vscode-debugTokenExpression-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--vscode-debugTokenExpression-boolean)' },
]);

const look = EditorView.theme({
  '&': {
    maxHeight: '40vh',
    minHeight: '8em',
    border: '1px solid var(--vscode-input-border, var(--line))',
    borderRadius: '3px',
    color: 'var(--vscode-editor-foreground)',
    background: 'var(--vscode-input-background)',
    fontSize: 'var(--mono-size)',
  },
  '&.cm-focused': { outline: '1px solid var(--vscode-focusBorder)', outlineOffset: '-1px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--mono)', lineHeight: '1.4' },
  '.cm-content': { caretColor: 'var(--vscode-editorCursor-foreground)' },
  '.cm-cursor': { borderLeftColor: 'var(--vscode-editorCursor-foreground)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection': {
    background: 'var(--vscode-editor-selectionBackground) !important',
  },
  '.cm-gutters': {
    border: 'none',
    color: 'var(--vscode-editorLineNumber-foreground)',
    background: 'transparent',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'transparent' },
  '.cm-matchingBracket': {
    outline: '1px solid var(--vscode-editorBracketMatch-border)',
    background: 'var(--vscode-editorBracketMatch-background) !important',
  },
  '.cm-tooltip': {
    border: '1px solid var(--vscode-editorHoverWidget-border, var(--line))',
    color: 'var(--vscode-editorHoverWidget-foreground)',
    background: 'var(--vscode-editorHoverWidget-background)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--vscode-list-activeSelectionForeground)',
    background: 'var(--vscode-list-activeSelectionBackground)',
    outline: '1px solid var(--vscode-contrastActiveBorder, transparent)',
    outlineOffset: '-1px',
  },
  '.remark': { padding: '4px 8px', maxWidth: '40em', whiteSpace: 'pre-wrap' },
  '.cm-foldPlaceholder': { color: 'inherit', border: '1px solid var(--line)', background: 'none' },
});

/** The editor in the colors of VS Code's theme. */
export const theme = [look, syntaxHighlighting(highlight)];
