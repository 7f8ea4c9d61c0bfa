import { join } from 'node:path';

import { executeOrThrow } from './commandLine';
import { outFolder, repositoryRoot } from './paths';

/** Builds and packages the extension as a person would install it, and tells the package's path. */
export async function packageExtension(): Promise<string> {
  await executeOrThrow('npm', ['run', 'package'], { cwd: repositoryRoot });
  return join(outFolder, 'jira-console.vsix');
}

/** Builds the extension where it is, for windows that run it from this folder. */
export async function buildExtension(): Promise<void> {
  await executeOrThrow(process.execPath, ['esbuild.js'], { cwd: repositoryRoot });
}
