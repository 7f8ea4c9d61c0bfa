import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowsError } from '../../../src/core/pages/errors';
import { writeFile } from '../../../src/node/writeFile';

describe('a file that is written piece by piece', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'writeFile-'));
    path = join(folder, 'rows.csv');
    writeFileSync(path, 'before');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const never = () => new AbortController().signal;
  const found = () => [readdirSync(folder), readFileSync(path, 'utf8')];

  /** Two pieces, and what happens between them. */
  async function* pieces(between: () => void): AsyncIterable<string> {
    yield await Promise.resolve('first ä');
    between();
    yield ' second';
  }

  it('takes the place of what was there once it is whole', async () => {
    let during: unknown;
    equal(
      await writeFile(
        path,
        pieces(() => (during = readFileSync(path, 'utf8'))),
        never(),
      ),
      true,
    );
    deepStrictEqual([during, found()], ['before', [['rows.csv'], 'first ä second']]);
  });

  it('is not there where it was cancelled', async () => {
    const cancel = new AbortController();
    const isWhole = await writeFile(
      path,
      pieces(() => cancel.abort()),
      cancel.signal,
    );
    deepStrictEqual([isWhole, found()], [false, [['rows.csv'], 'before']]);
  });

  it('is not there where the disk is full, or the rows cannot be read', async () => {
    const failing = (error: Error) =>
      writeFile(
        path,
        pieces(() => {
          throw error;
        }),
        never(),
      );
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const quota = Object.assign(new Error('no quota'), { code: 'EDQUOT' });
    const other = Object.assign(new Error('disk on fire'), { code: 'EIO' });
    await rejects(failing(full), { code: 'export_disk_full' });
    await rejects(failing(quota), { code: 'export_disk_full' });
    await rejects(failing(other), { code: 'export_failed', details: { reason: 'EIO' } });
    await rejects(failing(new RowsError('rows_file_failed')), { code: 'rows_file_failed' });
    deepStrictEqual(found(), [['rows.csv'], 'before']);
  });

  it('says why it cannot be begun', async () => {
    const nowhere = join(folder, 'missing', 'rows.csv');
    await rejects(
      writeFile(
        nowhere,
        pieces(() => undefined),
        never(),
      ),
      { code: 'export_failed', details: { reason: 'ENOENT' } },
    );
  });
});
