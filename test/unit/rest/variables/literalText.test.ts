import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { literalText } from '../../../../src/core/rest/variables/literalText';
import { parseTemplate } from '../../../../src/core/text/template';

describe('a body that is no template', () => {
  it('means the same JSON, in which nothing is replaced', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '\\', '"', 'a') });
    fc.assert(
      fc.property(text, text, (name, value) => {
        const json = JSON.stringify({ [name]: value, nested: { [value]: [{}] } });
        const literal = literalText(json, []);
        deepStrictEqual(JSON.parse(literal), JSON.parse(json));
        deepStrictEqual(parseTemplate(literal), { placeholders: [], unclosed: [] });
      }),
    );
  });

  it('stays as it is where it is no JSON', () =>
    equal(literalText('{{a}}', [['Content-Type', 'text/plain']]), '{{a}}'));
});
