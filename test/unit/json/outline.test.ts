import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { likeAnswer } from '../../../src/core/pages/likeAnswer';
import { indexed, spacedJson } from './generatedJson';

/** A value with nothing in the lists that it has directly. */
function emptied(value: unknown): unknown {
  const list = (elements: readonly unknown[]) => elements.map(() => undefined);
  if (Array.isArray(value)) return list(value);
  const members = Object.entries(value as object);
  return Object.fromEntries(
    members.map(([name, member]) => [name, Array.isArray(member) ? list(member) : member]),
  );
}

describe('the outline of JSON', () => {
  it('has its members, and of its lists how long they are', () => {
    fc.assert(
      fc.property(spacedJson, ({ value, text }) => {
        const { outline } = indexed(text);
        const isScalar = typeof value !== 'object' || value === null;
        if (isScalar) equal(outline, undefined);
        else deepStrictEqual(outline && likeAnswer(outline), emptied(JSON.parse(text)));
      }),
    );
  });

  it('is none of what breaks off', () => {
    equal(indexed('{"total": 5, "issues": [1').outline, undefined);
  });

  it('leaves out what is long and no list, and takes the last of two members', () => {
    const text = `{"a": "${'x'.repeat(10_000)}", "n": 1, "l": [], "n": 1e400}`;
    const members = [
      ['n', '1'],
      ['l', 0],
      ['n', '1e400'],
    ] as const;
    deepStrictEqual(indexed(text).outline, { members });
    deepStrictEqual(likeAnswer({ members }), { n: Infinity, l: [] });
  });
});
