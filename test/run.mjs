// `npm test`: builds, then runs every suite and closes with one line over all of them.
import { spawn } from 'node:child_process';

/** Runs an npm script, shows its output, and resolves to its exit code and its closing count. */
function run(script) {
  console.log(`\n> npm run ${script}`);
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      output += chunk;
    });
    child.on('close', (code) => {
      const count = [...output.matchAll(/^\w+: (\d+) passed, (\d+) failed$/gm)].at(-1);
      resolve({ code, passed: Number(count?.[1] ?? 0), failed: Number(count?.[2] ?? 0) });
    });
  });
}

let passed = 0;
let failed = 0;
for (const script of ['check', 'build', 'test:unit', 'test:host', 'test:e2e']) {
  const result = await run(script);
  const isSuite = script.startsWith('test:');
  // A suite that died, or ran nothing, is a failure even where it counted none.
  const diedUncounted =
    result.failed === 0 && (result.code !== 0 || (isSuite && result.passed === 0));
  passed += isSuite ? result.passed : result.code === 0 ? 1 : 0;
  failed += result.failed + (diedUncounted ? 1 : 0);
  if (script === 'build' && result.code !== 0) break;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
