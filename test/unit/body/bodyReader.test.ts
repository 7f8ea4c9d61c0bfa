import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { BodyReader } from '../../../src/core/body/bodyReader';
import { redactor } from '../../../src/core/redact';

const SECRET = 's3cr3t-Token';

/** A reader that was given this, in pieces of this size. */
function readerOf(text: string | Uint8Array, { piece = 7, charset = 'utf-8' } = {}): BodyReader {
  let now = 0;
  const reader = new BodyReader({
    charset,
    redact: redactor([SECRET]),
    latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
    longestSecret: SECRET.length,
    now: () => (now += 1),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) reader.write(bytes.subarray(at, at + piece));
  reader.end();
  return reader;
}

function textOf(reader: BodyReader, view: 'pretty' | 'raw'): string {
  return reader
    .answer({ kind: 'rows', view, from: 0, to: Infinity })
    .map(({ depth, text }) => '  '.repeat(depth) + text)
    .join('\n');
}

describe('a body that is read', () => {
  it('ends, shown as far as it came, when the disk with its file is full', () => {
    const broken = new BodyReader({
      charset: 'utf-8',
      redact: redactor([SECRET]),
      latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
      longestSecret: 0,
      now: () => 0,
    });
    broken.write(Buffer.from('[1,'));
    broken.continueIn({
      path: '/tmp/1.body',
      size: 3,
      write: () => {
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
      end: () => undefined,
      close: () => undefined,
    });
    throws(() => broken.write(Buffer.from('2]')), { code: 'ENOSPC' });
    throws(() => broken.end(), { code: 'ENOSPC' });
    deepStrictEqual(
      [textOf(broken, 'raw'), broken.state.isEnded, broken.state.file],
      ['[1,', true, { size: 3 }],
    );
  });

  it('is its pretty print by rows, and what came in the raw view', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 100 }), (value, piece) => {
        const text = JSON.stringify(value);
        const reader = readerOf(text, { piece });
        equal(textOf(reader, 'pretty'), JSON.stringify(JSON.parse(text), null, 2));
        equal(reader.answer({ kind: 'text', view: 'raw' }), text);
        equal(reader.state.json, 'whole');
      }),
    );
  });

  it('is in UTF-8, whatever it came in', () => {
    const reader = readerOf(Buffer.from('{"ä":"€"}', 'utf16le'), { charset: 'utf-16le' });
    equal(textOf(reader, 'pretty'), '{\n  "ä": "€"\n}');
  });

  it('has no secret in any view', () => {
    const reader = readerOf(JSON.stringify({ echo: `Bearer ${SECRET}`, more: 'x'.repeat(500) }));
    for (const view of ['pretty', 'raw'] as const) {
      const text = textOf(reader, view);
      ok(!text.includes(SECRET) && text.includes('Bearer «redacted»'), text);
    }
  });

  it('is shown up to where it breaks off, and says where that is', () => {
    const reader = readerOf('{"a": [1, 2,');
    equal(textOf(reader, 'pretty'), '{\n  "a": [\n    1,\n    2,');
    deepStrictEqual(reader.state.json, { offset: 12, line: 1, column: 13, expected: 'value' });
  });

  it('that is no JSON has a raw view alone', () => {
    const { json, rows } = readerOf('<html>\n<p>').state;
    deepStrictEqual([json, rows], ['other', { pretty: 0, raw: 2 }]);
  });

  it('folds, and unfolds what hides a line that is gone to', () => {
    const reader = readerOf('{"a":{"b":[1,2]},"c":3}');
    equal(reader.answer({ kind: 'fold_all', depth: 1 }).rows.pretty, 4);
    const [, folded] = reader.answer({ kind: 'rows', view: 'pretty', from: 0, to: 4 });
    deepStrictEqual([folded?.fold, folded?.hidden, folded?.close], ['folded', 1, '},']);
    const { row, state } = reader.answer({ kind: 'reveal', view: 'pretty', line: 3 });
    deepStrictEqual([row, state.rows.pretty], [3, 9]);
    equal(reader.answer({ kind: 'toggle_fold', line: 2 }).rows.pretty, 6);
    equal(reader.answer({ kind: 'unfold_all' }).rows.pretty, 9);
    equal(reader.answer({ kind: 'bracket', line: 1 }), 6);
  });

  it('tells the value of a line and the way to it', () => {
    const reader = readerOf('{"fields":{"my name":[1,{"a":12345678901234567890}]}}');
    deepStrictEqual(reader.answer({ kind: 'path', line: 5 }), {
      jmesPath: 'fields."my name"[1].a',
      javaScript: 'fields["my name"][1].a',
    });
    equal(reader.answer({ kind: 'value', line: 5 }), '12345678901234567890');
    equal(reader.answer({ kind: 'value', line: 4 }), '{\n  "a": 12345678901234567890\n}');
  });

  it('is searched, by words and by regular expressions', () => {
    const reader = readerOf('{"key":"ABC-1","other":"abc"}');
    const find = (query: string, isRegExp = false, matchCase = false) =>
      reader.answer({ kind: 'find', view: 'pretty', query, isRegExp, matchCase });
    deepStrictEqual(find('"key": "abc'), {
      kept: [{ line: 1, from: 0, to: 11 }],
      count: 1,
      isWhole: true,
    });
    const counts = [find('abc'), find('ABC', false, true), find('[A-Z]+-\\d', true, true)];
    deepStrictEqual(
      counts.map((found) => 'count' in found && found.count),
      [2, 1, 1],
    );
    ok('reason' in find('(', true));
  });
});
