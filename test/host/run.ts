// `npm run test:host`: the host suites in the extension host of VS Code's server edition.
import { join } from 'node:path';

import { launchBrowser } from '../vscode/browser';
import { runInHost } from '../vscode/hostRun';
import { buildExtension } from '../vscode/packageExtension';
import { repositoryRoot } from '../vscode/paths';
import { startServer } from '../vscode/server';
import { buildSuites } from './buildSuites';

async function main(): Promise<number> {
  await buildExtension();
  const extensionTestsPath = await buildSuites();
  const server = await startServer({ smokeTestDriver: true });
  const browser = await launchBrowser();
  try {
    return await runInHost(server, browser, {
      folder: join(repositoryRoot, 'test', 'host', 'workspace'),
      extensionDevelopmentPath: [repositoryRoot],
      extensionTestsPath,
      onLine: (line) => console.log(line),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
