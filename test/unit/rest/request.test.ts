import { deepStrictEqual, equal } from 'node:assert/strict';
import { RequestError } from '../../../src/core/rest/errors';
import { prepareRequest, type TypedRequest } from '../../../src/core/rest/request';

const CONTEXT = {
  apiBaseUrl: 'https://api.atlassian.com',
  direct: false,
  sites: [{ cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net', scopes: [] }],
  cloudId: 'c-1',
};
const GET: TypedRequest = { method: 'GET', path: '/rest/api/3/myself', headers: [], body: '' };
const POST: TypedRequest = { ...GET, method: 'POST', body: '{"a": 1}' };

function refusalOf(typed: TypedRequest): string {
  try {
    prepareRequest(typed, CONTEXT);
    return 'accepted';
  } catch (error) {
    if (error instanceof RequestError) return `${error.field}: ${error.code}`;
    throw error;
  }
}

describe('a typed request', () => {
  it('is complete with the headers that Jira wants', () => {
    const { method, headers, body } = prepareRequest({ ...POST, method: 'post' }, CONTEXT);
    deepStrictEqual(
      { method, headers, body },
      {
        method: 'POST',
        headers: [
          ['Accept', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
        body: '{"a": 1}',
      },
    );
  });

  it('keeps the headers that were typed', () => {
    const headers = [
      ['accept', 'text/plain'],
      [' X-Atlassian-Token ', ' no-check '],
    ] as const;
    deepStrictEqual(prepareRequest({ ...GET, headers }, CONTEXT).headers, [
      ['accept', 'text/plain'],
      ['X-Atlassian-Token', 'no-check'],
    ]);
  });

  it('is a form with what Jira wants of forms, and leaves the Content-Type to who sends it', () => {
    const body = [{ name: 'file', file: '/a.txt' }];
    const prepared = prepareRequest({ ...POST, body }, CONTEXT);
    deepStrictEqual(
      [prepared.headers, prepared.body],
      [
        [
          ['Accept', 'application/json'],
          ['X-Atlassian-Token', 'no-check'],
        ],
        body,
      ],
    );
  });

  const rows: readonly [what: string, typed: TypedRequest, refusal: string][] = [
    ['a body of 20 MB', { ...POST, body: `"${'x'.repeat(2e7)}"` }, 'body: body_too_large'],
    ['a form without parts', { ...GET, body: [] }, 'accepted'],
    ['a form of a GET', { ...GET, body: [{ name: 'a', value: '' }] }, 'body: body_not_allowed'],
    [
      'a part without a name',
      { ...POST, body: [{ name: '', value: 'x' }] },
      'body: form_name_missing',
    ],
    [
      'a form with its own type',
      { ...POST, body: [{ name: 'a', value: '' }], headers: [['content-type', 'x/y']] },
      'headers: form_type_owned',
    ],
    [
      'a header value with a line end',
      { ...GET, headers: [['X-A', 'b\r\nEvil: 1']] },
      'headers: header_value_invalid',
    ],
    [
      'a header name with a space',
      { ...GET, headers: [['X A', 'b']] },
      'headers: header_name_invalid',
    ],
    ['a header without a name', { ...GET, headers: [['', 'b']] }, 'headers: header_name_invalid'],
    [
      'a header of the console',
      { ...GET, headers: [['AUTHORIZATION', 'Bearer x']] },
      'headers: header_owned',
    ],
    ['a broken JSON body', { ...POST, body: '{"a": 1' }, 'body: body_not_json'],
    [
      'a broken body under a JSON type of its own',
      { ...POST, body: 'x', headers: [['content-type', 'application/vnd.x+json; charset=utf-8']] },
      'body: body_not_json',
    ],
    [
      'a text body under a text type',
      { ...POST, body: 'x', headers: [['Content-Type', 'text/plain']] },
      'accepted',
    ],
    [
      'two content types',
      {
        ...POST,
        body: 'x',
        headers: [
          ['Content-Type', 'text/plain'],
          ['content-type', 'application/json'],
        ],
      },
      'headers: header_repeated',
    ],
    [
      'a sequence of JSON texts',
      { ...POST, body: '{}\n{}', headers: [['Content-Type', 'application/json-seq']] },
      'accepted',
    ],
    ['a body of null', { ...POST, body: 'null' }, 'accepted'],
    ['a body of a GET', { ...GET, body: '{}' }, 'body: body_not_allowed'],
    ['a method of two words', { ...GET, method: 'GET /x' }, 'method: method_invalid'],
    ['a path with ..', { ...GET, path: '/rest/../me' }, 'path: path_dot_segment'],
  ];
  for (const [what, typed, refusal] of rows) {
    it(`answers ${what} with ${refusal}`, () => equal(refusalOf(typed), refusal));
  }
});
