import { deepStrictEqual } from 'node:assert/strict';
import { HttpFileError } from '../../../../src/core/rest/errors';
import { fillRequest } from '../../../../src/core/rest/httpFile/fillRequest';
import { parseHttpFile } from '../../../../src/core/rest/httpFile/parse';
import { CountingRandom, FakeClock } from '../../../fakes';

const GENERATORS = { clock: new FakeClock(), random: new CountingRandom() };

/** The path of a file's request, or the code and what is to blame. */
function pathOf(...lines: readonly string[]): readonly string[] {
  const { requests, variables } = parseHttpFile(lines.join('\n'));
  try {
    return requests.map((request) => fillRequest(request, variables, GENERATORS).path);
  } catch (error) {
    if (!(error instanceof HttpFileError)) throw error;
    return [error.code, ...Object.values(error.details).map(String)];
  }
}

describe('a request of a file, filled in', () => {
  it('is at its host, whatever its path begins with', () =>
    deepStrictEqual(
      [
        pathOf('GET /x?y=1', 'Host: acme.atlassian.net'),
        pathOf('@api = /rest', 'DELETE {{api}}/x', 'Host: acme.atlassian.net'),
        pathOf('@site = acme', 'GET /x', 'Host: {{site}}.atlassian.net'),
        pathOf('GET /x', 'Host: {{host}}'),
        pathOf('GET /x', 'Host:'),
        pathOf('@base = https://ACME.atlassian.net', 'GET {{base}}/x', 'Host: acme.atlassian.net'),
      ],
      [
        ['https://acme.atlassian.net/x?y=1'],
        ['https://acme.atlassian.net/rest/x'],
        ['https://acme.atlassian.net/x'],
        ['https://{{host}}/x'],
        ['/x'],
        ['https://ACME.atlassian.net/x'],
      ],
    ));

  it('is none, where its host is not that of its address, or nobody knows', () =>
    deepStrictEqual(
      [
        pathOf('GET https://acme.atlassian.net/x', 'Host: beta.atlassian.net'),
        pathOf('@base = https://acme.atlassian.net', 'GET {{base}}/x', 'Host: beta.atlassian.net'),
        pathOf('GET {{base}}/x', 'Host: beta.atlassian.net'),
        pathOf('GET x', 'Host: beta.atlassian.net'),
      ],
      Array.from({ length: 4 }, () => ['http_host_contradicted', 'beta.atlassian.net']),
    ));
});
