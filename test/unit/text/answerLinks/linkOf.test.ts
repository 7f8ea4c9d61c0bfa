import { deepEqual, equal, ok } from 'node:assert/strict';
import { assert, constantFrom, oneof, property, string, webUrl } from 'fast-check';
import { linkOf } from '../../../../src/core/text/answerLinks/linkOf';

const SITE = 'https://acme.atlassian.net';
const API = 'https://api.atlassian.com/ex/jira/1111-2222';
const CLOUD = { siteUrl: SITE, apiBaseUrl: API };

const ISSUE = '/rest/api/3/issue/10001';

describe('the link of a row of an answer', () => {
  const found: readonly [row: string, path: string | undefined, address: string | undefined][] = [
    ['"key": "ABC-1",', '/rest/api/3/issue/ABC-1', `${SITE}/browse/ABC-1`],
    ['"key": "ISO-27001"', '/rest/api/3/issue/ISO-27001', `${SITE}/browse/ISO-27001`],
    ['"A2_B-77",', '/rest/api/3/issue/A2_B-77', `${SITE}/browse/A2_B-77`],
    ['"customfield_10014": "EPIC-9"', '/rest/api/3/issue/EPIC-9', `${SITE}/browse/EPIC-9`],
    [
      '"accountId": "557058:f58131cb-b67d"',
      '/rest/api/3/user?accountId=557058%3Af58131cb-b67d',
      `${SITE}/jira/people/557058%3Af58131cb-b67d`,
    ],
    ['"leadAccountId": "5b10"', '/rest/api/3/user?accountId=5b10', `${SITE}/jira/people/5b10`],
    [`"self": "${API}${ISSUE}",`, ISSUE, SITE + ISSUE],
    [`"self": "${SITE}${ISSUE}"`, ISSUE, SITE + ISSUE],
    [
      `"nextPage": "${API}/rest/api/3/project/search?startAt=50&query=a%20b"`,
      '/rest/api/3/project/search?startAt=50&query=a%20b',
      `${SITE}/rest/api/3/project/search?startAt=50&query=a%20b`,
    ],
    [`"next": "${ISSUE}?x=1"`, `${ISSUE}?x=1`, `${SITE}${ISSUE}?x=1`],
    [`"self": "${API}/rest/a/../b"`, '/rest/b', `${SITE}/rest/b`],
    [String.raw`"self": "https:\/\/acme.atlassian.net\/rest\/x"`, '/rest/x', `${SITE}/rest/x`],
    ['"iconUrl": "https://cdn.example/a.png"', undefined, 'https://cdn.example/a.png'],
    [`"url": "${SITE}/browse/ABC-1"`, undefined, `${SITE}/browse/ABC-1`],
    [
      '"self": "https://api.atlassian.com/ex/jira/3333/rest/api/3/issue/1"',
      undefined,
      'https://api.atlassian.com/ex/jira/3333/rest/api/3/issue/1',
    ],
  ];
  for (const [row, path, address] of found) {
    it(`of ${row} is ${path ?? 'a page'}`, () => {
      const link = linkOf(row, CLOUD);
      deepEqual([link?.path, link?.address], [path, address]);
    });
  }

  const none = [
    '"charset": "UTF-8"',
    '"algorithm": "SHA-256"',
    '"zone": "GMT-5"',
    '"summary": "as in ABC-1"',
    '"key": "ABC-0"',
    '"key": "abc-1"',
    '"ABC-1": 5',
    '"ABC-1": {',
    '"key": "ABC-1',
    '"key": "ABC-1" and more',
    '"accountId": null',
    '"accountId": "a/b"',
    '"self": "http://other.example/rest/api/3/issue/1"',
    '"self": "https://me:secret@acme.atlassian.net/rest/api/3/issue/1"',
    '"self": "javascript:alert(1)"',
    '"self": "//other.example/rest/x"',
    '"self": "see https://acme.atlassian.net/rest/x"',
    '"self": "/rest//other.example"',
  ];
  for (const row of none) {
    it(`is none in ${row}`, () => equal(linkOf(row, CLOUD), undefined));
  }

  it('stands within its quotes', () => {
    const row = '"key": "ABC-1",';
    const { from = 0, to = 0 } = linkOf(row, CLOUD) ?? {};
    equal(row.slice(from, to), 'ABC-1');
  });

  it('is a request on a site that is its own API, and plain http', () => {
    const local = { siteUrl: 'http://localhost:8080', apiBaseUrl: 'http://localhost:8080/' };
    equal(linkOf('"self": "http://localhost:8080/rest/x?y=1"', local)?.path, '/rest/x?y=1');
  });

  it('is not led below a base by a name that only begins like it', () => {
    equal(linkOf(`"self": "${API}9/rest/x"`, CLOUD)?.path, undefined);
    equal(linkOf(`"self": "${SITE}.evil.example/rest/x"`, CLOUD)?.path, undefined);
  });

  it('never leads a request elsewhere, whatever the row', () => {
    const value = oneof(
      string(),
      webUrl({ withQueryParameters: true }),
      string({ unit: constantFrom('/', '\\', '.', '@', ':', '?', '%', '2', 'f', 'rest', ' ') }).map(
        (tail) => `${API}/${tail}`,
      ),
      string({ unit: constantFrom('/', '\\', '.', '@', 'rest/', 'evil.example') }).map(
        (tail) => `/rest/${tail}`,
      ),
      string({ unit: constantFrom('A', 'B', '-', '1', '_') }),
    );
    const name = constantFrom('key', 'self', 'accountId', 'nextPage', 'other');
    const row = oneof(
      string(),
      value.map((text) => JSON.stringify(text)),
      name.chain((member) => value.map((text) => `"${member}": ${JSON.stringify(text)},`)),
    );
    assert(
      property(row, (text) => {
        const link = linkOf(text, CLOUD);
        if (!link) return;
        ok(link.from >= 0 && link.from <= link.to && link.to <= text.length);
        if (link.path !== undefined) {
          ok(link.path.startsWith('/rest/'), link.path);
          equal(new URL(link.path, SITE).origin, SITE);
          ok(new URL(API + link.path).href.startsWith(`${API}/rest/`), link.path);
        }
        if (link.address !== undefined) equal(new URL(link.address).protocol, 'https:');
      }),
      { numRuns: 2000 },
    );
  });
});
