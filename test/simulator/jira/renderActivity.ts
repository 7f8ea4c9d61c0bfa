import { renderRichText } from './adf';
import type { Attachment, Comment, Issue, Worklog } from './model';
import type { OperationContext } from './operation';
import { renderTime, renderUser } from './render';

type Look = Pick<OperationContext, 'link' | 'version'>;
type Json = Record<string, unknown>;

const UNITS = [
  ['w', 5 * 8 * 3600],
  ['d', 8 * 3600],
  ['h', 3600],
  ['m', 60],
] as const;

/** A comment on an issue. */
export function renderComment(comment: Comment, issue: Issue, { link, version }: Look): Json {
  return {
    self: link(`/rest/api/3/issue/${issue.id}/comment/${comment.id}`),
    id: comment.id,
    author: renderUser(comment.author, link),
    body: renderRichText(comment.body, version),
    updateAuthor: renderUser(comment.updateAuthor, link),
    created: renderTime(comment.created),
    updated: renderTime(comment.updated),
    jsdPublic: comment.isPublic,
  };
}

/** Work on an issue. */
export function renderWorklog(worklog: Worklog, issue: Issue, { link, version }: Look): Json {
  return {
    self: link(`/rest/api/3/issue/${issue.id}/worklog/${worklog.id}`),
    author: renderUser(worklog.author, link),
    updateAuthor: renderUser(worklog.updateAuthor, link),
    ...(worklog.comment !== undefined && { comment: renderRichText(worklog.comment, version) }),
    created: renderTime(worklog.created),
    updated: renderTime(worklog.updated),
    started: renderTime(worklog.started),
    timeSpent: duration(worklog.timeSpentSeconds),
    timeSpentSeconds: worklog.timeSpentSeconds,
    id: worklog.id,
    issueId: issue.id,
  };
}

/** What there is to know about a file. */
export function renderAttachment(attachment: Attachment, { link }: Look): Json {
  const { id, filename, author, created, content, mimeType } = attachment;
  return {
    self: link(`/rest/api/3/attachment/${id}`),
    id,
    filename,
    author: renderUser(author, link),
    created: renderTime(created),
    size: content.byteLength,
    mimeType,
    content: link(`/rest/api/3/attachment/content/${id}`),
  };
}

/** In Jira's words, in which a day has eight hours and a week five days. */
function duration(seconds: number): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count}${unit}`];
  });
  return parts.join(' ');
}
