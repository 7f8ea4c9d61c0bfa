import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { outFolder } from './paths';

/** Takes a picture of a window as `out/pictures/<name>.png` and tells its path. */
export async function takePicture(page: Page, name: string): Promise<string> {
  const folder = join(outFolder, 'pictures');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  // Neither a blinking caret nor a theme that still fades in may make equal pictures differ.
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  return path;
}
