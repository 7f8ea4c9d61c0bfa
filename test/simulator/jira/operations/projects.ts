import { JiraError } from '../errors';
import type { Project } from '../model';
import { wholeNumber, type Operation, type OperationContext } from '../operation';
import { renderIssueType, renderProject, renderUser } from '../render';

const SCOPES = [
  ['read:jira-work'],
  [
    'read:issue-type:jira',
    'read:project:jira',
    'read:project.property:jira',
    'read:user:jira',
    'read:application-role:jira',
    'read:avatar:jira',
    'read:group:jira',
    'read:issue-type-hierarchy:jira',
    'read:project-category:jira',
    'read:project-version:jira',
    'read:project.component:jira',
  ],
];

/** Projects, and the list that pages by `startAt`. */
export const PROJECT_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/project/search',
    scopes: SCOPES,
    handle: ({ jira, query, link }) => {
      const text = (query.get('query') ?? '').toLowerCase();
      const found = jira.projects.filter(({ key, name }) =>
        `${key} ${name}`.toLowerCase().includes(text),
      );
      const startAt = wholeNumber(query, 'startAt', 0);
      const maxResults = wholeNumber(query, 'maxResults', 50, 100);
      const page = found.slice(startAt, startAt + maxResults);
      const isLast = startAt + page.length >= found.length;
      const pageLink = (start: number): string => {
        const next = new URLSearchParams(query);
        next.set('maxResults', String(maxResults));
        next.set('startAt', String(start));
        return link(`/rest/api/3/project/search?${next.toString()}`);
      };
      return {
        status: 200,
        body: {
          self: pageLink(startAt),
          ...(!isLast && { nextPage: pageLink(startAt + maxResults) }),
          maxResults,
          startAt,
          total: found.length,
          isLast,
          values: page.map((project) => renderProject(project, link)),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}',
    scopes: SCOPES,
    handle: (context) => {
      const project = findProject(context);
      return {
        status: 200,
        body: {
          expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
          ...renderProject(project, context.link),
          description: '',
          lead: renderUser(project.lead, context.link),
          components: [],
          issueTypes: context.jira.issueTypes.map((type) => renderIssueType(type, context.link)),
          versions: [],
          roles: {},
          isPrivate: false,
          properties: {},
        },
      };
    },
  },
];

function findProject({ jira, parameters }: OperationContext): Project {
  const wanted = parameters['projectIdOrKey'] ?? '';
  const project = jira.projects.find(({ id, key }) => [id, key].includes(wanted.toUpperCase()));
  if (project !== undefined) return project;
  throw new JiraError(404, [`No project could be found with key '${wanted}'.`]);
}
