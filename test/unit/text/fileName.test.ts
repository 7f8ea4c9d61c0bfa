import { deepStrictEqual } from 'node:assert/strict';
import { fileName } from '../../../src/core/text/fileName';

describe('a name for a file', () => {
  const rows: readonly [title: string, name: string][] = [
    ['POST /rest/api/3/issue', 'POST ∕rest∕api∕3∕issue'],
    ['..\\..\\etc', '..∕..∕etc'],
    ['a\nb\u0000c\u202Ed', 'a b c d'],
    ['  ', 'Body'],
    [`${'x'.repeat(79)}😀`, `${'x'.repeat(79)}😀`],
    [`${'x'.repeat(79)}😀y`, `${'x'.repeat(79)}😀…`],
  ];
  for (const [title, name] of rows) {
    it(`of ${JSON.stringify(title)} reads like it`, () => {
      deepStrictEqual(fileName(title), name);
    });
  }
});
