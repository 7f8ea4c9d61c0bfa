import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

import { chromium } from 'playwright-core';

import { progress, execute } from './commandLine';

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge-stable',
];

/** Finds a Chrome or Chromium, or installs one, and tells where its executable is. */
export async function ensureChromium(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    return named;
  }
  const installed = await firstThatRuns([...usualPlaces(), chromium.executablePath()]);
  if (installed) return installed;

  progress('no Chrome or Chromium found; installing one through playwright …');
  const cli = join(dirname(createRequire(__filename).resolve('playwright-core')), 'cli.js');
  // Full Chromium runs headless as well, so the separate headless shell is not needed.
  const download = await execute(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    timeoutMs: 300_000,
  });
  const downloaded = await firstThatRuns([chromium.executablePath()]);
  if (downloaded) return downloaded;

  if (canUseApt()) {
    progress('that did not give one that runs here; installing Debian’s …');
    await apt(['update']);
    // Without a font every picture and every measured width would be of empty boxes.
    await apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
    const packaged = await firstThatRuns(usualPlaces());
    if (packaged) return packaged;
  }
  throw new Error(
    'No Chrome or Chromium found, and none could be installed. ' +
      'Install one and name its executable in CHROME_PATH.\n' +
      download.output.trimEnd(),
  );
}

function usualPlaces(): string[] {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        ...onPath,
      ];
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = process.env[variable];
        return folder
          ? [
              join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
              join(folder, 'Chromium', 'Application', 'chrome.exe'),
              join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
            ]
          : [];
      });
    default:
      return onPath;
  }
}

async function firstThatRuns(executables: readonly string[]): Promise<string | undefined> {
  for (const executable of executables) {
    if (existsSync(executable) && (await runs(executable))) return executable;
  }
  return undefined;
}

/** A downloaded Chromium on a bare Linux lacks libraries and does not start: that one is no find. */
async function runs(executable: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const result = await execute(executable, ['--version'], { timeoutMs: 30_000 }).catch(
    () => undefined,
  );
  return result?.code === 0;
}

function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

async function apt(args: readonly string[]): Promise<void> {
  const { code, output } = await execute('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) progress(`apt-get ${args.join(' ')} failed:\n${output.trimEnd()}`);
}
