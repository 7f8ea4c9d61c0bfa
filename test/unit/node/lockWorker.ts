import { readFile, stat, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { SharedLock, type LockTimings } from '../../../src/core/sharedLock';
import { NodeSharedFolder } from '../../../src/node/sharedFolder';
import { systemClock } from '../../../src/node/systemClock';

/**
 * A process that adds one to the number in a file for each line `add` it is sent, and says `added`;
 * for `hang` it says `holding` once it holds the lock, and keeps it until it is killed.
 */
const [root, counter, timings] = process.argv.slice(2) as [string, string, string];
const lock = new SharedLock(
  new NodeSharedFolder(root),
  systemClock,
  (error) => {
    throw error;
  },
  JSON.parse(timings) as LockTimings,
);

async function add(): Promise<void> {
  const count = Number(await readFile(counter, 'utf8'));
  // Time enough for another that is let in to read the same.
  for (let turn = 0; turn < 5; turn++) await stat(counter);
  await writeFile(counter, String(count + 1));
}

async function hang(): Promise<void> {
  console.log('holding');
  await new Promise(() => undefined);
}

createInterface(process.stdin).on('line', (line) => {
  void lock.runExclusive('counter', line === 'hang' ? hang : add).then(() => console.log('added'));
});
