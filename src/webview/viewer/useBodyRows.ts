import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type {
  BodyQuestion,
  BodyState,
  BodyView,
  KnownRows,
  ShownBody,
} from '../../protocol/answerBody';
import type { RowSource } from '../../protocol/viewer';
import type { AskBody } from './askBody';

type FoldQuestion = Extract<BodyQuestion, { kind: `${string}fold${string}` }>;

/** The rows of a body, as they are folded. */
export interface BodyRows {
  readonly source: RowSource;
  /** Whether it is not kept any more. */
  readonly isGone: boolean;
  /** Folds or unfolds. */
  readonly change: (question: FoldQuestion) => Promise<void>;
  /** Unfolds what hides a line, and goes there; says whether it is there. */
  readonly goTo: (line: number) => Promise<boolean>;
  /** Where it was gone to last. */
  readonly target: { readonly row: number; readonly token: unknown } | undefined;
}

export function useBodyRows(
  ask: AskBody,
  { state, head, tail }: ShownBody,
  view: BodyView,
): BodyRows {
  // What arrives later tells how many rows there are anew.
  const [folded, setFolded] = useState<{ readonly of: BodyState; readonly state: BodyState }>();
  const count = (folded?.of === state ? folded.state : state).rows[view];
  // The thread knows how it is folded, also by a viewer before this one.
  useEffect(() => {
    void ask({ kind: 'state' }).then((now) => now && setFolded({ of: state, state: now }));
  }, [ask, state.isEnded]);
  const [isGone, setIsGone] = useState(false);
  const [version, setVersion] = useState(0);
  const [target, setTarget] = useState<BodyRows['target']>();
  useEffect(() => setTarget(undefined), [view]);
  const isFolded = count !== state.rows[view];
  const known = isFolded
    ? []
    : [head, tail].filter((rows): rows is KnownRows => rows?.view === view);
  const latest = useRef({ count, known });
  latest.current = { count, known };
  const source = useMemo(
    () => ({
      get count() {
        return latest.current.count;
      },
      rows: async (from: number, to: number) => {
        for (const { from: first, rows } of latest.current.known) {
          if (from >= first && to <= first + rows.length)
            return rows.slice(from - first, to - first);
        }
        const rows = await ask({ kind: 'rows', view, from, to });
        if (!rows) setIsGone(true);
        return rows ?? [];
      },
    }),
    [ask, view, version],
  );
  const moved = (changed: BodyState) => {
    setFolded({ of: state, state: changed });
    setVersion((before) => before + 1);
  };
  return {
    source,
    isGone,
    change: async (question) => {
      const changed = await ask(question);
      if (changed) moved(changed);
    },
    goTo: async (line) => {
      const revealed = await ask({ kind: 'reveal', view, line });
      if (!revealed) return false;
      moved(revealed.state);
      setTarget({ row: revealed.row, token: {} });
      return true;
    },
    target,
  };
}
