import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TargetedClipboardEvent } from 'preact';

/** Something to pick from the list below a text. */
export interface Choice {
  /** Distinct within its list. */
  readonly key: string;
  readonly label: string;
  /** What stands before the label, such as a method. */
  readonly mark?: string | undefined;
  /** What stands behind it. */
  readonly detail?: string | undefined;
}

interface Props<C extends Choice> {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly C[];
  readonly placeholder?: string;
  /** What marks the text as the one to blame. */
  readonly marks?: {
    readonly 'data-field'?: string;
    readonly 'aria-invalid'?: boolean;
    readonly 'aria-describedby'?: string;
  };
  readonly onInput: (value: string, cursor: number) => void;
  readonly onPick: (choice: C) => void;
  readonly onPaste?: (event: TargetedClipboardEvent<HTMLInputElement>) => void;
}

/**
 * A text with a list to pick from, which opens by typing or by the down arrow, and takes nothing that
 * is not picked: any text stays allowed.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Combobox<C extends Choice>(props: Props<C>) {
  const { label, value, choices } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const ownId = useRef(props.id ?? `combobox-${Math.random().toString(36).slice(2)}`);
  const id = ownId.current;
  const isShown = isOpen && choices.length > 0;
  const chosen = isShown ? choices[active] : undefined;

  useLayoutEffect(() => {
    if (isShown && list.current) placeBelow(list.current);
  });
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  useEffect(() => {
    // The list does not go along with what is scrolled below it.
    const onScroll = ({ target }: Event) => {
      if (target !== list.current) close();
    };
    if (isShown) window.addEventListener('scroll', onScroll, { capture: true });
    return () => window.removeEventListener('scroll', onScroll, { capture: true });
  }, [isShown]);

  const close = () => {
    setIsOpen(false);
    setActive(-1);
  };
  const pick = (choice: C) => {
    close();
    props.onPick(choice);
  };
  const move = (step: number) => {
    setIsOpen(true);
    const places = choices.length + 1;
    // One place is that of no choice, so that the way around leads back to the text.
    setActive(((active + 1 + step + places) % places) - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && chosen && !event.ctrlKey && !event.metaKey) pick(chosen);
    else if (event.key === 'Escape' && isShown) close();
    else {
      // Who is done with the text wants nothing of the list, and Escape is free for something else.
      if (event.key === 'Enter') close();
      return;
    }
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <input
        id={id}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${active}`}
        placeholder={props.placeholder}
        autocomplete="off"
        spellcheck={false}
        {...props.marks}
        value={value}
        onInput={({ currentTarget }) => {
          setIsOpen(true);
          setActive(-1);
          props.onInput(currentTarget.value, currentTarget.selectionStart ?? 0);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        onPaste={(event) => {
          props.onPaste?.(event);
          // What was taken otherwise is no beginning of something to pick.
          if (event.defaultPrevented) close();
        }}
      />
      <ul id={`${id}-list`} ref={list} role="listbox" aria-label={label} hidden={!isShown}>
        {isShown &&
          choices.map((choice, index) => (
            <li
              key={choice.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              // Before the text loses the focus, which would close the list under the pointer.
              onMouseDown={(event) => {
                event.preventDefault();
                pick(choice);
              }}
            >
              {choice.mark && (
                <span class={`mark ${choice.mark.toLowerCase()}`}>{choice.mark}</span>
              )}
              <span class="choice">{choice.label}</span>
              {choice.detail && <span class="detail">{choice.detail}</span>}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Pixels below which a list is shown above its text, where there is more room. */
const LEAST_ROOM = 160;

/** Fixed to the window, since the panel of a tab would cut the list off. */
function placeBelow(list: HTMLElement): void {
  const text = list.previousElementSibling?.getBoundingClientRect();
  if (text === undefined) return;
  const below = window.innerHeight - text.bottom;
  const isAbove = below < LEAST_ROOM && text.top > below;
  list.style.left = `${text.left}px`;
  list.style.width = `${text.width}px`;
  list.style.top = isAbove ? 'auto' : `${text.bottom + 2}px`;
  list.style.bottom = isAbove ? `${window.innerHeight - text.top + 2}px` : 'auto';
  list.style.maxHeight = `${Math.min(320, (isAbove ? text.top : below) - 8)}px`;
}
