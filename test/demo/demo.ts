import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Simulator } from '../simulator/simulator';
import { packageExtension, packageFolder } from '../vscode/packageExtension';
import { cacheFolder } from '../vscode/paths';
import { startServer, type Server } from '../vscode/server';
import { windowAddress } from '../vscode/window';
import { openInBrowser } from './openInBrowser';
import { demoReadme } from './readme';

/** Fixed where they are free, so that a credential of the last start finds its server again. */
const ports = { auth: 28501, api: 28502, front: 28500 };

const home = join(cacheFolder, 'demo');

async function main(): Promise<void> {
  console.log('Building and packaging the extension …');
  const vsix = await packageExtension();
  const simulator = await anyPortIfTaken(
    () => Simulator.start({ authPort: ports.auth, apiPort: ports.api }),
    () => Simulator.start(),
  );
  try {
    const folder = join(home, 'workspace');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'README.md'), demoReadme(simulator));
    const server = await startDemoServer(vsix);
    try {
      const address = windowAddress(server, { folder });
      console.log(`\nJira Console runs in VS Code at\n\n  ${address}\n`);
      console.log(
        'README.md, open in that window, has the values to enter. Ctrl+C ends everything.',
      );
      openInBrowser(address);
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      console.log('\nEnding …');
    } finally {
      await server.close();
    }
  } finally {
    await simulator.close();
  }
}

async function startDemoServer(vsix: string): Promise<Server> {
  const options = {
    vsix: [vsix, await packageReadmeOpener()],
    userData: join(home, 'data'),
    smokeTestDriver: false,
    connectionToken: (await keptSecret('connection-token')).toString('hex'),
    secretKey: await keptSecret('secret-key'),
  };
  return anyPortIfTaken(
    () => startServer({ ...options, port: ports.front }),
    () => startServer(options),
  );
}

/** An extension of the demo's own, so that the product's needs to know nothing of it. */
function packageReadmeOpener(): Promise<string> {
  return packageFolder(join(__dirname, 'readmeOpener'), 'demo-readme.vsix');
}

/** 32 bytes that stay the same from start to start, readable for their owner only. */
async function keptSecret(name: string): Promise<Buffer> {
  const file = join(home, name);
  if (!existsSync(file)) {
    await mkdir(home, { recursive: true });
    await writeFile(file, randomBytes(32), { mode: 0o600 });
  }
  return readFile(file);
}

async function anyPortIfTaken<T>(start: () => Promise<T>, elsewhere: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return elsewhere();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
