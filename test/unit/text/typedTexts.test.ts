import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { TypedTexts } from '../../../src/core/text/typedTexts';

describe('typed texts', () => {
  it('take back whatever the other end sends of them, be it late or not all of them', () => {
    const typing = fc.array(
      fc.record({ text: fc.constantFrom('a', 'b', 'c'), isSentBack: fc.boolean() }),
    );
    fc.assert(
      fc.property(typing, (all) => {
        const typed = new TypedTexts();
        for (const { text } of all) typed.add(text);
        ok(all.every(({ text, isSentBack }) => !isSentBack || typed.takeBack(text)));
      }),
    );
  });

  it('take one back once, and none that was typed before it', () => {
    const typed = new TypedTexts();
    for (const text of ['a', 'b', 'c']) typed.add(text);
    deepStrictEqual(
      ['b', 'b', 'a'].map((text) => typed.takeBack(text)),
      [true, false, false],
    );
  });

  it('leave the last word to the other end, once something else was typed there', () => {
    const typed = new TypedTexts();
    for (const text of ['a', 'b']) typed.add(text);
    deepStrictEqual(
      ['other', 'a', 'b'].map((text) => typed.takeBack(text)),
      [false, false, false],
    );
  });

  it('keep the last of many large ones', () => {
    const typed = new TypedTexts();
    const large = (letter: string) => letter.repeat(20 * 1024 * 1024);
    typed.add(large('a'));
    typed.add(large('b'));
    deepStrictEqual(typed.takeBack(large('b')), true);
    typed.add(large('a'));
    typed.add(large('b'));
    deepStrictEqual(typed.takeBack(large('a')), false);
  });
});
