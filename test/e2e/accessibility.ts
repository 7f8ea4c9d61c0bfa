import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Frame } from 'playwright-core';

/** What axe finds in a frame: the rules that are broken and where. */
export async function accessibilityProblems(frame: Frame): Promise<string[]> {
  const file = createRequire(__filename).resolve('axe-core/axe.min.js');
  await frame.evaluate(await readFile(file, 'utf8'));
  return frame.evaluate<string[]>(
    `axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(' ')))`,
  );
}
