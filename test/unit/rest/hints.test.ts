import { equal } from 'node:assert/strict';
import type { HttpResponse } from '../../../src/core/ports';
import { isScopeMismatch } from '../../../src/core/atlassian/api';
import { hintFor, type HintCode } from '../../../src/core/rest/hints';
import { answer } from '../../fakes';

describe('the hint of an answer', () => {
  const rows: readonly [what: string, response: HttpResponse, hint: HintCode | undefined][] = [
    ['a 200', answer(200, {}), undefined],
    [
      'a 200 that speaks of scopes',
      answer(200, { message: 'Unauthorized; scope does not match' }),
      undefined,
    ],
    [
      'the gateway’s 401 for a missing scope',
      answer(401, { code: 401, message: 'Unauthorized; scope does not match' }),
      'scope_missing',
    ],
    [
      'the gateway’s 401 for a dead token',
      answer(401, { code: 401, message: 'Unauthorized' }),
      'token_refused',
    ],
    ['a 401 of HTML', answer(401, '<html>scope does not match</html>'), 'token_refused'],
    ['a 401 of nothing', answer(401, ''), 'token_refused'],
    ['a 401 whose message is a list', answer(401, { message: ['scope'] }), 'token_refused'],
    ['a 401 that is a list', answer(401, ['scope does not match']), 'token_refused'],
    ['an empty list for nobody', withHeader('AUTHENTICATED_FAILED'), 'token_refused'],
    ['a list for whom Jira knows', withHeader('OK'), undefined],
    ['a 303 of a task', answer(303, ''), 'redirect_not_followed'],
    ['a 308', answer(308, ''), 'redirect_not_followed'],
    ['a 304', answer(304, ''), undefined],
    ['a 403', answer(403, { message: 'scope does not match' }), undefined],
    ['a 404', answer(404, {}), undefined],
    ['a 410', answer(410, {}), 'api_removed'],
    ['a 429', answer(429, {}), 'rate_limited'],
    ['a 500', answer(500, {}), undefined],
    ['a 503', answer(503, {}), 'unavailable'],
  ];
  for (const [what, response, hint] of rows) {
    it(`is ${hint ?? 'not needed'} for ${what}`, () => equal(hintFor(response), hint));
  }

  it('lets only the gateway’s own words keep a token from being renewed', () => {
    equal(isScopeMismatch(answer(401, { message: 'Unauthorized; scope does not match' })), true);
    equal(isScopeMismatch(answer(403, { message: 'Unauthorized; scope does not match' })), false);
  });
});

function withHeader(reason: string): HttpResponse {
  return { ...answer(200, { values: [] }), headers: [['X-Seraph-LoginReason', reason]] };
}
