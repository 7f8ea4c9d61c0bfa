import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { build } from 'esbuild';

import { outFolder, repositoryRoot } from '../vscode/paths';

/** Compiles the host suites, which run where there is no tsx, and tells the module to run. */
export async function buildSuites(): Promise<string> {
  const outdir = join(outFolder, 'host');
  await rm(outdir, { recursive: true, force: true });
  const suites = (await readdir(__dirname)).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: ['index.ts', ...suites].map((name) => join(__dirname, name)),
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    absWorkingDir: repositoryRoot,
  });
  return join(outdir, 'index');
}
