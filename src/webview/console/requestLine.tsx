import type { OperationMatch } from '../../core/catalogue/match';
import { isCurlCommand } from '../../core/text/curlCommand';
import { METHODS, type Draft } from './draft';
import { FieldProblem, fieldMarks } from './fieldProblem';
import { LiveCombobox, toChoice } from './liveCombobox';
import type { Problem } from './state';
import { wholePaste } from '../wholePaste';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';
import { SEND_KEYS } from './useShortcuts';

interface Props {
  readonly method: string;
  readonly path: string;
  readonly problem: Problem | undefined;
  /** Undefined until they are loaded. */
  readonly operations: Operations | undefined;
  readonly match: OperationMatch | undefined;
  readonly live: Live;
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
    isCurlCommand(text) || (isWhole && /^\s*(?:https?:\/\/\S+|[A-Z][A-Z\d_]+-\d+)\s*$/u.test(text))
  );
}

/** Method, path and Send; Enter in the path sends as well. */
export function RequestLine(props: Props) {
  const { method, path, problem, operations, live, isSending, onEdit, onSend } = props;
  const choicesAt = (cursor: number) => {
    if (!operations) return { choices: [], question: undefined };
    const { offers, question } = operations.pathOffers(props.match, path, cursor, live.known);
    const written = offers.map((offer) => ({ ...toChoice(offer), method, path: offer.text }));
    const completions = operations.completionsAt(operations.index, method, path, cursor);
    return { choices: [...written, ...completions], question };
  };

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
        {[...METHODS, ...(METHODS.includes(method) ? [] : [method])].map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <LiveCombobox
        id="path"
        label="Path, address or words"
        placeholder="/rest/api/3/myself, or words such as “add comment”"
        marks={fieldMarks('path', problem)}
        value={path}
        live={live}
        choicesAt={choicesAt}
        onInput={(typed) => onEdit({ path: typed })}
        onPick={({ method: picked, path: completed }) =>
          onEdit({ method: picked, path: completed })
        }
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
