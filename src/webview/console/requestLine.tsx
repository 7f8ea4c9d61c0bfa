import { METHODS, type Draft } from './draft';
import { FieldProblem, fieldMarks } from './fieldProblem';
import type { Problem } from './state';
import { wholePaste } from '../wholePaste';
import { SEND_KEYS } from './useShortcuts';

interface Props {
  readonly method: string;
  readonly path: string;
  readonly problem: Problem | undefined;
  readonly isSending: boolean;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onSend: () => void;
}

/** Method, path and Send; Enter in the path sends as well. */
export function RequestLine({ method, path, problem, isSending, onEdit, onSend }: Props) {
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
      <input
        id="path"
        type="text"
        aria-label="Path or address"
        placeholder="/rest/api/3/myself"
        autocomplete="off"
        spellcheck={false}
        {...fieldMarks('path', problem)}
        value={path}
        onInput={(event) => onEdit({ path: event.currentTarget.value })}
        onPaste={wholePaste((pasted) => onEdit({ path: pasted }))}
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
