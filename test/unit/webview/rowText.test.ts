import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  array,
  assert,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  option,
  property,
  string,
  tuple,
} from 'fast-check';
import { jsonTokens } from '../../../src/webview/viewer/jsonTokens';
import { bracketOf, segments } from '../../../src/webview/viewer/segments';

const anyText = oneof(
  string(),
  string({ unit: constantFrom('"', '\\', '{', '}', ':', ',', ' ', '1', '-', 'e', 'x', 'ü', '😀') }),
  jsonValue().map((value) => JSON.stringify(value)),
);

describe('the pieces of a line of JSON', () => {
  it('tell names from strings, numbers and words', () => {
    deepEqual(kinds('"a\\"b": -1.5e+3,'), [
      ['name', '"a\\"b"'],
      ['punctuation', ':'],
      ['plain', ' '],
      ['number', '-1.5e+3'],
      ['punctuation', ','],
    ]);
    deepEqual(kinds('"x: y"'), [['string', '"x: y"']]);
    deepEqual(kinds('null]'), [
      ['word', 'null'],
      ['punctuation', ']'],
    ]);
  });

  it('take a string that was cut off to the end', () => {
    deepEqual(kinds('"a": "b \\'), [
      ['name', '"a"'],
      ['punctuation', ':'],
      ['plain', ' '],
      ['string', '"b \\'],
    ]);
  });

  it('are the whole line, whatever is in it', () => {
    assert(
      property(anyText, (text) => {
        const tokens = jsonTokens(text);
        equal(tokens.map(({ from, to }) => text.slice(from, to)).join(''), text);
        ok(tokens.every(({ from, to }) => from < to));
      }),
    );
  });

  it('are few in a line that is no line of a pretty print', () => {
    ok(jsonTokens('[1,"a"],'.repeat(250)).length <= 402);
  });
});

describe('the pieces of a row', () => {
  it('are cut where something was found, with the current one apart', () => {
    deepEqual(
      segments('"ab": 12', jsonTokens('"ab": 12'), {
        marks: [
          [1, 3],
          [6, 7],
        ],
        current: 1,
        bracket: undefined,
      }).map(({ text, kind, mark }) => [text, kind, mark]),
      [
        ['"', 'name', 'none'],
        ['ab', 'name', 'found'],
        ['"', 'name', 'none'],
        [':', 'punctuation', 'none'],
        [' ', 'plain', 'none'],
        ['1', 'number', 'current'],
        ['2', 'number', 'none'],
      ],
    );
  });

  it('tell a link and what is said from the rest, and where that ends', () => {
    const text = '"ab": "c-1"';
    const hint = { from: 0, to: 4, kind: 'field', text: 'Field' } as const;
    const pieces = segments(text, jsonTokens(text), {
      marks: [[0, 2]],
      current: undefined,
      bracket: undefined,
      link: { from: 7, to: 10, label: 'c-1' },
      hints: [hint],
    });
    deepEqual(
      pieces.map(({ text: piece, isLink, hint: said, endsHint }) => [
        piece,
        isLink,
        said,
        endsHint,
      ]),
      [
        ['"a', false, hint, false],
        ['b"', false, hint, true],
        [':', false, undefined, false],
        [' ', false, undefined, false],
        ['"', false, undefined, false],
        ['c-1', true, undefined, false],
        ['"', false, undefined, false],
      ],
    );
  });

  it('are the whole row, wherever something was found', () => {
    const mark = tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 }));
    assert(
      property(
        anyText,
        array(mark),
        option(integer({ min: 0, max: 3 }), { nil: undefined }),
        option(integer({ min: 0, max: 30 }), { nil: undefined }),
        tuple(integer({ min: 0, max: 30 }), integer({ min: 0, max: 30 })),
        (text, marks, current, bracket, [from, to]) => {
          const overlay = { marks, current, bracket, link: { from, to, label: '' } };
          const pieces = segments(text, jsonTokens(text), overlay);
          equal(pieces.map((piece) => piece.text).join(''), text);
        },
      ),
    );
  });

  it('have a bracket whose match is in another row at their beginning or at their end', () => {
    deepEqual(['"a": {', '[', '},', ']', '{}', '"a": 1'].map(bracketOf), [
      5,
      0,
      0,
      0,
      undefined,
      undefined,
    ]);
  });
});

function kinds(line: string): [string, string][] {
  return jsonTokens(line).map(({ kind, from, to }) => [kind, line.slice(from, to)]);
}
