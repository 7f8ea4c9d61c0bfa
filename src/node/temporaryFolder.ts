import { mkdtempSync, rmSync } from 'node:fs';
import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is kept in a folder. */
interface FolderContent {
  /** A word for it, which is in the folder's name. */
  readonly name: string;
  /** What the names of its files look like. */
  readonly file: RegExp;
}

/** A folder of this process's own, with mode 0700, below the one for temporary files. */
export class TemporaryFolder {
  readonly #root: string;
  readonly #prefix: string;
  readonly #file: RegExp;
  #path: string | undefined;

  constructor({ name, file }: FolderContent, root = tmpdir()) {
    this.#root = root;
    this.#prefix = `jira-console-${name}-`;
    this.#file = file;
  }

  /** Where it is; it is made where it is not there yet. Throws what the file system says. */
  make(): string {
    this.#path ??= mkdtempSync(join(this.#root, `${this.#prefix}${process.pid}-`));
    return this.#path;
  }

  /** The next use makes another. */
  forget(): void {
    this.#path = undefined;
  }

  /** Removes it with all that is in it. */
  remove(): void {
    if (this.#path === undefined) return;
    // What cannot be removed now is removed once this process is dead.
    try {
      rmSync(this.#path, { recursive: true, force: true });
    } catch {
      return;
    }
  }

  /** Removes those of processes that ended without removing them; what is not ours stays. */
  async removeLeft(): Promise<void> {
    const ours = new RegExp(`^${this.#prefix}(\\d+)-\\w{6}$`, 'u');
    for (const name of await readdir(this.#root)) {
      const pid = Number(ours.exec(name)?.[1]);
      if (Number.isNaN(pid) || isAlive(pid)) continue;
      // What cannot be removed is another user's, or another process is about to.
      await this.#removeDead(join(this.#root, name)).catch(() => undefined);
    }
  }

  /** A link of that name leads to something else, and a file that we do not write keeps its folder. */
  async #removeDead(path: string): Promise<void> {
    const stats = await lstat(path);
    if (!stats.isDirectory() || stats.uid !== (process.getuid?.() ?? stats.uid)) return;
    for (const name of await readdir(path)) {
      if (this.#file.test(name)) await unlink(join(path, name));
    }
    await rmdir(path);
  }
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
