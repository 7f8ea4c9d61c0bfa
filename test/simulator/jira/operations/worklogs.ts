import { documentOf, readRichText } from '../adf';
import { nextActivityId } from '../counters';
import { JiraError } from '../errors';
import { issueOfPath } from '../lookups';
import type { Issue, Worklog } from '../model';
import { callerOf, jsonBody, type Operation, type OperationContext } from '../operation';
import { pageOf } from '../paging';
import { renderWorklog } from '../renderActivity';

const GRANULAR_READ = [
  'read:group:jira',
  'read:issue-worklog:jira',
  'read:issue-worklog.property:jira',
  'read:project-role:jira',
  'read:user:jira',
  'read:avatar:jira',
];
const GRANULAR_WRITE = [
  ...GRANULAR_READ,
  'write:issue-worklog:jira',
  'write:issue-worklog.property:jira',
];

const STARTED =
  /^(?<date>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3})(?<hours>[+-]\d{2})(?<minutes>\d{2})$/u;
const SECONDS: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3600, m: 60 };

/** The work logged on an issue. */
export const WORKLOG_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/worklog',
    scopes: [['read:jira-work'], GRANULAR_READ],
    example: { parameters: { issueIdOrKey: 'WEB-1' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const { startAt, maxResults, total, values } = pageOf(
        issue.worklogs,
        context.query,
        5000,
        5000,
      );
      const worklogs = values.map((worklog) => renderWorklog(worklog, issue, context));
      return { status: 200, body: { startAt, maxResults, total, worklogs } };
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/worklog',
    scopes: [['write:jira-work'], GRANULAR_WRITE],
    example: {
      parameters: { issueIdOrKey: 'WEB-1' },
      body: {
        timeSpentSeconds: 5400,
        started: '2026-01-06T09:00:00.000+0000',
        comment: documentOf('Wrote a test.'),
      },
    },
    handle: (context) => {
      const issue = issueOfPath(context);
      const author = callerOf(context);
      const { timeSpentSeconds, started = context.now, ...said } = readWork(context);
      if (timeSpentSeconds === undefined) {
        throw new JiraError(400, [], { timeLogged: 'You must indicate the time spent working.' });
      }
      const worklog: Worklog = {
        id: nextActivityId(context.jira),
        author,
        updateAuthor: author,
        comment: undefined,
        ...said,
        started,
        timeSpentSeconds,
        created: context.now,
        updated: context.now,
      };
      issue.worklogs = [...issue.worklogs, worklog];
      return { status: 201, body: renderWorklog(worklog, issue, context) };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
    scopes: [['read:jira-work'], ['read:comment:jira', ...GRANULAR_READ]],
    example: { parameters: { issueIdOrKey: 'WEB-1', id: '10000' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      return { status: 200, body: renderWorklog(worklogOf(issue, context), issue, context) };
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
    scopes: [['write:jira-work'], ['read:comment:jira', 'write:comment:jira', ...GRANULAR_WRITE]],
    example: {
      parameters: { issueIdOrKey: 'WEB-1', id: '10000' },
      body: { timeSpent: '1h 30m' },
    },
    handle: (context) => {
      const issue = issueOfPath(context);
      const worklog = worklogOf(issue, context);
      const updateAuthor = callerOf(context);
      Object.assign(worklog, readWork(context), { updateAuthor, updated: context.now });
      return { status: 200, body: renderWorklog(worklog, issue, context) };
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}/worklog/{id}',
    scopes: [
      ['write:jira-work'],
      [
        'delete:issue-worklog:jira',
        'delete:issue-worklog.property:jira',
        'write:issue.time-tracking:jira',
      ],
    ],
    example: { parameters: { issueIdOrKey: 'WEB-1', id: '10000' } },
    handle: (context) => {
      const issue = issueOfPath(context);
      const deleted = worklogOf(issue, context);
      issue.worklogs = issue.worklogs.filter((worklog) => worklog !== deleted);
      return { status: 204 };
    },
  },
];

function worklogOf(issue: Issue, { parameters }: OperationContext): Worklog {
  const wanted = parameters['id'] ?? '';
  const worklog = issue.worklogs.find(({ id }) => id === wanted);
  if (worklog !== undefined) return worklog;
  throw new JiraError(404, [`Cannot find worklog with id: '${wanted}'.`]);
}

/** What a request says of a worklog; what it does not name is missing. */
function readWork(
  context: OperationContext,
): Partial<Pick<Worklog, 'comment' | 'started' | 'timeSpentSeconds'>> {
  const { comment, started, timeSpent, timeSpentSeconds } = jsonBody(context);
  return {
    ...(comment !== undefined && { comment: readComment(comment, context) }),
    ...(started !== undefined && { started: readStarted(started) }),
    ...(timeSpent !== undefined && { timeSpentSeconds: readDuration(timeSpent) }),
    ...(timeSpentSeconds !== undefined && { timeSpentSeconds: readSeconds(timeSpentSeconds) }),
  };
}

function readComment(value: unknown, { version }: OperationContext): unknown {
  const comment = readRichText(value, version);
  if (comment !== undefined) return comment;
  throw new JiraError(400, [], { comment: 'Worklog comment is not valid!' });
}

/** Takes one form of a time only: milliseconds, and an offset without a colon. */
function readStarted(value: unknown): number {
  const { date, hours, minutes } = STARTED.exec(String(value))?.groups ?? {};
  const time = Date.parse(`${date ?? ''}${hours ?? ''}:${minutes ?? ''}`);
  if (!Number.isNaN(time)) return time;
  throw new JiraError(400, [
    `Invalid date format. Please enter the date in the format "yyyy-MM-dd'T'HH:mm:ss.SSSZ".`,
  ]);
}

function readSeconds(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 60) return value;
  throw new JiraError(400, [], { timeLogged: 'Invalid time duration entered.' });
}

function readDuration(value: unknown): number {
  const parts = String(value).trim().split(/\s+/u);
  const seconds = parts.map((part) => {
    const { amount, unit } = /^(?<amount>\d+)(?<unit>[wdhm])$/u.exec(part)?.groups ?? {};
    return Number(amount) * (SECONDS[unit ?? ''] ?? Number.NaN);
  });
  return readSeconds(seconds.reduce((sum, part) => sum + part));
}
