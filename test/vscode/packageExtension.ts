import { join } from 'node:path';

import { executeOrThrow } from './commandLine';
import { outFolder, repositoryRoot } from './paths';

/** Builds and packages the extension as a person would install it, and tells the package's path. */
export async function packageExtension(): Promise<string> {
  await executeOrThrow('npm', ['run', 'package'], { cwd: repositoryRoot });
  return join(outFolder, 'jira-console.vsix');
}

/** Packages an extension that needs no build, and tells the package's path. */
export async function packageFolder(folder: string, name: string): Promise<string> {
  const vsix = join(outFolder, name);
  await executeOrThrow(
    process.execPath,
    [
      join(repositoryRoot, 'node_modules', '@vscode', 'vsce', 'vsce'),
      ...['package', '--no-dependencies', '--allow-missing-repository', '--skip-license'],
      ...['--out', vsix],
    ],
    { cwd: folder },
  );
  return vsix;
}

/** Builds the extension where it is, for windows that run it from this folder. */
export async function buildExtension(): Promise<void> {
  await executeOrThrow(process.execPath, ['esbuild.js'], { cwd: repositoryRoot });
}
