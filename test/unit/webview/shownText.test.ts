import { deepEqual, equal } from 'node:assert/strict';
import { indentedBody, shownPart } from '../../../src/webview/console/shownText';

describe('the body of an answer', () => {
  it('is indented where it is JSON and not too long for that', () => {
    const long = JSON.stringify('x'.repeat(3 * 1024 * 1024));
    deepEqual(['{"a":1}', '<html>', long].map(indentedBody), [
      '{\n  "a": 1\n}',
      undefined,
      undefined,
    ]);
  });

  it('is shown whole up to half a million characters', () => {
    deepEqual(shownPart('x'), { text: 'x' });
  });

  it('says how much of a long one is shown and splits no character', () => {
    const { text, note } = shownPart('x'.repeat(512 * 1024 - 1) + '😀'.repeat(10));
    equal(text.length, 512 * 1024 - 1);
    equal(note, 'The first 524,288 of 524,307 characters are shown.');
  });
});
