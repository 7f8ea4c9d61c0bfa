import type { JsonSchema } from '../core/json/jsonSchema';

/** What an editor of JSON begins with. */
export interface JsonEditorOptions {
  readonly text: string;
  /** Its name for a screen reader. */
  readonly label: string;
  /** Lets its styles through the page's policy. */
  readonly nonce: string;
  readonly onChange: (text: string) => void;
}

/** An editor of JSON that is shown. */
export interface JsonEditor {
  /** Replaces what is in it; nothing where it is the same, so that the cursor stays. */
  setText(text: string): void;
  /** What its completion, hover and warnings come from. */
  setSchema(schema: JsonSchema | undefined): void;
  dispose(): void;
}

type Create = (parent: HTMLElement, options: JsonEditorOptions) => JsonEditor;

declare global {
  /** What `dist/jsonEditor.js` leaves behind. */
  var jsonEditor: { readonly create: Create } | undefined;
}

// Only while the page's own script begins to run is it the current one.
const own =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;
/** Shows an editor of JSON; its script is many times the rest of the page, and loaded by the first. */
export async function createJsonEditor(
  parent: HTMLElement,
  options: Omit<JsonEditorOptions, 'nonce'>,
): Promise<JsonEditor> {
  const nonce = own?.nonce ?? '';
  if (globalThis.jsonEditor === undefined) await load(nonce);
  const create = globalThis.jsonEditor?.create;
  if (create === undefined) throw new Error('jsonEditor.js left nothing behind');
  return create(parent, { ...options, nonce });
}

function load(nonce: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.src = new URL('jsonEditor.js', own?.src).toString();
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('jsonEditor.js did not load'));
    document.head.append(script);
  });
}
