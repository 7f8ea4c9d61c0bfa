import { CopyButton } from '../copyButton';
import { ErrorIcon } from '../icons';
import type { AnswerResult } from './parts';
import type { FieldError } from './refusedFields';

type Errors = NonNullable<AnswerResult['errors']>;

interface Props {
  readonly errors: Errors;
  /** Moves the focus to what a field error is about; undefined where that is not shown. */
  readonly pointTo: (error: FieldError) => (() => void) | undefined;
}

/** What an answer that is an error says, who says it, and what to do next. */
export function Refusal({ errors, pointTo }: Props) {
  const { origin, title, messages, fieldErrors, step, traceId } = errors;
  return (
    <div class={`refusal ${origin}`}>
      <p class="refusalTitle">
        <ErrorIcon /> {title}
      </p>
      {messages.length + fieldErrors.length > 0 && (
        <ul class="refusalList">
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
          {fieldErrors.map((error, index) => (
            <li key={`field ${index}`}>
              <FieldName error={error} onPoint={pointTo(error)} />: {error.message}
            </li>
          ))}
        </ul>
      )}
      {(step !== undefined || traceId !== undefined) && (
        <div class="refusalStep">
          {step !== undefined && <p>{step}</p>}
          {traceId !== undefined && <CopyButton label="Copy Trace ID" text={() => traceId} />}
        </div>
      )}
    </div>
  );
}

/** Why no answer came, apart from what a server says. */
export function NoAnswer({ message }: { readonly message: string }) {
  return (
    <div class="refusal network">
      <p class="refusalTitle">
        <ErrorIcon /> No answer came
      </p>
      <p>{message}</p>
    </div>
  );
}

function FieldName(props: {
  readonly error: FieldError;
  readonly onPoint: (() => void) | undefined;
}) {
  const { error, onPoint } = props;
  const name =
    error.element === undefined ? error.field : `${error.field} of issue ${error.element + 1}`;
  if (onPoint === undefined) return <code>{name}</code>;
  return (
    <button type="button" class="fieldLink" title={`Go to ${name}`} onClick={onPoint}>
      {name}
    </button>
  );
}
