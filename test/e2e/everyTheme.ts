import { deepStrictEqual } from 'node:assert/strict';

import type { Frame, Page } from 'playwright-core';

import { takePicture } from '../vscode/pictures';
import { setTheme } from '../vscode/window';
import { accessibilityProblems } from './accessibility';
import type { Desk } from './desk';

/** One of each kind; the one that a window begins with is last. */
const THEMES = [
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
  'Default Light Modern',
] as const;

/** Takes a picture in every kind of theme, and expects that axe finds nothing in a frame in any. */
export async function lookInEveryTheme(
  { server }: Desk,
  page: Page,
  frame: Frame,
  name: string,
): Promise<void> {
  for (const theme of THEMES) {
    await setTheme(page, server, theme);
    await takePicture(page, `${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
    deepStrictEqual(await accessibilityProblems(frame), [], theme);
  }
}
