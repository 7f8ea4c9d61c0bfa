import { open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { RowsError } from '../core/pages/errors';
import type { RowFile, RowFiles } from '../core/ports';
import { isDiskFull } from './diskFull';
import { TemporaryFolder } from './temporaryFolder';

const LINE_END = Buffer.of(0x0a);

/** Bytes of rows that are read at a time; one row may be larger. */
const BATCH = 1024 * 1024;

/**
 * Files of rows in a folder of this process's own below the one for temporary files; disposing removes
 * it.
 */
export class NodeRowFiles implements RowFiles {
  readonly #folder: TemporaryFolder;
  #made = 0;
  readonly #open = new Set<RowFile>();

  constructor(root?: string) {
    this.#folder = new TemporaryFolder({ name: 'rows', file: /^\d+\.ndjson$/u }, root);
  }

  async create(): Promise<RowFile> {
    try {
      this.#made += 1;
      const path = join(this.#folder.make(), `${this.#made}.ndjson`);
      const file: RowFile = new NodeRowFile(path, await open(path, 'wx+', 0o600), () =>
        this.#open.delete(file),
      );
      this.#open.add(file);
      return file;
    } catch (error) {
      // The next use tries again.
      this.#folder.forget();
      throw toRowsError(error);
    }
  }

  async removeLeft(): Promise<void> {
    await this.#folder.removeLeft();
  }

  dispose(): void {
    for (const file of this.#open) void file.close();
    this.#folder.remove();
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

function toRowsError(error: unknown): RowsError {
  if (error instanceof RowsError) return error;
  if (isDiskFull(error)) return new RowsError('rows_disk_full');
  return new RowsError('rows_file_failed', { reason: (error as NodeJS.ErrnoException).code });
}
