import { renderRichText } from './adf';
import type { Issue } from './model';
import type { OperationContext } from './operation';
import {
  renderIssueType,
  renderPriority,
  renderProject,
  renderStatus,
  renderTime,
  renderUser,
} from './render';
import { renderAttachment, renderComment, renderWorklog } from './renderActivity';

type Json = Record<string, unknown>;

/** An issue with the wanted fields. */
export function renderIssue(
  issue: Issue,
  look: Pick<OperationContext, 'link' | 'version'>,
  wanted: (field: string) => boolean,
): Json {
  const { link, version } = look;
  const activity = {
    comment: issue.comments.map((comment) => renderComment(comment, issue, look)),
    worklog: issue.worklogs.map((worklog) => renderWorklog(worklog, issue, look)),
  };
  const fields: Json = {
    summary: issue.summary,
    description: issue.description === null ? null : renderRichText(issue.description, version),
    project: renderProject(issue.project, link),
    issuetype: renderIssueType(issue.issueType, link),
    status: renderStatus(issue.status, link),
    priority: renderPriority(issue.priority, link),
    assignee: issue.assignee === null ? null : renderUser(issue.assignee, link),
    reporter: renderUser(issue.reporter, link),
    creator: renderUser(issue.creator, link),
    labels: issue.labels,
    duedate: issue.duedate,
    created: renderTime(issue.created),
    updated: renderTime(issue.updated),
    ...issue.custom,
    attachment: issue.attachments.map((attachment) => renderAttachment(attachment, look)),
    comment: { comments: activity.comment, ...whole(activity.comment) },
    worklog: { ...whole(activity.worklog), worklogs: activity.worklog },
  };
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: link(`/rest/api/3/issue/${issue.id}`),
    key: issue.key,
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name))),
  };
}

/** Reads a `fields` parameter: names, `-names`, `*all` and `*navigable`. */
export function wantedFields(
  names: readonly string[],
  fallback: '*all' | 'id',
): (field: string) => boolean {
  const without = new Set(
    names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)),
  );
  const named = new Set(names.filter((name) => !name.startsWith('-')));
  const isAll =
    named.has('*all') || named.has('*navigable') || (named.size === 0 && fallback === '*all');
  return (field) => !without.has(field) && (isAll || named.has(field));
}

/** An issue shows its comments and its work as one page that holds all. */
function whole({ length }: readonly unknown[]): Json {
  return { startAt: 0, maxResults: length, total: length };
}
