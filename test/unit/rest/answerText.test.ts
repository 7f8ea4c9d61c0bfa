import { equal } from 'node:assert/strict';
import type { HeaderFields } from '../../../src/core/ports';
import { decodeBody } from '../../../src/core/rest/answerText';

const type = (value: string): HeaderFields => [
  ['Date', 'charset=utf-16le'],
  ['CONTENT-TYPE', value],
];

describe('the text of a body', () => {
  const rows: readonly [what: string, bytes: number[], headers: HeaderFields, text: string][] = [
    ['without a header', [0xc3, 0xa4], [], 'ä'],
    ['of JSON', [0xc3, 0xa4], type('application/json'), 'ä'],
    ['in Latin-1', [0xe4], type('text/plain; charset=iso-8859-1'), 'ä'],
    ['in a quoted charset', [0xe4], type('text/plain; Charset="ISO-8859-1"; x=y'), 'ä'],
    ['in UTF-16', [0xe4, 0], type('text/plain;charset=utf-16le'), 'ä'],
    ['in a charset that nobody knows', [0xc3, 0xa4], type('text/plain; charset=klingon'), 'ä'],
    ['with a byte order mark', [0xef, 0xbb, 0xbf, 0x31], type('application/json'), '1'],
    ['in UTF-16 by its mark', [0xff, 0xfe, 0xe4, 0], type('application/json'), 'ä'],
    ['that is none', [0xff, 0x61], type('application/json'), '\uFFFDa'],
    ['of nothing', [], type('text/plain'), ''],
  ];
  for (const [what, bytes, headers, text] of rows) {
    it(`reads a body ${what}`, () => equal(decodeBody(Uint8Array.from(bytes), headers), text));
  }
});
