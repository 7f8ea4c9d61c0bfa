import { deepStrictEqual } from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const PROCESSES = 8;
/** Of these, how many are killed half-way, while they hold the lock. */
const KILLED = 2;
const ADDITIONS = 20;

/** The product waits ten seconds for a dead holder; still, the beats are far more frequent. */
const TIMINGS = { poll: 20, beat: 100, patience: 2_500 };

describe('the lock that windows share, among processes', () => {
  const workers = new Set<ChildProcess>();
  let root: string;

  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'sharedLock-'));
    await build({
      entryPoints: [join(__dirname, 'lockWorker.ts')],
      outfile: join(root, 'worker.cjs'),
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  });

  after(() => {
    for (const worker of workers) worker.kill('SIGKILL');
    rmSync(root, { recursive: true });
  });

  /** A process that does what it is told; gives how many additions it has told of. */
  async function work(counter: string, orders: readonly string[]): Promise<number> {
    const args = [join(root, 'worker.cjs'), join(root, 'storage'), counter];
    const worker = spawn(process.execPath, [...args, JSON.stringify(TIMINGS)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    workers.add(worker);
    worker.stdin.end(orders.join('\n'));
    let added = 0;
    for await (const line of createInterface(worker.stdout)) {
      if (line === 'added') added++;
      // It holds the lock, and writes nothing while it does: what it has added is what it told of.
      else if (line === 'holding') worker.kill('SIGKILL');
    }
    workers.delete(worker);
    return added;
  }

  it('loses no addition, though some are killed while they hold it', async function () {
    this.timeout(60_000);
    const counter = join(root, 'counter');
    writeFileSync(counter, '0');
    const half = Array.from({ length: ADDITIONS / 2 }, () => 'add');
    const added = await Promise.all(
      Array.from({ length: PROCESSES }, async (_, index) => {
        if (index >= KILLED) return work(counter, [...half, ...half]);
        return (await work(counter, [...half, 'hang'])) + (await work(counter, half));
      }),
    );
    deepStrictEqual(
      { added, counted: Number(readFileSync(counter, 'utf8')) },
      { added: Array(PROCESSES).fill(ADDITIONS), counted: PROCESSES * ADDITIONS },
    );
  });
});
