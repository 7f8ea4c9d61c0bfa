import type { JsonSchema } from '../../core/json/jsonSchema';
import { exampleOf } from '../../core/json/jsonExample';
import { prettyPrint } from '../../core/json/prettyPrint';
import type { BodyKind, Draft } from './draft';
import { FieldProblem } from './fieldProblem';
import { FormEditor } from './formEditor';
import { JsonBody, PlainBody } from './jsonBody';
import type { Problem } from './state';

interface Props {
  readonly draft: Draft;
  /** What the operation takes; undefined where nothing is known of it. */
  readonly schema: JsonSchema | undefined;
  readonly problem: Problem | undefined;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onChooseFiles: () => Promise<readonly string[]>;
}

/** The request's body, as JSON, another text or a form. */
export function BodyEditor({ draft, schema, problem, onEdit, onChooseFiles }: Props) {
  const { bodyKind, body, parts } = draft;
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
        {bodyKind === 'json' && (
          <>
            <button
              type="button"
              class="quiet"
              disabled={prettyPrint(body) === undefined}
              onClick={() => onEdit({ body: prettyPrint(body) ?? body })}
            >
              Format
            </button>
            {schema && (
              <button
                type="button"
                class="quiet"
                disabled={body.trim() !== ''}
                title={body.trim() === '' ? undefined : 'The body is not empty'}
                onClick={() => onEdit({ body: JSON.stringify(exampleOf(schema), undefined, 2) })}
              >
                Insert Example
              </button>
            )}
          </>
        )}
      </div>
      <Content
        kind={bodyKind}
        draft={draft}
        schema={schema}
        onEdit={onEdit}
        onChooseFiles={onChooseFiles}
      />
      {bodyKind === 'form' && parts.length === 0 && (
        <p class="aside">A form carries files, such as attachments, and values by name.</p>
      )}
      <FieldProblem field="body" problem={problem} />
    </>
  );
}

function Content(props: Omit<Props, 'problem'> & { readonly kind: BodyKind }) {
  const { draft, onEdit } = props;
  switch (props.kind) {
    case 'none':
      return <p class="aside">The request carries no body.</p>;
    case 'json':
      return (
        <JsonBody text={draft.body} schema={props.schema} onEdit={(body) => onEdit({ body })} />
      );
    case 'text':
      return <PlainBody text={draft.body} onEdit={(body) => onEdit({ body })} />;
    case 'form':
      return (
        <FormEditor
          parts={draft.parts}
          onEdit={(parts) => onEdit({ parts })}
          onChooseFiles={props.onChooseFiles}
        />
      );
  }
}
