import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { IndexedJson } from '../../../src/core/json/indexedJson';
import { prettyPrint } from '../../../src/core/json/prettyPrint';
import {
  allRows,
  indexed,
  nearlyJson,
  parses,
  pieceSizes,
  shown,
  spacedJson,
} from './generatedJson';

/** What could make a text that ends too early JSON: the rest of a token, then of a member, then brackets. */
function completed(prefix: string): string | undefined {
  const tokens = ['', '"', 'n"', '0000"', '000"', '00"', '0"', '0', '""', '"":0', 'rue', 'ue', 'e'];
  tokens.push('alse', 'lse', 'se', 'ull', 'll', 'l', ':0', '":0', 'n":0', '0":0', '00":0');
  tokens.push('000":0', '0000":0');
  const closers: string[] = [];
  let isInString = false;
  for (let at = 0; at < prefix.length; at += 1) {
    const char = prefix[at]!;
    if (isInString && char === '\\') at += 1;
    else if (char === '"') isInString = !isInString;
    else if (isInString) continue;
    else if (char === '{') closers.unshift('}');
    else if (char === '[') closers.unshift(']');
    else if (char === '}' || char === ']') closers.shift();
  }
  return tokens.map((token) => prefix + token + closers.join('')).find(parses);
}

function stateOf(text: string | Uint8Array, sizes?: readonly number[]) {
  return indexed(text, sizes).state;
}

describe('the index of JSON', () => {
  it('shows what JSON.stringify indents, however the text is spaced and cut', () => {
    fc.assert(
      fc.property(spacedJson, pieceSizes, ({ value, text }, sizes) => {
        const json = indexed(text, sizes);
        equal(json.state.state, 'whole');
        equal(shown(allRows(json)), prettyPrint(text));
        equal(shown(allRows(json)), JSON.stringify(value, null, 2));
      }),
      { numRuns: 500 },
    );
  });

  it('takes exactly what JSON.parse takes, and shows of it what the pretty print does', () => {
    fc.assert(
      fc.property(nearlyJson, pieceSizes, (text, sizes) => {
        const json = indexed(text, sizes);
        // A decoder strips the mark from the bytes, and so it does not reach JSON.parse.
        const decoded = new TextDecoder().decode(new TextEncoder().encode(text));
        equal(json.state.state === 'whole', parses(decoded), text);
        const pretty = prettyPrint(decoded);
        if (pretty !== undefined) equal(shown(allRows(json)), pretty);
        deepStrictEqual(json.state, stateOf(text), 'depends on the pieces');
      }),
      { numRuns: 1_500 },
    );
  });

  it('breaks at the first byte with which no text of JSON goes on', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const bytes = new TextEncoder().encode(text);
        const { state } = stateOf(bytes);
        if (typeof state === 'string' || text.startsWith('\ufeff')) return;
        const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          bytes.subarray(0, state.offset),
        );
        ok(completed(before) !== undefined, `${text} breaks before ${state.offset}`);
        if (state.offset === bytes.length) return;
        equal(completed(text.slice(0, before.length + 1)), undefined);
      }),
      { numRuns: 1_500 },
    );
  });

  it('keeps the lines before a break', () => {
    fc.assert(
      fc.property(nearlyJson, pieceSizes, (text, sizes) => {
        const json = indexed(text, sizes);
        const { state } = json.state;
        if (typeof state === 'string' || text.startsWith('\ufeff')) return;
        const bytes = new TextEncoder().encode(text).subarray(0, state.offset);
        const pretty = prettyPrint(completed(new TextDecoder().decode(bytes))!)!.split('\n');
        const rows = allRows(json);
        // Of the last one, more was to come.
        const whole = shown(rows.slice(0, -1)).split('\n');
        const isNothing = rows.length < 2;
        deepStrictEqual(isNothing ? [] : whole, pretty.slice(0, isNothing ? 0 : rows.length - 1));
      }),
      { numRuns: 1_000 },
    );
  });

  for (const [text, offset, line, column, expected] of [
    ['', 0, 1, 1, 'value'],
    [' \n ', 3, 2, 2, 'value'],
    ['{"a":\n  tru}', 11, 2, 6, 'word'],
    ['{"é": 1,\r\n "😀" 1}', 19, 2, 7, 'colon'],
    ['{"a"', 4, 1, 5, 'colon'],
    ['{"a":}', 5, 1, 6, 'value'],
    ['{"a":1,}', 7, 1, 8, 'name'],
    ['{,}', 1, 1, 2, 'name_or_close'],
    ['[,]', 1, 1, 2, 'value_or_close'],
    ['[1,]', 3, 1, 4, 'value'],
    ['[1 2]', 3, 1, 4, 'comma_or_close'],
    ['[1}', 2, 1, 3, 'comma_or_close'],
    ['[] []', 3, 1, 4, 'end'],
    ['01', 1, 1, 2, 'end'],
    ['-', 1, 1, 2, 'digit'],
    ['[1.]', 3, 1, 4, 'digit'],
    ['[1e+,', 4, 1, 5, 'digit'],
    ['"\\x"', 2, 1, 3, 'escape'],
    ['"\\', 2, 1, 3, 'escape'],
    ['"\\u00g0"', 5, 1, 6, 'hex_digit'],
    ['"\\u00', 5, 1, 6, 'hex_digit'],
    ['"a\nb"', 2, 1, 3, 'end_of_string'],
    ['"a', 2, 1, 3, 'end_of_string'],
    ['[nul]', 4, 1, 5, 'word'],
    ['\ufeff[1 2]', 6, 1, 4, 'comma_or_close'],
    ['\ufeff\ufeff1', 3, 1, 1, 'value'],
    ['[1]\u0000', 3, 1, 4, 'end'],
  ] as const) {
    it(`says where ${JSON.stringify(text)} breaks, and what was expected`, () => {
      deepStrictEqual(stateOf(text, [1]).state, { offset, line, column, expected });
    });
  }

  it('takes one byte order mark, in pieces also', () => {
    equal(shown(allRows(indexed('\ufeff[1]', [1]))), '[\n  1\n]');
    equal(shown(allRows(indexed('\ufeff', [1]))), '');
  });

  it('takes bytes that are no UTF-8 within strings alone', () => {
    const bytes = Uint8Array.of(
      0x5b,
      0x22,
      0xed,
      0xa0,
      0x80,
      0xc3,
      0x22,
      0x2c,
      0x22,
      0xff,
      0x22,
      0x5d,
    );
    const json = indexed(bytes, [1]);
    equal(json.state.state, 'whole');
    equal(shown(allRows(json)), prettyPrint(new TextDecoder().decode(bytes)));
    deepStrictEqual(stateOf(Uint8Array.of(0x5b, 0xff)).state, {
      ...{ offset: 1, line: 1, column: 2, expected: 'value_or_close' },
    });
  });

  it('shows what has arrived of a text that is still being read', () => {
    const json = indexed('[1]');
    deepStrictEqual(allRows(json).length, 3);
    const reading = indexed('{"a": [1, "b');
    deepStrictEqual(
      allRows(reading).map(({ text }) => text),
      ['{', '"a": [', '1,', '"b'],
    );
  });

  it('shows at any time the lines as they will be, but for the last', () => {
    fc.assert(
      fc.property(spacedJson, fc.nat(), ({ text }, where) => {
        const bytes = new TextEncoder().encode(text);
        const json = new IndexedJson();
        json.append(bytes.subarray(0, where % (bytes.length + 1)));
        const early = allRows(json).slice(0, -1);
        json.append(bytes.subarray(where % (bytes.length + 1)));
        json.finish();
        deepStrictEqual(early, allRows(json).slice(0, early.length));
      }),
      { numRuns: 1_000 },
    );
  });

  it('goes deeper than the table of depths', () => {
    for (const depth of [253, 254, 255, 256, 257, 5_000]) {
      const text = `${'[{"a":'.repeat(depth / 2)}[1,[],2]${'}]'.repeat(depth / 2)}`;
      const json = indexed(text, [1_000]);
      const rows = allRows(json);
      equal(shown(rows), prettyPrint(text));
      const last = json.state.lineCount - 1;
      for (const line of [0, 100, 252, 253, 254, 255, 256].filter((one) => one < depth - 1)) {
        equal(json.matchingLine(line), last - line);
        equal(json.matchingLine(last - line), line);
        equal(json.rows(last - line, last - line + 1)[0]!.depth, line);
      }
    }
  });

  it('counts ten thousand elements, and keeps less than their bytes', () => {
    const count = 10_000;
    const text = `[${Array.from({ length: count }, () => '0').join(',')}]`;
    const json = indexed(text, [1_000]);
    equal(json.state.lineCount, count + 2);
    ok(json.byteLength < text.length, `${json.byteLength} bytes`);
    json.folding.fold(0);
    deepStrictEqual(
      json.rows(0, 9),
      [...[{ line: 0, depth: 0, text: '[', left: 0, fold: 'folded' }]].map((row) => ({
        ...row,
        folded: { hidden: count, close: ']' },
      })),
    );
  });

  it('cuts a long line between two characters, and says how many bytes are left', () => {
    const long = 'é😀'.repeat(100_000);
    const json = indexed(`{"a": "${long}", "${long}": [1]}`, [1_001]);
    equal(json.state.state, 'whole');
    const rows = allRows(json);
    const bytes = new TextEncoder().encode(long).length;
    const shownBytes = (text: string) => new TextEncoder().encode(text).length;
    const [, first, second] = rows;
    ok(first!.text.length <= 2_000 && first!.text.length > 1_997);
    ok(`"a": "${long}",`.startsWith(first!.text));
    equal(first!.left + shownBytes(first!.text), bytes + '"a": "",'.length);
    ok(second!.text.length <= 2_000 && second!.text.length > 1_990);
    equal(second!.left + shownBytes(second!.text), bytes + '"": ['.length);
    equal(second!.fold, 'open');
  });

  it('shows a name or value that just fits whole, and no row that is longer', () => {
    for (let length = 1_985; length < 2_005; length += 1) {
      const text = `{"a":"${'b'.repeat(length)}","${'c'.repeat(length)}":[],"d":0}`;
      const pretty = prettyPrint(text)!.split('\n');
      for (const { line, text: row, left } of allRows(indexed(text))) {
        const whole = pretty[line]!.trim();
        equal(row.length + left, whole.length);
        ok(whole.startsWith(row) && row.length <= 2_000);
        if (line === 1) equal(left === 0, whole.length <= 2_000);
      }
    }
  });

  it('counts all names, those that JSON.parse merges too', () => {
    equal(stateOf('{"a":{"a":1,"a":"a"},"b":["c",{}]}').nameCount, 4);
  });
});
