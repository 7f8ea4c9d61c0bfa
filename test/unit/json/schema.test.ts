import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { jsonProblems } from '../../../src/core/json/jsonProblems';
import type { JsonSchema } from '../../../src/core/json/jsonSchema';
import { exampleOf } from '../../../src/core/json/jsonExample';
import { remarkAt, suggestionsAt } from '../../../src/core/json/schemaHints';

const SCHEMA: JsonSchema = {
  type: 'object',
  required: ['body'],
  properties: {
    body: { type: ['string', 'object'], description: 'The comment.' },
    visibility: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: ['group', 'role'] },
        public: { type: 'boolean' },
      },
    },
    labels: { type: 'array', items: { type: 'string' } },
    fields: { type: 'object', additionalProperties: true, properties: {} },
  },
};

/** The labels that are suggested at the mark, and the text after the first was taken. */
function suggested(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const suggestions = suggestionsAt(text, offset, SCHEMA);
  const [first] = suggestions;
  const taken = first && text.slice(0, first.from) + first.insert + text.slice(first.to);
  return [suggestions.map(({ label }) => label), taken];
}

describe('what may be written into a body', () => {
  const rows: readonly [
    what: string,
    marked: string,
    labels: string[],
    taken: string | undefined,
  ][] = [
    [
      'names, in an empty object',
      '{|}',
      ['body', 'visibility', 'labels', 'fields'],
      '{"body": ""}',
    ],
    [
      'names, in place of one that is begun',
      '{"bo|"}',
      ['body', 'visibility', 'labels', 'fields'],
      '{"body": ""}',
    ],
    [
      'names that are not there yet',
      '{"body": "", |}',
      ['visibility', 'labels', 'fields'],
      '{"body": "", "visibility": {}}',
    ],
    [
      'another name of a value',
      '{"|": 1}',
      ['body', 'visibility', 'labels', 'fields'],
      '{"body": 1}',
    ],
    [
      'names below a member',
      '{"visibility": {|}}',
      ['type', 'public'],
      '{"visibility": {"type": ""}}',
    ],
    [
      'the values of a list',
      '{"visibility": {"type": |}}',
      ['group', 'role'],
      '{"visibility": {"type": "group"}}',
    ],
    [
      'values in place of one',
      '{"visibility": {"type": "x|"}}',
      ['group', 'role'],
      '{"visibility": {"type": "group"}}',
    ],
    [
      'true and false',
      '{"visibility": {"public": |}}',
      ['true', 'false'],
      '{"visibility": {"public": true}}',
    ],
    ['nothing where any text may be', '{"labels": [|]}', [], undefined],
  ];
  for (const [what, marked, labels, taken] of rows) {
    it(`is ${what}`, () => deepStrictEqual(suggested(marked), [labels, taken]));
  }

  it('is explained where the pointer rests', () => {
    const text = '{"body": "x", "visibility": {"type": "role"}}';
    deepStrictEqual(
      [
        remarkAt(text, 3, SCHEMA)?.text,
        remarkAt(text, 38, SCHEMA)?.text,
        remarkAt(text, 0, SCHEMA),
      ],
      ['string or object\nThe comment.', 'string\n"group", "role"', undefined],
    );
  });

  it('begins with what is required', () => {
    deepStrictEqual(
      [exampleOf(SCHEMA), exampleOf({ ...SCHEMA, required: [] })],
      [
        { body: '' },
        { body: '', visibility: { type: 'group', public: false }, labels: [''], fields: {} },
      ],
    );
  });
});

describe('what is wrong with a body', () => {
  const rows: readonly [what: string, text: string, problems: string[]][] = [
    ['nothing in an empty one', ' ', []],
    ['nothing in a good one', '{"body": "x", "fields": {"customfield_1": null}}', []],
    ['a comma that is missing', '{"body": "x" "labels": []}', ['"labels" CommaExpected']],
    ['a comment', '{"body": "x" /* y */}', ['/* y */ InvalidCommentToken']],
    ['what is required and not there', '{}', ['{ member_missing body']],
    ['a name that is not documented', '{"body": "x", "boddy": 1}', ['"boddy" member_unknown']],
    ['another type', '{"body": 1}', ['1 type_other string or object']],
    ['another type within a list', '{"body": "", "labels": [7]}', ['7 type_other string']],
    [
      'another value',
      '{"body": "", "visibility": {"type": "all"}}',
      ['"all" value_unknown group, role'],
    ],
  ];
  for (const [what, text, problems] of rows) {
    it(`is ${what}`, () => {
      const found = jsonProblems(text, SCHEMA).map(({ from, to, code, expected }) =>
        [text.slice(from, to), code, expected].filter(Boolean).join(' '),
      );
      deepStrictEqual(found, problems);
    });
  }

  it('is told apart as JSON.parse does, for any text', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 3 }))
      .map(([text, place, typed]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + typed + text.slice(at + 1);
      });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        fc.pre(text.trim() !== '');
        equal(jsonProblems(text, undefined).length > 0, !isJson(text), text);
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
