import { ADA, GRACE, PEOPLE, ROBOT } from '../accounts';
import { FIELDS, ISSUE_TYPES, PRIORITIES, STATUSES } from './catalogue';
import { generateIssues } from './generateIssues';
import type { JiraData, Project } from './model';
import { addActivity, createBoards, createServiceDesks, createSprints } from './seed';

/** Acme: three projects, 120 issues. */
export function createAcmeJira(): JiraData {
  return createJira(
    [
      { id: '10000', key: 'WEB', name: 'Website', projectTypeKey: 'software', lead: ADA },
      { id: '10001', key: 'OPS', name: 'Operations', projectTypeKey: 'software', lead: GRACE },
      { id: '10002', key: 'HELP', name: 'Help desk', projectTypeKey: 'service_desk', lead: GRACE },
    ],
    [60, 40, 20],
  );
}

/** Acme Staging: two projects, 12 issues. */
export function createStagingJira(): JiraData {
  return createJira(
    [
      { id: '10000', key: 'WEB', name: 'Website (copy)', projectTypeKey: 'software', lead: ADA },
      { id: '10001', key: 'LAB', name: 'Laboratory', projectTypeKey: 'software', lead: ADA },
    ],
    [7, 5],
  );
}

/** The Data Center: one project, 9 issues. */
export function createDataCenterJira(): JiraData {
  return createJira(
    [{ id: '10000', key: 'LEDGER', name: 'Ledger', projectTypeKey: 'software', lead: GRACE }],
    [9],
  );
}

function createJira(projects: readonly Project[], sizes: readonly number[]): JiraData {
  const sprints = createSprints();
  const issues = generateIssues(projects, sizes, sprints);
  addActivity(issues[0]!);
  return {
    users: [...PEOPLE, ROBOT],
    projects: [...projects],
    issueTypes: ISSUE_TYPES,
    statuses: STATUSES,
    priorities: PRIORITIES,
    fields: FIELDS,
    issues: new Map(issues.map((issue) => [issue.id, issue])),
    boards: createBoards(projects),
    sprints: new Map(sprints.map((sprint) => [sprint.id, sprint])),
    serviceDesks: createServiceDesks(projects),
    counters: {
      issueId: 10_000 + issues.length,
      issueNumbers: new Map(projects.map(({ key }, index) => [key, sizes[index] ?? 0])),
      activityId: 10_100,
      sprintId: sprints.length,
    },
  };
}
