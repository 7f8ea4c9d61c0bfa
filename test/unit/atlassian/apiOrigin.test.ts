import { deepStrictEqual, equal, throws } from 'node:assert/strict';
import { bearerAccess, isAtApi, withAuthorization } from '../../../src/core/atlassian/apiOrigin';

const ACCESS = bearerAccess('token', 'https://api.atlassian.com');
const request = (url: string) => ({ method: 'GET', url, headers: [], timeout: 1, maxBytes: 1 });

describe('the binding of a token to its API', () => {
  it('attaches the token at its own API', () => {
    deepStrictEqual(withAuthorization(request('https://api.atlassian.com/me'), ACCESS).headers, [
      ['Authorization', 'Bearer token'],
    ]);
  });

  const foreign = [
    'https://api.atlassian.com.evil.example/me',
    'https://api.atlassian.com@evil.example/me',
    'https://user@api.atlassian.com/me',
    'https://evil.example/https://api.atlassian.com/',
    'https://api.atlassian.com:444/me',
    'http://api.atlassian.com/me',
    'https://api.atlassian.com./me',
    '//api.atlassian.com/me',
    'https:/\\evil.example/me',
    'ftp://api.atlassian.com/me',
    'https://аpi.atlassian.com/me',
    'not an address',
  ];
  for (const url of foreign) {
    it(`refuses ${url}`, () => {
      throws(() => withAuthorization(request(url), ACCESS), { code: 'foreign_origin' });
    });
  }

  it('sends what it checked, as the URL parser reads it', () => {
    equal(
      withAuthorization(request('https://API.atlassian.com:443/a/../me'), ACCESS).url,
      'https://api.atlassian.com/me',
    );
  });

  it('keeps below the path of an API that has one', () => {
    const api = 'http://127.0.0.1:1/api';
    deepStrictEqual(
      ['/api', '/api/me', '/apis', '/api/../me', '/'].map((path) =>
        isAtApi(`http://127.0.0.1:1${path}`, api),
      ),
      [true, true, false, false, false],
    );
  });
});
