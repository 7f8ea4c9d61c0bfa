import type { JiraData, Project } from './model';

/** A new issue's ID and key. */
export function nextIssue({ counters }: JiraData, { key }: Project): { id: string; key: string } {
  counters.issueId += 1;
  const number = (counters.issueNumbers.get(key) ?? 0) + 1;
  counters.issueNumbers.set(key, number);
  return { id: String(counters.issueId), key: `${key}-${number}` };
}

/** A new comment's, worklog's or attachment's ID. */
export function nextActivityId({ counters }: JiraData): string {
  counters.activityId += 1;
  return String(counters.activityId);
}

/** A new sprint's ID. */
export function nextSprintId({ counters }: JiraData): number {
  counters.sprintId += 1;
  return counters.sprintId;
}
