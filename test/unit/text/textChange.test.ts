import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { changeBetween, placeAt, withLineFeeds } from '../../../src/core/text/textChange';

/** Few characters, so that texts share much; two emojis share their first half, two their second. */
const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '😀', '😁', '🈀'), { maxLength: 12 })
  .map((parts) => parts.join(''));

function applied(before: string, after: string): string {
  const change = changeBetween(before, after);
  if (change === undefined) return before;
  return before.slice(0, change.from) + change.insert + before.slice(change.to);
}

describe('the change between two texts', () => {
  it('makes the one of the other', () => {
    fc.assert(fc.property(text, text, (before, after) => equal(applied(before, after), after)));
  });

  it('cuts no pair of surrogates', () => {
    const isWhole = (part: string) => !/\p{Cs}/u.test(part);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = changeBetween(before, after) ?? { from: 0, to: 0, insert: '' };
        ok(
          [before.slice(0, from), before.slice(from, to), before.slice(to), insert].every(isWhole),
        );
      }),
    );
  });

  it('is what was typed in the middle, and nothing around it', () => {
    deepStrictEqual(
      [
        changeBetween('{"a": 1, "b": 2}', '{"a": 12, "b": 2}'),
        changeBetween('aaa', 'aa'),
        changeBetween('same', 'same'),
      ],
      [{ from: 7, to: 7, insert: '2' }, { from: 2, to: 3, insert: '' }, undefined],
    );
  });
});

describe('the place of an offset', () => {
  it('is its line, and how far it is into it', () => {
    fc.assert(
      fc.property(text, fc.nat(), (whole, number) => {
        const offset = number % (whole.length + 1);
        const lines = whole.slice(0, offset).split('\n');
        deepStrictEqual(placeAt(whole, offset), {
          line: lines.length - 1,
          character: lines.at(-1)!.length,
        });
      }),
    );
  });
});

it('a text with line feeds has no other ends of lines, and as many', () => {
  equal(withLineFeeds('a\r\nb\rc\n\r\n'), 'a\nb\nc\n\n');
});
