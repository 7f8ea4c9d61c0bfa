import { constants } from 'node:fs';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
  utimes,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SharedFolder } from '../core/ports';

/** A beat is noted as a time of change: two seconds apart and after 1980, so that FAT keeps it, too. */
const FIRST_BEAT = Date.UTC(2000, 0, 1);
const BEAT = 2_000;

/** Notes fill blocks of a disk's smallest size, which is written as a whole or not at all. */
const BLOCK = 512;

/** Files below a root that all windows know; neither the root nor a folder in it needs to be there. */
export class NodeSharedFolder implements SharedFolder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  list(folder: string): Promise<readonly string[]> {
    return unlessMissing(readdir(this.#path(folder)), []);
  }

  create(path: string): Promise<boolean> {
    return this.#inFolderOf(path, async () => {
      try {
        const file = await open(this.#path(path), 'wx');
        await file.close();
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      }
    });
  }

  async rename(from: string, to: string): Promise<boolean> {
    const renaming = this.#inFolderOf(to, () => rename(this.#path(from), this.#path(to)));
    return unlessMissing(
      renaming.then(() => true),
      false,
    );
  }

  remove(path: string): Promise<void> {
    return unlessMissing(unlink(this.#path(path)), undefined);
  }

  beat(path: string, beat: number): Promise<boolean> {
    const time = new Date(FIRST_BEAT + beat * BEAT);
    return unlessMissing(
      utimes(this.#path(path), time, time).then(() => true),
      false,
    );
  }

  lastBeat(path: string): Promise<number | undefined> {
    return unlessMissing(
      stat(this.#path(path)).then(({ mtimeMs }) => (mtimeMs - FIRST_BEAT) / BEAT),
      undefined,
    );
  }

  /** The text without white space around it. */
  async read(path: string): Promise<string | undefined> {
    const text = await unlessMissing(readFile(this.#path(path), 'utf8'), undefined);
    return text?.trim();
  }

  async write(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(`${text}\n`);
    const size = Math.ceil(bytes.length / BLOCK) * BLOCK;
    const file = await this.#inFolderOf(path, () => this.#openInPlace(path));
    try {
      await file.writeFile(Buffer.concat([bytes, Buffer.alloc(size - bytes.length, ' ')]));
      // What remains of a longer text.
      await file.truncate(size);
    } finally {
      await file.close();
    }
  }

  /** Opens a file, its user's alone, without emptying it: its space on the disk would be up for grabs. */
  #openInPlace(path: string): Promise<FileHandle> {
    return open(this.#path(path), constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  async #inFolderOf<T>(path: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      await mkdir(dirname(this.#path(path)), { recursive: true });
      return action();
    }
  }

  #path(path: string): string {
    return join(this.#root, path);
  }
}

async function unlessMissing<T, U>(action: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await action;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
