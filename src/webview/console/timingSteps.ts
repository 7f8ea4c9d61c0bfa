import type { AnswerResult } from './parts';

/** A step of an exchange; milliseconds. */
export interface TimingStep {
  readonly title: string;
  readonly start: number;
  readonly time: number;
}

type Timed = Pick<AnswerResult, 'time' | 'firstByte' | 'connection' | 'redirects'>;

/** What an exchange took its time for, one step after the other; together they are all of it. */
export function timingSteps({
  time,
  firstByte,
  connection,
  redirects,
}: Timed): readonly TimingStep[] {
  const { lookup, connect, secure } = typeof connection === 'object' ? connection : {};
  const waiting = redirects === 0 ? 'Sent, and waited' : 'Redirects, sent, and waited';
  const known = (lookup ?? 0) + (connect ?? 0) + (secure ?? 0);
  const steps = [
    { title: 'DNS lookup', time: lookup },
    { title: 'Connection', time: connect },
    { title: 'TLS', time: secure },
    { title: waiting, time: Math.max(0, firstByte - known) },
    { title: 'Download', time: Math.max(0, time - firstByte) },
  ];
  let start = 0;
  return steps.flatMap((step) => {
    if (step.time === undefined) return [];
    const placed = { title: step.title, start, time: step.time };
    start += step.time;
    return [placed];
  });
}

/** What is to be said of the connection where no step says it. */
export function connectionNote({ connection }: Timed): string | undefined {
  if (connection === 'reused') return 'The connection was there from a request before.';
  const isKnown = connection !== undefined && Object.keys(connection).length > 0;
  return isKnown
    ? undefined
    : 'How long the connection took is not known: a proxy may have made it.';
}
