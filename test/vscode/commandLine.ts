import { spawn } from 'node:child_process';

/** What a command line left behind: its exit code (null when it ended by a signal) and all it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end and collects what it prints; rejects only where it can't be started. */
export function execute(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; timeoutMs?: number } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    // npm is a .cmd file on Windows, which only a shell starts.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      shell,
    });
    let output = '';
    const collect = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs a command to its end and throws with the end of its output when it fails. */
export async function executeOrThrow(...call: Parameters<typeof execute>): Promise<string> {
  const { code, output } = await execute(...call);
  if (code !== 0) {
    const end = output.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(
      `\`${call[0]} ${call[1].join(' ')}\` ended with ${code ?? 'a signal'}:\n${end}`,
    );
  }
  return output;
}

/** Prints a line of progress to stderr, where it does not mix with a suite's results. */
export function progress(line: string): void {
  process.stderr.write(`[vscode] ${line}\n`);
}
