import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { executeOrThrow } from './commandLine';
import type { Front } from './front';
import { startFront } from './front';
import type { InstalledServer } from './install';
import { ensureServer } from './install';

/** VS Code settings by their full name. */
type Settings = Readonly<Record<string, unknown>>;

/** How a server is started. */
export interface ServerOptions {
  /** The edition to run; the current one when absent. */
  readonly version?: string;
  /** The front's port; any free one when absent. */
  readonly port?: number;
  /** Packaged extensions to install first. */
  readonly vsix?: readonly string[];
  /** Where installed extensions are kept; in the data folder when absent. */
  readonly extensionsDir?: string;
  /** The server's data folder, which is kept; a temporary one, removed at the end, when absent. */
  readonly userData?: string;
  /** What a window must know to get in; everybody on this machine gets in when absent. */
  readonly connectionToken?: string | undefined;
  /**
   * Whether windows may load an extension or tests from a folder. Not for a server that a person, or a
   * test in a person's place, uses: with the driver no notification pops up.
   */
  readonly smokeTestDriver: boolean;
  /** The front's part of the key of SecretStorage; random when absent. */
  readonly secretKey?: Buffer;
  /** Settings on top of the quiet ones. */
  readonly settings?: Settings;
}

/** A running server with its front. */
export interface Server {
  /** The front's address without a closing slash; what windows open. */
  readonly origin: string;
  /** The front's host and port, which is also the authority of `vscode-remote://` URIs. */
  readonly authority: string;
  readonly connectionToken: string | undefined;
  /** Changes settings on top of those in force; open windows follow within a moment. */
  setSettings(settings: Settings): Promise<void>;
  /** All that the server printed so far. */
  output(): string;
  /** Ends the server and all that it started, and removes what was temporary. */
  close(): Promise<void>;
}

const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Light Modern',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.enabled': false,
  // Every listener of a test would be announced as a forwarded port.
  'remote.autoForwardPorts': false,
};

/** Starts a server edition of VS Code and its front, and waits until windows can be opened. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const installed = await ensureServer(options.version);
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'jira-console-vscode-')));
  const settingsFile = join(userData, 'data', 'Machine', 'settings.json');
  let current = { ...quietSettings, ...options.settings };
  const setSettings = (settings: Settings) => {
    current = { ...current, ...settings };
    return writeFile(settingsFile, JSON.stringify(current, undefined, 2));
  };
  await mkdir(dirname(settingsFile), { recursive: true });
  await setSettings({});
  const extensionsDir = options.extensionsDir ?? join(userData, 'extensions');
  if (options.vsix) await installExtensions(installed, options.vsix, extensionsDir, userData);

  const child = spawn(
    installed.node,
    [join(__dirname, 'serverProcess.mjs'), ...serverArguments(options, userData, extensionsDir)],
    {
      cwd: installed.folder,
      env: plainEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that its extension hosts and terminals can be ended with it.
      detached: process.platform !== 'win32',
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  let front: Front | undefined;
  const close = async () => {
    await front?.close();
    await endGroup(child);
    if (!options.userData) {
      await rm(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  };
  try {
    const serverPort = await listening(child, () => output);
    const { port, secretKey } = options;
    front = await startFront({
      serverPort,
      ...(port && { port }),
      ...(secretKey && { secretKey }),
    });
  } catch (error) {
    await close();
    throw error;
  }
  const authority = `127.0.0.1:${front.port}`;
  return {
    origin: `http://${authority}`,
    authority,
    connectionToken: options.connectionToken,
    setSettings,
    output: () => output,
    close,
  };
}

async function installExtensions(
  { folder, node }: InstalledServer,
  vsix: readonly string[],
  extensionsDir: string,
  userData: string,
): Promise<void> {
  await executeOrThrow(
    node,
    [
      'out/server-main.js',
      ...vsix.flatMap((file) => ['--install-extension', file]),
      '--force',
      ...['--server-data-dir', userData, '--extensions-dir', extensionsDir],
      '--accept-server-license-terms',
    ],
    { cwd: folder, env: plainEnvironment() },
  );
}

function serverArguments(
  options: ServerOptions,
  userData: string,
  extensionsDir: string,
): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--server-data-dir', userData, '--extensions-dir', extensionsDir],
    ...(options.connectionToken
      ? ['--connection-token', options.connectionToken]
      : ['--without-connection-token']),
    ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
    ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
    '--disable-getting-started-override',
  ];
}

/** Without what an editor or a test runner around this process left for its own children. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_OPTIONS|VSCODE_.*|ELECTRON_.*|npm_.*)$/i;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  // Else this edition turns every loopback address that it opens into a path of a proxy of its own.
  return { ...Object.fromEntries(own), VSCODE_PROXY_URI: '' };
}

function listening(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`VS Code's server ${reason}:\n${output()}`));
    const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
    child.stdout?.on('data', () => {
      const match = /Extension host agent listening on (\d+)/.exec(output());
      if (!match) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended while starting');
    });
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid, 'SIGKILL');
  await gone;
}
