import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { RedactedBytes } from '../../../src/core/body/redactedBytes';
import { redactor } from '../../../src/core/redact';

const SECRET = 's3cr3t-Token';

function through(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const emitted: Uint8Array[] = [];
  const bytes = new RedactedBytes({
    redact: redactor([SECRET]),
    latin1: (piece) => Buffer.from(piece).toString('latin1'),
    longest: 100,
    emit: (piece) => emitted.push(piece),
  });
  for (const piece of pieces) bytes.write(piece);
  bytes.end();
  return emitted;
}

function cutAt(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  const sorted = ends.sort((a, b) => a - b);
  return sorted.map((end, index) => bytes.subarray(sorted[index - 1] ?? 0, end));
}

const places = fc.array(fc.nat(), { maxLength: 6 });
const forms = fc.constantFrom(
  SECRET,
  encodeURIComponent(SECRET),
  Buffer.from(SECRET).toString('base64'),
  Array.from(SECRET, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
);

describe('bytes without secrets', () => {
  it('are what they were, whatever they are and wherever they are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), places, (bytes, ends) => {
        deepStrictEqual(Buffer.concat(through(cutAt(bytes, ends))), Buffer.from(bytes));
      }),
    );
  });

  it('have no form of one where it was in them, wherever they were cut', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(around, forms, around, places, (before, form, behind, ends) => {
        const bytes = Buffer.from(`${before} ${form} ${behind}`);
        const text = Buffer.concat(through(cutAt(bytes, ends))).toString('utf8');
        equal(text, `${before} «redacted» ${behind}`);
      }),
    );
  });

  it('are the same wherever they are cut, however many secrets are in them and side by side', () => {
    const part = fc.oneof(forms, fc.string({ unit: 'grapheme', maxLength: 80 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), places, (parts, ends) => {
        const bytes = Buffer.from(parts.join(''));
        const text = Buffer.concat(through(cutAt(bytes, ends))).toString('utf8');
        equal(text, redactor([SECRET])(bytes.toString('utf8')));
      }),
    );
  });

  it('are held no longer than a secret may be where many a secret is in them', () => {
    let written = 0;
    let emitted = 0;
    let most = 0;
    const bytes = new RedactedBytes({
      redact: redactor([SECRET]),
      latin1: (piece) => Buffer.from(piece).toString('latin1'),
      longest: 100,
      // As long as the secret, so that what goes out can be compared with what came in.
      emit: (piece) =>
        (emitted += Buffer.from(piece).toString('utf8').replaceAll('«redacted»', SECRET).length),
    });
    for (let count = 0; count < 1000; count += 1) {
      const piece = Buffer.from(`${SECRET} and ${'x'.repeat(count % 50)}`);
      bytes.write(piece);
      written += piece.length;
      most = Math.max(most, written - emitted);
    }
    ok(most < 400, `${most} bytes were held`);
    bytes.end();
    equal(emitted, written);
  });

  it('go on as they come, but for as much as a secret may be', () => {
    const pieces = through([new Uint8Array(1000), new Uint8Array(1000)]);
    deepStrictEqual(
      pieces.map(({ length }) => length),
      [900, 1000, 100],
    );
  });
});
