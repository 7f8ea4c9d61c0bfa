import { useEffect, useRef, useState } from 'preact/hooks';
import { KNOWN_HEADERS, OWNED_HEADERS } from '../../core/text/requestHeaders';
import { Combobox } from '../combobox';
import { AddIcon, RemoveIcon } from '../icons';
import { wholePaste } from '../wholePaste';
import { FieldProblem, fieldMarks } from './fieldProblem';
import { TemplateText } from './liveCombobox';
import type { HeaderFields } from './parts';
import type { Problem } from './state';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

interface Props {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly headers: HeaderFields;
  readonly problem: Problem | undefined;
  readonly onEdit: (headers: HeaderFields) => void;
}

/** The request's own headers, a row each. */
export function HeadersEditor({ operations, live, headers, problem, onEdit }: Props) {
  const rows = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [rowToFocus, setRowToFocus] = useState<number | undefined>();

  useEffect(() => {
    if (rowToFocus === undefined) return;
    const row = rows.current?.children[Math.min(rowToFocus, headers.length - 1)];
    (row?.querySelector('input') ?? addButton.current)?.focus();
    setRowToFocus(undefined);
  }, [rowToFocus, headers.length]);

  return (
    <>
      <div ref={rows} class="rows" hidden={headers.length === 0}>
        {headers.map((field, index) => (
          <HeaderRow
            key={index}
            operations={operations}
            live={live}
            field={field}
            number={index + 1}
            marks={index === 0 ? fieldMarks('headers', problem) : {}}
            onEdit={(changed) => onEdit(headers.with(index, changed))}
            onRemove={() => {
              onEdit(headers.toSpliced(index, 1));
              setRowToFocus(index);
            }}
          />
        ))}
      </div>
      <FieldProblem field="headers" problem={problem} />
      <div>
        <button
          ref={addButton}
          id="add-header"
          type="button"
          class="quiet"
          {...(headers.length === 0 && fieldMarks('headers', problem))}
          onClick={() => {
            onEdit([...headers, ['', '']]);
            setRowToFocus(headers.length);
          }}
        >
          <AddIcon /> Add Header
        </button>
      </div>
    </>
  );
}

function HeaderRow(props: {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly field: HeaderFields[number];
  readonly number: number;
  readonly marks: Partial<ReturnType<typeof fieldMarks>>;
  readonly onEdit: (field: HeaderFields[number]) => void;
  readonly onRemove: () => void;
}) {
  const { number, onEdit } = props;
  const [name, value] = props.field;
  const lower = name.trim().toLowerCase();
  const known = KNOWN_HEADERS.find((header) => header.name.toLowerCase() === lower);
  const owned = OWNED_HEADERS.get(lower);
  return (
    <div class="headerRow" role="group" aria-label={`Header ${number}`}>
      <Combobox
        label={`Name of header ${number}`}
        placeholder="Name"
        marks={props.marks}
        value={name}
        choices={KNOWN_HEADERS.filter((header) => header.name.toLowerCase().includes(lower)).map(
          (header) => ({ key: header.name, label: header.name, detail: header.about }),
        )}
        onInput={(typed) => onEdit([typed, value])}
        onPick={({ key }) => onEdit([key, value])}
      />
      <TemplateText
        operations={props.operations}
        live={props.live}
        label={`Value of header ${number}`}
        placeholder="Value"
        value={value}
        values={known?.values ?? []}
        onInput={(typed) => onEdit([name, typed])}
        onPaste={wholePaste((pasted) => onEdit([name, pasted]))}
      />
      <button
        type="button"
        class="quiet iconOnly"
        aria-label={`Remove header ${number}`}
        title="Remove"
        onClick={props.onRemove}
      >
        <RemoveIcon />
      </button>
      {owned && (
        <p class="aside rowNote" role="status">
          {owned === 'token'
            ? 'The console sets this from the credential, so that no token is ever typed or shown.'
            : 'The console sets this itself, since it depends on what is sent.'}
        </p>
      )}
    </div>
  );
}
