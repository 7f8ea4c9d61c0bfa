// Runs VS Code's server in this process, and ends it with all that it started when the pipe from the
// parent closes: however the parent died, it leaves no server behind.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

process.stdin.resume().once('close', () => {
  if (process.platform === 'win32') process.exit();
  process.kill(-process.pid, 'SIGKILL');
});

await import(pathToFileURL(resolve('out/server-main.js')).href);
