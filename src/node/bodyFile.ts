import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { BodyFile } from '../core/body/bodyRest';

/** A new file that its user alone may read; it is written within the thread that has the body. */
export class NodeBodyFile implements BodyFile {
  readonly path: string;
  #descriptor: number | undefined;
  #size = 0;

  /** Throws what the file system says, also where there is such a file. */
  constructor(path: string) {
    this.path = path;
    this.#descriptor = openSync(path, 'wx', 0o600);
  }

  get size(): number {
    return this.#size;
  }

  /** After an error nothing more goes into it: it has no gaps. */
  write(bytes: Uint8Array): void {
    let written = 0;
    try {
      while (this.#descriptor !== undefined && written < bytes.length) {
        const count = writeSync(this.#descriptor, bytes, written, bytes.length - written);
        written += count;
        this.#size += count;
      }
    } catch (error) {
      this.end();
      throw error;
    }
  }

  end(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  close(): void {
    this.end();
    rmSync(this.path, { force: true });
  }
}

/** One that another thread has written. */
export function writtenFile(path: string, size: number): BodyFile {
  return {
    path,
    size,
    write: () => undefined,
    end: () => undefined,
    close: () => rmSync(path, { force: true }),
  };
}
