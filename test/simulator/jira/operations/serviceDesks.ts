import { ServiceDeskError } from '../errors';
import { findIssues } from '../jql/evaluate';
import type { RequestType, ServiceDesk } from '../model';
import { callerOf, type Operation, type OperationContext } from '../operation';
import { renderIssue, wantedFields } from '../renderIssue';
import { renderDate, renderDesk, renderRequestType } from '../renderServiceDesk';
import { deskOfPath } from '../requests';
import { serviceDeskPage } from '../serviceDeskPaging';

const READ_DESK = [['read:servicedesk-request'], ['read:servicedesk:jira-service-management']];
const READ_TYPE = [['read:servicedesk-request'], ['read:requesttype:jira-service-management']];
const READ_QUEUE = [
  ['read:jira-work'],
  ['read:queue:jira-service-management', 'read:user:jira', 'read:jql:jira'],
];

/** Service desks, with what customers may ask for and what agents work on. */
export const SERVICE_DESK_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/servicedeskapi/info',
    // Atlassian names no scope for it.
    scopes: [[]],
    example: {},
    handle: ({ link }) => ({
      status: 200,
      body: {
        version: '1001.0.0-SNAPSHOT',
        platformVersion: '1001.0.0-SNAPSHOT',
        buildDate: renderDate(Date.UTC(2026, 0, 1)),
        buildChangeSet: '0123456789abcdef0123456789abcdef01234567',
        isLicensedForUse: true,
        _links: { self: link('/rest/servicedeskapi/info') },
      },
    }),
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk',
    scopes: READ_DESK,
    example: {},
    handle: (context) => {
      const desks = context.jira.serviceDesks.map((desk) => renderDesk(desk, context.link));
      return page(desks, 'servicedesk', context);
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}',
    scopes: READ_DESK,
    example: { parameters: { serviceDeskId: '1' } },
    handle: (context) => ({ status: 200, body: renderDesk(deskOfPath(context), context.link) }),
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype',
    scopes: READ_TYPE,
    example: { parameters: { serviceDeskId: '1' }, query: { limit: '1' } },
    handle: (context) => {
      const desk = deskOfPath(context);
      const types = desk.requestTypes.map((type) => renderRequestType(type, desk, context.link));
      return page(types, `servicedesk/${desk.id}/requesttype`, context);
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
    scopes: READ_TYPE,
    example: { parameters: { serviceDeskId: '1', requestTypeId: '1' } },
    handle: (context) => {
      const desk = deskOfPath(context);
      const type = typeOfPath(desk, context);
      return { status: 200, body: renderRequestType(type, desk, context.link) };
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
    scopes: READ_TYPE,
    example: { parameters: { serviceDeskId: '1', requestTypeId: '1' } },
    handle: (context) => {
      typeOfPath(deskOfPath(context), context);
      return {
        status: 200,
        body: {
          requestTypeFields: [
            renderField('summary', 'What do you need?', true),
            renderField('description', 'Why do you need this?', false),
          ],
          canRaiseOnBehalfOf: true,
          canAddRequestParticipants: true,
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue',
    scopes: READ_QUEUE,
    example: { parameters: { serviceDeskId: '1' }, query: { includeCount: 'true' } },
    handle: (context) => {
      const desk = deskOfAgent(context);
      const isCounted = context.query.get('includeCount') === 'true';
      const queues = desk.queues.map((queue) => ({
        id: queue.id,
        name: queue.name,
        jql: queue.jql,
        fields: queue.fields,
        ...(isCounted && { issueCount: findIssues(queue.jql, context.jira, context).length }),
        _links: {
          self: context.link(`/rest/servicedeskapi/servicedesk/${desk.id}/queue/${queue.id}`),
        },
      }));
      return page(queues, `servicedesk/${desk.id}/queue`, context);
    },
  },
  {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue',
    scopes: READ_QUEUE,
    example: { parameters: { serviceDeskId: '1', queueId: '1' }, query: { limit: '5' } },
    handle: (context) => {
      const desk = deskOfAgent(context);
      const queue = desk.queues.find(({ id }) => id === context.parameters['queueId']);
      if (queue === undefined) {
        throw new ServiceDeskError(404, 'The queue does not exist.', 'sd.queue.error.not.found');
      }
      const wanted = wantedFields(queue.fields, 'id');
      const issues = findIssues(queue.jql, context.jira, context).map((issue) =>
        renderIssue(issue, context, wanted),
      );
      return page(issues, `servicedesk/${desk.id}/queue/${queue.id}/issue`, context);
    },
  },
];

function page(
  list: readonly unknown[],
  path: string,
  context: OperationContext,
): ReturnType<Operation['handle']> {
  return { status: 200, body: serviceDeskPage(list, `/rest/servicedeskapi/${path}`, context) };
}

function typeOfPath(desk: ServiceDesk, { parameters }: OperationContext): RequestType {
  const type = desk.requestTypes.find(({ id }) => id === parameters['requestTypeId']);
  if (type !== undefined) return type;
  throw new ServiceDeskError(
    404,
    'The request type you are trying to view does not exist.',
    'sd.request.type.error.not.found',
  );
}

/** Queues are for agents alone. */
function deskOfAgent(context: OperationContext): ServiceDesk {
  const desk = deskOfPath(context);
  if (desk.agents.includes(callerOf(context))) return desk;
  throw new ServiceDeskError(
    403,
    'You do not have permission to view the queues of this service desk.',
    'sd.agent.servicedesk.error.no.permission',
  );
}

function renderField(fieldId: string, name: string, required: boolean): unknown {
  return {
    fieldId,
    name,
    description: '',
    required,
    defaultValues: [],
    validValues: [],
    presetValues: [],
    jiraSchema: { type: 'string', system: fieldId },
    visible: true,
  };
}
