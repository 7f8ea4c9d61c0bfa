import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { ToUtf8 } from '../../../src/core/text/toUtf8';

/** A body in UTF-8, cut at these places before. */
function turned(bytes: Uint8Array, charset: string | undefined, cuts: readonly number[]): string {
  const turning = new ToUtf8(charset);
  const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort(
    (a, b) => a - b,
  );
  let start = 0;
  const pieces: Uint8Array[] = [];
  for (const end of places) {
    pieces.push(turning.write(bytes.subarray(start, end)));
    start = end;
  }
  pieces.push(turning.end());
  return Buffer.concat(pieces).toString('utf8');
}

const cuts = fc.array(fc.nat(), { maxLength: 5 });
const text = fc.string({ unit: 'grapheme' });

describe('a body in UTF-8', () => {
  it('is what it was in UTF-16 with a mark, wherever it is cut', () => {
    fc.assert(
      fc.property(text, cuts, (given, places) => {
        equal(turned(Buffer.from(`\ufeff${given}`, 'utf16le'), undefined, [1, ...places]), given);
      }),
    );
  });

  it('is what it was in UTF-16, wherever it is cut', () => {
    fc.assert(
      fc.property(text, cuts, (given, places) => {
        equal(turned(Buffer.from(given, 'utf16le'), 'utf-16', places), given);
      }),
    );
  });

  it('is itself, byte by byte, in UTF-8 and where the charset is unknown or not named', () => {
    fc.assert(
      fc.property(
        text,
        cuts,
        fc.constantFrom('UTF-8', 'klingon', undefined),
        (given, places, charset) => {
          equal(turned(Buffer.from(given), charset, places), given);
        },
      ),
    );
  });

  it('is read by its mark where no charset is named', () => {
    equal(turned(Buffer.from('\uFEFF{"a":"ä"}', 'utf16le'), undefined, [8]), '{"a":"ä"}');
  });

  it('is read by the charset that is named', () => {
    equal(turned(Uint8Array.of(0xe4, 0x80), 'windows-1252', [1]), 'ä€');
  });
});
