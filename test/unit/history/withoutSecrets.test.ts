import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  headersWithoutSecrets,
  pathWithoutSecrets,
  textWithoutSecrets,
} from '../../../src/core/history/withoutSecrets';

const REDACTED = '«redacted»';

describe('a path in the history', () => {
  it('is kept as it was typed where it holds no secret', () => {
    const paths = [
      '/rest/api/3/myself',
      '/rest/api/3/search/jql?jql=project = WEB&nextPageToken=Ck8KCWlzc3VlSWQ6MTAw&maxResults=5',
      '/rest/agile/1.0/board/1/sprint?state=active,future',
      '/rest/agile/1.0/board/1/sprint?state=active%2Cfuture',
      'https://acme.atlassian.net/rest/api/3/user?accountId=5b10a2844c20165700ede21g',
      '/rest/api/3/issue/{{last.issues[?key==`A`].key | [0]}}?x=a?b&&y',
      '/rest/api/3/issue/WEB-1?token={{myToken}}&access_token=',
    ];
    deepStrictEqual(
      paths.map((path) => pathWithoutSecrets(path, [])),
      paths,
    );
  });

  it('has no value of a parameter that is secret by its name', () => {
    deepStrictEqual(
      [
        '/x?access_token=abc&a=1',
        '/x?a=1&api%5Fkey=abc',
        '/x?my%5Ftoken=abc',
        '/x?jwt=abc',
        '/x?code=4/0AX4XfWh&state=9a8b7c6d5e4f',
        '/x?Password=abc',
      ].map((path) => pathWithoutSecrets(path, [])),
      [
        `/x?access_token=${REDACTED}&a=1`,
        `/x?a=1&api%5Fkey=${REDACTED}`,
        `/x?my%5Ftoken=${REDACTED}`,
        `/x?jwt=${REDACTED}`,
        `/x?code=${REDACTED}&state=${REDACTED}`,
        `/x?Password=${REDACTED}`,
      ],
    );
  });

  it('has neither userinfo, nor what looks like a token, nor a secret that is known', () => {
    equal(
      pathWithoutSecrets('https://ada:pw@acme.example/rest?a=b@c', []),
      'https://acme.example/rest?a=b@c',
    );
    equal(pathWithoutSecrets('https://t0ken@acme.example/rest', []), 'https://acme.example/rest');
    ok(!pathWithoutSecrets('/x/ATATT3xFfGF0abcdefghijklmn', []).includes('3xFfGF0'));
    equal(pathWithoutSecrets('/x/hunter2?q=hunter2', ['hunter2']), `/x/${REDACTED}?q=${REDACTED}`);
  });

  it('never shows the value of a secret parameter, wherever it stands', () => {
    const names = fc.constantFrom(
      'access_token',
      'client_secret',
      'apikey',
      'sessionId',
      'PASSWORD',
    );
    const word = fc.stringMatching(/^[a-z]{0,8}$/);
    fc.assert(
      fc.property(
        names,
        fc.stringMatching(/^Zz[A-Za-z\d._~+/@?:-]{1,30}$/),
        fc.array(fc.tuple(word, word), { maxLength: 4 }),
        fc.nat(4),
        (name, secret, others, place) => {
          const query = others.map(([key, value]) => `${key}=${value}`);
          query.splice(place, 0, `${name}=${secret}`);
          ok(!pathWithoutSecrets(`/rest?${query.join('&')}`, []).includes(secret));
        },
      ),
    );
  });
});

describe('headers and bodies in the history', () => {
  it('have none that carries a secret by its name', () => {
    deepStrictEqual(
      headersWithoutSecrets(
        [
          ['Accept', 'application/json'],
          ['Cookie', 'a=b'],
          ['X-Api-Key', 'abc'],
          [' authorization ', 'x'],
          ['X-Atlassian-Token', 'no-check'],
          ['X-Note', 'Bearer abcdefghijklmnopqrstuvwxyz'],
        ],
        [],
      ),
      [
        ['Accept', 'application/json'],
        ['X-Atlassian-Token', 'no-check'],
        ['X-Note', `Bearer ${REDACTED}`],
      ],
    );
  });

  it('have no secret that is known or looks like one', () => {
    equal(
      textWithoutSecrets('{"password":"hunter2hunter2","note":"swordfish"}', ['swordfish']),
      `{"password":"${REDACTED}","note":"${REDACTED}"}`,
    );
  });
});
