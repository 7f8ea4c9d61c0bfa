import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { elementBytes } from '../../../src/core/json/elementBytes';

function elementsOf(json: string, member?: string): readonly string[] {
  const elements = elementBytes(new TextEncoder().encode(json), member);
  return elements.map((element) => new TextDecoder().decode(element));
}

describe('the elements of a list', () => {
  it('are those that JSON.parse finds, with any space between them', () => {
    const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
    const lists = fc.array(fc.jsonValue(), { maxLength: 8 });
    fc.assert(
      fc.property(object, lists, fc.nat(4), fc.boolean(), (others, list, indent, isFirst) => {
        const whole = isFirst ? { issues: list, ...others } : { ...others, issues: list };
        const json = JSON.stringify({ ...whole, issues: list }, null, indent);
        const found = elementsOf(json, 'issues').map((one) => JSON.parse(one) as unknown);
        // What JSON makes of -0 and of numbers beyond it is not in question.
        deepStrictEqual(found, (JSON.parse(json) as { issues: unknown }).issues);
      }),
    );
  });

  it('are to the letter what came', () => {
    const elements = ['12345678901234567890', '{"a":1,"a":2}', '"\\u0041\\/"', '1.0', '"]},\\""'];
    deepStrictEqual(elementsOf(`[ ${elements.join(' ,\n')} ]`), elements);
  });

  it('are of the last member of the name, however it is spelled', () => {
    deepStrictEqual(
      elementsOf('{"a":{"issues":[0]},"issues":[1],"iss\\u0075es":[2,3]}', 'issues'),
      ['2', '3'],
    );
  });

  it('end where the text does, or are refused, where it is no JSON', () => {
    const letters = fc.array(fc.constantFrom(...Array.from('[]{}",:\\1a ')));
    const texts = letters.map((chosen) => chosen.join(''));
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isWhole) => {
        try {
          elementsOf(text, isWhole ? undefined : 'a');
        } catch (error) {
          equal((error as Error).name, 'SyntaxError');
        }
      }),
    );
  });
});
