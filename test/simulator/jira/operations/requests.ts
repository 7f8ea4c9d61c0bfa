import { asRecord, asText } from '../../json';
import { documentOf } from '../adf';
import { nextActivityId } from '../counters';
import { ServiceDeskError } from '../errors';
import { applyFields } from '../issueFields';
import type { Comment, Issue } from '../model';
import { draftIssue, storeIssue } from '../newIssue';
import { callerOf, jsonBody, type Operation, type OperationContext } from '../operation';
import { renderRequest, renderRequestComment, type CustomerRequest } from '../renderServiceDesk';
import { asRequest, requestOfPath } from '../requests';
import { serviceDeskPage } from '../serviceDeskPaging';
import { moveTo, targetOf, transitionsOf } from './transitions';

const READ = [
  ['read:servicedesk-request'],
  ['read:request:jira-service-management', 'read:user:jira'],
];

/** The requests of customers. */
export const REQUEST_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/servicedeskapi/request',
    scopes: READ,
    example: { query: { requestOwnership: 'ALL_REQUESTS', limit: '5' } },
    handle: (context) => {
      const requests = wantedRequests(context).map((request) => renderRequest(request, context));
      return {
        status: 200,
        body: serviceDeskPage(requests, '/rest/servicedeskapi/request', context),
      };
    },
  },
  {
    method: 'POST',
    path: '/rest/servicedeskapi/request',
    scopes: [
      ['write:servicedesk-request'],
      [
        'read:request:jira-service-management',
        'write:request:jira-service-management',
        'read:user:jira',
      ],
    ],
    example: {
      body: {
        serviceDeskId: '1',
        requestTypeId: '1',
        requestFieldValues: { summary: 'A new keyboard', description: 'Mine lost its keys.' },
      },
    },
    handle: createRequest,
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}',
    scopes: READ,
    example: { parameters: { issueIdOrKey: 'HELP-2' } },
    handle: (context) => ({ status: 200, body: renderRequest(requestOfPath(context), context) }),
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment',
    scopes: [
      ['read:servicedesk-request'],
      ['read:request.comment:jira-service-management', 'read:user:jira'],
    ],
    example: { parameters: { issueIdOrKey: 'HELP-2' }, query: { internal: 'false' } },
    handle: (context) => {
      const { issue } = requestOfPath(context);
      const { query, link } = context;
      const comments = issue.comments.filter(
        ({ isPublic }) => query.get(isPublic ? 'public' : 'internal') !== 'false',
      );
      return {
        status: 200,
        body: serviceDeskPage(
          comments.map((comment) => renderRequestComment(comment, issue, link)),
          `/rest/servicedeskapi/request/${issue.id}/comment`,
          context,
        ),
      };
    },
  },
  {
    method: 'POST',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment',
    scopes: [
      ['write:servicedesk-request'],
      ['write:request.comment:jira-service-management', 'read:user:jira'],
    ],
    example: {
      parameters: { issueIdOrKey: 'HELP-2' },
      body: { body: 'We look into it.', public: true },
    },
    handle: (context) => {
      const { issue } = requestOfPath(context);
      const { body, public: isPublic } = jsonBody(context);
      const comment = addComment(issue, body, isPublic !== false, context);
      return { status: 201, body: renderRequestComment(comment, issue, context.link) };
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition',
    scopes: [
      ['read:servicedesk-request'],
      ['read:request.status:jira-service-management', 'read:user:jira'],
    ],
    example: { parameters: { issueIdOrKey: 'HELP-2' } },
    handle: (context) => {
      const { issue } = requestOfPath(context);
      return {
        status: 200,
        body: serviceDeskPage(
          transitionsOf(context.jira).map(({ id, to }) => ({ id, name: to.name })),
          `/rest/servicedeskapi/request/${issue.id}/transition`,
          context,
        ),
      };
    },
  },
  {
    method: 'POST',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}/transition',
    scopes: [
      ['write:servicedesk-request'],
      ['write:request.status:jira-service-management', 'read:user:jira'],
    ],
    example: {
      parameters: { issueIdOrKey: 'HELP-2' },
      body: { id: '41', additionalComment: { body: 'Done.' } },
    },
    handle: (context) => {
      const { issue } = requestOfPath(context);
      const { id, additionalComment } = jsonBody(context);
      const to = targetOf(context.jira, asText(id) ?? '');
      if (to === undefined) {
        throw new ServiceDeskError(
          400,
          'The transition is not valid for this request.',
          'sd.customer.transition.error.invalid',
        );
      }
      if (additionalComment !== undefined) {
        addComment(issue, asRecord(additionalComment)?.['body'], true, context);
      }
      moveTo(issue, to, context.now);
      return { status: 204 };
    },
  },
];

/** One's own requests, unless all are asked for. */
function wantedRequests(context: OperationContext): CustomerRequest[] {
  const { jira, query } = context;
  const caller = callerOf(context);
  const isForAll = query.get('requestOwnership') === 'ALL_REQUESTS';
  const [deskId, typeId] = [query.get('serviceDeskId'), query.get('requestTypeId')];
  const text = (query.get('searchTerm') ?? '').toLowerCase();
  return [...jira.issues.values()]
    .flatMap((issue) => asRequest(issue, jira) ?? [])
    .filter(
      ({ issue, desk, type }) =>
        (isForAll || issue.reporter === caller) &&
        (deskId === null || desk.id === deskId) &&
        (typeId === null || type.id === typeId) &&
        issue.summary.toLowerCase().includes(text),
    );
}

function createRequest(context: OperationContext): ReturnType<Operation['handle']> {
  const { jira, now } = context;
  const creator = callerOf(context);
  const body = jsonBody(context);
  const desk = jira.serviceDesks.find(({ id }) => id === body['serviceDeskId']);
  if (desk === undefined) throw invalid("Please provide a valid value for field 'serviceDeskId'.");
  const type = desk.requestTypes.find(({ id }) => id === body['requestTypeId']);
  if (type === undefined) throw invalid("Please provide a valid value for field 'requestTypeId'.");
  const draft = { ...draftIssue(jira, creator), issueType: type.issueType };
  const fields = { summary: '', ...asRecord(body['requestFieldValues']) };
  const errors = applyFields(draft, fields, jira, body['isAdfRequest'] === true ? '3' : '2');
  if (Object.keys(errors).length > 0) {
    const sentences = Object.entries(errors).map(([name, error]) => `${name}: ${error}`);
    throw invalid(sentences.join(' '));
  }
  const issue = storeIssue(draft, desk.project, jira, { creator, now });
  return { status: 201, body: renderRequest({ issue, desk, type }, context) };
}

function invalid(reason: string): ServiceDeskError {
  return new ServiceDeskError(
    400,
    `Your request could not be created. Please check the fields have been correctly filled in. ${reason}`,
    'sd.validation.error.request.create',
  );
}

function addComment(
  issue: Issue,
  text: unknown,
  isPublic: boolean,
  context: OperationContext,
): Comment {
  const body = asText(text)?.trim() ?? '';
  if (body === '') {
    throw new ServiceDeskError(
      400,
      'Comment body can not be empty!',
      'sd.customerview.error.comment.body.empty',
    );
  }
  const author = callerOf(context);
  const comment: Comment = {
    id: nextActivityId(context.jira),
    author,
    updateAuthor: author,
    body: documentOf(body),
    isPublic,
    created: context.now,
    updated: context.now,
  };
  issue.comments = [...issue.comments, comment];
  return comment;
}
