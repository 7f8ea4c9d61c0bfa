import type { Frame, Page } from 'playwright-core';

import { percentile } from '../statistics';
import type { Figures } from './figures';
import type { FrameProbe, Watched } from './frameProbe';

/** Milliseconds between two frames, for all but one in twenty. */
const allowedFrame = 20;
/** Milliseconds that a row in view may be without its text. */
const allowedBlank = 50;

interface Scrolled {
  readonly page: Page;
  readonly frame: Frame;
  readonly probe: FrameProbe;
  readonly figures: Figures;
  readonly size: string;
}

/** Watches the frames of a body that is scrolled in every way, beside those of an empty page. */
export async function benchScrolling(scrolled: Scrolled): Promise<void> {
  const { page, frame, probe, figures, size } = scrolled;
  const empty = await emptyFrames(page);
  figures.add({
    size,
    what: 'p95 frame of an empty page',
    value: percentile(empty, 95),
    unit: 'ms',
  });
  const tree = frame.locator('#answer-body').getByRole('tree');
  await tree.press('Home');
  await tree.hover();
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    wheel: async () => {
      for (let turn = 0; turn < 120; turn += 1) await page.mouse.wheel(0, 240);
    },
    'page keys': async () => {
      for (let turn = 0; turn < 120; turn += 1) await page.keyboard.press('PageDown');
    },
    thumb: () => probe.drag(),
  };
  const all: Watched[] = [];
  for (const [way, scroll] of Object.entries(ways)) {
    const watched = await probe.watch(scroll);
    all.push(watched);
    figures.add({
      size,
      what: `p95 frame while scrolling by ${way} (${watched.frames.length} frames)`,
      value: percentile(watched.frames, 95),
      unit: 'ms',
      allowed: allowedFrame,
    });
  }
  figures.add({
    size,
    what: 'longest that a row in view stays blank',
    value: Math.max(...all.map(({ longestBlank }) => longestBlank)),
    unit: 'ms',
    allowed: allowedBlank,
  });
}

/** Milliseconds between the frames of a page that shows nothing. */
async function emptyFrames(page: Page): Promise<readonly number[]> {
  const empty = await page.context().newPage();
  await empty.bringToFront();
  const frames = await empty.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    let last;
    const step = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (frames.length === 180) resolve(frames);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
  await empty.close();
  await page.bringToFront();
  return frames;
}
