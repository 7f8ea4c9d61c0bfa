import { deepStrictEqual, throws } from 'node:assert/strict';

import { operationsOfOpenApi, parseSpecification } from '../../../src/core/catalogue/openApi';
import { operation } from './committed';

/** The shape of Atlassian's documents, with all that one operation may have. */
function specification(paths: object, more: object = {}) {
  return {
    openapi: '3.0.1',
    info: { title: 'The Jira Cloud platform REST API', version: '1001.0.0' },
    servers: [{ url: 'https://your-domain.atlassian.net' }],
    paths,
    components: {
      parameters: {
        Expand: {
          name: 'expand',
          in: 'query',
          description: 'What to [expand](#expansion). More of it.',
          schema: { type: 'array', items: { type: 'string', enum: ['names', 'schema'] } },
        },
      },
      schemas: {
        Comment: {
          type: 'object',
          description: 'A comment.',
          required: ['body', 'id'],
          additionalProperties: true,
          properties: {
            id: { type: 'string', readOnly: true },
            body: { description: 'The <em>text</em>.' },
            parent: { $ref: '#/components/schemas/Comment' },
            visibility: {
              allOf: [{ $ref: '#/components/schemas/Visibility' }],
              description: 'Who sees it.',
            },
            author: { $ref: '#/components/schemas/User' },
          },
        },
        Visibility: {
          type: 'object',
          properties: { type: { type: 'string', enum: ['group', 'role'], nullable: true } },
        },
        User: { readOnly: true, type: 'object' },
      },
    },
    ...more,
  };
}

const comment = {
  '/rest/api/3/issue/{issueIdOrKey}/comment': {
    parameters: [
      {
        name: 'issueIdOrKey',
        in: 'path',
        description: 'The ID or key.',
        schema: { type: 'string' },
      },
      { name: 'dry', in: 'query', schema: { type: 'string' } },
    ],
    post: {
      operationId: 'addComment',
      summary: 'Add comment',
      deprecated: true,
      parameters: [
        { $ref: '#/components/parameters/Expand' },
        { name: 'dry', in: 'query', required: true, schema: { type: 'boolean' } },
        { name: 'X-Force', in: 'header', schema: { type: 'string' } },
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Comment' } } },
      },
      security: [{ basicAuth: [] }, { OAuth2: ['write:jira-work'] }, {}],
      'x-atlassian-oauth2-scopes': [
        { scheme: 'OAuth2', state: 'Current', scopes: ['write:jira-work'] },
        { scheme: 'OAuth2', state: 'Beta', scopes: ['write:comment:jira', 'read:user:jira'] },
        { scheme: 'Other', state: 'Current', scopes: ['read:other:jira'] },
      ],
    },
  },
};

describe('operations of an OpenAPI document', () => {
  it('have all that the document says, with its references followed as deep as a body is described', () => {
    const nested = (depth: number): object => ({
      type: 'object',
      ...(depth < 6 && {
        properties: {
          body: { description: 'The text.' },
          parent: { ...nested(depth + 1), description: 'A comment.' },
          visibility: {
            type: 'object',
            description: 'Who sees it.',
            ...(depth < 5 && {
              properties: { type: { type: ['string', 'null'], enum: ['group', 'role', null] } },
            }),
          },
        },
        required: ['body'],
        additionalProperties: true,
      }),
    });
    deepStrictEqual(operationsOfOpenApi(specification(comment), 'platform'), [
      {
        id: 'addComment',
        api: 'platform',
        method: 'POST',
        path: '/rest/api/3/issue/{issueIdOrKey}/comment',
        summary: 'Add comment',
        pathParameters: [
          {
            name: 'issueIdOrKey',
            type: 'string',
            several: false,
            required: true,
            values: [],
            sentence: 'The ID or key.',
          },
        ],
        queryParameters: [
          {
            name: 'dry',
            type: 'boolean',
            several: false,
            required: true,
            values: [],
            sentence: '',
          },
          {
            name: 'expand',
            type: 'string',
            several: true,
            required: false,
            values: ['names', 'schema'],
            sentence: 'What to expand.',
          },
        ],
        body: {
          type: 'application/json',
          required: true,
          schema: { ...nested(0), description: 'A comment.' },
        },
        deprecated: true,
        scopes: {
          classic: [['write:jira-work']],
          granular: [['write:comment:jira', 'read:user:jira']],
        },
      },
    ]);
  });

  it('keep alternatives of scopes apart, know that none is needed, and do not guess', () => {
    const scopesOf = (fields: object, more: object = {}) =>
      operationsOfOpenApi(
        specification({ '/rest/api/3/x': { get: { operationId: 'x', ...fields } } }, more),
        'platform',
      )[0]?.scopes;
    const security = [{ OAuth2: ['a:b', 'c:d'] }, { OAuth2: ['e:f'] }, { OAuth2: ['g:h:i'] }];
    deepStrictEqual(scopesOf({ security }), {
      classic: [['a:b', 'c:d'], ['e:f']],
      granular: [['g:h:i']],
    });
    deepStrictEqual(scopesOf({ security: [{ OAuth2: [] }] }), { classic: [[]], granular: [[]] });
    const unknown = { classic: 'unknown', granular: 'unknown' };
    deepStrictEqual(scopesOf({ security: [{ basicAuth: [] }] }), unknown);
    deepStrictEqual(scopesOf({}), unknown);
    deepStrictEqual(scopesOf({}, { security: [{ OAuth2: ['a:b'] }] }), {
      classic: [['a:b']],
      granular: 'unknown',
    });
  });

  it('are read from a server’s path, with the short IDs of the service desk, forms and files', () => {
    const content = (type: string) => ({ requestBody: { content: { [type]: { schema: {} } } } });
    const paths = {
      '/agile/1.0/board/{boardId}/a': { post: content('multipart/form-data') },
      '/agile/1.0/b': {
        put: content('image/png'),
        get: {
          operationId: 'com.atlassian.jira.BoardResource.getBoards_get',
          description: 'Returns <b>all</b> boards. Those too.\n\nMore.',
        },
      },
    };
    const document = specification(paths, {
      servers: [{ url: 'https://your-domain.atlassian.net/rest/' }],
    });
    const boardId = {
      name: 'boardId',
      type: 'string' as const,
      several: false,
      required: true,
      values: [],
      sentence: '',
    };
    deepStrictEqual(operationsOfOpenApi(document, 'agile'), [
      operation({
        id: 'POST /rest/agile/1.0/board/{}/a',
        api: 'agile',
        method: 'POST',
        path: '/rest/agile/1.0/board/{boardId}/a',
        summary: 'POST /rest/agile/1.0/board/{boardId}/a',
        pathParameters: [boardId],
        body: { type: 'multipart/form-data', required: false, schema: {} },
      }),
      operation({
        id: 'getBoards',
        api: 'agile',
        path: '/rest/agile/1.0/b',
        summary: 'Returns all boards.',
      }),
      operation({
        id: 'PUT /rest/agile/1.0/b',
        api: 'agile',
        method: 'PUT',
        path: '/rest/agile/1.0/b',
        summary: 'PUT /rest/agile/1.0/b',
        body: { type: '*/*', required: false, schema: {} },
      }),
    ]);
  });

  it('survive references to nothing, to each other and to elsewhere', () => {
    const parameters = [
      { $ref: '#/components/parameters/Missing' },
      { $ref: 'https://example.com/x' },
      { $ref: '#/components/parameters/%' },
      { $ref: '#/components/loop' },
      null,
    ];
    const document = specification(
      { '/rest/api/3/x': { get: { parameters } } },
      { components: { loop: { $ref: '#/components/loop' } } },
    );
    deepStrictEqual(operationsOfOpenApi(document, 'platform')[0]?.queryParameters, []);
  });

  it('are refused of a page, half a file, another document and another API', () => {
    const text = JSON.stringify(specification(comment));
    throws(() => parseSpecification('\n<!DOCTYPE html><title>Log in</title>'), {
      code: 'catalogue_is_page',
    });
    throws(() => parseSpecification(text.slice(0, text.length / 2)), {
      code: 'catalogue_not_json',
    });
    throws(() => parseSpecification(''), { code: 'catalogue_not_json' });
    const documents = [null, [], 'x', {}, { swagger: '2.0', paths: {} }, { openapi: '3.0.1' }];
    for (const document of documents) {
      throws(() => operationsOfOpenApi(document, 'platform'), { code: 'catalogue_not_openapi' });
    }
    throws(() => operationsOfOpenApi(parseSpecification(text), 'servicedesk'), {
      code: 'catalogue_other_api',
      details: { api: 'servicedesk' },
    });
    throws(() => operationsOfOpenApi(specification({}), 'platform'), {
      code: 'catalogue_other_api',
    });
  });
});
