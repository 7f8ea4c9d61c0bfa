import { JiraError } from './errors';
import type { Issue, JiraData, Project } from './model';
import type { OperationContext } from './operation';

/** The issue of the path's `issueIdOrKey`. @throws JiraError 404 */
export function issueOfPath({ jira, parameters }: OperationContext): Issue {
  const issue = findIssue(jira, parameters['issueIdOrKey'] ?? '');
  if (issue !== undefined) return issue;
  throw new JiraError(404, ['Issue does not exist or you do not have permission to see it.']);
}

/** The issue with an ID or key; Jira compares keys without case. */
export function findIssue({ issues }: JiraData, idOrKey: string): Issue | undefined {
  const wanted = idOrKey.toUpperCase();
  return issues.get(wanted) ?? [...issues.values()].find(({ key }) => key === wanted);
}

/** The project of the path's `projectIdOrKey`. @throws JiraError 404 */
export function projectOfPath({ jira, parameters }: OperationContext): Project {
  return namedProject(jira, parameters['projectIdOrKey'] ?? '');
}

/** The project with an ID or key. @throws JiraError 404 */
export function namedProject({ projects }: JiraData, idOrKey: string): Project {
  const wanted = idOrKey.toUpperCase();
  const project = projects.find(({ id, key }) => [id, key].includes(wanted));
  if (project !== undefined) return project;
  throw new JiraError(404, [`No project could be found with key '${idOrKey}'.`]);
}
