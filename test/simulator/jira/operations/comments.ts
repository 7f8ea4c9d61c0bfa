import { documentOf, readRichText } from '../adf';
import { nextActivityId } from '../counters';
import { JiraError } from '../errors';
import { issueOfPath } from '../lookups';
import type { Comment, Issue } from '../model';
import { callerOf, jsonBody, type Operation, type OperationContext } from '../operation';
import { pageOf } from '../paging';
import { renderComment } from '../renderActivity';

const GRANULAR_READ = [
  'read:comment:jira',
  'read:comment.property:jira',
  'read:group:jira',
  'read:project:jira',
  'read:project-role:jira',
  'read:user:jira',
  'read:avatar:jira',
];
const READ = [['read:jira-work'], GRANULAR_READ];
const WRITE = [['write:jira-work'], [...GRANULAR_READ, 'write:comment:jira']];

/** An issue's comments. */
export const COMMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scopes: READ,
    example: { parameters: { issueIdOrKey: 'WEB-1' }, query: { orderBy: '-created' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const { startAt, maxResults, total, values } = pageOf(
        inOrder(issue.comments, context.query.get('orderBy')),
        context.query,
        100,
        5000,
      );
      const comments = values.map((comment) => renderComment(comment, issue, context));
      return { status: 200, body: { startAt, maxResults, total, comments } };
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scopes: WRITE,
    example: { parameters: { issueIdOrKey: 'WEB-1' }, body: { body: documentOf('A new comment') } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const author = callerOf(context);
      const comment: Comment = {
        id: nextActivityId(context.jira),
        author,
        updateAuthor: author,
        body: bodyOf(context),
        isPublic: true,
        created: context.now,
        updated: context.now,
      };
      issue.comments = [...issue.comments, comment];
      return { status: 201, body: renderComment(comment, issue, context) };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    scopes: READ,
    example: { parameters: { issueIdOrKey: 'WEB-1', id: '10000' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      return { status: 200, body: renderComment(commentOf(issue, context), issue, context) };
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    scopes: WRITE,
    example: {
      parameters: { issueIdOrKey: 'WEB-1', id: '10000' },
      body: { body: documentOf('A new comment') },
    },
    handle: (context) => {
      const issue = issueOfPath(context);
      const comment = commentOf(issue, context);
      const body = bodyOf(context);
      Object.assign(comment, { body, updateAuthor: callerOf(context), updated: context.now });
      return { status: 200, body: renderComment(comment, issue, context) };
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    scopes: [['write:jira-work'], ['delete:comment:jira', 'delete:comment.property:jira']],
    example: { parameters: { issueIdOrKey: 'WEB-1', id: '10000' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const deleted = commentOf(issue, context);
      issue.comments = issue.comments.filter((comment) => comment !== deleted);
      return { status: 204 };
    },
  },
];

function inOrder(comments: readonly Comment[], orderBy: string | null): readonly Comment[] {
  switch (orderBy) {
    case null:
    case 'created':
    case '+created':
      return comments;
    case '-created':
      return [...comments].reverse();
    default:
      throw new JiraError(400, [`Comments cannot be ordered by '${orderBy}'.`]);
  }
}

function commentOf(issue: Issue, { parameters }: OperationContext): Comment {
  const wanted = parameters['id'] ?? '';
  const comment = issue.comments.find(({ id }) => id === wanted);
  if (comment !== undefined) return comment;
  throw new JiraError(404, [`Can not find a comment for the id: ${wanted}.`]);
}

function bodyOf(context: OperationContext): unknown {
  const { body: value } = jsonBody(context);
  const body = readRichText(value, context.version);
  if (body === undefined) throw new JiraError(400, [], { comment: 'Comment body is not valid!' });
  if (typeof value === 'string' && value.trim() === '') {
    throw new JiraError(400, [], { comment: 'Comment body can not be empty!' });
  }
  return body;
}
