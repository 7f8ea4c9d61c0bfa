import { spawn } from 'node:child_process';

/** Opens an address in the user's browser, where there is a display to show one. */
export function openInBrowser(address: string): void {
  const command = opener();
  if (command === undefined) return;
  const [program, ...args] = command;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  // The address is printed anyway; a machine without a browser is no failure.
  child.on('error', () => undefined);
  child.unref();
}

function opener(): readonly [string, ...string[]] | undefined {
  switch (process.platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler'];
    default:
      return process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
  }
}
