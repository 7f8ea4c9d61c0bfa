import { deepStrictEqual } from 'node:assert/strict';
import type { Operation, Parameter } from '../../../src/core/catalogue/operation';
import type { RequestDraft } from '../../../src/protocol/console';
import { draftOf, type Draft } from '../../../src/webview/console/draft';
import {
  placeOfRefused,
  refusedFields,
  type FieldError,
} from '../../../src/webview/console/refusedFields';
import type { Exchange } from '../../../src/webview/console/state';

const parameter = (name: string): Parameter => ({
  name,
  type: 'string',
  several: false,
  required: false,
  values: [],
  sentence: '',
});
const OPERATION = {
  pathParameters: [parameter('issueIdOrKey')],
  queryParameters: [parameter('notifyUsers')],
} as unknown as Operation;
const REQUEST: RequestDraft = {
  credentialId: 'c',
  method: 'PUT',
  path: '/rest/api/3/issue/WEB-1?notifyUsers=x',
  headers: [],
  body: '{"fields": {"summary": ""}}',
};
const SUMMARY: FieldError = { field: 'summary', message: 'Say something.' };
const IN_PATH: FieldError = { field: 'issueIdOrKey', message: 'No such issue.' };
const IN_QUERY: FieldError = { field: 'notifyUsers', message: 'True or false.' };

const refusal = (fieldErrors: readonly FieldError[]): Exchange => ({
  kind: 'settled',
  request: REQUEST,
  result: {
    kind: 'answer',
    method: 'PUT',
    url: '',
    status: 400,
    statusText: '',
    headers: [],
    time: 1,
    firstByte: 1,
    size: 0,
    transferred: 0,
    redirects: 0,
    connection: undefined,
    sent: { headers: [], body: undefined },
    rateLimit: undefined,
    cut: undefined,
    hint: undefined,
    errors: {
      origin: 'jira',
      title: 'Jira refused the request',
      messages: [],
      fieldErrors,
      traceId: undefined,
      step: undefined,
    },
  },
});

const EXCHANGE = refusal([SUMMARY, IN_PATH, IN_QUERY]);
const DRAFT = draftOf(REQUEST);

/** What is marked of a draft, as plain values. */
function marked(change: Partial<Draft>, exchange: Exchange = EXCHANGE) {
  const { parameters, body } = refusedFields(exchange, { ...DRAFT, ...change }, OPERATION);
  return { parameters: [...parameters], body };
}

const PARAMETERS = [
  ['parameter-path-issueIdOrKey', IN_PATH.message],
  ['parameter-query-notifyUsers', IN_QUERY.message],
];

describe('a field that was refused', () => {
  it('is marked where it stands, in the table or in the body', () =>
    deepStrictEqual(marked({}), { parameters: PARAMETERS, body: [SUMMARY] }));

  it('is no longer marked once what it stands in was edited', () => {
    deepStrictEqual(marked({ body: '{}' }), { parameters: PARAMETERS, body: [] });
    deepStrictEqual(marked({ path: '/rest/api/3/issue/WEB-2' }), {
      parameters: [],
      body: [SUMMARY],
    });
    deepStrictEqual(marked({ method: 'POST' }), { parameters: [], body: [] });
  });

  it('is marked in no body that is not the one that was sent', () =>
    deepStrictEqual(marked({ bodyKind: 'text' }).body, []));

  it('is not marked before there is an answer', () => {
    deepStrictEqual(marked({}, { kind: 'sending', request: REQUEST }), {
      parameters: [],
      body: [],
    });
  });

  it('leads to its row or into the body, edited or not, and nowhere where neither is', () => {
    const placeOf = (error: FieldError, change: Partial<Draft> = {}, hasBody = true) =>
      placeOfRefused(error, { ...DRAFT, ...change }, OPERATION, hasBody);
    deepStrictEqual(
      [
        placeOf(IN_QUERY, { path: '/rest/api/3/issue/WEB-2' }),
        placeOf(SUMMARY, { body: '{"a": 1}' }),
        placeOf(SUMMARY, {}, false),
        placeOf(SUMMARY, { body: ' ' }),
        placeOf(SUMMARY, { bodyKind: 'form' }),
      ],
      [
        { tab: 'parameters', id: 'parameter-query-notifyUsers' },
        { tab: 'body', error: SUMMARY },
        undefined,
        undefined,
        undefined,
      ],
    );
  });
});
