import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { completionsAt } from '../../core/catalogue/complete';
import type { OperationIndex } from '../../core/catalogue/operationIndex';
import { Combobox } from '../combobox';
import { METHODS, type Draft } from './draft';
import { FieldProblem, fieldMarks } from './fieldProblem';
import type { Problem } from './state';
import { wholePaste } from '../wholePaste';
import { SEND_KEYS } from './useShortcuts';

interface Props {
  readonly method: string;
  readonly path: string;
  readonly problem: Problem | undefined;
  /** Undefined until they are loaded. */
  readonly operations: OperationIndex | undefined;
  readonly isSending: boolean;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onPaste: (text: string) => void;
  readonly onSend: () => void;
}

/** Whether a pasted text may mean a whole request; an address or a key only where nothing else stands. */
function isImportable(text: string, input: HTMLInputElement): boolean {
  const { value, selectionStart, selectionEnd } = input;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  return (
    /^\s*(?:\$\s+)?curl\s/iu.test(text) ||
    (isWhole && /^\s*(?:https?:\/\/\S+|[A-Z][A-Z\d_]+-\d+)\s*$/u.test(text))
  );
}

/** Method, path and Send; Enter in the path sends as well. */
export function RequestLine(props: Props) {
  const { method, path, problem, operations, isSending, onEdit, onSend } = props;
  const [cursor, setCursor] = useState(path.length);
  const toSelect = useRef<readonly [number, number] | undefined>(undefined);
  const completions = useMemo(
    () => (operations ? completionsAt(operations, method, path, cursor) : []),
    [operations, method, path, cursor],
  );

  // The value to be typed next, once the path that holds its place is there.
  useLayoutEffect(() => {
    const input = document.querySelector<HTMLInputElement>('#path');
    if (toSelect.current) input?.setSelectionRange(...toSelect.current);
    toSelect.current = undefined;
  }, [path]);

  return (
    <form
      class="requestLine"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <select
        id="method"
        aria-label="Method"
        {...fieldMarks('method', problem)}
        value={method}
        onChange={(event) => onEdit({ method: event.currentTarget.value })}
      >
        {METHODS.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <Combobox
        id="path"
        label="Path, address or words"
        placeholder="/rest/api/3/myself, or words such as “add comment”"
        marks={fieldMarks('path', problem)}
        value={path}
        choices={completions}
        onInput={(typed, cursor) => {
          setCursor(cursor);
          onEdit({ path: typed });
        }}
        onPick={(completion) => {
          toSelect.current = completion.selection;
          setCursor(completion.path.length);
          onEdit({ method: completion.method, path: completion.path });
        }}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (isImportable(text, event.currentTarget)) {
            event.preventDefault();
            props.onPaste(text);
          } else wholePaste((pasted) => onEdit({ path: pasted }))(event);
        }}
      />
      {/* Not `disabled`: that would drop the focus, which then has to find its way back. */}
      <button
        id="send"
        type="submit"
        class="primary"
        title={`Send (${SEND_KEYS})`}
        aria-disabled={isSending}
      >
        Send
      </button>
      <FieldProblem field="method" problem={problem} />
      <FieldProblem field="path" problem={problem} />
    </form>
  );
}
