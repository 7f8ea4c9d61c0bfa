import { deepEqual, equal, ok } from 'node:assert/strict';
import { assert, integer, property, record } from 'fast-check';
import {
  clampTop,
  isScaled,
  scrolledHeight,
  scrollOfTop,
  seenRows,
  topAfterScroll,
  topCentering,
  topOfScroll,
  topShowing,
  wholeHeight,
  type Extent,
} from '../../../src/webview/viewer/scrollScale';

const MILLIONS: Extent = { count: 5_000_000, rowHeight: 20, viewport: 600 };
const FEW: Extent = { count: 100, rowHeight: 20, viewport: 600 };

const extents = record({
  count: integer({ min: 0, max: 50_000_000 }),
  rowHeight: integer({ min: 8, max: 80 }),
  viewport: integer({ min: 50, max: 2000 }),
});

describe('the scrollbar of a long text', () => {
  it('is that of the browser where all rows fit into an element', () => {
    deepEqual(
      [isScaled(FEW), scrolledHeight(FEW), topOfScroll(FEW, 333), scrollOfTop(FEW, 333)],
      [false, 2000, 333, 333],
    );
  });

  it('is scaled where they do not', () => {
    deepEqual([isScaled(MILLIONS), scrolledHeight(MILLIONS)], [true, 8_000_000]);
  });

  it('shows the first row at its beginning and the last one whole at its end', () => {
    assert(
      property(extents, (extent) => {
        const end = scrolledHeight(extent) - extent.viewport;
        const top = topOfScroll(extent, end);
        equal(topOfScroll(extent, 0), 0);
        equal(seenRows(extent, top).to, extent.count);
        equal(top, Math.max(0, wholeHeight(extent) - extent.viewport));
      }),
    );
  });

  it('shows the last row where the browser rounds its end down', () => {
    const end = scrolledHeight(MILLIONS) - MILLIONS.viewport;
    equal(topOfScroll(MILLIONS, end - 0.7), wholeHeight(MILLIONS) - MILLIONS.viewport);
  });

  it('comes back to the place that it was set for, to a pixel of the bar', () => {
    assert(
      property(extents, integer({ min: 0, max: 2 ** 31 - 1 }), (extent, wanted) => {
        const top = clampTop(extent, wanted);
        const step = Math.max(1, wholeHeight(extent) / Math.max(1, scrolledHeight(extent)));
        ok(Math.abs(topOfScroll(extent, scrollOfTop(extent, top)) - top) <= 3 * step);
      }),
    );
  });

  it('moves by exact pixels where it is moved by less than a viewport', () => {
    equal(topAfterScroll(MILLIONS, 1_000_000, 80_000, 80_040), 1_000_040);
    equal(topAfterScroll(MILLIONS, 1_000_000, 80_000, 79_475), 999_475);
  });

  it('goes to the place of a dragged thumb', () => {
    const middle = (8_000_000 - 600) / 2;
    equal(topAfterScroll(MILLIONS, 0, 0, middle), (100_000_000 - 600) / 2);
  });

  it('goes to an end by the smallest of moves', () => {
    const end = 8_000_000 - 600;
    equal(topAfterScroll(MILLIONS, 5000, 400, 0), 0);
    equal(topAfterScroll(MILLIONS, 99_000_000, end - 80, end), 100_000_000 - 600);
  });
});

describe('the place of a row', () => {
  it('stays where the row is seen whole, and moves no further than it must', () => {
    deepEqual(
      [10, 4, 40].map((row) => topShowing(FEW, 100, row)),
      [100, 80, 220],
    );
  });

  it('is in the middle where it was not seen', () => {
    deepEqual(
      [10, 50, 99].map((row) => topCentering(FEW, 100, row)),
      [100, 720, 1400],
    );
  });

  it('shows that row, wherever it was', () => {
    assert(
      property(
        extents,
        integer({ min: 0, max: 2 ** 31 - 1 }),
        integer({ min: 0, max: 49_999_999 }),
        (extent, from, wanted) => {
          if (extent.count === 0) return;
          const row = Math.min(wanted, extent.count - 1);
          const top = clampTop(extent, from);
          for (const place of [topShowing(extent, top, row), topCentering(extent, top, row)]) {
            const { from: first, to } = seenRows(extent, place);
            ok(first <= row && row < to);
          }
        },
      ),
    );
  });

  it('is nowhere before anything is measured', () => {
    deepEqual(seenRows({ count: 10, rowHeight: 0, viewport: 0 }, 0), { from: 0, to: 0 });
  });
});
