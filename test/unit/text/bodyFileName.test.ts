import { equal, match } from 'node:assert/strict';
import fc from 'fast-check';
import { bodyFileName } from '../../../src/core/text/bodyFileName';

describe('the name of a file with a body', () => {
  for (const [path, contentType, name] of [
    ['/rest/api/3/search/jql?jql=x', 'application/json;charset=UTF-8', 'jql.json'],
    ['/rest/api/3/issue/WEB-1', 'application/problem+json', 'WEB-1.json'],
    ['/secure/attachment/1/a%20b.pdf', 'application/pdf', 'a-20b.pdf'],
    ['/', 'text/plain', 'body.txt'],
    ['/rest/api/3/unknown/', undefined, 'unknown.bin'],
  ] as const) {
    it(`is ${name} for ${path} as ${contentType}`, () => {
      equal(bodyFileName(path, contentType), name);
    });
  }

  it('leads nowhere else, whatever the path is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, contentType) => {
        match(bodyFileName(path, contentType), /^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.\w+$/u);
      }),
    );
  });
});
