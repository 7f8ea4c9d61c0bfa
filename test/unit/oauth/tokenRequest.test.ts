import { deepStrictEqual, equal } from 'node:assert/strict';
import { buildTokenRequest, type TokenEndpoint } from '../../../src/core/oauth/tokenRequest';

import { sentText } from '../../fakes';

const ENDPOINT: TokenEndpoint = {
  token_url: 'https://auth.atlassian.com/oauth/token',
  client_id: 'client id',
  client_secret: 's&cret+:',
  encoding: 'body_json',
};
const GRANT = {
  grant_type: 'authorization_code',
  code: 'c',
  redirect_uri: 'https://r/',
  code_verifier: undefined,
} as const;

describe('the token request', () => {
  it('carries all as JSON, as Atlassian documents it', () => {
    const { method, url, headers, body } = buildTokenRequest(ENDPOINT, GRANT);
    deepStrictEqual(
      { method, url, headers, body: JSON.parse(sentText({ body })) as unknown },
      {
        method: 'POST',
        url: 'https://auth.atlassian.com/oauth/token',
        headers: [
          ['Accept', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
        body: {
          grant_type: 'authorization_code',
          code: 'c',
          redirect_uri: 'https://r/',
          client_id: 'client id',
          client_secret: 's&cret+:',
        },
      },
    );
  });

  it('carries all as a form', () => {
    const { body } = buildTokenRequest({ ...ENDPOINT, encoding: 'body_form' }, GRANT);
    equal(
      body,
      'grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fr%2F&client_id=client+id&client_secret=s%26cret%2B%3A',
    );
  });

  it('carries the client form-encoded in the Basic header, and there alone', () => {
    const { headers, body } = buildTokenRequest({ ...ENDPOINT, encoding: 'basic_header' }, GRANT);
    deepStrictEqual(
      { authorization: headers.find(([name]) => name === 'Authorization')?.[1], body },
      {
        authorization: `Basic ${Buffer.from('client+id:s%26cret%2B%3A').toString('base64')}`,
        body: 'grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fr%2F',
      },
    );
  });
});
