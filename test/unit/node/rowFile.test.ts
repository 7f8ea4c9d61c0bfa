import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { RowFile } from '../../../src/core/ports';
import { NodeRowFiles } from '../../../src/node/rowFile';
import { jsonRows } from '../../fakes';

describe('a file of rows', () => {
  let root: string;
  let files: NodeRowFiles;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'rows-'));
    files = new NodeRowFiles(root);
  });
  afterEach(() => {
    files.dispose();
    rmSync(root, { recursive: true });
  });

  const all = async (file: RowFile) => {
    const batches: (readonly string[])[] = [];
    for await (const batch of file.batches()) batches.push(batch);
    return batches;
  };

  it('is there for its user alone until it is closed', async () => {
    const file = await files.create();
    await file.append(jsonRows([{ secret: 'row' }]));
    const [folder = ''] = readdirSync(root);
    const [name = ''] = readdirSync(join(root, folder));
    const modes = [join(root, folder), join(root, folder, name)].map(
      (path) => statSync(path).mode & 0o777,
    );
    deepStrictEqual(modes, [0o700, 0o600]);
    equal(folder.includes(`-${process.pid}-`), true);
    await file.close();
    deepStrictEqual(readdirSync(join(root, folder)), []);
    await rejects(file.append(jsonRows([1])), { code: 'rows_file_failed' });
  });

  it('gives any rows back to the letter', async () => {
    const rows = fc.array(fc.array(fc.jsonValue(), { maxLength: 20 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(40), fc.nat(40), async (pages, from, to) => {
        const file = await files.create();
        const lines = pages.flat().map((row) => JSON.stringify(row));
        for (const page of pages) await file.append(jsonRows(page));
        deepStrictEqual(
          [file.count, await file.read(from, to), (await all(file)).flat()],
          [lines.length, lines.slice(from, Math.max(from, to)), lines],
        );
        await file.close();
      }),
    );
  });

  it('holds more rows than it has room for at first, and reads them a megabyte at a time', async () => {
    const file = await files.create();
    const rows = Array.from({ length: 5000 }, (_, index) => `${index}${'ä'.repeat(500)}`);
    await file.append(jsonRows(rows.slice(0, 1500)));
    await file.append(jsonRows(rows.slice(1500)));
    await file.append(jsonRows(['x'.repeat(3_000_000)]));
    const batches = await all(file);
    deepStrictEqual(
      batches
        .flat()
        .slice(0, -1)
        .map((line) => JSON.parse(line) as unknown),
      rows,
    );
    equal(batches.at(-1)?.length, 1);
    const sizes = batches.slice(0, -1).map((batch) => Buffer.byteLength(batch.join('\n')));
    equal(
      sizes.every((size) => size <= 1024 * 1024),
      true,
    );
    equal(batches.length, 6);
  });

  it('goes with all others when its window does, and others come after that no more', async () => {
    await (await files.create()).append(jsonRows([1]));
    await files.create();
    files.dispose();
    deepStrictEqual(readdirSync(root), []);
  });

  it('of a dead process is removed by the next one', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
    const leave = (name: string, content = '1.ndjson') => {
      mkdirSync(join(root, name));
      writeFileSync(join(root, name, content), '1');
    };
    const outside = join(root, 'outside');
    leave('outside');
    leave(`jira-console-rows-${dead}-abcdef`);
    leave(`jira-console-rows-${dead}-foreig`, 'thesis.txt');
    leave(`jira-console-rows-${process.pid}-alive1`);
    leave(`jira-console-rows-${process.ppid}-alive2`);
    leave('jira-console-rows-none-abcdef');
    symlinkSync(outside, join(root, `jira-console-rows-${dead}-linked`));
    writeFileSync(join(root, `jira-console-rows-${dead}-afile1`), '');
    await files.removeLeft();
    const left = readdirSync(root).filter((name) => !name.startsWith(`jira-console-rows-${dead}-`));
    deepStrictEqual(
      {
        dead: existsSync(join(root, `jira-console-rows-${dead}-abcdef`)),
        foreign: existsSync(join(root, `jira-console-rows-${dead}-foreig`, 'thesis.txt')),
        linked: existsSync(join(outside, '1.ndjson')),
        file: existsSync(join(root, `jira-console-rows-${dead}-afile1`)),
        others: left.length,
      },
      { dead: false, foreign: true, linked: true, file: true, others: 4 },
    );
  });

  it('says that it cannot be made, and is made once it can', async () => {
    chmodSync(root, 0o500);
    const isRefused = process.getuid?.() !== 0;
    const broken = new NodeRowFiles(isRefused ? root : join(root, 'missing'));
    await rejects(broken.create(), { code: 'rows_file_failed' });
    chmodSync(root, 0o700);
    mkdirSync(join(root, 'missing'));
    equal((await broken.create()).count, 0);
    broken.dispose();
  });
});
