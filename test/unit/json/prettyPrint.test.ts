import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prettyPrint } from '../../../src/core/json/prettyPrint';

/** JSON text of a value, with any whitespace that RFC 8259 allows between its tokens. */
const looselySpaced = fc
  .tuple(fc.jsonValue(), fc.array(fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r') })))
  .map(([value, spaces]) => {
    let next = 0;
    const space = () => (spaces.length === 0 ? '' : spaces[next++ % spaces.length]!);
    const write = (part: unknown): string => {
      if (Array.isArray(part)) {
        return `[${space()}${part.map((element) => write(element) + space()).join(`,${space()}`)}]`;
      }
      if (typeof part === 'object' && part !== null) {
        const members = Object.entries(part).map(
          ([key, member]) =>
            `${JSON.stringify(key)}${space()}:${space()}${write(member)}${space()}`,
        );
        return `{${space()}${members.join(`,${space()}`)}}`;
      }
      return JSON.stringify(part);
    };
    return { value, text: `${space()}${write(value)}${space()}` };
  });

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Made of what JSON is made of, so that random texts come close to it. */
const jsonLikeText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '\\', '/', ' ', '\t', '\n'),
    fc.constantFrom('u0019', '0', '1', '9', 'a', 'A', 'e', 'E', '+', '-', '.', 't', 'n'),
    fc.constantFrom('true', 'null', '":', '\u00a0', '\u0001', '\ufeff', '\ud800'),
  ),
  maxLength: 12,
});

describe('prettyPrint', () => {
  it('agrees with JSON.stringify on every value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(prettyPrint(JSON.stringify(value)), JSON.stringify(value, null, 2));
      }),
    );
  });

  it('gives the same for every spacing of a text', () => {
    fc.assert(
      fc.property(looselySpaced, ({ value, text }) => {
        assert.equal(prettyPrint(text), JSON.stringify(value, null, 2));
      }),
    );
  });

  it('takes exactly the texts that JSON.parse takes', () => {
    fc.assert(
      fc.property(jsonLikeText, (text) => {
        assert.equal(prettyPrint(text) !== undefined, parses(text), text);
      }),
      { numRuns: 5_000 },
    );
  });

  it('refuses what JSON.parse refuses after one change to a good text', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), jsonLikeText, (text, where, piece) => {
        const at = where % (text.length + 1);
        for (const changed of [
          text.slice(0, at),
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at) + piece + text.slice(at),
        ]) {
          assert.equal(prettyPrint(changed) !== undefined, parses(changed), changed);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  for (const text of [
    ...['', ' ', '{', '[', '"', '{}}', '[]]', '[}', '{]', '[1,]', '[,1]', '[1 2]', '{"a":1,}'],
    ...[
      '{a:1}',
      '{"a"}',
      '{"a" 1}',
      '{"a":}',
      '{1:2}',
      "'a'",
      '"\n"',
      '"\\x"',
      '"\\u12g4"',
      '"\\u12',
    ],
    ...[
      '01',
      '-',
      '-a',
      '+1',
      '.5',
      '1.',
      '1.e3',
      '1e',
      '1e+',
      '0x1',
      'NaN',
      'Infinity',
      '-Infinity',
    ],
    ...[
      'tru',
      'truex',
      'nul',
      'undefined',
      '// a\n1',
      '1 // a',
      '\ufeff1',
      '\u00a01',
      '1\u2028',
      '{} {}',
    ],
    ...['<html></html>', '{"key":"cut o'],
  ]) {
    it(`says that ${JSON.stringify(text)} is not JSON`, () => {
      assert.deepEqual([prettyPrint(text), parses(text)], [undefined, false]);
    });
  }

  it('keeps numbers, duplicate keys, the order of keys and escapes as they are spelled', () => {
    const text =
      '{"id":12345678901234567890123,"b":-0.10e+2,"1":1E400,"a":1.0,"a":2,"t":"\\u00e9\\/é\\ud83d","e":{},"f":[ ]}';
    assert.equal(
      prettyPrint(text),
      [
        '{',
        '  "id": 12345678901234567890123,',
        '  "b": -0.10e+2,',
        '  "1": 1E400,',
        '  "a": 1.0,',
        '  "a": 2,',
        '  "t": "\\u00e9\\/é\\ud83d",',
        '  "e": {},',
        '  "f": []',
        '}',
      ].join('\n'),
    );
  });

  it('indents 64 levels like JSON.stringify', () => {
    const text = `${'[{"a":'.repeat(32)}[]${'}]'.repeat(32)}`;
    assert.equal(prettyPrint(text), JSON.stringify(JSON.parse(text), null, 2));
  });

  it('stays at the column of level 64 however deep the text is', () => {
    const depth = 20_000;
    const lines = prettyPrint(`${'['.repeat(depth)}1${']'.repeat(depth)}`)?.split('\n') ?? [];
    assert.deepEqual(
      [lines.length, lines[64], lines[65], lines[depth], lines[2 * depth]],
      [2 * depth + 1, `${' '.repeat(128)}[`, `${' '.repeat(128)}[`, `${' '.repeat(128)}1`, ']'],
    );
  });

  it('gives up where indentation would fill the memory', function () {
    this.timeout(10_000);
    const depth = 1_000_000;
    assert.equal(prettyPrint(`${'['.repeat(depth)}${']'.repeat(depth)}`), undefined);
  });

  it('refuses deep text that is not closed', () => {
    assert.equal(prettyPrint('['.repeat(100_000)), undefined);
  });
});
