import { rmSync } from 'node:fs';
import { lstat, mkdtemp, open, readdir, rmdir, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowsError } from '../core/pages/errors';
import type { RowFile, RowFiles } from '../core/ports';
import { isDiskFull } from './diskFull';

const PREFIX = 'jira-console-rows-';
const OUR_FOLDER = new RegExp(`^${PREFIX}(\\d+)-\\w{6}$`, 'u');
const OUR_FILE = /^\d+\.ndjson$/u;

const LINE_END = Buffer.of(0x0a);

/** Bytes of rows that are read at a time; one row may be larger. */
const BATCH = 1024 * 1024;

/**
 * Files of rows in a folder of this process's own below the one for temporary files; disposing removes
 * it.
 */
export class NodeRowFiles implements RowFiles {
  readonly #root: string;
  #folder: Promise<string> | undefined;
  /** For `dispose`, which waits for nothing. */
  #path: string | undefined;
  #made = 0;
  readonly #open = new Set<RowFile>();

  constructor(root = tmpdir()) {
    this.#root = root;
  }

  async create(): Promise<RowFile> {
    try {
      const folder = await (this.#folder ??= this.#makeFolder());
      this.#made += 1;
      const path = join(folder, `${this.#made}.ndjson`);
      const file: RowFile = new NodeRowFile(path, await open(path, 'wx+', 0o600), () =>
        this.#open.delete(file),
      );
      this.#open.add(file);
      return file;
    } catch (error) {
      // The next use tries again.
      this.#folder = undefined;
      throw toRowsError(error);
    }
  }

  async removeLeft(): Promise<void> {
    await removeDead(this.#root);
  }

  dispose(): void {
    for (const file of this.#open) void file.close();
    if (this.#path === undefined) return;
    // What cannot be removed now is removed once this process is dead.
    try {
      rmSync(this.#path, { recursive: true, force: true });
    } catch {
      return;
    }
  }

  async #makeFolder(): Promise<string> {
    // Its mode is 0700.
    this.#path = await mkdtemp(join(this.#root, `${PREFIX}${process.pid}-`));
    return this.#path;
  }
}

class NodeRowFile implements RowFile {
  readonly #path: string;
  readonly #file: FileHandle;
  /** Where each row ends, in bytes; `#count` of them are in use. */
  #ends = new Float64Array(1024);
  #count = 0;
  readonly #onClose: () => void;

  constructor(path: string, file: FileHandle, onClose: () => void) {
    this.#path = path;
    this.#file = file;
    this.#onClose = onClose;
  }

  get count(): number {
    return this.#count;
  }

  async append(rows: readonly Uint8Array[]): Promise<void> {
    const start = this.#end(this.#count);
    try {
      const lines = Buffer.concat(rows.flatMap((row) => [row, LINE_END]));
      await writeWhole(this.#file, lines, start);
    } catch (error) {
      throw toRowsError(error);
    }
    this.#makeRoom(this.#count + rows.length);
    let end = start;
    for (const row of rows) {
      end += row.length + LINE_END.length;
      this.#ends[this.#count] = end;
      this.#count += 1;
    }
  }

  async read(from: number, to: number): Promise<readonly string[]> {
    const last = Math.min(to, this.#count);
    if (from >= last) return [];
    const start = this.#end(from);
    const bytes = Buffer.alloc(this.#end(last) - start);
    try {
      await readWhole(this.#file, bytes, start);
    } catch (error) {
      throw toRowsError(error);
    }
    return bytes.toString('utf8').split('\n').slice(0, -1);
  }

  async *batches(): AsyncIterable<readonly string[]> {
    let from = 0;
    while (from < this.#count) {
      let to = from + 1;
      while (to < this.#count && this.#end(to + 1) - this.#end(from) <= BATCH) to += 1;
      yield await this.read(from, to);
      from = to;
    }
  }

  async close(): Promise<void> {
    this.#onClose();
    await this.#file.close().catch(() => undefined);
    // The folder may be gone already, with all that was in it.
    await unlink(this.#path).catch(() => undefined);
  }

  /** Where so many rows end. */
  #end(rows: number): number {
    return rows === 0 ? 0 : (this.#ends[rows - 1] ?? 0);
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#ends.length) return;
    const larger = new Float64Array(Math.max(rows, this.#ends.length * 2));
    larger.set(this.#ends);
    this.#ends = larger;
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const at = start + written;
    written += (await file.write(bytes, written, bytes.length - written, at)).bytesWritten;
  }
}

async function readWhole(file: FileHandle, bytes: Buffer, start: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) throw new RowsError('rows_file_failed');
    done += bytesRead;
  }
}

/** Removes what processes have left that ended without removing it; what is not ours stays. */
async function removeDead(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = Number(OUR_FOLDER.exec(name)?.[1]);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    // What cannot be removed is another user's, or another process is about to.
    await removeFolder(join(root, name)).catch(() => undefined);
  }
}

/** A link of that name leads to something else, and a file that we do not write keeps its folder. */
async function removeFolder(path: string): Promise<void> {
  const stats = await lstat(path);
  if (!stats.isDirectory() || stats.uid !== (process.getuid?.() ?? stats.uid)) return;
  for (const name of await readdir(path)) if (OUR_FILE.test(name)) await unlink(join(path, name));
  await rmdir(path);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but is another user's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function toRowsError(error: unknown): RowsError {
  if (error instanceof RowsError) return error;
  if (isDiskFull(error)) return new RowsError('rows_disk_full');
  return new RowsError('rows_file_failed', { reason: (error as NodeJS.ErrnoException).code });
}
