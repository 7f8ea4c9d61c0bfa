import { equal } from 'node:assert/strict';
import { isCurlCommand } from '../../../src/core/text/curlCommand';

describe('a command of curl', () => {
  const rows: readonly (readonly [text: string, is: boolean])[] = [
    ["curl 'https://acme.example'", true],
    ['\n  $ curl \\\n  https://acme.example', true],
    ['curl.exe https://acme.example', true],
    ['/usr/bin/curl https://acme.example', true],
    ['C:\\Windows\\System32\\CURL.EXE https://acme.example', true],
    ['curl', false],
    ['curly braces', false],
    ['libcurl https://acme.example', false],
    ['/rest/api/3/myself', false],
    ['', false],
  ];
  for (const [text, is] of rows) {
    it(`is ${is ? '' : 'not '}meant by ${JSON.stringify(text)}`, () =>
      equal(isCurlCommand(text), is));
  }
});
