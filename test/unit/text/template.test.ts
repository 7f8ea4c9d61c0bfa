import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import {
  mapOutsideTemplates,
  maskTemplates,
  parseTemplate,
  splitOutsideTemplates,
} from '../../../src/core/text/template';

/** The names found, and the places that are not closed. */
function found(text: string): readonly (string | number)[] {
  const { placeholders, unclosed } = parseTemplate(text);
  return [...placeholders.map(({ name }) => name), ...unclosed];
}

describe('the template of a text', () => {
  const rows: readonly [text: string, found: readonly (string | number)[]][] = [
    ['', []],
    ['no {braces} } }} here', []],
    ['a {{ name }}/{{$uuid}}', ['name', '$uuid']],
    ['{{}}', ['']],
    ['{{{name}}}', ['name']],
    ['{{{{name}}}}', ['name']],
    ['{"a":{"b":{}}}', []],
    ['{{open', [0]],
    ['a {{one {{two}}', ['two', 2]],
    ['{{one\n}} {{two}}', ['two', 0]],
    ['{{one\r}}', [0]],
    ['{{a}} {{a} }', ['a', 6]],
    ['{{last.issues[0].{k: key, f: {s: id}}}}', ['last.issues[0].{k: key, f: {s: id}}']],
    ["{{ last.issues[?key=='}}'].id }}", ["last.issues[?key=='}}'].id"]],
    ['{{last."a}}"}}', ['last."a}}"']],
    ['{{last[`{`]}}', ['last[`{`]']],
    ["{{last.'open}}", ["last.'open"]],
    ['{{last.{a: b}} {{name}}', ['name', 0]],
    ['{{lasting}}', ['lasting']],
  ];
  for (const [text, expected] of rows) {
    it(`finds ${JSON.stringify(expected)} in ${JSON.stringify(text)}`, () =>
      deepStrictEqual(found(text), expected));
  }

  it('is passed over by what works on the rest', () => {
    const text = '/{{last.a[?b=="/"]}}/{{c}}/{{d';
    deepStrictEqual(
      {
        masked: maskTemplates(text),
        split: splitOutsideTemplates(text, '/'),
        mapped: mapOutsideTemplates(text, (literal) => literal.replaceAll('/', '-')),
      },
      {
        masked: `/${'x'.repeat(19)}/xxxxx/{{d`,
        split: ['', '{{last.a[?b=="/"]}}', '{{c}}', '{{d'],
        mapped: '-{{last.a[?b=="/"]}}-{{c}}-{{d',
      },
    );
  });

  it('says where each stands', () => {
    deepStrictEqual(parseTemplate('a{{b}}{{ c }}'), {
      placeholders: [
        { name: 'b', start: 1, end: 6 },
        { name: 'c', start: 6, end: 13 },
      ],
      unclosed: [],
    });
  });

  it('finds only what begins and ends with its braces, one behind the other', () => {
    const text = fc.string({
      unit: fc.constantFrom('{', '}', '{{', '}}', 'a', 'last.', "'", '"', '\\', '\n', ' '),
    });
    fc.assert(
      fc.property(text, (generated) => {
        let last = 0;
        for (const { start, end, name } of parseTemplate(generated).placeholders) {
          const whole = generated.slice(start, end);
          deepStrictEqual(
            [start >= last, whole.slice(0, 2), whole.slice(-2), whole.slice(2, -2).trim()],
            [true, '{{', '}}', name],
          );
          last = end;
        }
      }),
    );
  });
});
