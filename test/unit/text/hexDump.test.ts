import { equal } from 'node:assert/strict';
import { hexDump } from '../../../src/core/text/hexDump';

describe('a hex dump', () => {
  it('has the offset, sixteen bytes and their ASCII on a line', () => {
    equal(
      hexDump(Buffer.from('PNG\n ~\u007f0123456789!')),
      '00000000  50 4e 47 0a 20 7e 7f 30 31 32 33 34 35 36 37 38  PNG. ~.012345678\n' +
        '00000010  39 21                                            9!',
    );
    equal(hexDump(new Uint8Array()), '');
  });
});
