import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ArrowIcon } from './arrowIcon';
import { shownColumns, type Column, type TableAction, type TableState } from './tableState';

/** More than these are found by the filter. */
const MOST_LISTED = 200;

interface Props {
  readonly id: string;
  readonly state: TableState;
  readonly change: (action: TableAction) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** The columns that a table can have: which of them it has, and in which order. */
export function ColumnPanel({ id, state, change, onReset, onClose }: Props) {
  const [filter, setFilter] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const pressed = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    // What is moved in the page loses the focus.
    pressed.current?.focus();
    pressed.current = undefined;
  }, [state.arranged]);

  const shown = shownColumns(state);
  const words = filter.toLowerCase();
  const found = state.arranged.filter(({ title }) => title.toLowerCase().includes(words));
  const left = found.length - MOST_LISTED;
  const move = (button: HTMLElement, key: string, by: 1 | -1) => {
    pressed.current = button;
    change({ kind: 'move', key, by });
  };
  return (
    <div
      id={id}
      class="columnPanel"
      role="group"
      aria-label="Columns"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="columnTools">
        <input
          ref={field}
          type="text"
          aria-label="Filter columns"
          placeholder="Filter columns"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <button type="button" class="quiet" onClick={onReset}>
          Reset
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </div>
      <ul class="columnList">
        {found.slice(0, MOST_LISTED).map((column) => (
          <Choice
            key={column.key}
            column={column}
            at={shown.indexOf(column)}
            count={shown.length}
            onToggle={() => change({ kind: 'toggle', key: column.key })}
            onMove={(button, by) => move(button, column.key, by)}
          />
        ))}
      </ul>
      <p class="aside" role="status">
        {found.length === 0 && 'No column has that in its title.'}
        {left > 0 && `${left.toLocaleString('en-US')} more are found by the filter.`}
      </p>
    </div>
  );
}

interface ChoiceProps {
  readonly column: Column;
  /** Its place among those that are shown, or -1. */
  readonly at: number;
  /** Of those that are shown. */
  readonly count: number;
  readonly onToggle: () => void;
  readonly onMove: (button: HTMLElement, by: 1 | -1) => void;
}

function Choice({ column: { title }, at, count, onToggle, onMove }: ChoiceProps) {
  const isShown = at >= 0;
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          checked={isShown}
          disabled={isShown && count === 1}
          onChange={onToggle}
        />
        <span>{title}</span>
      </label>
      {isShown &&
        ([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            class="quiet"
            aria-label={`Move ${title} ${by < 0 ? 'up' : 'down'}`}
            aria-disabled={at + by < 0 || at + by >= count}
            onClick={(event) => onMove(event.currentTarget, by)}
          >
            <ArrowIcon to={by < 0 ? 'up' : 'down'} />
          </button>
        ))}
    </li>
  );
}
