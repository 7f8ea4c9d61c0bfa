import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BodyMatches, BodyView } from '../../protocol/answerBody';
import type { ViewerMark } from '../../protocol/viewer';
import type { AskBody } from './askBody';

/** What is looked for, and how. */
interface Query {
  readonly query: string;
  readonly isRegExp: boolean;
  readonly matchCase: boolean;
}

/** A search in a body, and the match that is gone to. */
export interface Find extends Query {
  readonly edit: (change: Partial<Query>) => void;
  readonly found: BodyMatches | undefined;
  /** The place of the current match among all. */
  readonly at: number | undefined;
  /** Goes to the next match, or by -1 to the one before. */
  readonly step: (by: 1 | -1) => void;
  readonly marks: (line: number) => readonly ViewerMark[];
  readonly current: { readonly line: number; readonly mark: number } | undefined;
}

const NOTHING: Query = { query: '', isRegExp: false, matchCase: false };

/** Searches while it is typed, and again once the body has ended. */
export function useFind(
  ask: AskBody,
  view: BodyView,
  isEnded: boolean,
  goTo: (line: number) => Promise<boolean>,
): Find {
  const [query, setQuery] = useState(NOTHING);
  const [found, setFound] = useState<BodyMatches | undefined>();
  const [at, setAt] = useState<number | undefined>();
  const underWay = useRef<Promise<unknown> | undefined>(undefined);
  // At once, not behind the next frame.
  useLayoutEffect(() => {
    setAt(undefined);
    setFound(undefined);
    if (query.query === '') return undefined;
    const over = new AbortController();
    const isOver = () => over.signal.aborted;
    const search = async () => {
      // One after the other: those that were typed over are not looked for.
      await underWay.current;
      if (isOver()) return;
      const searching = ask({ kind: 'find', view, ...query });
      underWay.current = searching;
      const matches = await searching;
      if (!isOver()) setFound(matches ?? undefined);
    };
    void search();
    return () => over.abort();
  }, [ask, view, isEnded, query]);

  const kept = found && 'kept' in found ? found.kept : [];
  const byLine = useMemo(() => {
    const lines = new Map<number, ViewerMark[]>();
    for (const { line, from, to } of kept) {
      const marks = lines.get(line);
      if (marks) marks.push([from, to]);
      else lines.set(line, [[from, to]]);
    }
    return lines;
  }, [found]);
  const match = at === undefined ? undefined : kept[at];
  const step = async (by: 1 | -1) => {
    if (kept.length === 0) return;
    const start = at ?? (by > 0 ? -1 : 0);
    const next = (start + by + kept.length) % kept.length;
    const wanted = kept[next];
    if (wanted === undefined) return;
    if (await goTo(wanted.line)) setAt(next);
  };
  return {
    ...query,
    edit: (change) => setQuery((before) => ({ ...before, ...change })),
    found,
    at,
    step: (by) => void step(by),
    marks: (line) => byLine.get(line) ?? [],
    current: match && { line: match.line, mark: placeInLine(kept, at ?? 0) },
  };
}

/** Which of the matches of its line a match is. */
function placeInLine(kept: readonly { readonly line: number }[], at: number): number {
  let first = at;
  while (first > 0 && kept[first - 1]?.line === kept[at]?.line) first -= 1;
  return at - first;
}
