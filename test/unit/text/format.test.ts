import { deepEqual } from 'node:assert/strict';
import { formatSize, formatTime } from '../../../src/core/text/format';

describe('the format of a time', () => {
  it('goes from milliseconds to minutes and never shows a full unit as 1000 or 60 of the smaller', () => {
    const times = [0, 122.6, 999.4, 999.6, 1240, 12_345, 59_940, 59_960, 125_000];
    deepEqual(times.map(formatTime), [
      '0 ms',
      '123 ms',
      '999 ms',
      '1 s',
      '1.2 s',
      '12.3 s',
      '59.9 s',
      '1 min 0 s',
      '2 min 5 s',
    ]);
  });
});

describe('the format of a size', () => {
  it('goes from bytes to megabytes and never shows 1024 of the smaller unit', () => {
    const sizes = [0, 1023, 1024, 1234, 1024 * 1024 - 1, 5 * 1024 * 1024, 1300 * 1024];
    deepEqual(sizes.map(formatSize), ['0 B', '1023 B', '1 KB', '1.2 KB', '1 MB', '5 MB', '1.3 MB']);
  });
});
