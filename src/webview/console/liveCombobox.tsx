import type { TargetedClipboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Offer, Question } from '../../core/live/offer';
import { Combobox, type Choice } from '../combobox';
import { remarkOn } from './liveRemark';
import type { Live } from './askedSites';
import type { Operations } from './useOperations';

interface Props<C extends Choice> {
  readonly id?: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly marks?: NonNullable<Parameters<typeof Combobox>[0]['marks']>;
  readonly live: Live;
  /** What may be written at a cursor, and what can be asked for there. */
  readonly choicesAt: (cursor: number) => {
    readonly choices: readonly C[];
    readonly question: Question | undefined;
  };
  readonly onInput: (value: string) => void;
  readonly onPick: (choice: C) => void;
  readonly onPaste?: (event: TargetedClipboardEvent<HTMLInputElement>) => void;
}

/** An offer as something to pick, whose cursor comes along. */
export function toChoice(offer: Offer) {
  return { ...offer, selection: [offer.cursor, offer.cursor] as const };
}

/** A text in which variables may stand, with what else it is usually. */
export function TemplateText(
  props: Omit<Props<Choice & { readonly text: string }>, 'choicesAt' | 'onPick'> & {
    readonly operations: Operations | undefined;
    readonly values?: readonly string[];
  },
) {
  const { operations, values = [], ...others } = props;
  const { live, value, onInput } = props;
  const choicesAt = (cursor: number) => {
    const { offers, question } = operations?.offersAt(
      undefined,
      false,
      value,
      cursor,
      live.known,
    ) ?? { offers: [], question: undefined };
    const usual = values
      .filter((one) => one !== value && one.includes(value))
      .map((one) => ({ key: one, label: one, text: one }));
    return { choices: [...offers.map(toChoice), ...usual], question };
  };
  return <LiveCombobox {...others} choicesAt={choicesAt} onPick={({ text }) => onInput(text)} />;
}

/** Milliseconds without typing after which what was typed is asked for. */
const PAUSE = 200;

/**
 * A text whose choices come from the site, too: it is asked once its user asks, by the down arrow or
 * Ctrl+Space, and then for what is typed on until the list is closed.
 */
export function LiveCombobox<C extends Choice>({ live, choicesAt, ...props }: Props<C>) {
  const [cursor, setCursor] = useState(props.value.length);
  const [isWanted, setIsWanted] = useState(false);
  const { choices, question } = choicesAt(Math.min(cursor, props.value.length));
  const asked = question && live.about(question);
  // Variables are known here, and cost the site nothing.
  const isDue = question && !asked && (isWanted || question.kind === 'variables');

  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setTimeout(() => void live.ask(question), PAUSE);
    return () => clearTimeout(timer);
  }, [isDue && JSON.stringify(question)]);

  return (
    <Combobox
      {...props}
      choices={choices}
      remark={question && remarkOn(question, live, choices.length === 0)}
      onInput={(value, at) => {
        setCursor(at);
        props.onInput(value);
      }}
      onAsk={(at) => {
        setCursor(at);
        setIsWanted(true);
        const wanted = choicesAt(at).question;
        // Who asks with the list before the eyes misses something in it.
        if (wanted) void live.ask(wanted, isWanted);
      }}
      onPick={(choice) => {
        setCursor(choice.selection?.[1] ?? props.value.length);
        props.onPick(choice);
      }}
      onClose={() => setIsWanted(false)}
    />
  );
}
