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
import { forceLinting, linter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { bodyProblems } from '../../core/json/jsonProblems';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { placeOfField } from '../../core/json/memberPlaces';
import { problemSentence } from '../../core/json/problemSentence';
import { remarkAt, suggestionsAt } from '../../core/json/schemaHints';
import { stringAt, type StringAt } from '../../core/json/stringAt';
import type { Offer } from '../../core/live/offer';
import { theme } from './theme';

/** What an editor of JSON begins with. */
export interface JsonEditorOptions {
  readonly text: string;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** What may be written in a string, beside what the schema names; `isAsked` by its user. */
  readonly offersAt: (at: StringAt, isAsked: boolean) => Promise<readonly Offer[]>;
  /** What a string means, beside what the schema says. */
  readonly namesAt: (at: StringAt) => readonly string[];
}

/** What was said against a field of the text. */
export interface RefusedField {
  readonly field: string;
  readonly message: string;
  /** Which of several issues it is in. */
  readonly element?: number | undefined;
}

/** An editor of JSON that is shown. */
export interface JsonEditor {
  /** Replaces what is in it; nothing where it is the same, so that the cursor stays. */
  setText(text: string): void;
  /** What its completion, hover and warnings come from. */
  setSchema(schema: JsonSchema | undefined): void;
  /** What is said against fields of the text, until the next time. */
  setRefused(refused: readonly RefusedField[]): void;
  /** Moves focus and cursor to a field, or to the beginning where it is not there. */
  showField(field: Pick<RefusedField, 'field' | 'element'>): void;
  dispose(): void;
}

/** The page's own, beside those that VS Code puts there. */
const ownScript = document.querySelector<HTMLScriptElement>('script[type=module]');

/** Marks a change that whoever shows the editor has made. */
const fromOutside = Annotation.define<boolean>();

/** Shows an editor of JSON inside an element. */
export function createJsonEditor(parent: HTMLElement, options: JsonEditorOptions): JsonEditor {
  let schema: JsonSchema | undefined;
  let refused: readonly RefusedField[] = [];
  const linting = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        // Lets its styles through the page's policy.
        EditorView.cspNonce.of(ownScript?.nonce ?? ''),
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
        autocompletion({
          override: [
            (context) => complete(context, schema),
            (context) => completeString(context, options),
          ],
        }),
        hoverTooltip((shown, position) => remark(shown, position, schema, options)),
        linting.of(lint(undefined, [])),
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
      view.dispatch({ effects: linting.reconfigure(lint(given, refused)) });
    },
    setRefused: (given) => {
      if (given.length === 0 && refused.length === 0) return;
      refused = given;
      view.dispatch({ effects: linting.reconfigure(lint(schema, given)) });
      // What was refused is over with the first edit, not after a pause in typing.
      forceLinting(view);
    },
    showField: ({ field, element }) => {
      const { from = 0, to = 0 } = placeOfField(view.state.doc.toString(), field, element) ?? {};
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
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

async function completeString(
  { state, pos, explicit }: CompletionContext,
  { offersAt }: JsonEditorOptions,
) {
  const at = stringAt(state.doc.toString(), pos);
  const offers = at ? await offersAt(at, explicit) : [];
  if (at === undefined || offers.length === 0) return null;
  return {
    from: at.from,
    options: offers.map(({ label, detail, text, cursor }) => ({
      label,
      ...(detail !== undefined && { detail }),
      apply: (view: EditorView) =>
        view.dispatch({
          changes: { from: at.from, to: at.to, insert: JSON.stringify(text) },
          selection: { anchor: at.from + JSON.stringify(text.slice(0, cursor)).length - 1 },
        }),
    })),
    // What was typed is not all that the site searches by.
    filter: false,
  };
}

function remark(
  { state }: EditorView,
  position: number,
  schema: JsonSchema | undefined,
  { namesAt }: JsonEditorOptions,
) {
  const text = state.doc.toString();
  const at = stringAt(text, position);
  const names = at ? namesAt(at) : [];
  const found = schema && remarkAt(text, position, schema);
  const said = [...names, ...(found ? [found.text] : [])].join('\n');
  const place = found ?? at;
  if (said === '' || place === undefined) return null;
  return {
    pos: place.from,
    end: place.to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'remark';
      dom.textContent = said;
      return { dom };
    },
  };
}

function lint(schema: JsonSchema | undefined, refused: readonly RefusedField[]) {
  return linter(({ state }): Diagnostic[] => {
    const text = state.doc.toString();
    return [
      ...bodyProblems(text, schema).map((problem) => ({
        from: problem.from,
        to: problem.to,
        severity: problem.isWarning ? ('warning' as const) : ('error' as const),
        message: problemSentence(problem),
      })),
      ...refused.flatMap(({ field, message, element }) => {
        const place = placeOfField(text, field, element);
        return place
          ? [{ ...place, severity: 'error' as const, message: `${field}: ${message}` }]
          : [];
      }),
    ];
  });
}
