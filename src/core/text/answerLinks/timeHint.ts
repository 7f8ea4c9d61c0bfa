import { relativeTime } from '../relativeTime';

/** When and where a time is looked at. */
export interface Onlooker {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** An IANA name; that of the machine where nothing is said. */
  readonly timeZone?: string;
}

const ISO =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d)?)(?<fraction>\.\d{1,9})?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?)?$/u;

const TIME_MEMBER =
  /^(?:created|updated|started|ended|expires|expiry|timestamp|time|date|exp|iat|nbf|epoch\w*)$|(?:Date|Time|At|Timestamp|Until|Expires|Expiry|Millis)$|_(?:date|time|at|timestamp|until)$/u;

/** Members whose numbers are a place in a list or a length of time. */
const NO_TIME_MEMBER = /^startAt$|elapsed|remaining|spent|duration|estimate|goal/iu;

/** 2000 to 2100 in seconds: other numbers are hardly times. */
const EARLIEST = 946_684_800;
const LATEST = 4_102_444_800;

/** What a date or time in a text means to who looks at it; undefined for a text that is none. */
export function textTimeHint(text: string, onlooker: Onlooker): string | undefined {
  const { date, time, fraction = '', zone } = ISO.exec(text)?.groups ?? {};
  if (date === undefined) return undefined;
  const whole = time?.padEnd(8, ':00') ?? '00:00:00';
  const clock = Date.parse(`${date}T${whole}${fraction.slice(0, 4)}Z`);
  // A 31st of February is read as a day in March.
  if (Number.isNaN(clock) || !new Date(clock).toISOString().startsWith(date)) return undefined;
  if (time === undefined)
    return `${written(clock, 'day', 'UTC')} (${relativeDay(clock, onlooker)})`;
  if (zone === undefined) return `${written(clock, 'clock', 'UTC')}, in no zone that is given`;
  return timeHint(clock - offsetOf(zone), onlooker);
}

/** What a number means as seconds or milliseconds since the epoch; undefined where it is hardly meant so. */
export function numberTimeHint(
  value: number,
  name: string | undefined,
  onlooker: Onlooker,
): string | undefined {
  if (name === undefined || !TIME_MEMBER.test(name) || NO_TIME_MEMBER.test(name)) return undefined;
  if (isPlausible(value)) return timeHint(value * 1000, onlooker);
  return isPlausible(value / 1000) ? timeHint(value, onlooker) : undefined;
}

function isPlausible(seconds: number): boolean {
  return seconds >= EARLIEST && seconds < LATEST;
}

function timeHint(time: number, { now, timeZone }: Onlooker): string {
  return `${written(time, 'zone', timeZone)} (${relativeTime(time, now)})`;
}

/** A day (its midnight in UTC) as seen from the day that it is where one looks from. */
function relativeDay(day: number, { now, timeZone }: Onlooker): string {
  // The Swedish way to write a day is that of ISO.
  const today = Date.parse(new Date(now).toLocaleDateString('sv-SE', zoneOption(timeZone)));
  return day === today ? 'today' : relativeTime(day, today);
}

/** Milliseconds that a zone such as "+0530", "+05:30" or "Z" is ahead of UTC. */
function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function written(time: number, shows: 'day' | 'clock' | 'zone', timeZone?: string): string {
  return new Intl.DateTimeFormat('en', {
    dateStyle: 'full',
    ...(shows !== 'day' && { timeStyle: shows === 'zone' ? 'long' : 'medium' }),
    ...zoneOption(timeZone),
  }).format(time);
}

function zoneOption(timeZone: string | undefined): { readonly timeZone?: string } {
  return timeZone === undefined ? {} : { timeZone };
}
