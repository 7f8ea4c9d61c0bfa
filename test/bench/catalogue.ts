import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import { createOperationIndex } from '../../src/core/catalogue/operationIndex';
import { searchOperations } from '../../src/core/catalogue/search';
import { median, percentile } from './statistics';

const queries = [
  '/issue/ABC-1/comm',
  '/rest/api/2/search/jql',
  '/rest/agile/1.0/board/84/sprint',
  '/servicedesk/4/requesttype/23',
  'post issue',
  'delete comment property',
  'add comment',
  'workflow scheme draft',
  'worklogs by users',
  'get sprint issues',
];
const rounds = 30;
const shown = 50;
/** What a keystroke may take, at the 99th percentile. */
const allowedMilliseconds = 2;
/** How much of one parsing of the catalogue's JSON a keystroke may take, in the median. */
const allowedShare = 0.2;
const allowedKilobytes = 80;

/** Types queries letter by letter, and weighs the catalogue. */
export async function benchCatalogue(): Promise<boolean> {
  const text = await readFile(join(__dirname, '../../data/catalogue.json'), 'utf8');
  const parsings = times(rounds, () => void JSON.parse(text));
  const readings = times(rounds, () => void parseCatalogue(text));
  const { operations } = parseCatalogue(text);
  const preparations = times(rounds, () => void createOperationIndex(operations));
  const index = createOperationIndex(operations);
  const typed = queries.flatMap((query) =>
    Array.from(query, (_letter, at) => query.slice(0, at + 1)),
  );
  // The middle of its rounds is a keystroke's own time, whatever else the machine does meanwhile.
  const keystrokes = typed.map((query) =>
    median(times(rounds, () => void searchOperations(index, query, shown))),
  );

  const worst = percentile(keystrokes, 99);
  const share = median(keystrokes) / median(parsings);
  const kilobytes = gzipSync(text, { level: 9 }).length / 1000;
  console.log(`JSON.parse of the catalogue: ${median(parsings).toFixed(2)} ms`);
  console.log(
    `parseCatalogue: ${median(readings).toFixed(2)} ms, index: ${median(preparations).toFixed(2)} ms`,
  );
  console.log(
    `a keystroke over ${operations.length} operations: p50 ${median(keystrokes).toFixed(3)} ms, ` +
      `p99 ${worst.toFixed(3)} ms (allowed ${allowedMilliseconds})`,
  );
  console.log(`of one JSON.parse: ${share.toFixed(3)} (allowed ${allowedShare})`);
  console.log(`size gzipped: ${kilobytes.toFixed(1)} KB (allowed ${allowedKilobytes})`);
  return worst <= allowedMilliseconds && share <= allowedShare && kilobytes <= allowedKilobytes;
}

function times(count: number, task: () => void): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
}
