// `npm run test:desktop`: the host suites in the desktop build of VS Code, where it can be had.
import { join } from 'node:path';

import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';

import { buildExtension } from '../vscode/packageExtension';
import { repositoryRoot } from '../vscode/paths';
import { buildSuites } from './buildSuites';

async function download(): Promise<string> {
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`VS Code can't be downloaded here: ${reason}`, { cause: error });
  }
}

async function main(): Promise<number> {
  const vscodeExecutablePath = await download();
  await buildExtension();
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: repositoryRoot,
    extensionTestsPath: await buildSuites(),
    launchArgs: [
      join(repositoryRoot, 'test', 'host', 'workspace'),
      '--disable-extensions',
      '--use-inmemory-secretstorage',
    ],
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
