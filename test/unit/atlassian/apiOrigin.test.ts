import { deepStrictEqual, equal, throws } from 'node:assert/strict';
import {
  basicAccess,
  bearerAccess,
  isAtApi,
  withAuthorization,
} from '../../../src/core/atlassian/apiOrigin';

const API = 'https://api.atlassian.com';
/** A Data Center below a path of a host that other programs share. */
const JIRA = 'https://tools.acme.example/jira';

const request = (url: string) => ({ method: 'GET', url, headers: [], timeout: 1, maxBytes: 1 });
const bind = (url: string, api: string) => withAuthorization(request(url), bearerAccess('t', api));

describe('the binding of a token to its API', () => {
  it('attaches the token at its own API', () => {
    deepStrictEqual(bind(`${API}/me`, API).headers, [['Authorization', 'Bearer t']]);
  });

  it('attaches user and token by HTTP Basic alike', () => {
    deepStrictEqual(
      withAuthorization(request(`${JIRA}/me`), basicAccess('ada', 't', JIRA)).headers,
      [['Authorization', 'Basic YWRhOnQ=']],
    );
  });

  const foreign: readonly [trick: string, urls: readonly string[], api?: string][] = [
    [
      'userinfo',
      [
        'https://api.atlassian.com@evil.example/me',
        'https://api.atlassian.com:443@evil.example/me',
        'https://api.atlassian.com%2F@evil.example/me',
        'https://api.atlassian.com%40evil.example/me',
        'https://user@api.atlassian.com/me',
        'https://:pass@api.atlassian.com/me',
        'https://evil.example@api.atlassian.com/me',
        'https://a@b@api.atlassian.com/me',
      ],
    ],
    [
      'a name that begins or ends like the API’s',
      [
        'https://api.atlassian.com.evil.example/me',
        'https://api.atlassian.comevil.example/me',
        'https://api.atlassian.com-evil.example/me',
        'https://evilapi.atlassian.com/me',
        'https://evil.example/https://api.atlassian.com/',
        'https://evil.example/?https://api.atlassian.com/',
        'https://evil.example?api.atlassian.com/me',
        'https://atlassian.com/me',
        'https://x.api.atlassian.com/me',
      ],
    ],
    [
      'IDN and punycode',
      [
        'https://аpi.atlassian.com/me',
        'https://xn--pi-6kc.atlassian.com/me',
        'https://api.atlassıan.com/me',
        'https://api。atlassian。com。evil.example/me',
        'https://api.atlassian.com\u2024evil.example/me',
        'https://api.atlassian.com\u200d.evil.example/me',
        'https://api.atlassian.com／.evil.example/me',
      ],
    ],
    [
      'ports',
      [
        'https://api.atlassian.com:444/me',
        'https://api.atlassian.com:80/me',
        'https://api.atlassian.com:0/me',
        'https://api.atlassian.com:65979/me',
        'https://api.atlassian.com:443:444/me',
      ],
    ],
    [
      'trailing dots',
      [
        'https://api.atlassian.com./me',
        'https://api.atlassian.com.:443/me',
        'https://api.atlassian.com../me',
        'https://api.atlassian.com%2e/me',
        'https://api.atlassian.com。/me',
      ],
    ],
    [
      'addresses by number',
      [
        'http://[::ffff:127.0.0.1]:8080/me',
        'http://[::1]:8080/me',
        'http://[::]:8080/me',
        'http://0.0.0.0:8080/me',
        'http://0:8080/me',
        'http://127.0.0.2:8080/me',
        'http://localhost:8080/me',
        'http://127.0.0.1.evil.example:8080/me',
      ],
      'http://127.0.0.1:8080',
    ],
    [
      'IPv6',
      [
        'https://[2001:db8::2]/me',
        'https://[2001:db8::1]:444/me',
        'https://[2001:db8::1]evil.example/me',
        'https://[2001:db8::1]@evil.example/me',
        'https://[2001:db8::1%25eth0]/me',
        'https://[::ffff:2001:db8::1]/me',
      ],
      'https://[2001:db8::1]',
    ],
    ['//host', ['//api.atlassian.com/me', '///api.atlassian.com/me', '//evil.example/me']],
    [
      'backslashes',
      [
        'https:\\\\evil.example/me',
        'https:/\\evil.example/me',
        'https://evil.example\\@api.atlassian.com/me',
        'https://api.atlassian.com\\@evil.example/%5c..',
        'https://api.atlassian.com/a%5cb',
        'https://api.atlassian.com/a%5Cb',
        '\\\\api.atlassian.com\\me',
      ],
    ],
    [
      'tabs and newlines',
      [
        'https://evil\n.example/me',
        'ht\ttps://evil.example/me',
        'https://api.atlassian.com\t.evil.example/me',
        'https://api.atlassian.com\r\n@evil.example/me',
        'https://api.atlassian.com\n:444/me',
        '\n//evil.example/me',
      ],
    ],
    ['encoded slashes', ['https://api.atlassian.com/a%2f..%2fb', 'https://api.atlassian.com/%2F']],
    [
      'the http downgrade',
      [
        'http://api.atlassian.com/me',
        'http://api.atlassian.com:443/me',
        'HTTP://api.atlassian.com',
      ],
    ],
    [
      'other schemes',
      [
        'ftp://api.atlassian.com/me',
        'wss://api.atlassian.com/me',
        'file://api.atlassian.com/me',
        'blob:https://api.atlassian.com/me',
        'view-source:https://api.atlassian.com/me',
        'data:text/plain,https://api.atlassian.com/',
        'javascript:https://api.atlassian.com/',
        'not an address',
        '/me',
        '',
      ],
    ],
    [
      'fragments',
      [
        'https://api.atlassian.com/me#',
        'https://api.atlassian.com#@evil.example/me',
        'https://evil.example#api.atlassian.com/me',
      ],
    ],
    [
      'ways up and out of the API’s path',
      [
        'https://tools.acme.example/',
        'https://tools.acme.example/jirafe/me',
        'https://tools.acme.example/JIRA/me',
        'https://tools.acme.example//jira/me',
        'https://tools.acme.example/jira/../wiki',
        'https://tools.acme.example/jira/%2e%2e/wiki',
        'https://tools.acme.example/jira/.%2E/wiki',
        'https://tools.acme.example/jira\\..\\wiki',
        'https://tools.acme.example/jira/.\t./wiki',
        'https://tools.acme.example/jira/..;/wiki',
        'https://tools.acme.example/jira/..;a=b/wiki',
        'https://tools.acme.example/jira/%2e%2e%3b/wiki',
        'https://tools.acme.example/jira/..%2fwiki',
        'https://tools.acme.example/jira%2f..%2fwiki',
        'https://tools.acme.example/jira/..%5cwiki',
        'https://tools.acme.example/jira?/../wiki#',
      ],
      JIRA,
    ],
  ];
  for (const [trick, urls, api = API] of foreign) {
    it(`refuses ${trick}`, () => {
      for (const url of urls) throws(() => bind(url, api), { code: 'foreign_origin' }, url);
    });
  }

  const unfit = [
    'http://api.atlassian.com',
    'http://10.0.0.1:8080',
    'http://localhost.evil.example',
    'http://localhost.',
    'http://127.0.0.1.evil.example',
    'http://[::ffff:7f00:1]',
    'ftp://localhost',
    'https://user@api.atlassian.com',
    'https://api.atlassian.com?',
    'https://api.atlassian.com?x=',
    'https://api.atlassian.com/#',
    'not an address',
    '',
  ];
  for (const api of unfit) {
    it(`gives no token to the API ${JSON.stringify(api)}, not even at itself`, () => {
      throws(() => bind(api, api), { code: 'foreign_origin' });
      throws(() => bind(`${api}/me`, api), { code: 'foreign_origin' });
    });
  }

  it('takes plain http from this machine to itself alone', () => {
    const loopback = ['http://127.0.0.1:1', 'http://[::1]:1', 'http://localhost:1'];
    deepStrictEqual(
      loopback.map((api) => isAtApi(`${api}/me`, api)),
      [true, true, true],
    );
  });

  const sent: readonly [url: string, href: string, api?: string][] = [
    ['https://API.atlassian.com:443/a/../me', `${API}/me`],
    ['HTTPS://Api.Atlassian.Com/me', `${API}/me`],
    ['https:api.atlassian.com/me', `${API}/me`],
    ['https:\\\\api.atlassian.com\\me', `${API}/me`],
    ['https://api.atlassian.com\\@evil.example/', `${API}/@evil.example/`],
    ['https://api.atl\tassian.com/m\ne', `${API}/me`],
    ['https://ａｐｉ。atlassian%2ecom/me', `${API}/me`],
    ['https://api.atlassian.com/%2e%2e/%2E./me', `${API}/me`],
    ['https://@api.atlassian.com/me', `${API}/me`],
    ['https://api.atlassian.com', `${API}/`],
    ['https://api.atlassian.com?@evil.example/', `${API}/?@evil.example/`],
    ['https://api.atlassian.com//evil.example/me', `${API}//evil.example/me`],
    ['https://api.atlassian.com/me?x=//evil.example\\..', `${API}/me?x=//evil.example\\..`],
    ['http://0x7f.1:8080/me', 'http://127.0.0.1:8080/me', 'http://127.0.0.1:8080'],
    ['http://2130706433:8080/me', 'http://127.0.0.1:8080/me', 'http://127.0.0.1:8080'],
    ['http://[0:0::0:1]:8080/me', 'http://[::1]:8080/me', 'http://[::1]:8080'],
    [`${JIRA}/a/../rest`, `${JIRA}/rest`, JIRA],
    [`${JIRA}/../jira/rest`, `${JIRA}/rest`, `${JIRA}/`],
    [JIRA, JIRA, `${JIRA}///`],
  ];
  for (const [url, href, api = API] of sent) {
    it(`sends ${JSON.stringify(url)} as what it checked, ${href}`, () => {
      equal(bind(url, api).url, href);
    });
  }
});
