import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { ATLASSIAN_AUTHORIZATION_URL } from '../../../src/core/atlassian/endpoints';
import { buildAuthorizationUrl } from '../../../src/core/oauth/authorizationRequest';
import { calculateCodeChallenge } from '../../../src/core/oauth/pkce';

const REQUEST = {
  client_id: 'client',
  redirect_uri: 'vscode://jira-tools.jira-console/callback',
  scope: 'read:jira-work offline_access',
  state: 'state',
};

describe('the authorization request', () => {
  it('merges into the parameters that the Authorization URL carries', () => {
    equal(
      buildAuthorizationUrl(ATLASSIAN_AUTHORIZATION_URL, REQUEST),
      'https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent' +
        '&response_type=code&client_id=client' +
        '&redirect_uri=vscode%3A%2F%2Fjira-tools.jira-console%2Fcallback' +
        '&scope=read%3Ajira-work%20offline_access&state=state',
    );
  });

  it('replaces a parameter that the Authorization URL carries as well', () => {
    const url = buildAuthorizationUrl('https://as.example/authorize?client_id=other', REQUEST);
    deepStrictEqual(new URL(url).searchParams.getAll('client_id'), ['client']);
  });

  it('leaves out what is undefined', () => {
    const url = new URL(
      buildAuthorizationUrl('https://as.example/', { ...REQUEST, state: undefined }),
    );
    deepStrictEqual(
      ['state', 'code_challenge', 'code_challenge_method'].map((name) =>
        url.searchParams.has(name),
      ),
      [false, false, false],
    );
  });

  it('leaves a plus in the path of the Authorization URL alone', () => {
    ok(
      buildAuthorizationUrl('https://as.example/a+b', REQUEST).startsWith(
        'https://as.example/a+b?',
      ),
    );
  });

  it('adds parameters of the user’s, which replace none of its own', () => {
    const url = new URL(
      buildAuthorizationUrl(ATLASSIAN_AUTHORIZATION_URL, {
        ...REQUEST,
        parameters: 'max_age=0&client_id=other',
      }),
    );
    deepStrictEqual(
      [url.searchParams.get('max_age'), url.searchParams.get('client_id')],
      ['0', REQUEST.client_id],
    );
  });

  it('carries every value to the letter, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.webUrl({ withQueryParameters: true }),
        (state, redirect_uri) => {
          const url = new URL(
            buildAuthorizationUrl(ATLASSIAN_AUTHORIZATION_URL, { ...REQUEST, state, redirect_uri }),
          );
          deepStrictEqual(
            [url.searchParams.get('state'), url.searchParams.get('redirect_uri')],
            [state, redirect_uri],
          );
        },
      ),
    );
  });

  it('calculates the challenge of RFC 7636 appendix B', async () => {
    equal(
      await calculateCodeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
});
