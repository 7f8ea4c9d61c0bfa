import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { readPasted, type Picked } from '../../../src/core/rest/siteAddress';
import { resolveTarget } from '../../../src/core/rest/target';

const site = (cloudId: string, name: string) => ({
  cloudId,
  name,
  url: `https://${name}.atlassian.net`,
  scopes: [],
});
const GATEWAY = 'https://api.atlassian.com';
const CREDENTIALS = [
  {
    id: 'one',
    apiBaseUrl: GATEWAY,
    direct: false,
    sites: [site('c-1', 'acme'), site('c-2', 'beta')],
  },
  { id: 'two', apiBaseUrl: GATEWAY, direct: false, sites: [site('c-2', 'beta')] },
  { id: 'center', apiBaseUrl: 'https://jira.acme.example/jira', direct: true, sites: [] },
  { id: 'token', apiBaseUrl: 'https://gamma.atlassian.net', direct: true, sites: [] },
  { id: 'broken', apiBaseUrl: '', direct: true, sites: [] },
];

/** The credential, the site and the path, or the notice and the host. */
function meaning(text: string, picked?: Picked): string | undefined {
  const read = readPasted(text, CREDENTIALS, picked);
  if (read === undefined) return undefined;
  return 'notice' in read
    ? `${read.notice} ${read.host}`
    : `${read.method} ${read.credentialId} ${read.cloudId ?? '-'} ${read.path}`;
}

describe('what is pasted', () => {
  const api = 'GET one c-1 /rest/api/3';
  const agile = 'GET one c-1 /rest/agile/1.0';
  const desk = 'GET one c-1 /rest/servicedeskapi';
  const atAcme: readonly [path: string, meaning: string][] = [
    ['/rest/api/3/issue/A-1?fields=a%20b', `${api}/issue/A-1?fields=a%20b`],
    ['/rest/agile/1.0/board#x', `${agile}/board`],
    ['/rest/api/3/issue/{{key}}?x={{y}}', `${api}/issue/{{key}}?x={{y}}`],
    [
      '/rest/api/3/issue/{{last.a[?b=="#/ c"].key}}?x={{y}}#z',
      `${api}/issue/{{last.a[?b=="#/ c"].key}}?x={{y}}`,
    ],
    [
      '/issues/?jql=project%20%3D%20{{p}}',
      `${api}/search/jql?jql=project%20%3D%20{{p}}&fields=*navigable`,
    ],
    ['/wiki/rest/api/content?filter=12', 'site_page_unknown acme.atlassian.net'],
    ['/wiki/spaces/ABC?selectedIssue=ABC-1', 'site_page_unknown acme.atlassian.net'],
    ['/gateway/api/jsw/projects/ABC/x', 'site_page_unknown acme.atlassian.net'],
    ['/browse/ABC-1', `${api}/issue/ABC-1`],
    ['/browse/ABC-1?filter=1#x', `${api}/issue/ABC-1`],
    ['/browse/ABC-1/?focusedCommentId=10100&page=x', `${api}/issue/ABC-1/comment/10100`],
    ['/browse/ABC-1?focusedCommentId=../..', `${api}/issue/ABC-1`],
    ['/browse/ABC', `${api}/project/ABC`],
    ['/issues/?selectedIssue=ABC-1&jql=x', `${api}/issue/ABC-1`],
    ['/issues/ABC-1?jql=x', `${api}/issue/ABC-1`],
    [
      '/issues/?jql=a%20%3D%20%22b%26c%22',
      `${api}/search/jql?jql=a%20%3D%20%22b%26c%22&fields=*navigable`,
    ],
    ['/issues/?filter=123', `${api}/search/jql?jql=filter%20%3D%20123&fields=*navigable`],
    ['/issues/?filter=-1', 'site_page_unknown acme.atlassian.net'],
    ['/secure/IssueNavigator.jspa?jqlQuery=x', `${api}/search/jql?jql=x&fields=*navigable`],
    ['/jira/software/c/projects/ABC/boards/12', `${agile}/board/12`],
    ['/jira/software/projects/ABC/boards/12/backlog?x=y', `${agile}/board/12/backlog`],
    ['/jira/software/c/projects/ABC/boards/12?selectedIssue=ABC-2', `${api}/issue/ABC-2`],
    ['/secure/RapidBoard.jspa?rapidView=12&projectKey=ABC', `${agile}/board/12`],
    ['/secure/RapidBoard.jspa?rapidView=12&view=planning.nodetail', `${agile}/board/12/backlog`],
    ['/projects/ABC', `${api}/project/ABC`],
    ['/projects/ABC/summary', `${api}/project/ABC`],
    ['/jira/core/projects/ABC/board', `${api}/project/ABC`],
    ['/jira/software/c/projects/ABC/issues/ABC-3', `${api}/issue/ABC-3`],
    ['/jira/software/c/projects/ABC/issues?jql=x', `${api}/search/jql?jql=x&fields=*navigable`],
    ['/jira/servicedesk/projects/X/queues/custom/12/X-4', `${desk}/request/X-4`],
    ['/jira/servicedesk/projects/X/queues/custom/12', `${desk}/servicedesk/X/queue/12`],
    ['/jira/servicedesk/projects/X/queues', `${api}/project/X`],
    ['/servicedesk/customer/portal/3', 'site_page_unknown acme.atlassian.net'],
    ['/servicedesk/customer/portal/3/X-12?token=x', `${desk}/request/X-12`],
    ['/', 'site_page_unknown acme.atlassian.net'],
    ['/jira/dashboards/10000', 'site_page_unknown acme.atlassian.net'],
    ['/browse/%', 'site_page_unknown acme.atlassian.net'],
    ['/browse/ABC-1%2F..%2Fx', 'site_page_unknown acme.atlassian.net'],
    ['/projects/../rest/api/3/myself', `${api}/myself`],
  ];
  for (const [path, expected] of atAcme) {
    it(`${path} of a site is ${expected}`, () =>
      deepStrictEqual(meaning(`https://acme.atlassian.net${path}`), expected));
  }

  const rows: readonly [text: string, meaning: string | undefined][] = [
    [' https://acme.atlassian.net/browse/A-1\n', `${api}/issue/A-1`],
    ['HTTP://user:hunter2@ACME.atlassian.net:80/browse/A-1', `${api}/issue/A-1`],
    ['https://acme.atlassian.net:444/browse/A-1', 'site_unknown_host acme.atlassian.net:444'],
    ['https://user:hunter2@else.example/browse/A-1', 'site_unknown_host else.example'],
    [
      'https://acme.atlassian.net.else.example/',
      'site_unknown_host acme.atlassian.net.else.example',
    ],
    ['https://else.example\\@acme.atlassian.net/', 'site_unknown_host else.example'],
    ['https://gamma.atlassian.net/browse/A-1', 'GET token - /rest/api/3/issue/A-1'],
    ['https://jira.acme.example/jira/browse/X-1', 'GET center - /rest/api/2/issue/X-1'],
    ['https://jira.acme.example/jira/rest/api/2/myself?x', 'GET center - /rest/api/2/myself?x'],
    [
      'http://me@jira.acme.example/jira/rest/api/2/issue/{{key}}',
      'GET center - /rest/api/2/issue/{{key}}',
    ],
    ['https://jira.acme.example/jira/issues/?jql=x', 'GET center - /rest/api/2/search?jql=x'],
    ['https://jira.acme.example/jirax/browse/X-1', 'site_unknown_host jira.acme.example'],
    ['https://jira.acme.example/rest/api/2', 'site_unknown_host jira.acme.example'],
    [`${GATEWAY}/ex/jira/c-2/rest/api/3/field?a=b`, 'GET one c-2 /rest/api/3/field?a=b'],
    [
      `${GATEWAY}/ex/jira/c-2/rest/api/3/issue/{{key}}?a={{b}}#c`,
      'GET one c-2 /rest/api/3/issue/{{key}}?a={{b}}',
    ],
    [`${GATEWAY}/ex/jira/c-2/`, 'site_page_unknown api.atlassian.com'],
    [`${GATEWAY}/ex/jira/c-2`, 'site_page_unknown api.atlassian.com'],
    [`${GATEWAY}/ex/jira/c-2?a=b`, 'site_page_unknown api.atlassian.com'],
    [`${GATEWAY}/ex/jira/c-3`, 'site_not_granted api.atlassian.com'],
    [`${GATEWAY}/ex/jira/c-3/rest/api/3/field`, 'site_not_granted api.atlassian.com'],
    [`${GATEWAY}/ex/jira/c-1x/rest`, 'site_not_granted api.atlassian.com'],
    [`${GATEWAY}/me?x=1`, `GET one c-1 ${GATEWAY}/me?x=1`],
    ['ABC-123', `${api}/issue/ABC-123`],
    ['A_B2-1', `${api}/issue/A_B2-1`],
    ['abc-123', undefined],
    ['ABC-123 and more', undefined],
    ['/rest/api/3/myself', undefined],
    ['https://', undefined],
    ['https://acme.atlassian.net/browse/A-1\nhttps://x', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of rows) {
    it(`takes ${JSON.stringify(text)} as ${expected ?? 'nothing'}`, () =>
      deepStrictEqual(meaning(text), expected));
  }

  it('goes through what is picked where that knows the site', () => {
    const beta = 'https://beta.atlassian.net/browse/A-1';
    const two = { credentialId: 'two', cloudId: 'c-2' };
    deepStrictEqual(
      [
        meaning(beta),
        meaning(beta, two),
        meaning(`${GATEWAY}/ex/jira/c-2/rest/x`, two),
        meaning('A-1', two),
        meaning('A-1', { credentialId: 'one', cloudId: 'c-2' }),
        meaning('A-1', { credentialId: 'center', cloudId: undefined }),
        meaning('https://acme.atlassian.net/browse/A-1', two),
        meaning('https://jira.acme.example/jira/browse/A-1', two),
      ],
      [
        'GET one c-2 /rest/api/3/issue/A-1',
        'GET two c-2 /rest/api/3/issue/A-1',
        'GET two c-2 /rest/x',
        'GET two c-2 /rest/api/3/issue/A-1',
        'GET one c-2 /rest/api/3/issue/A-1',
        'GET center - /rest/api/2/issue/A-1',
        'GET one c-1 /rest/api/3/issue/A-1',
        'GET center - /rest/api/2/issue/A-1',
      ],
    );
  });

  it('means nothing without a credential', () => {
    deepStrictEqual(
      [readPasted('A-1', [], undefined), readPasted(`${GATEWAY}/me`, [], undefined)],
      [undefined, { notice: 'site_unknown_host', host: 'api.atlassian.com' }],
    );
  });

  it('means only what can be sent, to the API alone', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('..', '%2f', '%5C', '%', '#', '@', '/', '?', 'A-1', '12'),
    );
    const page = fc.constantFrom(
      ...['/browse/', '/browse/A-1?focusedCommentId=', '/projects/', '/boards/', '/issues/?jql=x'],
      ...[
        '/issues/?filter=',
        '/projects/A/queues/custom/',
        '/portal/3/',
        '/browse/A-1',
        '/boards/12/',
      ],
    );
    const text = fc
      .tuple(
        fc.constantFrom(
          'https://acme.atlassian.net',
          'https://jira.acme.example/jira',
          GATEWAY,
          '',
        ),
        page,
        fc.array(piece, { maxLength: 3 }),
      )
      .map(([base, start, pieces]) => base + start + pieces.join(''));
    let sent = 0;
    fc.assert(
      fc.property(text, (generated) => {
        const read = readPasted(generated, CREDENTIALS, undefined);
        if (read === undefined || 'notice' in read || !read.path.startsWith('/rest/')) return;
        const { credentialId, cloudId, path } = read;
        const credential = CREDENTIALS.find(({ id }) => id === credentialId)!;
        // What is pasted as an address of the API may still be refused; what is composed may not.
        if (/\/rest\/|\/ex\//.test(generated)) return;
        const url = resolveTarget(path, { ...credential, cloudId });
        ok(url.startsWith(`${credential.apiBaseUrl}/`));
        sent++;
      }),
      { numRuns: 5000 },
    );
    ok(sent > 200, `only ${sent} were sent`);
  });
});
