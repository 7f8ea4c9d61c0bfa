import { asRecord } from '../json';
import type { Issue, JiraData, Sprint } from './model';

/** The field that holds an issue's sprints. */
const SPRINT_FIELD = 'customfield_10020';

/** The sprints that an issue is or was in. */
export function sprintsOf(issue: Issue, { sprints }: Pick<JiraData, 'sprints'>): Sprint[] {
  const value = issue.custom[SPRINT_FIELD];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => sprints.get(Number(asRecord(entry)?.['id'])) ?? []);
}

/** Puts an issue into a sprint, and out of every other that is not over. */
export function moveToSprint(issue: Issue, sprint: Sprint, jira: JiraData): void {
  const over = sprintsOf(issue, jira).filter(({ state }) => state === 'closed');
  issue.custom[SPRINT_FIELD] = [...over, sprint];
}

/** Deletes a sprint, and takes its issues out of it. */
export function deleteSprint(sprint: Sprint, jira: JiraData): void {
  for (const issue of jira.issues.values()) {
    const all = sprintsOf(issue, jira);
    if (!all.includes(sprint)) continue;
    const left = all.filter((other) => other !== sprint);
    issue.custom[SPRINT_FIELD] = left.length === 0 ? null : left;
  }
  jira.sprints.delete(sprint.id);
}
