import { useRef, useState } from 'preact/hooks';
import { RemoveIcon } from '../icons';

interface Props {
  readonly scopes: readonly string[];
  readonly meanings: ReadonlyMap<string, string>;
  readonly onRemove: (scope: string) => void;
}

/** The chosen scopes, with one Tab stop for all: arrow keys go from one to the next. */
export function Chips({ scopes, meanings, onRemove }: Props) {
  const [current, setCurrent] = useState<string | undefined>();
  const list = useRef<HTMLUListElement>(null);
  if (scopes.length === 0) return null;
  const stop = current !== undefined && scopes.includes(current) ? current : scopes[0];
  const buttonAt = (index: number) => list.current?.querySelectorAll('button')[index];
  const remove = (scope: string, index: number) => {
    // Before it goes: the focus must not go with it.
    const next = buttonAt(index + 1) ?? (index > 0 ? buttonAt(index - 1) : undefined);
    (next ?? document.getElementById('scope'))?.focus();
    onRemove(scope);
  };
  const onKeyDown = (event: KeyboardEvent, scope: string, index: number) => {
    const goesTo = GOES_TO[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') remove(scope, index);
    else if (goesTo) buttonAt(goesTo(index, scopes.length))?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <ul ref={list} class="chips" aria-label="Chosen scopes">
      {scopes.map((scope, index) => (
        <li key={scope} title={meanings.get(scope)}>
          {scope}
          <button
            type="button"
            class="quiet"
            aria-label={`Remove ${scope}`}
            tabIndex={scope === stop ? 0 : -1}
            onFocus={() => setCurrent(scope)}
            onKeyDown={(event) => onKeyDown(event, scope, index)}
            onClick={() => remove(scope, index)}
          >
            <RemoveIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

const GOES_TO: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index) => index + 1,
  ArrowDown: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_index, count) => count - 1,
};
