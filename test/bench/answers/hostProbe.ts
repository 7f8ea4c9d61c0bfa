import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** An extension that tells how its extension host fares. */
export const HOST_PROBE = resolve(__dirname, 'hostProbe');

interface HostFigures {
  /** The longest that the thread stood still since the beginning, in milliseconds. */
  readonly delay: number;
  /** Bytes of the whole process, with its threads. */
  readonly rss: number;
}

/** Asks the probe in the extension host of a window. */
export class HostProbe {
  readonly #origin: string;

  private constructor(origin: string) {
    this.#origin = origin;
  }

  /** Waits until the probe of the window on this folder listens. */
  static async find(folder: string): Promise<HostProbe> {
    for (let left = 300; ; left -= 1) {
      const origin = await readFile(join(folder, 'host-probe'), 'utf8').catch(() => '');
      if (origin !== '') return new HostProbe(origin);
      if (left === 0) throw new Error('The probe in the extension host does not listen.');
      await after(100);
    }
  }

  /** From here on standstills count. */
  async begin(): Promise<void> {
    await this.#get('/begin');
  }

  async read(): Promise<HostFigures> {
    return this.#get('/');
  }

  async #get(path: string): Promise<HostFigures> {
    return (await (await fetch(this.#origin + path)).json()) as HostFigures;
  }
}
