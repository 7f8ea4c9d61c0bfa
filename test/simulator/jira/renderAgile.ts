import { findIssues } from './jql/evaluate';
import type { Board, Issue, Sprint } from './model';
import type { OperationAnswer, OperationContext } from './operation';
import { pageOf } from './paging';
import { renderIssue, wantedFields } from './renderIssue';

type Link = OperationContext['link'];
type Json = Record<string, unknown>;

/** A board with its project. */
export function renderBoard({ id, name, type, project }: Board, link: Link): Json {
  const displayName = `${project.name} (${project.key})`;
  return {
    id,
    self: link(`/rest/agile/1.0/board/${id}`),
    name,
    type,
    location: {
      projectId: Number(project.id),
      displayName,
      projectName: project.name,
      projectKey: project.key,
      projectTypeKey: project.projectTypeKey,
      avatarURI: `https://avatar.example/project/${project.key}.png`,
      name: displayName,
    },
    isPrivate: false,
  };
}

/** A sprint, in which the board's ID has another name than in the Sprint field. */
export function renderSprint(sprint: Sprint, link: Link): Json {
  const { id, boardId, state, name, goal, startDate, endDate, completeDate } = sprint;
  return {
    id,
    self: link(`/rest/agile/1.0/sprint/${id}`),
    state,
    name,
    ...(startDate !== undefined && { startDate }),
    ...(endDate !== undefined && { endDate }),
    ...(completeDate !== undefined && { completeDate }),
    originBoardId: boardId,
    goal,
  };
}

/** The part of the issues that the query asks for, of those that its `jql` finds. @throws JiraError 400 */
export function issuePage(issues: readonly Issue[], context: OperationContext): OperationAnswer {
  const { jira, query } = context;
  const jql = query.get('jql');
  const found = jql === null ? undefined : new Set(findIssues(jql, jira, context));
  const { startAt, maxResults, total, values } = pageOf(
    issues.filter((issue) => found?.has(issue) ?? true),
    query,
  );
  const names = query.getAll('fields').flatMap((text) => text.split(','));
  const wanted = wantedFields(names, '*all');
  return {
    status: 200,
    body: {
      expand: 'schema,names',
      startAt,
      maxResults,
      total,
      issues: values.map((issue) => renderIssue(issue, context, wanted)),
    },
  };
}
