import type { ImportedRequest } from '../../../src/core/rest/curl/parseCurl';

const URL = 'http://127.0.0.1:1/a';
const FORM_TYPE = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const GET = { method: 'GET', path: URL, headers: [], body: '' };
const POST = { ...GET, method: 'POST' };
const POSTED = { ...POST, headers: [FORM_TYPE] };

/** Commands for bash, and what each comes to; curl 7.88 sends to a server what stands here. */
export const CURL_COMMANDS: readonly (readonly [command: string, outcome: ImportedRequest])[] = [
  [`curl ${URL}`, { request: GET, dropped: [] }],
  [`curl --url ${URL} -sSL --compressed -i -o /dev/null`, { request: GET, dropped: [] }],
  [`curl -XDELETE ${URL}`, { request: { ...GET, method: 'DELETE' }, dropped: [] }],
  [
    `curl -s --request PUT -d x ${URL}`,
    { request: { ...POSTED, method: 'PUT', body: 'x' }, dropped: [] },
  ],
  [`curl -I ${URL}`, { request: { ...GET, method: 'HEAD' }, dropped: [] }],
  [`curl -dfoo ${URL} --data bar`, { request: { ...POSTED, body: 'foo&bar' }, dropped: [] }],
  [`curl ${URL} -d ''`, { request: POSTED, dropped: [] }],
  [
    `curl ${URL} --data-raw '@a' --data-binary $'b\\nc'`,
    { request: { ...POSTED, body: '@a&b\nc' }, dropped: [] },
  ],
  [
    `curl ${URL} --data-urlencode 'a=b c&d/é' --data-urlencode '=x=y' --data-urlencode '~z!'`,
    { request: { ...POSTED, body: 'a=b+c%26d%2F%C3%A9&x%3Dy&~z%21' }, dropped: [] },
  ],
  [
    `curl ${URL} --json '{"a":' --json '1}'`,
    {
      request: {
        ...POST,
        headers: [
          ['Content-Type', 'application/json'],
          ['Accept', 'application/json'],
        ],
        body: '{"a":1}',
      },
      dropped: [],
    },
  ],
  [
    `curl ${URL} -H 'content-type: text/plain' -H 'X-Empty;' -H 'Accept:' -H 'X-A:b: c ' -d x`,
    {
      request: {
        ...POST,
        headers: [
          ['content-type', 'text/plain'],
          ['X-Empty', ''],
          ['X-A', 'b: c'],
        ],
        body: 'x',
      },
      dropped: [],
    },
  ],
  [`curl ${URL} -H 'Content-Type:' -d x`, { request: { ...POST, body: 'x' }, dropped: [] }],
  [`curl ${URL} -H nothing`, { request: GET, dropped: [{ code: 'curl_header_unreadable' }] }],
  [
    `curl -G ${URL} -d a=b --data-urlencode 'c=d e'`,
    { request: { ...GET, path: `${URL}?a=b&c=d+e` }, dropped: [] },
  ],
  [`curl -G '${URL}?q=1' -d a`, { request: { ...GET, path: `${URL}?q=1&a` }, dropped: [] }],
  [
    `curl -G -I ${URL} -d a`,
    { request: { ...GET, method: 'HEAD', path: `${URL}?a` }, dropped: [] },
  ],
  [`curl ${URL} --url-query 'a=b c'`, { request: { ...GET, path: `${URL}?a=b+c` }, dropped: [] }],
  [
    `curl ${URL} -A me -e 'http://r.example/;auto' -H 'user-agent: you'`,
    {
      request: {
        ...GET,
        headers: [
          ['user-agent', 'you'],
          ['Referer', 'http://r.example/'],
        ],
      },
      dropped: [],
    },
  ],
  [
    `curl -k -u me:secret1 -b 'a=secret2' --oauth2-bearer secret3 ${URL}`,
    {
      request: GET,
      dropped: [
        { code: 'curl_option_ignored', name: '-k' },
        { code: 'curl_credentials_dropped', name: '-u' },
        { code: 'curl_credentials_dropped', name: '-b' },
        { code: 'curl_credentials_dropped', name: '--oauth2-bearer' },
      ],
    },
  ],
  [
    `curl -H 'Authorization: Basic secret' -H 'cookie: secret' -H 'Host: 127.0.0.1' ${URL}`,
    {
      request: GET,
      dropped: [
        { code: 'curl_credentials_dropped', name: 'Authorization' },
        { code: 'curl_credentials_dropped', name: 'cookie' },
        { code: 'curl_header_owned', name: 'Host' },
      ],
    },
  ],
  [
    'curl http://me:secret@127.0.0.1:1/a',
    { request: GET, dropped: [{ code: 'curl_credentials_dropped' }] },
  ],
  [
    `curl ${URL} -F 'a= b c ;type=text/plain' -F 'd="e;f\\"g"' --form-string 'h=@<;i'`,
    {
      request: {
        ...POST,
        body: [
          { name: 'a', value: 'b c' },
          { name: 'd', value: 'e;f"g' },
          { name: 'h', value: '@<;i' },
        ],
      },
      dropped: [{ code: 'curl_part_reduced', name: '-F' }],
    },
  ],
  [
    `curl ${URL} -F 'file=@"/etc/hostname";type=text/plain;charset=utf-8' -F 'b=@/etc/hostname;filename=x'`,
    {
      request: {
        ...POST,
        body: [
          { name: 'file', file: '/etc/hostname', contentType: 'text/plain;charset=utf-8' },
          { name: 'b', file: '/etc/hostname' },
        ],
      },
      dropped: [{ code: 'curl_part_reduced', name: '-F' }],
    },
  ],
  [
    `curl ${URL} -X GET --no-keepalive --http1.1 -d x | cat`,
    { request: { ...POSTED, method: 'GET', body: 'x' }, dropped: [{ code: 'curl_rest_ignored' }] },
  ],
  [`$ curl -s -- ${URL} 2>/dev/null`, { request: GET, dropped: [{ code: 'curl_rest_ignored' }] }],
];
