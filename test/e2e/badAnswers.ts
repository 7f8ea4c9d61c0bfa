import { gzipSync } from 'node:zlib';

import * as bad from '../badBodies';
import type { FaultEffect } from '../simulator/http/faults';

/** An answer that is as it should not be, and what the console must then show. */
export interface BadAnswer {
  readonly what: string;
  readonly effect: FaultEffect;
  /** The first tab that shows its text, what that is, and what is in it. */
  readonly tab: 'Pretty' | 'Raw';
  readonly label: RegExp;
  readonly shows: string;
  /** What is said beside it. */
  readonly says?: string;
  /** What the preview says or shows. */
  readonly preview: string;
}

const json = (body: Buffer, headers: Record<string, string> = {}): FaultEffect => ({
  status: 200,
  body,
  content_type: 'application/json',
  headers,
});

const packed = gzipSync(bad.brokenInTheMiddle(20_000));

const NO_DOCUMENT = 'There is nothing to preview in this JSON.';
const NOT_UNPACKED = 'The body could not be unpacked as its header says.';

/** `address` is of what no body may load. */
export const badAnswers = (address: string): readonly BadAnswer[] => [
  {
    what: 'a flat list of 10 million elements',
    effect: json(bad.flatList(10_000_000)),
    tab: 'Pretty',
    label: /10,000,002 rows/,
    shows: '7,',
    preview: NO_DOCUMENT,
  },
  {
    what: '5,000 levels of nesting',
    effect: json(bad.nested(5_000)),
    tab: 'Pretty',
    label: /10,001 rows/,
    shows: '"a": [',
    preview: NO_DOCUMENT,
  },
  {
    what: 'one string of 40 MB',
    effect: json(bad.longString(40_000_000)),
    tab: 'Pretty',
    label: /4 rows, 38.1 MB/,
    shows: '"text": "lang lang',
    preview: NO_DOCUMENT,
  },
  {
    what: 'one line of 50 MB',
    effect: { status: 200, body: bad.longLine(50_000_000), content_type: 'text/plain' },
    tab: 'Raw',
    label: /1 rows?, 47.7 MB/,
    shows: 'line line',
    preview: 'The body is text/plain.',
  },
  {
    what: 'lone surrogates',
    effect: json(bad.loneSurrogates),
    tab: 'Pretty',
    label: /5 rows/,
    shows: String.raw`"high": "\ud800",`,
    preview: NO_DOCUMENT,
  },
  {
    what: 'invalid UTF-8',
    effect: json(bad.invalidUtf8),
    tab: 'Pretty',
    label: /5 rows/,
    shows: '"stray": "\ufffd",',
    preview: NO_DOCUMENT,
  },
  {
    what: 'zero bytes',
    effect: json(bad.zeroBytes),
    tab: 'Pretty',
    label: /rows/,
    shows: '"before": 1,',
    says: 'Line 2, column 10: the body stops being JSON where the end of a string was expected.',
    preview: NO_DOCUMENT,
  },
  {
    what: 'JSON that is broken in the middle',
    effect: json(bad.brokenInTheMiddle(100)),
    tab: 'Pretty',
    label: /rows/,
    shows: '"id": 49',
    says: 'Line 51, column 7: the body stops being JSON where a value was expected.',
    preview: NO_DOCUMENT,
  },
  {
    what: 'JSON that is said to be an image',
    effect: { ...json(Buffer.from('{"key":"ABC-1"}')), content_type: 'image/png' },
    tab: 'Pretty',
    label: /3 rows/,
    shows: '"key": "ABC-1"',
    preview: 'The headers say image/png; the body is application/json.',
  },
  {
    what: 'an image that is said to be JSON',
    effect: json(bad.picture),
    tab: 'Raw',
    label: /rows/,
    shows: 'PNG',
    preview: 'The headers say application/json; the body is image/png.',
  },
  {
    what: 'gzip that is cut off',
    effect: json(packed.subarray(0, packed.length / 4), { 'content-encoding': 'gzip' }),
    tab: 'Pretty',
    label: /rows/,
    shows: '"id": 0',
    says: NOT_UNPACKED,
    preview: NO_DOCUMENT,
  },
  {
    what: 'text that is said to be gzip',
    effect: json(Buffer.from('{"key":"ABC-2"}'), { 'content-encoding': 'gzip' }),
    tab: 'Pretty',
    label: /3 rows/,
    shows: '"key": "ABC-2"',
    says: NOT_UNPACKED,
    preview: NO_DOCUMENT,
  },
  {
    what: 'less than it announces',
    effect: { ...json(bad.brokenInTheMiddle(1_000)), cut_body: 100 },
    tab: 'Pretty',
    label: /rows/,
    shows: '"id": 0',
    says: 'The connection was lost. The body is what arrived before.',
    preview: NO_DOCUMENT,
  },
  {
    what: 'UTF-16 with a mark',
    effect: json(bad.markedUtf16),
    tab: 'Pretty',
    label: /3 rows/,
    shows: '"name": "Žluťoučký 🐎"',
    preview: NO_DOCUMENT,
  },
  {
    what: 'a page with scripts',
    effect: { status: 200, body: bad.page(address), content_type: 'text/html' },
    tab: 'Raw',
    label: /1 rows?/,
    shows: '<title>Page</title>',
    preview: 'Text of the page',
  },
  {
    what: 'a drawing with scripts',
    effect: { status: 200, body: bad.drawing(address), content_type: 'image/svg+xml' },
    tab: 'Raw',
    label: /1 rows?/,
    shows: '<rect width',
    preview: '40 × 30, image/svg+xml',
  },
];
