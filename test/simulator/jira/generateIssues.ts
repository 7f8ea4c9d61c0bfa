import { PEOPLE } from '../accounts';
import { documentOf } from './adf';
import { ISSUE_TYPES, PRIORITIES, STATUSES } from './catalogue';
import type { Issue, Project, Sprint } from './model';

const START = Date.UTC(2026, 0, 5, 9);
const HOUR = 3_600_000;

const VERBS = ['Fix', 'Rework', 'Measure', 'Document', 'Translate', 'Simplify', 'Test', 'Remove'];
const THINGS = [
  'the login form',
  'slow search results',
  'invoice export as CSV',
  'the nightly backup',
  'e-mail notifications',
  'Änderungsverlauf – “audit log”',
  'the <header> on small screens',
  'price & currency formats',
  'ログイン画面',
  'the release checklist',
];
const LABELS = [[], ['frontend'], ['backend'], ['frontend', 'customer'], ['security'], []];
const CUSTOMERS = ['Initech', 'Globex', 'Umbrella', null];

/** So many issues a project, created in turns; always the same ones. */
export function generateIssues(
  projects: readonly Project[],
  sizes: readonly number[],
  sprints: readonly Sprint[],
): Issue[] {
  const turns = Array.from({ length: Math.max(...sizes) }, (_, index) => index + 1).flatMap(
    (number) =>
      projects
        .filter((_, index) => number <= (sizes[index] ?? 0))
        .map((project) => ({ project, number })),
  );
  return turns.map(({ project, number }, index) => generateIssue(project, number, index, sprints));
}

function generateIssue(
  project: Project,
  number: number,
  index: number,
  sprints: readonly Sprint[],
): Issue {
  // Small steps that share no divisor with the list lengths make neighbours differ in every column.
  const summary = `${pick(VERBS, index * 3 + number)} ${pick(THINGS, index * 7 + number)}`;
  const created = START + index * 31 * HOUR;
  const reporter = pick(PEOPLE, index);
  return {
    id: String(10_001 + index),
    key: `${project.key}-${number}`,
    project,
    issueType: number % 20 === 1 ? ISSUE_TYPES[0]! : pick(ISSUE_TYPES.slice(1), index),
    status: pick(STATUSES, index * 3 + number),
    priority: pick(PRIORITIES, index * 2 + number),
    summary,
    description:
      index % 4 === 3 ? null : documentOf(`${summary}.\nFound while working on ${project.name}.`),
    assignee: index % 5 === 4 ? null : pick(PEOPLE, index * 2 + number),
    reporter,
    creator: reporter,
    labels: pick(LABELS, index),
    duedate: index % 6 === 0 ? new Date(created + 336 * HOUR).toISOString().slice(0, 10) : null,
    created,
    updated: created + (index % 40) * HOUR,
    custom: {
      customfield_10014: null,
      customfield_10016: index % 3 === 0 ? null : pick([1, 2, 3, 5, 8], index),
      customfield_10019: `0|i${String(index).padStart(5, '0')}:`,
      customfield_10020: project.projectTypeKey === 'software' ? [pick(sprints, index)] : null,
      customfield_10035: pick(CUSTOMERS, index),
    },
    comments: [],
    worklogs: [],
    attachments: [],
  };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length]!;
}
