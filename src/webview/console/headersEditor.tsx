import { useEffect, useRef, useState } from 'preact/hooks';
import { FieldProblem, fieldMarks } from './fieldProblem';
import { AddIcon, RemoveIcon } from '../icons';
import type { Problem } from './state';
import type { HeaderFields } from './parts';
import { wholePaste } from '../wholePaste';

interface Props {
  readonly headers: HeaderFields;
  readonly problem: Problem | undefined;
  readonly onEdit: (headers: HeaderFields) => void;
}

/** The request's own headers, a row each. */
export function HeadersEditor({ headers, problem, onEdit }: Props) {
  const rows = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [rowToFocus, setRowToFocus] = useState<number | undefined>();

  useEffect(() => {
    if (rowToFocus === undefined) return;
    const row = rows.current?.children[Math.min(rowToFocus, headers.length - 1)];
    (row?.querySelector('input') ?? addButton.current)?.focus();
    setRowToFocus(undefined);
  }, [rowToFocus, headers.length]);

  const replace = (index: number, field: readonly [string, string]) =>
    onEdit(headers.with(index, field));
  return (
    <section class="part" aria-labelledby="headers-title">
      <div class="partTitle">
        <h2 id="headers-title">Headers</h2>
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
      <div ref={rows} class="rows" hidden={headers.length === 0}>
        {headers.map(([name, value], index) => (
          <div key={index} class="headerRow" role="group" aria-label={`Header ${index + 1}`}>
            <input
              type="text"
              aria-label={`Name of header ${index + 1}`}
              placeholder="Name"
              autocomplete="off"
              spellcheck={false}
              {...(index === 0 && fieldMarks('headers', problem))}
              value={name}
              onInput={(event) => replace(index, [event.currentTarget.value, value])}
            />
            <input
              type="text"
              aria-label={`Value of header ${index + 1}`}
              placeholder="Value"
              autocomplete="off"
              spellcheck={false}
              value={value}
              onInput={(event) => replace(index, [name, event.currentTarget.value])}
              onPaste={wholePaste((pasted) => replace(index, [name, pasted]))}
            />
            <button
              type="button"
              class="quiet iconOnly"
              aria-label={`Remove header ${index + 1}`}
              title="Remove"
              onClick={() => {
                onEdit(headers.toSpliced(index, 1));
                setRowToFocus(index);
              }}
            >
              <RemoveIcon />
            </button>
          </div>
        ))}
      </div>
      <FieldProblem field="headers" problem={problem} />
    </section>
  );
}
