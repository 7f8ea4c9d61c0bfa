import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { indexed } from './generatedJson';

/** The same number as a whole one times a power of ten, as large as it takes. */
function exactly(literal: string): { readonly whole: bigint; readonly power: number } {
  const [, sign, integer, fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(
    literal,
  )!;
  return { whole: BigInt(sign! + integer! + fraction), power: Number(power) - fraction.length };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [exactly(one), exactly(other)];
  const least = Math.min(a.power, b.power);
  return a.whole * 10n ** BigInt(a.power - least) === b.whole * 10n ** BigInt(b.power - least);
}

const digits = fc.string({
  unit: fc.constantFrom(...Array.from('00123456789')),
  minLength: 1,
  maxLength: 20,
});
const literal = fc
  .tuple(fc.boolean(), digits, fc.option(digits), fc.option(fc.integer({ min: -330, max: 320 })))
  .map(([isNegative, integer, fraction, power]) => {
    const sign = isNegative ? '-' : '';
    const behind = fraction === null ? '' : `.${fraction}`;
    const whole = integer.replace(/^0+(?=\d)/, '');
    return sign + whole + behind + (power === null ? '' : `e${power}`);
  });

describe('a rounded number', () => {
  it('is each that another value comes back of from JSON.parse and JSON.stringify', () => {
    fc.assert(
      fc.property(fc.oneof(literal, fc.double({ noNaN: true }).map(String)), (number) => {
        fc.pre(!number.includes('Infinity'));
        const back = JSON.stringify(JSON.parse(number));
        const isRounded = back === 'null' || !isSame(number, back);
        equal(indexed(`[${number}]`).state.roundedCount, isRounded ? 1 : 0, number);
        equal(indexed(number).state.roundedCount, isRounded ? 1 : 0, number);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is counted with where it begins, of the first hundred', () => {
    const number = '9007199254740993';
    const { roundedCount, roundedOffsets } = indexed(
      `[1, ${Array.from({ length: 150 }, () => number).join()}]`,
      [7],
    ).state;
    deepStrictEqual(
      { roundedCount, kept: roundedOffsets.length, first: roundedOffsets.slice(0, 2) },
      { roundedCount: 150, kept: 100, first: [4, 21] },
    );
  });
});
