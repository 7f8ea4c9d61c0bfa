import { useEffect, useRef, useState } from 'preact/hooks';
import type { JsonSchema } from '../../core/json/jsonSchema';
import { createJsonEditor, type JsonEditor } from '../jsonEditor';

interface Props {
  readonly text: string;
  readonly schema: JsonSchema | undefined;
  readonly onEdit: (text: string) => void;
}

/** A body of JSON: a plain text until the editor is there, or where it cannot be loaded. */
export function JsonBody({ text, schema, onEdit }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor | undefined>(undefined);
  const latest = useRef({ text, onEdit });
  latest.current = { text, onEdit };
  /** What was typed, as far as the page has not been drawn with it yet. */
  const typed = useRef<string[]>([]);
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    let isGone = false;
    const show = async () => {
      if (place.current === null) return;
      const created = await createJsonEditor(place.current, {
        text: latest.current.text,
        label: 'Body',
        onChange: (changed) => {
          typed.current.push(changed);
          latest.current.onEdit(changed);
        },
      });
      if (isGone) {
        created.dispose();
        return;
      }
      editor.current = created;
      created.setText(latest.current.text);
      setIsShown(true);
    };
    // Without it, a body can still be typed.
    show().catch(() => undefined);
    return () => {
      isGone = true;
      editor.current?.dispose();
    };
  }, []);
  useEffect(() => {
    // The page may lag behind the typing: what came from the editor must not go back into it.
    const at = typed.current.indexOf(text);
    if (at >= 0) typed.current.splice(0, at + 1);
    else editor.current?.setText(text);
  }, [text, isShown]);
  useEffect(() => editor.current?.setSchema(schema), [schema, isShown]);

  return (
    <>
      <div ref={place} class="jsonBody" hidden={!isShown} />
      {!isShown && <PlainBody text={text} onEdit={onEdit} />}
    </>
  );
}

/** A body as it is typed. */
export function PlainBody({ text, onEdit }: Pick<Props, 'text' | 'onEdit'>) {
  return (
    <textarea
      id="body"
      aria-label="Body"
      autocomplete="off"
      spellcheck={false}
      data-field="body"
      value={text}
      onInput={(event) => onEdit(event.currentTarget.value)}
    />
  );
}
