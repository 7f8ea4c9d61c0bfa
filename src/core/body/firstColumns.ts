import type { LeafPath } from '../json/leafPaths';
import type { ColumnPath } from './tableQuestion';

/** Columns that a table begins with. */
const mostFirst = 10;

/** So many of the columns that are known to be worth showing are enough. */
const enoughKnown = 4;

/** What tells the most of what Jira lists, in the order in which it is shown. */
const knownColumns: readonly ColumnPath[] = [
  ['key'],
  ['id'],
  ['fields', 'summary'],
  ['fields', 'issuetype', 'name'],
  ['fields', 'status', 'name'],
  ['fields', 'priority', 'name'],
  ['fields', 'assignee', 'displayName'],
  ['fields', 'updated'],
  ['name'],
  ['displayName'],
  ['emailAddress'],
  ['projectTypeKey'],
  ['type'],
  ['active'],
];

/** Names of members that lead to addresses, or say how an answer was asked for. */
const neverFirst = new Set(['self', 'expand', 'avatarUrls', 'iconUrl']);

/**
 * The columns that a table begins with, at most ten: those that are known to tell the most of what Jira
 * lists, `id` only without a `key`; where there are few of them, also the first with a string, a number
 * or a boolean in most of the rows that were looked at; where there is none at all, the first.
 */
export function firstColumns(leaves: readonly LeafPath[], rows: number): readonly ColumnPath[] {
  const filled = leaves.filter(({ scalars }) => scalars > 0);
  const hasKey = filled.some(({ path }) => isSame(path, ['key']));
  const candidates = filled.filter(({ path }) => !(hasKey && isSame(path, ['id'])));
  const known = knownColumns.flatMap((path) => candidates.filter((one) => isSame(one.path, path)));
  const usual = candidates
    .filter((one) => one.scalars > rows / 2 && !known.includes(one))
    .filter(({ path }) => !path.some((name) => neverFirst.has(name)));
  const chosen = known.length < enoughKnown ? [...known, ...usual] : known;
  const first = chosen.length > 0 ? chosen : leaves;
  return first.slice(0, mostFirst).map(({ path }) => path);
}

function isSame(one: ColumnPath, other: ColumnPath): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
