import { useEffect, useRef, useState } from 'preact/hooks';
import type { Operation } from '../../core/catalogue/operation';
import { PlainBody } from './plainBody';
import { liveNames, liveOffers } from './liveBody';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';
import type { FieldError } from './refusedFields';
import type { JsonEditor } from '../jsonEditor/jsonEditor';

interface Props {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly operation: Operation | undefined;
  readonly text: string;
  /** What Jira said against fields of this very text. */
  readonly refused: readonly FieldError[] | undefined;
  /** The field that is to get the focus. */
  readonly pointed: FieldError | undefined;
  readonly onPointed: () => void;
  readonly onEdit: (text: string) => void;
}

/** A body of JSON: a plain text until the editor is there, or where it cannot be loaded. */
export function JsonBody(props: Props) {
  const { text, operation, refused, pointed, onEdit } = props;
  const schema = operation?.body?.schema;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  /** What was typed, as far as the page has not been drawn with it yet. */
  const typed = useRef<string[]>([]);
  const [isShown, setIsShown] = useState(false);
  const [remark, setRemark] = useState<string | undefined>();

  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const { createJsonEditor } = await import('../jsonEditor/jsonEditor');
      if (isGone || place.current === null) return;
      const created = createJsonEditor(place.current, {
        text: latest.current.text,
        label: 'Body',
        onChange: (changed) => {
          typed.current.push(changed);
          latest.current.onEdit(changed);
        },
        offersAt: (at, isAsked) => liveOffers(latest.current, at, isAsked, setRemark),
        namesAt: (at) => liveNames(latest.current, at),
      });
      editor.current = created;
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
  useEffect(() => editor.current?.setRefused(refused ?? []), [refused, isShown]);
  useEffect(() => {
    if (pointed === undefined || editor.current === undefined) return;
    editor.current.showField(pointed);
    props.onPointed();
  }, [pointed, isShown]);

  return (
    <>
      <div ref={place} class="jsonBody" hidden={!isShown} />
      {!isShown && <PlainBody text={text} onEdit={onEdit} />}
      <p class="aside" role="status">
        {remark}
      </p>
    </>
  );
}
