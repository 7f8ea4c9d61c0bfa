import { asRecord } from '../../json';
import { JiraError } from '../errors';
import { applyFields } from '../issueFields';
import { issueOfPath } from '../lookups';
import type { JiraData, Project } from '../model';
import { draftIssue, storeIssue } from '../newIssue';
import { callerOf, jsonBody, type Operation, type OperationContext } from '../operation';
import { renderIssue, wantedFields } from '../renderIssue';

const READ = [
  ['read:jira-work'],
  [
    'read:issue-meta:jira',
    'read:issue-security-level:jira',
    'read:issue.vote:jira',
    'read:issue.changelog:jira',
    'read:avatar:jira',
    'read:issue:jira',
    'read:status:jira',
    'read:user:jira',
    'read:field-configuration:jira',
  ],
];
const CREATE = [
  ['write:jira-work'],
  [
    'write:issue:jira',
    'write:comment:jira',
    'write:comment.property:jira',
    'write:attachment:jira',
    'read:issue:jira',
  ],
];

/** Create, read, edit and delete an issue. */
export const ISSUE_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issue',
    scopes: CREATE,
    example: {
      body: {
        fields: { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'A new one' },
      },
    },
    handle: createIssue,
  },
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: READ,
    example: { parameters: { issueIdOrKey: 'WEB-1' } },
    handle: (context) => {
      const names = context.query.getAll('fields').flatMap((text) => text.split(','));
      const issue = renderIssue(issueOfPath(context), context, wantedFields(names, '*all'));
      const isNamed = context.query.get('expand')?.split(',').includes('names') === true;
      return {
        status: 200,
        body: {
          ...issue,
          ...(isNamed && {
            names: Object.fromEntries(context.jira.fields.map(({ id, name }) => [id, name])),
          }),
        },
      };
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: [['write:jira-work'], ['write:issue:jira']],
    example: {
      parameters: { issueIdOrKey: 'WEB-1' },
      body: { fields: { summary: 'Another one' } },
    },
    handle: (context) => {
      const issue = issueOfPath(context);
      const fields = asRecord(jsonBody(context)['fields']) ?? {};
      // A refused edit changes nothing, so it is tried on a copy.
      const draft = { ...issue, custom: { ...issue.custom } };
      refuseIfAny(applyFields(draft, fields, context.jira, context.version));
      Object.assign(issue, draft, { updated: context.now });
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: [['write:jira-work'], ['delete:issue:jira']],
    example: { parameters: { issueIdOrKey: 'WEB-1' } },
    handle: (context) => {
      context.jira.issues.delete(issueOfPath(context).id);
      return { status: 204 };
    },
  },
];

function createIssue(context: OperationContext): ReturnType<Operation['handle']> {
  const { jira, now, version, link } = context;
  const account = callerOf(context);
  const { project: wanted, ...fields } = asRecord(jsonBody(context)['fields']) ?? {};
  const project = findProject(jira, wanted);
  const draft = draftIssue(jira, account);
  refuseIfAny({
    ...(project === undefined && { project: 'Specify a valid project ID or key' }),
    ...(fields['issuetype'] === undefined && { issuetype: 'Specify an issue type' }),
    ...applyFields(draft, { summary: '', ...fields }, jira, version),
  });
  const { id, key } = storeIssue(draft, project!, jira, { creator: account, now });
  return { status: 201, body: { id, key, self: link(`/rest/api/3/issue/${id}`) } };
}

function findProject({ projects }: JiraData, value: unknown): Project | undefined {
  const wanted = asRecord(value);
  return projects.find(({ id, key }) => id === wanted?.['id'] || key === wanted?.['key']);
}

function refuseIfAny(errors: Readonly<Record<string, string>>): void {
  if (Object.keys(errors).length > 0) throw new JiraError(400, [], errors);
}
