import type { SharedFolder } from '../../../src/core/ports';
import type { MemorySharedFolder } from '../../fakes';
import { roll, type Dice } from './dice';
import type { Delays, Life } from './life';

/** What hears of every note about a credential. */
export interface MarkerWitness {
  /** A window asks for it; what is given back is called when that happens. */
  looks(life: Life): () => void;
  /** The same for a note that it writes. */
  notes(life: Life, text: string): () => void;
}

/** The folder that windows share, as one window reaches it. */
export class Disk implements SharedFolder {
  /** The longest an operation of a slow disk takes, in milliseconds: a third of the lock's patience. */
  static readonly SLOW = 3_000;

  constructor(
    private readonly life: Life,
    private readonly files: MemorySharedFolder,
    private readonly dice: Dice,
    private readonly witness: MarkerWitness,
    private readonly isSlow: () => boolean,
  ) {}

  list(folder: string): Promise<readonly string[]> {
    return this.#operate(() => this.files.list(folder));
  }

  create(path: string): Promise<boolean> {
    return this.#operate(() => this.files.create(path));
  }

  rename(from: string, to: string): Promise<boolean> {
    return this.#operate(() => this.files.rename(from, to));
  }

  remove(path: string): Promise<void> {
    return this.#operate(() => this.files.remove(path));
  }

  beat(path: string, beat: number): Promise<boolean> {
    return this.#operate(() => this.files.beat(path, beat));
  }

  lastBeat(path: string): Promise<number | undefined> {
    return this.#operate(() => this.files.lastBeat(path));
  }

  read(path: string): Promise<string | undefined> {
    const looked = this.witness.looks(this.life);
    return this.#operate(() => {
      looked();
      return this.files.read(path);
    });
  }

  write(path: string, text: string): Promise<void> {
    const noted = this.witness.notes(this.life, text);
    return this.#operate(async () => {
      await this.files.write(path, text);
      noted();
    });
  }

  #operate<T>(act: () => Promise<T>): Promise<T> {
    return this.life.operate(this.#delays(), act);
  }

  #delays(): Delays {
    const longest = this.isSlow() && this.dice() < 0.1 ? Disk.SLOW : 3;
    const total = roll(this.dice, longest);
    const before = roll(this.dice, total);
    return [before, total - before];
  }
}
