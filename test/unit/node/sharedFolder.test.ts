import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeSharedFolder } from '../../../src/node/sharedFolder';

describe('the shared folder', () => {
  let root: string;
  let folder: NodeSharedFolder;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sharedFolder-'));
    // As on the first start: VS Code does not make the folder of an extension's storage.
    folder = new NodeSharedFolder(join(root, 'storage'));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it('is empty and stays so while nothing is made in it', async () => {
    await folder.remove('a/b/1');
    const found = {
      names: await folder.list('a/b'),
      lastBeat: await folder.lastBeat('a/b/1'),
      text: await folder.read('a/b/1'),
      isAlive: await folder.beat('a/b/1', 1),
    };
    deepStrictEqual(found, {
      names: [],
      lastBeat: undefined,
      text: undefined,
      isAlive: false,
    });
    deepStrictEqual(readdirSync(root), []);
  });

  it('makes a file and its folders once', async () => {
    const made = [await folder.create('a/b/1'), await folder.create('a/b/1')];
    deepStrictEqual([made, await folder.list('a/b')], [[true, false], ['1']]);
  });

  it('makes a file for one alone of many that ask at once', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => folder.create('a/b/1')));
    equal(made.filter((isOurs) => isOurs).length, 1);
  });

  it('renames what is there, and says where nothing is', async () => {
    await folder.create('a/1');
    const renamed = [
      await folder.rename('a/1', 'a/1.free'),
      await folder.rename('a/1', 'a/1.free'),
      await folder.rename('b/1', 'c/1'),
    ];
    deepStrictEqual([renamed, await folder.list('a')], [[true, false, false], ['1.free']]);
  });

  it('renames over what is there', async () => {
    await folder.create('a/1');
    await folder.create('a/1.free');
    equal(await folder.rename('a/1', 'a/1.free'), true);
    deepStrictEqual(await folder.list('a'), ['1.free']);
  });

  it('removes a file', async () => {
    await folder.create('a/1');
    await folder.remove('a/1');
    deepStrictEqual(await folder.list('a'), []);
  });

  it('gives back each beat, and something else before the first', async () => {
    await folder.create('a/1');
    const seen = [await folder.lastBeat('a/1')];
    for (const beat of [1, 2, 3, 1_000_000]) {
      equal(await folder.beat('a/1', beat), true);
      seen.push(await folder.lastBeat('a/1'));
    }
    deepStrictEqual(seen.slice(1), [1, 2, 3, 1_000_000]);
    equal(new Set(seen).size, 5);
  });

  it('keeps a text, whatever its length was before', async () => {
    const texts = ['', '{"a":1}', 'ü'.repeat(2_000), 'x'.repeat(511), 'x'.repeat(512), 'short'];
    const read: (string | undefined)[] = [];
    for (const text of texts) {
      await folder.write('notes/a', text);
      read.push(await folder.read('notes/a'));
    }
    deepStrictEqual(read, texts);
  });

  it('keeps a text for its user alone', async () => {
    // Windows has no such bits; a folder of a user is closed to others there.
    if (process.platform === 'win32') return;
    await folder.write('a/1', 'text');
    equal(statSync(join(root, 'storage/a/1')).mode & 0o777, 0o600);
  });

  it('rewrites a text in the space it has', async () => {
    const file = join(root, 'storage/notes/a');
    await folder.write('notes/a', '{"in flight":true}');
    const before = statSync(file);
    await folder.write('notes/a', '{}');
    const after = statSync(file);
    deepStrictEqual([after.ino, after.size, before.size], [before.ino, 512, 512]);
    equal(readFileSync(file, 'utf8').trim(), '{}');
  });

  it('passes on what the file system says', async () => {
    writeFileSync(join(root, 'file'), '');
    const impossible = new NodeSharedFolder(join(root, 'file'));
    const attempts: Record<keyof NodeSharedFolder, () => Promise<unknown>> = {
      list: () => impossible.list('a'),
      create: () => impossible.create('a/1'),
      rename: () => impossible.rename('a/1', 'a/2'),
      remove: () => impossible.remove('a/1'),
      beat: () => impossible.beat('a/1', 1),
      lastBeat: () => impossible.lastBeat('a/1'),
      read: () => impossible.read('a/1'),
      write: () => impossible.write('a/1', ''),
    };
    for (const attempt of Object.values(attempts)) await rejects(attempt, { code: 'ENOTDIR' });
  });

  it('takes a file in the place of a folder for a fault, not for a lock that is held', async () => {
    await folder.create('a');
    await rejects(folder.create('a/1'), { code: 'ENOTDIR' });
  });
});
