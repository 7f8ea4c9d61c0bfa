import { autocompletion, closeBrackets, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
} from '@codemirror/language';
import { linter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { jsonProblems } from '../../core/json/jsonProblems';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { problemSentence } from '../../core/json/problemSentence';
import { remarkAt, suggestionsAt } from '../../core/json/schemaHints';
import type { JsonEditor, JsonEditorOptions } from '../jsonEditor';
import { theme } from './theme';

/** Marks a change that whoever shows the editor has made. */
const fromOutside = Annotation.define<boolean>();

/** Makes an editor of JSON inside an element; called by `createJsonEditor` alone. */
export function create(parent: HTMLElement, options: JsonEditorOptions): JsonEditor {
  let schema: JsonSchema | undefined;
  const linting = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(options.nonce),
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'data-field': 'body' }),
        lineNumbers(),
        history(),
        foldGutter(),
        codeFolding(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        json(),
        theme,
        // Send and Cancel are the console's, wherever the focus is.
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
        keymap.of([...foldKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        autocompletion({ override: [(context) => complete(context, schema)] }),
        hoverTooltip((shown, position) => remark(shown, position, schema)),
        linting.of(lint(undefined)),
        EditorView.updateListener.of(({ docChanged, state, transactions }) => {
          const isTyped = !transactions.some((one) => one.annotation(fromOutside));
          if (docChanged && isTyped) options.onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (text) => {
      if (text === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: fromOutside.of(true),
      });
    },
    setSchema: (given) => {
      schema = given;
      view.dispatch({ effects: linting.reconfigure(lint(given)) });
    },
    dispose: () => view.destroy(),
  };
}

function complete({ state, pos, explicit }: CompletionContext, schema: JsonSchema | undefined) {
  if (schema === undefined) return null;
  const suggestions = suggestionsAt(state.doc.toString(), pos, schema);
  const [first] = suggestions;
  if (first === undefined || (!explicit && first.from === pos)) return null;
  return {
    from: first.from,
    to: first.to,
    options: suggestions.map(({ label, insert, detail, about }) => ({
      // What was typed begins with a quote, and so must what it is compared with.
      label: state.sliceDoc(first.from, first.from + 1) === '"' ? `"${label}"` : label,
      displayLabel: label,
      apply: insert,
      ...(detail !== undefined && { detail }),
      ...(about !== undefined && { info: about }),
    })),
    filter: true,
  };
}

function remark({ state }: EditorView, position: number, schema: JsonSchema | undefined) {
  const found = schema && remarkAt(state.doc.toString(), position, schema);
  if (found === undefined) return null;
  return {
    pos: found.from,
    end: found.to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'remark';
      dom.textContent = found.text;
      return { dom };
    },
  };
}

function lint(schema: JsonSchema | undefined) {
  return linter(({ state }): Diagnostic[] => {
    const text = state.doc.toString();
    // A template becomes what it stands for before it is sent.
    if (text.length > LONGEST_TO_CHECK || text.includes('{{')) return [];
    return jsonProblems(text, schema).map((problem) => ({
      from: problem.from,
      to: problem.to,
      severity: problem.isWarning ? 'warning' : 'error',
      message: problemSentence(problem),
    }));
  });
}

/** Characters; to check more at each pause in typing can be felt. */
const LONGEST_TO_CHECK = 500_000;
