import type { HistoryEntry } from './entry';

/** Entries under a heading. */
export interface HistoryGroup<Entry> {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** The pinned entries first, then the others by the day on which they were sent, the newest first. */
export function groupByDay<Entry extends Pick<HistoryEntry, 'at' | 'pinned'>>(
  entries: readonly Entry[],
  now: number,
): readonly HistoryGroup<Entry>[] {
  const groups = new Map<string, Entry[]>();
  const newestFirst = [...entries].sort((a, b) => b.at - a.at);
  const pinnedFirst = [
    ...newestFirst.filter(({ pinned }) => pinned),
    ...newestFirst.filter(({ pinned }) => !pinned),
  ];
  for (const entry of pinnedFirst) {
    const title = entry.pinned ? 'Pinned' : dayOf(entry.at, now);
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  return [...groups].map(([title, ofGroup]) => ({ title, entries: ofGroup }));
}

/** A day as seen from now, where the machine is: "Today", "Yesterday", "Wed, 25 Nov 2026". */
function dayOf(at: number, now: number): string {
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const day = new Date(at).toDateString();
  if (day === today.toDateString()) return 'Today';
  if (day === yesterday.toDateString()) return 'Yesterday';
  return new Intl.DateTimeFormat('en-GB', DAY).format(at);
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
