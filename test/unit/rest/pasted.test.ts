import { deepStrictEqual } from 'node:assert/strict';
import { readPastedText } from '../../../src/core/rest/pasted';

const CREDENTIALS = [
  {
    id: 'acme',
    apiBaseUrl: 'https://api.atlassian.com',
    direct: false,
    sites: [{ cloudId: 'c-1', name: 'Acme', url: 'https://acme.atlassian.net' }],
  },
];

function pasted(text: string) {
  const { request, problem, dropped } = readPastedText(text, CREDENTIALS, undefined);
  return [
    request && [request.credentialId, request.method, request.path, request.headers, request.body],
    problem?.code,
    dropped.map(({ code }) => code),
  ];
}

describe('a pasted text', () => {
  it('is the request that a page of Jira shows', () => {
    deepStrictEqual(pasted(' https://acme.atlassian.net/browse/WEB-1 '), [
      ['acme', 'GET', '/rest/api/3/issue/WEB-1', [], ''],
      undefined,
      [],
    ]);
  });

  it('is what a command of curl sends, on the credential that knows its site, without its token', () => {
    const command =
      `curl -X PUT 'https://acme.atlassian.net/rest/api/3/issue/WEB-1' -u ada:s3cr3t ` +
      `-H 'Content-Type: application/json' -d '{"fields":{}}'`;
    const [request, problem, dropped] = pasted(command);
    deepStrictEqual(
      [request, problem, JSON.stringify([request, dropped]).includes('s3cr3t')],
      [
        [
          'acme',
          'PUT',
          '/rest/api/3/issue/WEB-1',
          [['Content-Type', 'application/json']],
          '{"fields":{}}',
        ],
        undefined,
        false,
      ],
    );
  });

  it('keeps the templates of an address', () => {
    const path = '/rest/api/3/issue/{{issueKey}}/comment';
    deepStrictEqual(pasted(`curl --location -g 'https://acme.atlassian.net${path}'`), [
      ['acme', 'GET', path, [], ''],
      undefined,
      [],
    ]);
  });

  it('keeps the request of a command for a site that nobody knows, and says so', () => {
    deepStrictEqual(pasted('curl https://other.example/rest/api/3/myself'), [
      [undefined, 'GET', 'https://other.example/rest/api/3/myself', [], ''],
      'site_unknown_host',
      [],
    ]);
  });

  it('keeps what a command writes to a page, which is no operation', () => {
    const page = 'https://acme.atlassian.net/browse/WEB-1';
    deepStrictEqual(
      [pasted(`curl -X DELETE ${page}`), pasted(`curl -I ${page}`)],
      [
        [[undefined, 'DELETE', page, [], ''], 'site_page_written', []],
        [['acme', 'HEAD', '/rest/api/3/issue/WEB-1', [], ''], undefined, []],
      ],
    );
  });

  it('is no request where the command is cut off', () => {
    deepStrictEqual(pasted(`curl 'https://acme.atlassian.net/rest`), [
      undefined,
      'curl_quote_open',
      [],
    ]);
  });

  it('stays a text where it is a path', () => {
    deepStrictEqual(pasted('/rest/api/3/myself'), [undefined, undefined, []]);
  });
});
