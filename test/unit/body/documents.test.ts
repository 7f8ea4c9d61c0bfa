import { deepStrictEqual, equal } from 'node:assert/strict';
import { search as jmesSearch } from 'jmespath';
import fc from 'fast-check';
import { BodyReader } from '../../../src/core/body/bodyReader';

const DOCUMENT = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] };

function readerOf(body: string | Uint8Array): BodyReader {
  let now = 0;
  const reader = new BodyReader({
    charset: undefined,
    redact: (text) => text,
    latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
    longestSecret: 1,
    now: () => (now += 1),
  });
  reader.write(Buffer.from(body));
  reader.end();
  return reader;
}

function documentsIn(body: unknown) {
  return readerOf(JSON.stringify(body)).answer({ kind: 'documents' });
}

describe('the documents in a body', () => {
  it('are found with their line, their path and their text', () => {
    const later = { content: [], version: 1, type: 'doc' };
    deepStrictEqual(
      documentsIn({ key: 'A-1', fields: { 'my text': DOCUMENT }, list: [1, later] }),
      {
        first: [
          { line: 3, path: 'fields."my text"', text: JSON.stringify(DOCUMENT) },
          { line: 16, path: 'list[1]', text: JSON.stringify(later) },
        ],
        isAll: true,
      },
    );
  });

  it('may be the body itself', () => {
    deepStrictEqual(documentsIn(DOCUMENT), {
      first: [{ line: 0, path: '@', text: JSON.stringify(DOCUMENT) }],
      isAll: true,
    });
  });

  it('are not what only says so', () => {
    const body = [
      { type: 'doc', version: 1 },
      { type: 'doc', content: [] },
      { type: 'document', version: 1, content: [] },
      { a: { type: 'doc' }, version: 1, content: [] },
      JSON.stringify(DOCUMENT),
      { 'a"type': 'doc', version: 1, content: [] },
    ];
    deepStrictEqual(documentsIn(body), { first: [], isAll: true });
  });

  it('are not searched for one in the other', () => {
    const outer = { ...DOCUMENT, content: [DOCUMENT] };
    equal(documentsIn(outer).first.length, 1);
  });

  it('are fifty at most, of 2 MB together, and none is longer than 200 KB', () => {
    const long = (length: number) => ({ ...DOCUMENT, more: 'x'.repeat(length) });
    const counted = (body: unknown) => {
      const { first, isAll } = documentsIn(body);
      return [first.length, first.filter(({ text }) => text === undefined).length, isAll];
    };
    deepStrictEqual(counted(Array(50).fill(DOCUMENT)), [50, 0, true]);
    deepStrictEqual(counted(Array(51).fill(DOCUMENT)), [50, 0, false]);
    deepStrictEqual(counted([long(201 * 1024), DOCUMENT]), [2, 1, true]);
    deepStrictEqual(counted(Array(20).fill(long(150 * 1024))), [13, 0, false]);
  });

  it('are those that are whole, where a body breaks off', () => {
    const whole = JSON.stringify([DOCUMENT, DOCUMENT]);
    const { first } = readerOf(whole.slice(0, -5)).answer({ kind: 'documents' });
    deepStrictEqual(
      first.map(({ path }) => path),
      ['[0]'],
    );
  });

  it('are where their path says', () => {
    const name = fc.constantFrom('a', 'b c', 'type', 'content', '"');
    const body = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constant(DOCUMENT),
        fc.constantFrom(0, 'doc', null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(body, (value) => {
        const { first } = documentsIn(value);
        const json = JSON.stringify(value);
        deepStrictEqual(
          first.map(({ path }) => jmesSearch(JSON.parse(json) as unknown, path) as unknown),
          first.map(() => DOCUMENT),
        );
        equal(first.length, json.split(JSON.stringify(DOCUMENT)).length - 1);
      }),
    );
  });
});

describe('the first bytes of a body', () => {
  it('are those that came, in memory of their own', () => {
    const body = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
    const first = readerOf(body).answer({ kind: 'bytes', most: 256 });
    deepStrictEqual(first, body.slice(0, 256));
    equal(first.buffer instanceof ArrayBuffer, true);
    deepStrictEqual(readerOf(body).answer({ kind: 'bytes', most: 1000 }), body);
  });
});
