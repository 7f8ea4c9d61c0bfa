import { deepStrictEqual } from 'node:assert/strict';
import { HttpFileError } from '../../../../src/core/rest/errors';
import { fillRequest } from '../../../../src/core/rest/httpFile/fillRequest';
import { parseHttpFile } from '../../../../src/core/rest/httpFile/parse';
import { chooseTarget } from '../../../../src/core/rest/httpFile/target';
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

const CREDENTIAL = {
  id: '1',
  name: 'Acme',
  apiBaseUrl: 'https://api.atlassian.com',
  direct: false,
  sites: ['acme', 'acme-stage'].map((name) => ({
    cloudId: `c-${name}`,
    name,
    url: `https://${name}.atlassian.net`,
  })),
};

/** The path and the sites that a file's request goes to, where acme was used last. */
function targetOf(...lines: readonly string[]): readonly unknown[] {
  const { requests, variables } = parseHttpFile(lines.join('\n'));
  const last = { credentialId: '1', cloudId: 'c-acme' };
  try {
    return requests.flatMap((request) => {
      const filled = fillRequest(request, variables, GENERATORS);
      const { path, choices } = chooseTarget(request, filled, [CREDENTIAL], last);
      return [path, ...choices.map(({ cloudId }) => cloudId)];
    });
  } catch (error) {
    if (!(error instanceof HttpFileError)) throw error;
    return [error.code];
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

  it('goes to no site but the one that its file names', () => {
    const stage = '# @jira-site https://acme-stage.atlassian.net';
    deepStrictEqual(
      [
        targetOf(stage, 'DELETE https://acme.atlassian.net/rest/api/3/issue/A-1'),
        targetOf(stage, 'DELETE https://acme-stage.atlassian.net/rest/api/3/issue/A-1'),
        targetOf(stage, 'DELETE /rest/api/3/issue/A-1', 'Host: acme.atlassian.net'),
        targetOf(stage, 'DELETE /rest/api/3/issue/A-1', 'Host: acme-stage.atlassian.net'),
        targetOf('@api=/rest/api/3', 'DELETE {{api}}/issue/A-1', 'Host: acme-stage.atlassian.net'),
      ],
      [
        ['http_site_contradicted'],
        ['/rest/api/3/issue/A-1', 'c-acme-stage'],
        ['http_site_contradicted'],
        ['/rest/api/3/issue/A-1', 'c-acme-stage'],
        ['/rest/api/3/issue/A-1', 'c-acme-stage'],
      ],
    );
  });

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
