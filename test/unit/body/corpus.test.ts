import { deepStrictEqual, doesNotThrow, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { BodyReader } from '../../../src/core/body/bodyReader';
import type { BodyQuestion, BodyView } from '../../../src/core/body/question';
import { prettyPrint } from '../../../src/core/json/prettyPrint';
import { parseJson } from '../../../src/core/jsonValue';
import * as bad from '../../badBodies';

/** By what they are; each is small enough to be asked everything many times. */
const corpus: Readonly<Record<string, Uint8Array>> = {
  'a flat list': bad.flatList(300),
  'a deep nest': bad.nested(300),
  'a long string': bad.longString(5_000),
  'a long line': bad.longLine(5_000),
  'JSON that is broken in the middle': bad.brokenInTheMiddle(20),
  'lone surrogates': bad.loneSurrogates,
  'invalid UTF-8': bad.invalidUtf8,
  'zero bytes': bad.zeroBytes,
  'UTF-16 with a mark': bad.markedUtf16,
  'UTF-8 with a mark': Buffer.from('\ufeff{"a":[{"b":1}]}'),
  'a picture': bad.picture,
  'a page': bad.page('https://elsewhere.example/'),
  'a drawing': bad.drawing('https://elsewhere.example/'),
  'line ends of all kinds': Buffer.from('[1,\r\n2,\r3,\n\r4]\r'),
  'a list of documents': Buffer.from(
    JSON.stringify([
      { type: 'doc', version: 1, content: [] },
      { a: 1, 'b c': { d: [2] } },
    ]),
  ),
  'names that stand twice': Buffer.from('[{"a":1,"a":[{"b":2}],"":3},{"__proto__":4}]'),
  'a number alone': Buffer.from('-12345678901234567890e-5'),
  nothing: new Uint8Array(),
};

function newReader(): BodyReader {
  let now = 0;
  return new BodyReader({
    charset: undefined,
    redact: (text) => text,
    latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
    longestSecret: 10,
    now: () => (now += 1),
  });
}

/** A reader of the whole, which came in pieces of this size. */
function readerOf(bytes: Uint8Array, piece = bytes.length + 1): BodyReader {
  const reader = newReader();
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  reader.end();
  return reader;
}

const column = fc.constantFrom(['a'], ['b c', 'd'], ['id'], ['__proto__'], []);
const view = fc.constantFrom<BodyView>('pretty', 'raw');
/** Also behind the last that there is. */
const line = fc.nat(400);
const columns = fc.array(column, { maxLength: 3 });
const order = fc.option(fc.record({ column, isDescending: fc.boolean() }), { nil: undefined });

const question: fc.Arbitrary<BodyQuestion> = fc.oneof(
  fc.record({ kind: fc.constant('rows' as const), view, from: line, to: line }),
  fc.record({
    kind: fc.constantFrom('toggle_fold' as const, 'value' as const, 'path' as const),
    line,
  }),
  fc.record({ kind: fc.constant('bracket' as const), line }),
  fc.record({ kind: fc.constant('fold_all' as const), depth: fc.nat(5) }),
  fc.record({
    kind: fc.constantFrom(...(['unfold_all', 'state', 'losses', 'lists', 'documents'] as const)),
  }),
  fc.record({ kind: fc.constant('text' as const), view }),
  fc.record({ kind: fc.constant('json' as const), longest: fc.nat(1_000) }),
  fc.record({ kind: fc.constant('reveal' as const), view, line }),
  fc.record({
    kind: fc.constant('find' as const),
    view,
    query: fc.constantFrom('', 'a', '"', '\\n', '^', '.*', '(', '\ud800', '1', 'lang'),
    isRegExp: fc.boolean(),
    matchCase: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('columns' as const), list: line }),
  fc.record({
    kind: fc.constant('table_rows' as const),
    list: line,
    columns,
    order,
    from: line,
    to: line,
  }),
  fc.record({ kind: fc.constant('table_csv' as const), list: line, columns, order }),
  fc.record({ kind: fc.constant('bytes' as const), most: fc.nat(1_000) }),
);

const somePlace = fc.nat(6_000);

type Change = (bytes: Buffer) => Buffer;

/** A change such as what lies between makes of a body. */
const change: fc.Arbitrary<Change> = fc.oneof(
  somePlace.map(
    (place): Change =>
      (bytes) =>
        bytes.subarray(0, place % (bytes.length + 1)),
  ),
  fc.tuple(somePlace, fc.nat(20)).map(([place, count]): Change => (bytes) => {
    const at = place % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
  }),
  fc
    .tuple(
      somePlace,
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.constantFrom(
          '"',
          '\\',
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '0',
          '\n',
          '\r',
          '\ufeff',
          '\\u12',
        ),
      ),
    )
    .map(([place, inserted]): Change => (bytes) => {
      const at = place % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(inserted), bytes.subarray(at)]);
    }),
);

const changed = fc
  .tuple(fc.constantFrom(...Object.values(corpus)), fc.array(change, { maxLength: 3 }))
  .map(([bytes, changes]) =>
    changes.reduce<Buffer>((before, apply) => apply(before), Buffer.from(bytes)),
  );

const piece = fc.integer({ min: 1, max: 500 });

/** What a text decoder of the platform makes of it, by its mark. */
function decoded(bytes: Uint8Array): string {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const charset = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
  return new TextDecoder(charset).decode(bytes);
}

function allRows(reader: BodyReader, of: BodyView) {
  return reader.answer({ kind: 'rows', view: of, from: 0, to: Infinity });
}

/** The text of the rows of a view, where none is cut. */
function rowsAsText(reader: BodyReader, of: BodyView): string {
  return allRows(reader, of)
    .map(({ depth, text }) => '  '.repeat(Math.min(depth, 64)) + text)
    .join('\n');
}

function isShownWhole(reader: BodyReader, of: BodyView): boolean {
  return allRows(reader, of).every(({ left }) => left === 0);
}

/** Holds what is to hold of any body. */
function check(bytes: Uint8Array, reader: BodyReader): void {
  const text = decoded(bytes);
  const { state } = reader;
  equal(reader.answer({ kind: 'text', view: 'raw' }), text);
  for (const each of ['pretty', 'raw'] as const) {
    equal(allRows(reader, each).length, state.rows[each], each);
  }
  if (isShownWhole(reader, 'raw')) {
    equal(rowsAsText(reader, 'raw'), text.replaceAll('\r\n', '\n'));
  }
  // The mark is gone here, and a second one is no JSON.
  const isJson = parseJson(text) !== undefined;
  equal(state.json === 'whole', isJson, JSON.stringify(state.json));
  if (!isJson) return;
  const pretty = prettyPrint(text);
  equal(reader.answer({ kind: 'text', view: 'pretty' }), pretty);
  if (isShownWhole(reader, 'pretty')) equal(rowsAsText(reader, 'pretty'), pretty);
}

describe('a body that is as it should not be', () => {
  for (const [what, bytes] of Object.entries(corpus)) {
    it(`is read where it is ${what}, however it is cut into pieces`, () => {
      for (const size of [1, 7, bytes.length + 1]) check(bytes, readerOf(bytes, size));
    });
  }

  it('is read after any changes', () => {
    fc.assert(
      fc.property(changed, piece, (bytes, size) => check(bytes, readerOf(bytes, size))),
      { numRuns: 300 },
    );
  });

  it('answers whatever is asked, in any order, and while it arrives', () => {
    fc.assert(
      fc.property(
        changed,
        fc.array(question, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (bytes, asked, part) => {
          const reader = newReader();
          const arrived = Math.floor(bytes.length * part);
          const askAll = () => {
            for (const each of asked) {
              doesNotThrow(() => reader.answer(each), JSON.stringify(each));
              const { rows } = reader.state;
              ok(allRows(reader, 'pretty').length <= rows.pretty, JSON.stringify(each));
            }
          };
          reader.write(bytes.subarray(0, arrived));
          askAll();
          reader.write(bytes.subarray(arrived));
          askAll();
          reader.end();
          askAll();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says where it is broken in the middle, and is shown up to there', () => {
    const reader = readerOf(bad.brokenInTheMiddle(20));
    const { json } = reader.state;
    ok(typeof json === 'object');
    deepStrictEqual([json.line, json.column, json.expected], [11, 7, 'value']);
    equal(allRows(reader, 'pretty').at(-1)?.text, '"id": ');
  });

  it('is read where it is large', () => {
    const flat = readerOf(bad.flatList(500_000), 65_536);
    deepStrictEqual(flat.state.rows, { pretty: 500_002, raw: 1 });
    const [first, last] = [0, 500_001].map(
      (from) => flat.answer({ kind: 'rows', view: 'pretty', from, to: from + 1 })[0]?.text,
    );
    deepStrictEqual([first, last], ['[', ']']);
    check(bad.nested(5_000), readerOf(bad.nested(5_000), 1_000));
    const string = readerOf(bad.longString(2_000_000), 65_536);
    const [, member, after] = allRows(string, 'pretty');
    ok(member && member.text.length <= 2_000);
    equal(member.text.length + member.left, 2_000_000 + '"text": "",'.length);
    equal(after?.text, '"after": 1');
    const long = readerOf(bad.longLine(2_000_000), 65_536);
    deepStrictEqual(
      allRows(long, 'raw').map(({ text, left }) => text.length + left),
      [2_000_000],
    );
  });
});
