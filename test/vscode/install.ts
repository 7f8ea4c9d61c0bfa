import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { executeOrThrow, progress } from './commandLine';
import { cacheFolder } from './paths';

/** The edition that tests and the demo run in unless they ask for another. */
const currentVersion = '4.139.1';

/** An installed server edition: its folder (the working directory it starts in) and its own Node. */
export interface InstalledServer {
  readonly folder: string;
  readonly node: string;
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Each server edition refuses every Node but the major that its manifest names. */
async function nodePackageFor(home: string): Promise<string> {
  const { engines } = await readManifest(join(home, 'node_modules', 'code-server'));
  return `${nodePackage()}@${engines.node}`;
}

/** Without its binary, settings that change on disk never reach an open window. */
async function watcherPackageFor(home: string): Promise<string> {
  const name = '@parcel/watcher';
  const { version } = await readManifest(join(serverFolder(home), 'node_modules', name));
  const libc = process.platform === 'linux' ? `-${isGlibc() ? 'glibc' : 'musl'}` : '';
  return `${name}-${process.platform}-${process.arch}${libc}@${version}`;
}

function isGlibc(): boolean {
  return 'glibcVersionRuntime' in (process.report.getReport() as { header: object }).header;
}

/** The npm package that carries Node's binary for this machine, as the package `node` itself names it. */
function nodePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** Installs a server edition of VS Code into the cache once, and tells where it is. */
export async function ensureServer(version: string = currentVersion): Promise<InstalledServer> {
  const home = join(cacheFolder, `server-${version}`);
  if (!existsSync(home)) {
    await mkdir(cacheFolder, { recursive: true });
    await removeAbandoned();
    await install(version, home);
  }
  await copyFile(
    join(__dirname, 'spdlog.cjs'),
    join(serverFolder(home), 'node_modules', '@vscode', 'spdlog', 'index.js'),
  );
  return locate(home);
}

/** Everything is installed under another name and renamed at the end, so that what has the name is whole. */
async function install(version: string, home: string): Promise<void> {
  const partial = `${home}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial);
  await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
  const npmInstall = (args: string[], cwd = partial) =>
    executeOrThrow('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...args], {
      cwd,
    });
  try {
    progress(`installing VS Code's server edition ${version} (about 500 MB, once) …`);
    // Its own install script refuses other Nodes and builds native modules that are not needed here.
    await npmInstall([`code-server@${version}`]);
    await npmInstall(['--omit=dev', '--omit=optional'], serverFolder(partial));
    progress('installing Node and the file watcher for it …');
    // Both would come by install scripts or as optional packages, which are left out here.
    await npmInstall([await nodePackageFor(partial), await watcherPackageFor(partial)]);
    await executeOrThrow(locate(partial).node, ['--version']);
    await rename(partial, home).catch((error: unknown) => {
      // Another run may have installed it meanwhile; theirs is as good.
      if (!existsSync(home)) throw error;
    });
    progress('installed.');
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** An interrupted install leaves half a gigabyte under the name of a process that is gone. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const pid = Number(/\.partial-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) {
      await rm(join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function serverFolder(home: string): string {
  return join(home, 'node_modules', 'code-server', 'lib', 'vscode');
}

function locate(home: string): InstalledServer {
  const manifest = createRequire(join(home, 'package.json')).resolve(
    `${nodePackage()}/package.json`,
  );
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return { folder: serverFolder(home), node: join(dirname(manifest), 'bin', binary) };
}
