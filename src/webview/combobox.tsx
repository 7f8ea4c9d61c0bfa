import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';

/** Something to pick from the list below a text. */
export interface Choice {
  /** Distinct within its list. */
  readonly key: string;
  readonly label: string;
  /** What stands before the label, such as a method. */
  readonly mark?: string | undefined;
  /** What stands behind it. */
  readonly detail?: string | undefined;
  /** What of the text is to be selected once this is picked; else the cursor is at its end. */
  readonly selection?: readonly [from: number, to: number] | undefined;
}

interface Props<C extends Choice> {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly C[];
  /** What there is to say about the choices, below them. */
  readonly remark?: string | undefined;
  readonly placeholder?: string;
  /** What marks the text as the one to blame. */
  readonly marks?: {
    readonly 'data-field'?: string;
    readonly 'aria-invalid'?: boolean;
    readonly 'aria-describedby'?: string;
  };
  readonly onInput: (value: string, cursor: number) => void;
  readonly onPick: (choice: C) => void;
  /** The list was asked for by its keys, and not by typing. */
  readonly onAsk?: (cursor: number) => void;
  readonly onClose?: () => void;
  readonly onPaste?: (event: TargetedClipboardEvent<HTMLInputElement>) => void;
}

/**
 * A text with a list to pick from, which opens by typing, the down arrow or Ctrl+Space, and takes
 * nothing that is not picked: any text stays allowed.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Combobox<C extends Choice>(props: Props<C>) {
  const { label, value, choices, remark } = props;
  const [isOpen, setIsOpen] = useState(false);
  // By its key: choices may come while others are looked at.
  const [activeKey, setActiveKey] = useState<string | undefined>();
  const active = choices.findIndex(({ key }) => key === activeKey);
  const popup = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const toSelect = useRef<Choice['selection']>(undefined);
  const ownId = useRef(props.id ?? `combobox-${Math.random().toString(36).slice(2)}`);
  const id = ownId.current;
  const isShown = isOpen && (choices.length > 0 || remark !== undefined);
  const chosen = isShown ? choices[active] : undefined;

  useLayoutEffect(() => {
    if (isShown && popup.current) placeBelow(popup.current);
  });
  // Once the text is there that was picked.
  useLayoutEffect(() => {
    const text = popup.current?.previousElementSibling;
    if (toSelect.current) (text as HTMLInputElement).setSelectionRange(...toSelect.current);
    toSelect.current = undefined;
  }, [value]);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  useEffect(() => {
    // The list does not go along with what is scrolled below it.
    const onScroll = ({ target }: Event) => {
      if (target !== popup.current) close();
    };
    if (isShown) window.addEventListener('scroll', onScroll, { capture: true });
    return () => window.removeEventListener('scroll', onScroll, { capture: true });
  }, [isShown]);

  const close = () => {
    setIsOpen(false);
    setActiveKey(undefined);
    props.onClose?.();
  };
  const pick = (choice: C) => {
    close();
    toSelect.current = choice.selection;
    props.onPick(choice);
  };
  const ask = ({ selectionStart }: HTMLInputElement) => {
    setIsOpen(true);
    props.onAsk?.(selectionStart ?? value.length);
  };
  const move = (step: number) => {
    const places = choices.length + 1;
    // One place is that of no choice, so that the way around leads back to the text.
    setActiveKey(choices[((active + 1 + step + places) % places) - 1]?.key);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!isShown) ask(event.currentTarget);
      move(step);
    } else if (event.key === ' ' && event.ctrlKey) ask(event.currentTarget);
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
          setActiveKey(undefined);
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
      <div ref={popup} class="popup" hidden={!isShown}>
        <ul id={`${id}-list`} ref={list} role="listbox" aria-label={label}>
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
        <p class="remark" role="status">
          {isShown && remark}
        </p>
      </div>
    </div>
  );
}

/** Pixels below which a list is shown above its text, where there is more room. */
const LEAST_ROOM = 160;

/** Fixed to the window, since the panel of a tab would cut the list off. */
function placeBelow(popup: HTMLElement): void {
  const text = popup.previousElementSibling?.getBoundingClientRect();
  if (text === undefined) return;
  const below = window.innerHeight - text.bottom;
  const isAbove = below < LEAST_ROOM && text.top > below;
  popup.style.left = `${text.left}px`;
  popup.style.width = `${text.width}px`;
  popup.style.top = isAbove ? 'auto' : `${text.bottom + 2}px`;
  popup.style.bottom = isAbove ? `${window.innerHeight - text.top + 2}px` : 'auto';
  popup.style.maxHeight = `${Math.min(320, (isAbove ? text.top : below) - 8)}px`;
}
