import type { Clock, Disposable, Lock, SharedFolder } from './ports';
import { WindowLock } from './windowLock';

/** Milliseconds; `patience` has to be several times `beat`, or a busy holder is taken for dead. */
export interface LockTimings {
  /** Between two looks at a lock that another window holds. */
  readonly poll: number;
  /** Between two signs of life of a holder. */
  readonly beat: number;
  /** Without a sign of life until a holder is taken for dead. */
  readonly patience: number;
}

const TIMINGS: LockTimings = { poll: 50, beat: 2_000, patience: 10_000 };

/**
 * Milliseconds after which a holder gives no more signs of life, for what it waits for may never come.
 * There is room for two requests that each take the whole of their half minute.
 */
const LONGEST_HOLD = 90_000;

/** How many old numbers stay, so that a listing that runs while files change still sees some. */
const KEPT = 8;

/** What a folder says of its lock. */
interface Sight {
  /** The highest number; 0 where nobody has held the lock yet. */
  readonly highest: number;
  readonly isFree: boolean;
  readonly files: readonly NumberedFile[];
}

interface NumberedFile {
  readonly name: string;
  readonly number: number;
}

/** A lock that is held, or that others take for held. */
interface Hold {
  readonly file: string;
  readonly heart: Disposable;
}

/**
 * A lock among all windows that share a folder, and a queue among the callers of each.
 *
 * The holders of a lock are numbered: whoever made the file `<n>` is the n-th, and names it
 * `<n>.free` when done. The highest number is the state of the lock. It only ever grows, so of all
 * that find the same holder gone or dead one alone makes the next file, and nobody deletes a lock
 * that another has just taken. A crash leaves a file without signs of life, which is waited out, and
 * so does a window whose host was left without a page: what that waits for never comes;
 * that wait is counted in timers of one's own, for the time of day may jump.
 *
 * Whoever stands still for longer than the patience of the others, and then goes on, overlaps with
 * the next holder; a task that must not should check what it changes.
 */
export class SharedLock implements Lock {
  readonly #window = new WindowLock();
  readonly #folder: SharedFolder;
  readonly #clock: Clock;
  readonly #onUnusable: (error: unknown) => void;
  readonly #timings: LockTimings;

  /** `onUnusable` is told why a task runs without the other windows being kept out. */
  constructor(
    folder: SharedFolder,
    clock: Clock,
    onUnusable: (error: unknown) => void,
    timings = TIMINGS,
  ) {
    this.#folder = folder;
    this.#clock = clock;
    this.#onUnusable = onUnusable;
    this.#timings = timings;
  }

  runExclusive<T>(name: string, task: () => Promise<T>): Promise<T> {
    // One caller a window contends with the other windows; the others of the window queue behind it.
    return this.#window.runExclusive(name, () => this.#runShared(lockFolder(name), task));
  }

  async #runShared<T>(folder: string, task: () => Promise<T>): Promise<T> {
    const hold = await this.#acquire(folder);
    if (!hold) return task();
    try {
      return await task();
    } finally {
      hold.heart.dispose();
      await this.#release(hold.file);
    }
  }

  /** Undefined where the folder does not allow any lock. */
  async #acquire(folder: string): Promise<Hold | undefined> {
    let seen = '';
    let waited = 0;
    try {
      for (;;) {
        const { highest, isFree } = await this.#look(folder);
        if (!isFree) {
          const sight = `${highest} ${String(await this.#folder.lastBeat(`${folder}/${highest}`))}`;
          if (sight !== seen) waited = 0;
          seen = sight;
        }
        const isStale = waited >= this.#timings.patience;
        const hold = isFree || isStale ? await this.#claim(folder, highest + 1) : undefined;
        if (hold) return hold;
        await this.#wait();
        waited += this.#timings.poll;
      }
    } catch (error) {
      this.#onUnusable(error);
      return undefined;
    }
  }

  async #claim(folder: string, own: number): Promise<Hold | undefined> {
    const file = `${folder}/${own}`;
    if (!(await this.#folder.create(file))) return undefined;
    const heart = this.#startBeating(file);
    try {
      const { highest, isFree, files } = await this.#look(folder);
      if (highest > own || isFree) {
        // The listing that led here was old, and others have held the lock since. The file stays: a
        // number that exists is never claimed again, and whoever comes later clears it away.
        heart.dispose();
        return undefined;
      }
      const leftovers = files.filter(({ number }) => number <= own - KEPT);
      await Promise.all(leftovers.map(({ name }) => this.#folder.remove(`${folder}/${name}`)));
    } catch (error) {
      // The task has to run either way; others had better wait for it.
      this.#onUnusable(error);
    }
    return { file, heart };
  }

  async #look(folder: string): Promise<Sight> {
    const names = await this.#folder.list(folder);
    const files = names
      .filter((name) => /^[1-9]\d*(\.free)?$/.test(name))
      .map((name) => ({ name, number: Number.parseInt(name, 10) }));
    const highest = Math.max(0, ...files.map(({ number }) => number));
    // Who claims by an old listing makes `<n>` beside `<n>.free`: what was released stays so.
    const isFree = highest === 0 || names.includes(`${highest}.free`);
    return { highest, isFree, files };
  }

  async #release(file: string): Promise<void> {
    try {
      // A name changes on a full disk, too.
      await this.#folder.rename(file, `${file}.free`);
    } catch {
      // Windows refuses that while another program, such as a virus scanner, has the file open.
      // Where neither can be done, the others wait until they take this holder for dead.
      await this.#folder.create(`${file}.free`).catch(() => undefined);
    }
  }

  #startBeating(file: string): Disposable {
    let count = 0;
    let timer: Disposable | undefined;
    let isOver = false;
    const beat = async (): Promise<void> => {
      // A beat that failed may succeed the next time; a file that is gone does not come back.
      const exists = await this.#folder.beat(file, ++count).catch(() => true);
      const isTooLong = count * this.#timings.beat >= LONGEST_HOLD;
      if (exists && !isOver && !isTooLong) schedule();
    };
    const schedule = (): void => {
      timer = this.#clock.after(this.#timings.beat, () => void beat());
    };
    schedule();
    return {
      dispose: () => {
        isOver = true;
        timer?.dispose();
      },
    };
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => this.#clock.after(this.#timings.poll, resolve));
  }
}

/**
 * A folder of its own for every name. What some file system does not keep apart or does not allow is
 * spelled by its UTF-16 code, capitals included, and the prefix keeps names such as `con` off Windows.
 */
function lockFolder(name: string): string {
  const encoded = Array.from({ length: name.length }, (_, index) => {
    const unit = name.charAt(index);
    return /[a-z0-9-]/.test(unit)
      ? unit
      : `_${name.charCodeAt(index).toString(16).padStart(4, '0')}`;
  });
  return `locks/lock-${encoded.join('')}`;
}
