import { isForm, readForm } from '../../http/form';
import { nextActivityId } from '../counters';
import { JiraError } from '../errors';
import { issueOfPath } from '../lookups';
import type { Attachment, Issue } from '../model';
import {
  callerOf,
  type Operation,
  type OperationAnswer,
  type OperationContext,
} from '../operation';
import { renderAttachment } from '../renderActivity';

/** The files on issues. */
export const ATTACHMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/attachments',
    scopes: [
      ['write:jira-work'],
      ['read:user:jira', 'write:attachment:jira', 'read:attachment:jira', 'read:avatar:jira'],
    ],
    example: {
      parameters: { issueIdOrKey: 'WEB-1' },
      files: [
        { filename: 'notes.txt', content: 'Two lines\nof notes' },
        { filename: 'täglich “1”.txt', content: '' },
      ],
    },
    handle: attach,
  },
  {
    method: 'GET',
    path: '/rest/api/3/attachment/meta',
    scopes: [['read:jira-work'], ['read:instance-configuration:jira']],
    example: {},
    handle: ({ attachment_limit }) => ({
      status: 200,
      body: { enabled: true, uploadLimit: attachment_limit },
    }),
  },
  {
    method: 'GET',
    path: '/rest/api/3/attachment/{id}',
    scopes: [
      ['read:jira-work'],
      [
        'read:attachment:jira',
        'read:user:jira',
        'read:application-role:jira',
        'read:avatar:jira',
        'read:group:jira',
      ],
    ],
    example: { parameters: { id: '10000' } },
    handle: (context) => {
      const { attachment } = attachmentOf(context);
      // A number here, a text in the list that an upload answers, as in Atlassian's documentation.
      const id = Number(attachment.id);
      return { status: 200, body: { ...renderAttachment(attachment, context), id } };
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/attachment/content/{id}',
    scopes: [['read:jira-work'], ['read:attachment:jira']],
    example: { parameters: { id: '10000' }, query: { redirect: 'false' } },
    handle: (context) => {
      const { id, filename, mimeType, content } = attachmentOf(context).attachment;
      const name = encodeURIComponent(filename);
      if (context.query.get('redirect') !== 'false') {
        const location = `https://media.example/file/${id}/binary?name=${name}`;
        return { status: 303, headers: { location } };
      }
      return {
        status: 200,
        headers: {
          'content-type': mimeType,
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
        },
        body: content,
      };
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/attachment/{id}',
    scopes: [['write:jira-work'], ['delete:attachment:jira']],
    example: { parameters: { id: '10000' } },
    handle: (context) => {
      const { issue, attachment } = attachmentOf(context);
      issue.attachments = issue.attachments.filter((other) => other !== attachment);
      return { status: 204 };
    },
  },
];

function attach(context: OperationContext): OperationAnswer {
  const issue = issueOfPath(context);
  const author = callerOf(context);
  if (!isForm(context)) throw new JiraError(415, ['Unsupported Media Type']);
  const parts = readForm(context) ?? [];
  const files = parts.flatMap((part) => ('content' in part && part.name === 'file' ? [part] : []));
  if (files.length === 0) {
    throw new JiraError(400, ["The request has no file under the name 'file'."]);
  }
  if (files.some(({ content }) => content.byteLength > context.attachment_limit)) {
    throw new JiraError(413, [
      `The field file exceeds its maximum permitted size of ${context.attachment_limit} bytes.`,
    ]);
  }
  const added = files.map(({ filename, type, content }): Attachment => ({
    id: nextActivityId(context.jira),
    filename,
    author,
    mimeType: type,
    content,
    created: context.now,
  }));
  issue.attachments = [...issue.attachments, ...added];
  return { status: 200, body: added.map((attachment) => renderAttachment(attachment, context)) };
}

function attachmentOf({ jira, parameters }: OperationContext): {
  readonly issue: Issue;
  readonly attachment: Attachment;
} {
  const wanted = parameters['id'] ?? '';
  for (const issue of jira.issues.values()) {
    const attachment = issue.attachments.find(({ id }) => id === wanted);
    if (attachment !== undefined) return { issue, attachment };
  }
  throw new JiraError(404, [`The attachment with id '${wanted}' does not exist`]);
}
