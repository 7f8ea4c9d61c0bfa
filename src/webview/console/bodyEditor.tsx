import { useMemo } from 'preact/hooks';
import type { Operation } from '../../core/catalogue/operation';
import { prettyPrint } from '../../core/json/prettyPrint';
import type { BodyKind, Draft } from './draft';
import { FieldProblem } from './fieldProblem';
import { JsonBody } from './jsonBody';
import { PlainBody } from './plainBody';
import type { FieldError } from './refusedFields';
import type { Problem } from './state';
import type { Live } from './askedSites';
import { useLater } from './useLater';
import type { Operations } from './useOperations';

interface Props {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly draft: Draft;
  /** Undefined where nothing is known of what the request takes. */
  readonly operation: Operation | undefined;
  readonly problem: Problem | undefined;
  readonly refused: readonly FieldError[] | undefined;
  readonly pointed: FieldError | undefined;
  readonly onPointed: () => void;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onChooseFiles: () => Promise<readonly string[]>;
  readonly onEditInVsCode: () => void;
}

/** The request's body, as JSON, another text or a form. */
export function BodyEditor(props: Props) {
  const { draft, problem, onEdit } = props;
  const { bodyKind, parts } = draft;
  return (
    <>
      <div class="partTitle">
        <select
          id="body-kind"
          aria-label="Kind of body"
          value={bodyKind}
          onChange={(event) => onEdit({ bodyKind: event.currentTarget.value as BodyKind })}
        >
          <option value="json">JSON</option>
          <option value="text">Text</option>
          <option value="form">Form (multipart)</option>
          <option value="none">None</option>
        </select>
        {bodyKind === 'json' && <JsonTools {...props} />}
      </div>
      <Content {...props} />
      {bodyKind === 'form' && parts.length === 0 && (
        <p class="aside">A form carries files, such as attachments, and values by name.</p>
      )}
      <FieldProblem field="body" problem={problem} />
    </>
  );
}

function JsonTools({ operations, operation, draft, onEdit, onEditInVsCode }: Props) {
  const { body } = draft;
  const schema = operation?.body?.schema;
  const isFormattable = useMemo(() => canFormat(body), [body]);
  return (
    <>
      <button
        type="button"
        class="quiet"
        disabled={!isFormattable}
        onClick={() => onEdit({ body: prettyPrint(body) ?? body })}
      >
        Format
      </button>
      {operations && schema && (
        <button
          type="button"
          class="quiet"
          disabled={body.trim() !== ''}
          title={body.trim() === '' ? undefined : 'The body is not empty'}
          onClick={() => {
            onEdit({ body: JSON.stringify(operations.exampleOf(schema), undefined, 2) });
          }}
        >
          Insert Example
        </button>
      )}
      <button type="button" class="quiet" id="edit-in-vs-code" onClick={onEditInVsCode}>
        Edit in VS Code
      </button>
    </>
  );
}

/** Characters; what is longer is not read at each keystroke, and left as it is where it is no JSON. */
const LONGEST_TO_TRY = 100_000;

function canFormat(body: string): boolean {
  return body.length > LONGEST_TO_TRY || prettyPrint(body) !== undefined;
}

function Content(props: Props) {
  const { operations, live, operation, draft, onEdit } = props;
  const form = useLater(() => import('./formEditor'), draft.bodyKind === 'form');
  switch (draft.bodyKind) {
    case 'none':
      return <p class="aside">The request carries no body.</p>;
    case 'json':
      return (
        <JsonBody
          operations={operations}
          live={live}
          operation={operation}
          text={draft.body}
          refused={props.refused}
          pointed={props.pointed}
          onPointed={props.onPointed}
          onEdit={(body) => onEdit({ body })}
        />
      );
    case 'text':
      return <PlainBody text={draft.body} onEdit={(body) => onEdit({ body })} />;
    case 'form':
      return form === undefined ? null : (
        <form.FormEditor
          operations={operations}
          live={live}
          parts={draft.parts}
          onEdit={(parts) => onEdit({ parts })}
          onChooseFiles={props.onChooseFiles}
        />
      );
  }
}
