import { ADA } from '../accounts';
import { generateIssues } from './generateIssues';
import type { JiraData, Project } from './model';

const ISSUES = 5000;

/** Adds the project BULK, for lists of many pages: 5,000 issues, always the same, and their board. */
export function addBulkProject(jira: JiraData): void {
  const project: Project = {
    id: '10090',
    key: 'BULK',
    name: 'Bulk',
    projectTypeKey: 'software',
    lead: ADA,
  };
  const issues = generateIssues([project], [ISSUES], [...jira.sprints.values()]);
  for (const issue of issues) {
    jira.counters.issueId += 1;
    const id = String(jira.counters.issueId);
    jira.issues.set(id, { ...issue, id });
  }
  jira.counters.issueNumbers.set(project.key, ISSUES);
  jira.projects.push(project);
  jira.boards.push({
    id: jira.boards.length + 1,
    name: `${project.key} board`,
    type: 'kanban',
    project,
  });
}
