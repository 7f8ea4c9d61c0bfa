import { projectOfPath } from '../lookups';
import type { Operation } from '../operation';
import { pageOf } from '../paging';
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
    example: { query: { query: 'web' } },
    handle: ({ jira, query, link }) => {
      const text = (query.get('query') ?? '').toLowerCase();
      const found = jira.projects.filter(({ key, name }) =>
        `${key} ${name}`.toLowerCase().includes(text),
      );
      const { startAt, maxResults, total, isLast, values } = pageOf(found, query);
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
          total,
          isLast,
          values: values.map((project) => renderProject(project, link)),
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}',
    scopes: SCOPES,
    example: { parameters: { projectIdOrKey: 'WEB' } },
    handle: (context) => {
      const project = projectOfPath(context);
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
