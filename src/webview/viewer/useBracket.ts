import { useEffect, useState } from 'preact/hooks';
import type { AskBody } from './askBody';

/** A line with a bracket, and that of the one that belongs to it. */
interface Bracket {
  readonly line: number;
  readonly match: number;
}

/** The bracket that belongs to the one of a line; undefined until it is known, and where there is none. */
export function useBracket(ask: AskBody, line: number | undefined): Bracket | undefined {
  const [bracket, setBracket] = useState<Bracket | undefined>();
  useEffect(() => {
    if (line === undefined) return undefined;
    let isOver = false;
    void ask({ kind: 'bracket', line }).then((match) => {
      if (!isOver) setBracket(match === null ? undefined : { line, match });
    });
    return () => {
      isOver = true;
    };
  }, [ask, line]);
  return bracket;
}
