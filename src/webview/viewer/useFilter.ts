import { useEffect, useRef, useState } from 'preact/hooks';
import type { BodyFilterOutcome } from '../../protocol/answerBody';

/** Filters a body; null where it is not kept any more. */
export type FilterBody = (
  expression: string,
  signal: AbortSignal,
) => Promise<BodyFilterOutcome | null>;

/** A filter over a body, and what it has found. */
export interface Filter {
  readonly expression: string;
  readonly isRunning: boolean;
  readonly edit: (expression: string) => void;
  readonly run: () => void;
  readonly cancel: () => void;
  /** Back to the whole body. */
  readonly clear: () => void;
  /** What came of it, with the milliseconds that it took and the expression as it was. */
  readonly outcome:
    (BodyFilterOutcome & { readonly time: number; readonly filtered: string }) | undefined;
}

/** Filters by an expression when it is told to; the expression stays from answer to answer. */
export function useFilter(filter: FilterBody | undefined, bodyId: number | undefined): Filter {
  const [expression, setExpression] = useState('');
  const [outcome, setOutcome] = useState<Filter['outcome']>();
  const underWay = useRef<AbortController | undefined>(undefined);
  const [isRunning, setIsRunning] = useState(false);
  const stop = () => {
    underWay.current?.abort();
    underWay.current = undefined;
    setIsRunning(false);
  };
  const clear = () => {
    stop();
    setOutcome(undefined);
  };
  useEffect(() => clear, [bodyId]);

  const run = async () => {
    if (!filter || expression.trim() === '') {
      clear();
      return;
    }
    stop();
    const controller = new AbortController();
    underWay.current = controller;
    setIsRunning(true);
    const startedAt = performance.now();
    const found = await filter(expression, controller.signal).catch(() => null);
    if (underWay.current !== controller) return;
    setOutcome(
      found ? { ...found, time: performance.now() - startedAt, filtered: expression } : undefined,
    );
    stop();
  };
  return {
    expression,
    isRunning,
    edit: (typed) => {
      setExpression(typed);
      // What was wrong with it need not be any more.
      if (outcome?.kind !== 'found') setOutcome(undefined);
    },
    run: () => void run(),
    cancel: stop,
    clear,
    outcome,
  };
}
