import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { redirectStep, type RedirectStep } from '../../../src/core/rest/redirects';
import { answer } from '../../fakes';

const API = 'https://api.atlassian.com';
const URL_ASKED = `${API}/ex/jira/c-1/rest/api/3/a`;

function stepTo(
  location: string | undefined,
  { method = 'GET', status = 302, visited = [URL_ASKED], apiBaseUrl = API } = {},
): RedirectStep | undefined {
  const headers = location === undefined ? [] : [['location', location] as const];
  const request = { method, url: visited.at(-1)! };
  return redirectStep(request, { ...answer(status, ''), headers }, apiBaseUrl, visited);
}

describe('a redirect', () => {
  for (const method of ['GET', 'HEAD']) {
    for (const status of [301, 302, 303, 307, 308]) {
      it(`is followed from a ${status} to ${method} within the API`, () => {
        deepStrictEqual(stepTo(`${API}/ex/jira/c-1/b?x=1`, { method, status }), {
          follow: `${API}/ex/jira/c-1/b?x=1`,
        });
      });
    }
  }

  const followed: readonly [what: string, location: string, url: string][] = [
    ['a path', '/ex/jira/c-1/b', `${API}/ex/jira/c-1/b`],
    ['a name beside it', 'b?c=d', `${API}/ex/jira/c-1/rest/api/3/b?c=d`],
    ['its fragment left out', '/b#c', `${API}/b`],
  ];
  for (const [what, location, url] of followed) {
    it(`is followed to ${what}`, () => deepStrictEqual(stepTo(location), { follow: url }));
  }

  const elsewhere: readonly [what: string, location: string, host: string | undefined][] = [
    ['another host', 'https://evil.example/x?token=1', 'evil.example'],
    ['another host without a scheme', '//evil.example/x', 'evil.example'],
    ['another port', 'https://api.atlassian.com:8443/x', 'api.atlassian.com:8443'],
    ['plain http', 'http://api.atlassian.com/x', 'api.atlassian.com'],
    ['a user in it', 'https://a:b@api.atlassian.com/x', 'api.atlassian.com'],
    [
      'a name that begins alike',
      'https://api.atlassian.com.evil.example/',
      'api.atlassian.com.evil.example',
    ],
    ['an encoded way up', '/ex/jira/c-1/%2e%2e%2f', 'api.atlassian.com'],
    ['no server', 'data:text/plain,x', undefined],
  ];
  for (const [what, location, host] of elsewhere) {
    it(`is not followed to ${what}`, () => {
      deepStrictEqual(stepTo(location), { stay: { reason: 'elsewhere', host } });
    });
  }

  it('is not followed out of the path of an API that has one', () => {
    const apiBaseUrl = 'https://jira.acme.example/jira';
    const visited = [`${apiBaseUrl}/rest`];
    deepStrictEqual(
      [stepTo('/jira/x', { apiBaseUrl, visited }), stepTo('/other', { apiBaseUrl, visited })],
      [{ follow: `${apiBaseUrl}/x` }, { stay: { reason: 'elsewhere', host: 'jira.acme.example' } }],
    );
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    it(`is not followed after ${method}`, () => {
      deepStrictEqual(stepTo('/b', { method, status: 303 }), {
        stay: { reason: 'write', host: 'api.atlassian.com' },
      });
    });
  }

  it('is not followed to where it has been', () => {
    deepStrictEqual(stepTo('/a', { visited: [`${API}/a`, `${API}/b`] }), {
      stay: { reason: 'loop', host: 'api.atlassian.com' },
    });
  });

  it('is followed five times and no more', () => {
    const visited = Array.from({ length: 6 }, (_, index) => `${API}/${index}`);
    deepStrictEqual(
      [stepTo('/x', { visited: visited.slice(1) }), stepTo('/x', { visited })],
      [{ follow: `${API}/x` }, { stay: { reason: 'too_many', host: 'api.atlassian.com' } }],
    );
  });

  for (const location of [undefined, 'https://', 'http://[x']) {
    it(`is not followed where its Location is ${location ?? 'missing'}`, () => {
      deepStrictEqual(stepTo(location), { stay: { reason: 'no_target' } });
    });
  }

  for (const status of [200, 201, 300, 304, 305, 404]) {
    it(`is no ${status}`, () => equal(stepTo('/b', { status }), undefined));
  }

  it('never leads out of the API, whatever Location says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (location) => {
        const step = stepTo(location);
        return !step || !('follow' in step) || step.follow.startsWith(`${API}/`);
      }),
    );
  });
});
