import { deepStrictEqual, equal } from 'node:assert/strict';

import fc from 'fast-check';

import { readQuery, setQuery } from '../../../src/core/catalogue/query';

describe('the query of a path', () => {
  it('is read as a server reads it, and what is no encoding as it was typed', () => {
    deepStrictEqual(readQuery('/x?a=1+2&%C3%BC=%26&&b=&c&a=3=4&d=50%&=e#f?g=1'), [
      ['a', '1 2'],
      ['ü', '&'],
      ['b', ''],
      ['c', ''],
      ['a', '3=4'],
      ['d', '50%'],
      ['', 'e'],
    ]);
    deepStrictEqual([readQuery('/x'), readQuery('/x?'), readQuery('/x#?a')], [[], [], []]);
  });

  const rows: readonly (readonly [path: string, values: readonly string[], after: string])[] = [
    ['/x', ['1'], '/x?a=1'],
    ['/x?', ['1'], '/x?a=1'],
    ['/x?b=%7e', ['ü &=+%'], '/x?b=%7e&a=%C3%BC%20%26%3D%2B%25'],
    ['/x?b&', ['1', '2'], '/x?b&a=1&a=2'],
    ['/x?b=1&a=1&c=+&a=2#d', ['3', '4'], '/x?b=1&a=3&a=4&c=+#d'],
    ['/x?b&%61=1', ['2'], '/x?b&a=2'],
    ['/x?a', ['\uD800'], '/x?a=%EF%BF%BD'],
    ['/x?b=1&a=1', [], '/x?b=1'],
    ['/x?a=1&a=2#b', [], '/x#b'],
    ['/x?a&', [], '/x'],
    ['/x?', [], '/x?'],
    ['/x?b=a&A', [], '/x?b=a&A'],
  ];
  for (const [path, values, after] of rows) {
    it(`of ${path} becomes ${after} with ${values.length} values of a`, () => {
      equal(setQuery(path, 'a', values), after);
    });
  }

  it('is looked for outside of templates, whatever these hold', () => {
    const issue = '/rest/api/3/issue/{{last.issues[?a=="b" && c=="#"].key}}';
    deepStrictEqual(
      [
        setQuery(issue, 'fields', ['x']),
        readQuery('/x?jql={{last.q && `a=+%20`}}&b=1'),
        setQuery('/x?b={{last.q && c}}', 'a', ['{{last.{a: b}}} &']),
        setQuery('/x?a={{last.q && c}}&b=1', 'a', []),
      ],
      [
        `${issue}?fields=x`,
        [
          ['jql', '{{last.q && `a=+%20`}}'],
          ['b', '1'],
        ],
        '/x?b={{last.q && c}}&a={{last.{a: b}}}%20%26',
        '/x?b=1',
      ],
    );
  });

  const text = fc.string({ unit: fc.constantFrom(...Array.from('ab=&+%?/ ü€😀"'), '%20', '%zz') });
  const typed = fc
    .tuple(fc.array(text.map((each) => each.replaceAll('?', ''))), fc.option(text))
    .map(([before, query]) => `/${before.join('/')}${query === null ? '' : `?${query}`}`);

  it('has the values it was given, and all others as before', () => {
    fc.assert(
      fc.property(typed, text, fc.array(text, { maxLength: 3 }), (path, name, values) => {
        const after = setQuery(path, name, values);
        const isOther = ([each]: readonly [string, string]) => each !== name;
        deepStrictEqual(
          {
            path: after.split('?', 1),
            own: readQuery(after).filter((pair) => !isOther(pair)),
            others: readQuery(after).filter(isOther),
          },
          {
            path: path.split('?', 1),
            own: values.map((value) => [name, value]),
            others: readQuery(path).filter(isOther),
          },
        );
        equal(setQuery(after, name, values), after);
      }),
    );
  });

  it('is what URLSearchParams reads, where every % begins an encoding of a character', () => {
    const encoded = typed.filter((path) => !/%(?!20)/u.test(path));
    fc.assert(
      fc.property(encoded, (path) => {
        const query = path.slice(path.split('?', 1)[0]!.length + 1);
        deepStrictEqual(readQuery(path), [...new URLSearchParams(`?${query}`)]);
      }),
    );
  });
});
