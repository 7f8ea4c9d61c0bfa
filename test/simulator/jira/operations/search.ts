import { createHash } from 'node:crypto';
import { asRecord, asText, parseJson } from '../../json';
import { JiraError } from '../errors';
import { findIssues } from '../jql/evaluate';
import { jsonBody, wholeNumber, type Operation, type OperationContext } from '../operation';
import { renderIssue, wantedFields } from '../renderIssue';

const SCOPES = [
  ['read:jira-work'],
  [
    'read:issue-details:jira',
    'read:audit-log:jira',
    'read:avatar:jira',
    'read:field-configuration:jira',
    'read:issue-meta:jira',
  ],
];

interface Search {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken: string | undefined;
}

/** The search by pages, and the one that was removed. */
export const SEARCH_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/search/jql',
    scopes: SCOPES,
    example: { query: { jql: 'project = WEB', fields: 'summary' } },
    handle: (context) => {
      const { query } = context;
      return search(context, {
        jql: query.get('jql') ?? '',
        fields: query.getAll('fields').flatMap((text) => text.split(',')),
        maxResults: wholeNumber(query, 'maxResults', 50, 5000),
        nextPageToken: query.get('nextPageToken') ?? undefined,
      });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    scopes: SCOPES,
    example: { body: { jql: 'project = WEB', fields: ['summary'] } },
    handle: (context) => {
      const body = jsonBody(context);
      const { fields, maxResults } = body;
      return search(context, {
        jql: asText(body['jql']) ?? '',
        fields: Array.isArray(fields) ? fields.map(String) : [],
        maxResults: typeof maxResults === 'number' ? Math.min(maxResults, 5000) : 50,
        nextPageToken: asText(body['nextPageToken']),
      });
    },
  },
  ...(['GET', 'POST'] as const).map((method): Operation => ({
    method,
    path: '/rest/api/3/search',
    scopes: SCOPES,
    example: undefined,
    handle: () => {
      throw new JiraError(410, [
        'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
      ]);
    },
  })),
];

function search(
  context: OperationContext,
  { jql, fields, maxResults, nextPageToken }: Search,
): ReturnType<Operation['handle']> {
  const found = findIssues(jql, context.jira, context);
  const start = nextPageToken === undefined ? 0 : startOf(nextPageToken, jql);
  const page = found.slice(start, start + maxResults);
  const isLast = context.page_tokens === 'true' && start + page.length >= found.length;
  const next = context.page_tokens === 'repeating' ? maxResults : start + maxResults;
  const isIdOnly = fields.every((name) => name === 'id');
  const wanted = wantedFields(fields, 'id');
  return {
    status: 200,
    body: {
      issues: page.map((issue) =>
        isIdOnly ? { id: issue.id } : renderIssue(issue, context, wanted),
      ),
      ...(!isLast && { nextPageToken: pageToken(next, jql) }),
      isLast,
    },
  };
}

function pageToken(start: number, jql: string): string {
  return Buffer.from(JSON.stringify({ start, query: digest(jql) })).toString('base64url');
}

function startOf(token: string, jql: string): number {
  const value = asRecord(parseJson(Buffer.from(token, 'base64url').toString('utf8')));
  const start = value?.['start'];
  if (typeof start === 'number' && value?.['query'] === digest(jql)) return start;
  throw new JiraError(400, [
    'The provided next page token is invalid or belongs to another query.',
  ]);
}

function digest(jql: string): string {
  return createHash('sha256').update(jql).digest('base64url').slice(0, 12);
}
