import { deepStrictEqual, equal, throws } from 'node:assert/strict';
import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { isCodedError } from '../../../src/core/errors';
import { validateAuthorizationResponse } from '../../../src/core/oauth/authorizationResponse';

const EXPECTED = { state: 'right', issuer: 'https://auth.atlassian.com' };

/** The code that came out, or the error code. */
function outcomeOf(
  query: string,
  expected: { state: string | undefined; issuer: string } = EXPECTED,
): string {
  try {
    const url = new URL(`vscode://jira-tools.jira-console/callback?${query}`);
    return `code ${validateAuthorizationResponse(url, expected)}`;
  } catch (error) {
    if (isCodedError(error)) return error.code;
    throw error;
  }
}

describe('the authorization response', () => {
  const rows: readonly [what: string, query: string, outcome: string][] = [
    ['a code with the right state, in any order', 'state=right&code=abc', 'code abc'],
    ['the right issuer', 'code=abc&state=right&iss=https://auth.atlassian.com', 'code abc'],
    ['another issuer', 'code=abc&state=right&iss=https://evil.example', 'callback_issuer_mismatch'],
    ['an empty issuer', 'code=abc&state=right&iss=', 'callback_issuer_mismatch'],
    ['an empty error', 'code=abc&state=right&error=', 'authorization_refused'],
    ['another state', 'code=abc&state=wrong', 'callback_state_mismatch'],
    ['no state', 'code=abc', 'callback_state_mismatch'],
    ['an error with another state', 'error=access_denied&state=wrong', 'callback_state_mismatch'],
    ['a denial', 'error=access_denied&state=right', 'consent_denied'],
    ['another error', 'error=server_error&state=right', 'authorization_refused'],
    ['an error beside a code', 'error=access_denied&code=abc&state=right', 'consent_denied'],
    ['no code', 'state=right', 'callback_without_code'],
    ['an empty code', 'state=right&code=', 'callback_without_code'],
    ['two codes', 'state=right&code=a&code=b', 'callback_parameter_repeated'],
    ['two states', 'state=right&state=right&code=a', 'callback_parameter_repeated'],
    ['two errors', 'state=right&error=a&error=b', 'callback_parameter_repeated'],
  ];
  for (const [what, query, outcome] of rows) {
    it('keeps state and code out of its errors, where the answer echoes them', () => {
      const echoed = encodeURIComponent('for state=right and c%2Fd');
      const query = `state=right&code=c/d&error=right&error_description=${echoed}`;
      throws(
        () => validateAuthorizationResponse(new URL(`vscode://x/callback?${query}`), EXPECTED),
        {
          code: 'authorization_refused',
          details: {
            error: '«redacted»',
            error_description: 'for state=«redacted» and «redacted»',
          },
        },
      );
    });

    it(`answers ${what} with ${outcome}`, () => equal(outcomeOf(query), outcome));
  }

  it('expects no state where none was sent', () => {
    const expected = { ...EXPECTED, state: undefined };
    deepStrictEqual(
      [outcomeOf('code=abc', expected), outcomeOf('code=abc&state=any', expected)],
      ['code abc', 'callback_state_mismatch'],
    );
  });

  it('agrees with oauth4webapi on what to accept', () => {
    const value = fc.constantFrom('right', 'wrong', '', EXPECTED.issuer, 'https://evil.example');
    const parameter = fc.tuple(fc.constantFrom('state', 'code', 'error', 'iss', 'scope'), value);
    fc.assert(
      fc.property(fc.array(parameter, { maxLength: 6 }), fc.boolean(), (parameters, sent) => {
        const query = new URLSearchParams(parameters).toString();
        const state = sent ? EXPECTED.state : undefined;
        // The oracle takes an empty one for none; RFC 9207 does not.
        fc.pre(parameters.every(([name, text]) => text !== '' || !['iss', 'error'].includes(name)));
        deepStrictEqual(
          outcomeOf(query, { ...EXPECTED, state }).startsWith('code '),
          oracleAccepts(query, state),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

/** The oracle leaves the code to a later step, which wants one that is not empty. */
function oracleAccepts(query: string, state: string | undefined): boolean {
  try {
    const parameters = oauth.validateAuthResponse(
      { issuer: EXPECTED.issuer },
      { client_id: 'client' },
      new URLSearchParams(query),
      state ?? oauth.expectNoState,
    );
    const codes = parameters.getAll('code');
    return codes.length === 1 && codes[0] !== '';
  } catch {
    return false;
  }
}
