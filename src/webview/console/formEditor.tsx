import { RemoveIcon, AddIcon } from '../icons';
import { wholePaste } from '../wholePaste';
import { TemplateText } from './liveCombobox';
import type { FormPart } from './parts';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

interface Props {
  readonly operations: Operations | undefined;
  readonly live: Live;
  readonly parts: readonly FormPart[];
  readonly onEdit: (parts: readonly FormPart[]) => void;
  /** Asks for files; resolves to none where nothing was chosen. */
  readonly onChooseFiles: () => Promise<readonly string[]>;
}

/** The parts of a form, a row each: a value, or a file that is read when it is sent. */
export function FormEditor({ operations, live, parts, onEdit, onChooseFiles }: Props) {
  const addFiles = async () => {
    const files = await onChooseFiles();
    // Jira takes attachments under this name, which is the usual reason for a form.
    if (files.length > 0) onEdit([...parts, ...files.map((file) => ({ name: 'file', file }))]);
  };
  return (
    <div class="rows">
      {parts.map((part, index) => {
        const replace = (change: { readonly name?: string; readonly value?: string }) =>
          onEdit(parts.with(index, { ...part, ...change }));
        return (
          <div key={index} class="headerRow" role="group" aria-label={`Part ${index + 1}`}>
            <input
              type="text"
              aria-label={`Name of part ${index + 1}`}
              placeholder="Name"
              autocomplete="off"
              spellcheck={false}
              value={part.name}
              onInput={(event) => replace({ name: event.currentTarget.value })}
            />
            {'value' in part ? (
              <TemplateText
                operations={operations}
                live={live}
                label={`Value of part ${index + 1}`}
                placeholder="Value"
                value={part.value}
                onInput={(value) => replace({ value })}
                onPaste={wholePaste((value) => replace({ value }))}
              />
            ) : (
              <span class="file" title={part.file}>
                {part.file.replace(/^.*[\\/]/u, '')}
              </span>
            )}
            <button
              type="button"
              class="quiet iconOnly"
              aria-label={`Remove part ${index + 1}`}
              title="Remove"
              onClick={() => onEdit(parts.toSpliced(index, 1))}
            >
              <RemoveIcon />
            </button>
          </div>
        );
      })}
      <div class="partTitle">
        <button
          type="button"
          class="quiet"
          data-field="body"
          onClick={() => onEdit([...parts, { name: '', value: '' }])}
        >
          <AddIcon /> Add Value
        </button>
        <button type="button" class="quiet" id="add-files" onClick={() => void addFiles()}>
          <AddIcon /> Add Files…
        </button>
      </div>
    </div>
  );
}
