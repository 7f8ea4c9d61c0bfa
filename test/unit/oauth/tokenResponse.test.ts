import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { toFailure } from '../../../src/core/credentials/grant';
import { isCodedError, type CodedError } from '../../../src/core/errors';
import type { HttpResponse } from '../../../src/core/ports';
import { processTokenResponse } from '../../../src/core/oauth/tokenResponse';
import { answer } from '../../fakes';

const GOOD = {
  access_token: 'a',
  token_type: 'Bearer',
  expires_in: 3600,
  scope: 's',
  refresh_token: 'r',
};

function outcomeOf(response: HttpResponse): string {
  try {
    return `token ${processTokenResponse(response).access_token}`;
  } catch (error) {
    if (isCodedError(error)) return error.code;
    throw error;
  }
}

describe('the token response', () => {
  type Row = [what: string, response: HttpResponse, outcome: string];
  const rows: readonly Row[] = [
    ['a success', answer(200, GOOD), 'token a'],
    ['a token_type in another case', answer(200, { ...GOOD, token_type: 'bEARER' }), 'token a'],
    ['no refresh_token', answer(200, { ...GOOD, refresh_token: undefined }), 'token a'],
    ['HTML', answer(200, '<html>maintenance</html>'), 'token_response_not_json'],
    ['nothing', answer(200, ''), 'token_response_empty'],
    ['too much', { ...answer(200, GOOD), cut: 'too_large' }, 'token_response_too_large'],
    ['half an answer', { ...answer(200, '{"acc'), cut: 'connection_lost' }, 'token_response_lost'],
    [
      'half a refusal',
      { ...answer(503, '{"err'), cut: 'connection_lost' },
      'token_endpoint_unavailable',
    ],
    ['a list', answer(200, [GOOD]), 'token_response_invalid'],
    [
      'no access_token',
      answer(200, { ...GOOD, access_token: undefined }),
      'token_response_invalid',
    ],
    [
      'an access_token that is a number',
      answer(200, { ...GOOD, access_token: 7 }),
      'token_response_invalid',
    ],
    [
      'an empty refresh_token',
      answer(200, { ...GOOD, refresh_token: '' }),
      'token_response_invalid',
    ],
    [
      'an expires_in that is no number',
      answer(200, { ...GOOD, expires_in: 'soon' }),
      'token_response_invalid',
    ],
    ['a negative expires_in', answer(200, { ...GOOD, expires_in: -1 }), 'token_response_invalid'],
    ['a life in a text', answer(200, { ...GOOD, expires_in: '3600' }), 'token a'],
    ['half a number', answer(200, { ...GOOD, expires_in: '3600abc' }), 'token_response_invalid'],
    [
      'a life beyond all dates',
      answer(200, '{"access_token":"a","token_type":"bearer","expires_in":1e308}'),
      'token_response_invalid',
    ],
    ...['a\r\nX-Evil: 1', ' ', 'a☃', 'a b'].flatMap((token): Row[] => [
      [
        `the access token ${JSON.stringify(token)}`,
        answer(200, { ...GOOD, access_token: token }),
        'token_response_invalid',
      ],
      [
        `the refresh token ${JSON.stringify(token)}`,
        answer(200, { ...GOOD, refresh_token: token }),
        'token_response_invalid',
      ],
    ]),
    ['a scope that is a list', answer(200, { ...GOOD, scope: ['s'] }), 'token_response_invalid'],
    ['another token_type', answer(200, { ...GOOD, token_type: 'mac' }), 'token_type_unsupported'],
    ['no token_type', answer(200, { ...GOOD, token_type: undefined }), 'token_response_invalid'],
    [
      'Atlassian’s bad code',
      answer(400, { error: 'invalid_request', error_description: 'authorization_code is invalid' }),
      'invalid_grant',
    ],
    ['Atlassian’s older bad code', answer(403, { error: 'invalid_grant' }), 'invalid_grant'],
    [
      'Atlassian’s wrong secret',
      answer(401, { error: 'access_denied', error_description: 'Unauthorized' }),
      'invalid_client',
    ],
    ['Atlassian’s unknown client', answer(400, { error: 'invalid_client' }), 'invalid_client'],
    [
      'Atlassian’s dead refresh token',
      answer(403, { error: 'unauthorized_client', error_description: 'refresh_token is invalid' }),
      'invalid_grant',
    ],
    [
      'any other refusal',
      answer(400, { error: 'unsupported_grant_type' }),
      'token_request_refused',
    ],
    [
      'a 500 that says invalid_grant',
      answer(500, { error: 'invalid_grant' }),
      'token_endpoint_unavailable',
    ],
    ['a 429', answer(429, { error: 'slow_down' }), 'token_endpoint_unavailable'],
    ['a 502 of HTML', answer(502, '<html>'), 'token_endpoint_unavailable'],
    ['a 403 of HTML', answer(403, '<html>'), 'token_endpoint_unavailable'],
  ];
  for (const [what, response, outcome] of rows) {
    it(`answers ${what} with ${outcome}`, () => equal(outcomeOf(response), outcome));
  }

  it('keeps what a server echoes of the request out of its errors', () => {
    const secret = 's3cr3t/value+1';
    const echoes = [
      secret,
      encodeURIComponent(secret),
      `client_secret=${encodeURIComponent(secret).toLowerCase()}&x=${'y'.repeat(200)}`,
      JSON.stringify({ client_secret: secret }).replaceAll('/', '\\/'),
      `Basic ${btoa(`client:${secret}`)}`,
    ];
    for (const echo of echoes) {
      const body = { error: echo, error_description: `unknown: ${echo}` };
      try {
        processTokenResponse(answer(400, body), [secret]);
        throw new Error('accepted');
      } catch (error) {
        const shown = JSON.stringify([error, toFailure(error as CodedError<string>)]);
        deepStrictEqual(
          [shown.includes('«redacted»'), /s3cr3t|b2t|czNjcjN0|M2NyM3/.test(shown)],
          [true, false],
          shown,
        );
      }
    }
  });

  it('agrees with oauth4webapi on generated answers', async () => {
    const member = fc.oneof(
      fc.constantFrom('x', '', 'Bearer', 'bearer', 'mac', '12', '-3'),
      fc.constantFrom(0, 1, 3600, -1, 1.5),
      fc.constantFrom(null, true, undefined),
      fc.constant(['x']),
    );
    const body = fc.record({
      access_token: fc.oneof(fc.constant('x'), member),
      token_type: fc.oneof(fc.constantFrom('Bearer', 'bearer'), member),
      expires_in: fc.oneof(fc.constant(3600), member),
      refresh_token: fc.oneof(fc.constant('x'), member),
      scope: fc.oneof(fc.constant('x'), member),
    });
    const status = fc.constantFrom(200, 200, 200, 201, 400);
    await fc.assert(
      fc.asyncProperty(body, status, async (generated, code) => {
        const text = JSON.stringify(generated);
        equal(outcomeOf(answer(code, text)).startsWith('token '), await oracleAccepts(code, text));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the members of a success', () => {
    deepStrictEqual(processTokenResponse(answer(200, GOOD)), {
      access_token: 'a',
      refresh_token: 'r',
      expires_in: 3600,
      scope: 's',
    });
  });
});

async function oracleAccepts(status: number, body: string): Promise<boolean> {
  try {
    const response = new Response(body, {
      status,
      headers: { 'content-type': 'application/json' },
    });
    await oauth.processRefreshTokenResponse(
      { issuer: 'https://as.example' },
      { client_id: 'c' },
      response,
    );
    return true;
  } catch {
    return false;
  }
}
