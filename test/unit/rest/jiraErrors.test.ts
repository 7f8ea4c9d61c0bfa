import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { readErrors, type AnswerErrors } from '../../../src/core/rest/jiraErrors';
import { nextStepAfterRefusal } from '../../../src/core/rest/refusals';
import { answer } from '../../fakes';

const GATEWAY = 'https://api.atlassian.com/ex/jira/c-1/rest/api/3/issue';
const DIRECT = 'https://jira.example.com/rest/api/2/issue';

function errorsOf(status: number, body: unknown, url = GATEWAY): Omit<AnswerErrors, 'traceId'> {
  const { origin, messages, fieldErrors } = readErrors({ ...answer(status, body), url })!;
  return { origin, messages, fieldErrors };
}

describe('the errors of an answer', () => {
  it('are none below 400', () =>
    equal(readErrors({ ...answer(200, { errorMessages: ['x'] }), url: GATEWAY }), undefined));

  const rows: readonly [
    what: string,
    said: readonly [status: number, body: unknown, url?: string],
    errors: Omit<AnswerErrors, 'traceId'>,
  ][] = [
    [
      'Jira’s messages and fields',
      [400, { errorMessages: ['No.'], errors: { summary: 'You must specify a summary.' } }],
      {
        origin: 'jira',
        messages: ['No.'],
        fieldErrors: [{ field: 'summary', message: 'You must specify a summary.' }],
      },
    ],
    [
      'Jira’s at its own address',
      [404, { errorMessages: ['Issue does not exist.'], errors: {} }, DIRECT],
      { origin: 'jira', messages: ['Issue does not exist.'], fieldErrors: [] },
    ],
    [
      'the service desk’s',
      [404, { errorMessage: 'No such desk.', i18nErrorMessage: { i18nKey: 'a', parameters: [] } }],
      { origin: 'jira', messages: ['No such desk.'], fieldErrors: [] },
    ],
    [
      'Jira’s framework’s',
      [404, { message: 'null for uri', 'status-code': 404 }],
      { origin: 'jira', messages: ['null for uri'], fieldErrors: [] },
    ],
    [
      'those of issues that were created together',
      [
        400,
        {
          issues: [],
          errors: [
            {
              status: 400,
              elementErrors: { errorMessages: ['Whole'], errors: { duedate: 'No date.' } },
              failedElementNumber: 2,
            },
          ],
        },
      ],
      {
        origin: 'jira',
        messages: ['Whole'],
        fieldErrors: [{ field: 'duedate', message: 'No date.', element: 2 }],
      },
    ],
    [
      'the gateway’s for a token',
      [401, { code: 401, message: 'Unauthorized' }],
      { origin: 'gateway', messages: ['Unauthorized'], fieldErrors: [] },
    ],
    [
      'the gateway’s for a site',
      [404, { timestamp: 'now', status: 404, error: 'Not Found', path: '/ex/jira/c-1' }],
      { origin: 'gateway', messages: ['Not Found'], fieldErrors: [] },
    ],
    [
      'the same where no gateway is on the way',
      [401, { code: 401, message: 'Unauthorized' }, DIRECT],
      { origin: 'unknown', messages: ['Unauthorized'], fieldErrors: [] },
    ],
    [
      'Jira’s refusal of a forgery',
      [403, 'XSRF check failed'],
      { origin: 'jira', messages: ['XSRF check failed'], fieldErrors: [] },
    ],
    [
      'a page',
      [502, '<html><head><title>502\n Bad Gateway</title></head><body>Sorry</body></html>'],
      { origin: 'unknown', messages: ['502 Bad Gateway'], fieldErrors: [] },
    ],
    [
      'a page without a title',
      [500, '<p>Sorry</p>'],
      { origin: 'unknown', messages: [], fieldErrors: [] },
    ],
    [
      'a short text',
      [503, 'upstream connect error'],
      { origin: 'unknown', messages: ['upstream connect error'], fieldErrors: [] },
    ],
    ['a dump', [500, 'x'.repeat(501)], { origin: 'unknown', messages: [], fieldErrors: [] }],
    ['nothing', [500, ''], { origin: 'unknown', messages: [], fieldErrors: [] }],
    [
      'what only looks like it',
      [400, { errorMessages: 'No.', errors: ['No.', 1], message: 7, code: 'x' }],
      { origin: 'unknown', messages: [], fieldErrors: [] },
    ],
    [
      'the same message twice, and none',
      [400, { errorMessages: ['No.', 'No.', ' ', null], errors: { a: ['One', 'Two'], b: 1 } }],
      {
        origin: 'jira',
        messages: ['No.'],
        fieldErrors: [
          { field: 'a', message: 'One' },
          { field: 'a', message: 'Two' },
        ],
      },
    ],
  ];
  for (const [what, [status, body, url], errors] of rows) {
    it(`are read of ${what}`, () => deepStrictEqual(errorsOf(status, body, url), errors));
  }

  it('come with the trace by which Atlassian finds the request, whatever the case', () => {
    const traced = (headers: readonly (readonly [string, string])[]) =>
      readErrors({ ...answer(500, ''), headers, url: GATEWAY })?.traceId;
    deepStrictEqual(
      [
        traced([
          ['X-Request-Id', 'r'],
          ['X-ARequestId', 'a'],
          ['Atl-TraceId', 't'],
        ]),
        traced([
          ['X-Request-Id', 'r'],
          ['X-ARequestId', 'a'],
        ]),
        traced([
          ['atl-traceid', ' '],
          ['x-request-id', 'r'],
        ]),
        traced([]),
      ],
      ['t', 'a', 'r', undefined],
    );
  });

  it('are no more than a person reads', () => {
    const { messages, fieldErrors } = errorsOf(400, {
      errorMessages: Array.from({ length: 500 }, (_, at) => `${at} ${'x'.repeat(5000)}`),
      errors: Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, 'No.'])),
    });
    deepStrictEqual([messages.length, fieldErrors.length, messages[0]?.length], [50, 50, 2001]);
  });

  it('are read of any answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.anything(), (status, body) => {
        const text = JSON.stringify({ errors: body, errorMessages: body, message: body });
        const { messages, fieldErrors } = errorsOf(status, text);
        return [...messages, ...fieldErrors.map(({ message }) => message)].every(
          (message) => typeof message === 'string',
        );
      }),
    );
  });
});

describe('the next step after a refusal', () => {
  it('depends on who refused, and on what', () => {
    const jira = { origin: 'jira', fieldErrors: [] } as const;
    const gateway = { origin: 'gateway', fieldErrors: [] } as const;
    const fields = { origin: 'jira', fieldErrors: [{ field: 'a', message: 'b' }] } as const;
    deepStrictEqual(
      [
        nextStepAfterRefusal(400, fields),
        nextStepAfterRefusal(400, jira),
        nextStepAfterRefusal(403, jira),
        nextStepAfterRefusal(404, jira),
        nextStepAfterRefusal(404, gateway),
        nextStepAfterRefusal(403, gateway),
        nextStepAfterRefusal(503, gateway),
        nextStepAfterRefusal(500, fields),
      ],
      [
        'fields_refused',
        'request_refused',
        'permission_missing',
        'nothing_there',
        'gateway_knows_no_site',
        'gateway_refused',
        'server_failed',
        'server_failed',
      ],
    );
  });
});
