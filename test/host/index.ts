import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import Mocha from 'mocha';

/** Runs the suites that lie beside this file with mocha, inside the extension host. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    reporter: join(__dirname, '../../test/countingReporter.cjs'),
    reporterOptions: { suite: 'host' },
    timeout: 30_000,
    color: false,
    forbidOnly: true,
    forbidPending: true,
  });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
