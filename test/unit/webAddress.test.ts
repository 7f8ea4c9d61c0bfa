import { deepStrictEqual, equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { MANAGE_GRANTS_URL, DEVELOPER_CONSOLE_URL } from '../../src/core/atlassian/endpoints';
import { checkField } from '../../src/core/credentials/fields';
import { buildAuthorizationUrl } from '../../src/core/oauth/authorizationRequest';
import { isOpenable } from '../../src/core/webAddress';

const SRC = resolve(__dirname, '../../src');

describe('what a browser may be sent to', () => {
  const openable = [
    'https://auth.atlassian.com/authorize?audience=api.atlassian.com&prompt=consent',
    'HTTPS://auth.example',
    'https://auth.example:8443?a=b#c',
    'https://auth.example/a@b?c=d@e',
    'http://127.0.0.1:8080/authorize',
    'http://127.1.2.3/',
    'http://localhost:8080/authorize',
    'http://[::1]:8080/authorize',
    MANAGE_GRANTS_URL,
    DEVELOPER_CONSOLE_URL,
  ];
  for (const address of openable) {
    it(`is ${address}`, () => equal(isOpenable(address), true));
  }

  const refused = [
    'http://auth.example/authorize',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://0.0.0.0/',
    'javascript:alert(1)',
    'javascript://auth.example/%0aalert(1)',
    'file:///etc/passwd',
    'command:workbench.action.quit',
    'vscode://jira-tools.jira-console/callback',
    'data:text/html,x',
    'ftp://auth.example/',
    'mailto:ada@acme.example',
    'https://user@auth.example/',
    'https://user:word@auth.example/',
    'https://@auth.example/',
    'https://auth.example\\@evil.example/',
    'https:\\\\auth.example/',
    'https://auth.example/a\\b',
    'https:auth.example',
    'https:/auth.example',
    'https:///auth.example',
    'https://',
    'https://auth.example:99999/',
    'https://[::1/',
    'https://auth example/',
    ' https://auth.example/',
    'https://auth.example/\n',
    'https://auth.example/\u0000',
    'https://auth.exam\u00adple/',
    'https://auth.example/\u202egnp.exe',
    'https://auth.example/\ud800',
    '//auth.example/',
    '/authorize',
    'auth.example',
    '',
  ];
  for (const address of refused) {
    it(`is not ${JSON.stringify(address)}`, () => equal(isOpenable(address), false));
  }

  it('is the authorization address of whatever may be entered as one', () => {
    const typed = fc.oneof(
      fc.webUrl({ withQueryParameters: true, validSchemes: ['https'] }),
      fc.string({ unit: 'binary' }).map((rest) => `https://auth.example/${rest}`),
      fc.string({ unit: 'grapheme' }).map((rest) => `http://localhost:8080?${rest}`),
    );
    fc.assert(
      fc.property(typed, fc.string({ unit: 'binary' }), (authorizationUrl, parameters) => {
        fc.pre(checkField('authorizationUrl', authorizationUrl) === undefined);
        const request = { client_id: 'c', redirect_uri: 'http://127.0.0.1/', scope: 's' };
        return isOpenable(buildAuthorizationUrl(authorizationUrl, { ...request, parameters }));
      }),
    );
  });

  it('is asked in the one place that opens anything', () => {
    const opening = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /openExternal|vscode\.open\b|simpleBrowser|window\.open/.test(
          readFileSync(join(SRC, file), 'utf8'),
        ),
      );
    // A request's file and an exported one are files that their user chose, that of a body is ours.
    deepStrictEqual(opening.sort(), [
      join('vscode', 'bodyActions.ts'),
      join('vscode', 'httpFiles', 'requestRows.ts'),
      join('vscode', 'openLink.ts'),
      join('vscode', 'pageExport.ts'),
    ]);
  });
});
