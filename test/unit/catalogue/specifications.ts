import type { Api } from '../../../src/core/catalogue/operation';

const platform = {
  openapi: '3.0.1',
  info: {
    title: 'The Jira Cloud platform REST API',
    description: 'Jira Cloud platform REST API documentation',
    version: '1001.0.0-SNAPSHOT-1a2b3c',
  },
  externalDocs: { url: 'http://www.atlassian.com' },
  servers: [{ url: 'https://your-domain.atlassian.net' }],
  tags: [{ name: 'Issue comments' }],
  paths: {
    '/rest/api/3/issue/{issueIdOrKey}/comment': {
      get: {
        tags: ['Issue comments'],
        summary: 'Get comments',
        description:
          'Returns all comments for an issue.\n\n**[Permissions](#permissions) required:** …',
        operationId: 'getComments',
        parameters: [
          { $ref: '#/components/parameters/IssueIdOrKey' },
          {
            name: 'orderBy',
            in: 'query',
            description: '[Order](#ordering) the results by a field.',
            schema: { type: 'string', enum: ['created', '-created', '+created'] },
          },
        ],
        responses: { 200: { description: 'Returned if the request is successful.' } },
        deprecated: false,
        security: [{ basicAuth: [] }, { OAuth2: ['read:jira-work'] }, {}],
        'x-atlassian-oauth2-scopes': [
          { scheme: 'OAuth2', state: 'Current', scopes: ['read:jira-work'] },
          { scheme: 'OAuth2', state: 'Beta', scopes: ['read:comment:jira', 'read:user:jira'] },
        ],
        'x-atlassian-connect-scope': 'READ',
      },
      post: {
        tags: ['Issue comments'],
        summary: 'Add comment',
        operationId: 'addComment',
        parameters: [{ $ref: '#/components/parameters/IssueIdOrKey' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Comment' },
              example: { body: {} },
            },
          },
        },
        deprecated: true,
        security: [{ basicAuth: [] }, { OAuth2: ['write:jira-work'] }],
      },
    },
  },
  components: {
    parameters: {
      IssueIdOrKey: {
        name: 'issueIdOrKey',
        in: 'path',
        required: true,
        description: 'The ID or key of the issue.',
        schema: { type: 'string' },
      },
    },
    schemas: {
      Comment: {
        type: 'object',
        description: 'A comment.',
        additionalProperties: true,
        properties: {
          id: { type: 'string', readOnly: true },
          body: { description: 'The comment text.' },
          visibility: {
            allOf: [{ $ref: '#/components/schemas/Visibility' }],
            description: 'Whom it is shown to.',
          },
        },
      },
      Visibility: {
        type: 'object',
        properties: { type: { type: 'string', enum: ['group', 'role'] } },
      },
    },
    securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } },
  },
};

const agile = {
  openapi: '3.0.1',
  info: { title: 'Jira Software Cloud API', version: '1001.0.0-SNAPSHOT' },
  servers: [{ url: '//your-domain.atlassian.net' }],
  paths: {
    '/rest/agile/1.0/board/{boardId}': {
      get: {
        tags: ['Board'],
        summary: 'Get board',
        operationId: 'getBoard',
        parameters: [
          {
            name: 'boardId',
            in: 'path',
            required: true,
            schema: { type: 'integer', format: 'int64' },
          },
        ],
        security: [{ OAuth2: ['read:board-scope:jira-software', 'read:issue-details:jira'] }],
      },
    },
    // Without what stands before it, as in Atlassian's document.
    '/builds/0.1/bulk': {
      parameters: [{ name: 'Authorization', in: 'header', schema: { type: 'string' } }],
      post: { operationId: 'submitBuilds', summary: 'Submit build data' },
    },
    // Of the platform's own, under another ID.
    '/rest/api/3/issue/{key}/comment': { get: { operationId: 'again', summary: 'Again' } },
  },
};

const servicedesk = {
  openapi: '3.0.1',
  info: { title: 'Jira Service Management Public REST API', version: '1.0' },
  servers: [{ url: 'https://your-domain.atlassian.net/rest' }],
  paths: {
    '/servicedeskapi/info': {
      get: {
        summary: 'Get info',
        operationId: 'com.atlassian.servicedesk.plugins.rest.InfoResource.getInfo_get',
      },
    },
  },
};

/** Small documents in the shape of Atlassian's. */
export const SPECIFICATION_TEXTS: Readonly<Record<Api, string>> = {
  platform: JSON.stringify(platform),
  agile: JSON.stringify(agile),
  servicedesk: JSON.stringify(servicedesk),
};
