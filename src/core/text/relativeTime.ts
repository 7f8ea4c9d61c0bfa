const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A time (milliseconds since the epoch) as seen from now: "in 59 minutes", "3 days ago". */
export function relativeTime(time: number, now: number): string {
  const difference = time - now;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(difference) >= size) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(difference / length), unit);
}
