import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import type { Clock } from '../../src/core/ports';
import { SharedLock } from '../../src/core/sharedLock';
import { FakeClock, MemorySharedFolder, type SharedFolderOperation } from '../fakes';

type Files = MemorySharedFolder['files'];

const SECOND = 1_000;

/** Lets everything happen that waits for no timer. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass in steps so short that everybody sees each. */
async function pass(clock: FakeClock, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 50) {
    clock.advance(50);
    await settle();
  }
}

function elapsed(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}

const never = new Promise<never>(() => undefined);

/** A window with the lock: a process that can stand still, go on and die. */
class Window {
  readonly folder: MemorySharedFolder;
  readonly lock: SharedLock;
  readonly clock: Clock;
  readonly operations: string[] = [];
  readonly problems: unknown[] = [];
  /** What an operation fails with. */
  readonly failures = new Map<SharedFolderOperation, Error>();
  /** How many operations this window lives to begin. */
  lifetime = Infinity;
  #awake: Promise<void> = Promise.resolve();

  constructor(files: Files, clock: Clock) {
    this.folder = new MemorySharedFolder(files);
    this.folder.before = async (operation, path) => {
      if (this.operations.length >= this.lifetime) this.die();
      this.operations.push(`${operation} ${path.split('/').at(-1)!}`);
      await this.#awake;
      const failure = this.failures.get(operation);
      if (failure) throw failure;
    };
    this.clock = {
      // The time of day may jump: whoever asks for it goes wrong.
      now: () => Number.NaN,
      after: (milliseconds, callback) =>
        clock.after(milliseconds, () => void this.#awake.then(callback)),
    };
    this.lock = new SharedLock(this.folder, this.clock, (error) => this.problems.push(error));
  }

  /** Nothing of this window happens any more. */
  die(): void {
    this.#awake = never;
  }

  /** Nothing of this window happens until what it gives back is called. */
  stop(): () => void {
    let goOn!: () => void;
    this.#awake = new Promise((resolve) => (goOn = resolve));
    return goOn;
  }
}

/** Lets one operation of a window wait until what it gives back is called. */
function holdUp(
  { folder }: Window,
  isChosen: (operation: SharedFolderOperation) => boolean,
): () => void {
  const { before } = folder;
  let goOn!: () => void;
  const goesOn = new Promise<void>((resolve) => (goOn = resolve));
  folder.before = async (operation, path) => {
    if (isChosen(operation)) {
      folder.before = before;
      await goesOn;
    }
    await before(operation, path);
  };
  return goOn;
}

/** Windows of one machine, and who of them is inside. */
function createMachine(count: number) {
  const clock = new FakeClock();
  const files: Files = new Map();
  const windows = Array.from({ length: count }, () => new Window(files, clock));
  const log: string[] = [];
  /** Holds the lock for a while, `Infinity` for one that dies with it. */
  const hold = (window: number, milliseconds = 0): Promise<void> => {
    const { lock, clock: own } = windows[window]!;
    return lock.runExclusive('name', async () => {
      log.push(`${window} in`);
      if (milliseconds > 0) await (milliseconds === Infinity ? never : elapsed(own, milliseconds));
      log.push(`${window} out`);
    });
  };
  /** The files of the lock, as an editor of folders would sort them. */
  const names = () => [...files.keys()].map((path) => path.split('/').at(-1)!).sort();
  return { clock, files, windows, log, hold, names };
}

/** Whether each one was out before the next was in. */
function isOneAtATime(log: readonly string[]): boolean {
  return log.every(
    (line, index) => index % 2 === 0 || line === log[index - 1]!.replace('in', 'out'),
  );
}

describe('the lock that windows share', () => {
  it('lets one task run at a time among all windows', async () => {
    const { clock, log, hold } = createMachine(3);
    const holds = [0, 1, 2, 0, 1, 2, 0, 1, 2].map((window) => hold(window, 120));
    await pass(clock, 3 * SECOND);
    await Promise.all(holds);
    deepStrictEqual([log.length, isOneAtATime(log)], [18, true]);
  });

  it('serves the callers of one window in their order', async () => {
    const { clock, windows } = createMachine(1);
    const order: number[] = [];
    const run = (n: number) =>
      windows[0]!.lock.runExclusive('name', async () => {
        await elapsed(clock, 100 - n * 10);
        order.push(n);
      });
    const runs = [1, 2, 3, 4].map(run);
    await pass(clock, SECOND);
    await Promise.all(runs);
    deepStrictEqual(order, [1, 2, 3, 4]);
  });

  it('keeps one name from waiting for another', async () => {
    const { windows, hold } = createMachine(1);
    void hold(0, Infinity);
    equal(await windows[0]!.lock.runExclusive('other', () => Promise.resolve('done')), 'done');
  });

  it('gives back what the task gives, and lets the next window in at once', async () => {
    const { windows, names } = createMachine(2);
    const given = [
      await windows[0]!.lock.runExclusive('name', () => Promise.resolve(1)),
      await windows[1]!.lock.runExclusive('name', () => Promise.resolve(2)),
    ];
    deepStrictEqual(
      [given, names()],
      [
        [1, 2],
        ['1.free', '2.free'],
      ],
    );
  });

  it('is released by a task that fails, and blames the folder for nothing', async () => {
    const { windows, log, hold } = createMachine(2);
    const failure = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await rejects(
      windows[0]!.lock.runExclusive('name', () => Promise.reject(failure)),
      failure,
    );
    await rejects(
      windows[0]!.lock.runExclusive('name', () => {
        throw failure;
      }),
      failure,
    );
    await hold(1);
    deepStrictEqual([log, windows[0]!.problems], [['1 in', '1 out'], []]);
  });

  it('waits for a holder that gives signs of life', async () => {
    const { clock, log, hold } = createMachine(2);
    const holds = [hold(0, 60 * SECOND), hold(1)];
    await pass(clock, 59 * SECOND);
    deepStrictEqual(log, ['0 in']);
    await pass(clock, 2 * SECOND);
    await Promise.all(holds);
    deepStrictEqual(log, ['0 in', '0 out', '1 in', '1 out']);
  });

  it('does not wait for ever for a holder that lives and waits for what never comes', async () => {
    const { clock, log, windows, hold } = createMachine(2);
    void windows[0]!.lock.runExclusive('name', () => never);
    await pass(clock, SECOND);
    const waiting = hold(1);
    await pass(clock, 95 * SECOND);
    deepStrictEqual(log, []);
    await pass(clock, 10 * SECOND);
    await waiting;
    deepStrictEqual(log, ['1 in', '1 out']);
  });

  it('takes over ten seconds after the last sign of life', async () => {
    const { clock, windows, log, hold } = createMachine(2);
    void hold(0, Infinity);
    await settle();
    const waiting = hold(1);
    await pass(clock, 5 * SECOND);
    // The last sign was given after four seconds.
    windows[0]!.die();
    await pass(clock, 8.9 * SECOND);
    deepStrictEqual(log, ['0 in']);
    await pass(clock, 0.2 * SECOND);
    await waiting;
    deepStrictEqual(log, ['0 in', '1 in', '1 out']);
  });

  for (const count of [2, 10]) {
    it(`lets ${count} windows that find the same dead holder in one by one`, async () => {
      const { clock, windows, log, hold } = createMachine(count + 1);
      void hold(count, Infinity);
      await settle();
      windows[count]!.die();
      const holds = Array.from({ length: count }, (_, window) => hold(window, 30));
      await pass(clock, 10 * SECOND + count * 150);
      await Promise.all(holds);
      deepStrictEqual([log.length, isOneAtATime(log.slice(1))], [2 * count + 1, true]);
    });
  }

  it('takes nothing from the window that was first to find a holder dead', async () => {
    for (let late = 0; late < 6; late++) {
      const { clock, windows, log, hold } = createMachine(3);
      void hold(2, Infinity);
      await settle();
      windows[2]!.die();
      const holds = [hold(0, 3 * SECOND), hold(1)];
      await pass(clock, 9.9 * SECOND);
      let left = late;
      const goOn = holdUp(windows[1]!, () => left-- === 0);
      await pass(clock, SECOND);
      goOn();
      await pass(clock, 5 * SECOND);
      await Promise.all(holds);
      deepStrictEqual(log.slice(1), ['0 in', '0 out', '1 in', '1 out'], `held up before ${late}`);
    }
  });

  it('lets the others go on wherever a window dies', async () => {
    // Ten earlier holders leave something to clear away; a second of holding has signs of life.
    const die = async (lifetime: number) => {
      const { clock, windows, log, hold } = createMachine(2);
      for (let round = 0; round < 10; round++) await hold(1);
      windows[0]!.lifetime = lifetime;
      void hold(0, 3 * SECOND);
      await pass(clock, 4 * SECOND);
      windows[0]!.die();
      log.length = 0;
      const next = hold(1);
      await pass(clock, 10.2 * SECOND);
      await next;
      deepStrictEqual(log, ['1 in', '1 out'], `died before operation ${lifetime}`);
      return windows[0]!.operations;
    };
    const whole = await die(Infinity);
    deepStrictEqual(whole, [
      'list lock-name',
      'create 11',
      'list lock-name',
      'remove 3.free',
      'beat 11',
      'rename 11',
    ]);
    for (let lifetime = 0; lifetime < whole.length; lifetime++) await die(lifetime);
  });

  it('is not disturbed by a holder that comes back after it was taken for dead', async () => {
    const { clock, windows, log, hold } = createMachine(3);
    const holds = [hold(0, 3 * SECOND)];
    await settle();
    const goOn = windows[0]!.stop();
    holds.push(hold(1, 20 * SECOND));
    await pass(clock, 12 * SECOND);
    holds.push(hold(2));
    goOn();
    await pass(clock, 15 * SECOND);
    deepStrictEqual(log, ['0 in', '1 in', '0 out']);
    await pass(clock, 10 * SECOND);
    await Promise.all(holds);
    deepStrictEqual(log.slice(3), ['1 out', '2 in', '2 out']);
  });

  for (const rounds of [1, 2, 20]) {
    it(`holds nothing by a listing that is ${rounds} holders old`, async () => {
      const { clock, windows, log, hold, names } = createMachine(2);
      await hold(0);
      log.length = 0;
      // This window has seen that the first is free, and stands still before it makes the second.
      const late = windows[1]!;
      const goOn = holdUp(late, (operation) => operation === 'create');
      const holds = [hold(1)];
      await settle();
      for (let round = 0; round < rounds; round++) await hold(0);
      holds.push(hold(0, SECOND));
      await settle();
      goOn();
      await pass(clock, 2 * SECOND);
      await Promise.all(holds);
      deepStrictEqual([log.length, isOneAtATime(log), late.problems], [2 * rounds + 4, true, []]);
      ok(names().includes(`${rounds + 3}.free`));
    });
  }

  it('clears old numbers away', async () => {
    const { hold, names } = createMachine(1);
    for (let round = 0; round < 50; round++) await hold(0);
    deepStrictEqual(
      names(),
      [43, 44, 45, 46, 47, 48, 49, 50].map((number) => `${number}.free`),
    );
  });

  it('looks past what others have put into its folder', async () => {
    const { files, log, hold, names } = createMachine(1);
    for (const name of ['.DS_Store', '07', '9.tmp', 'x9', '9.free.bak', '-9', '0']) {
      files.set(`locks/lock-name/${name}`, { beat: 0, text: '' });
    }
    await hold(0);
    deepStrictEqual([log, names().includes('1.free')], [['0 in', '0 out'], true]);
  });

  it('takes nobody for dead because the machine slept', async () => {
    const { clock, log, hold } = createMachine(2);
    void hold(0, Infinity);
    await settle();
    void hold(1);
    for (let night = 0; night < 100; night++) {
      clock.advance(8 * 3_600 * SECOND);
      await settle();
    }
    deepStrictEqual(log, ['0 in']);
  });

  describe('where the folder is of no use', () => {
    const readOnly = Object.assign(new Error('read-only'), { code: 'EROFS' });

    for (const operation of ['list', 'create', 'lastBeat'] as const) {
      it(`runs the task once and says why, and tries again (${operation})`, async () => {
        const { clock, windows, log, hold, names } = createMachine(2);
        void hold(0, 5 * SECOND);
        await settle();
        if (operation === 'create') await pass(clock, 6 * SECOND);
        windows[1]!.failures.set(operation, readOnly);
        await hold(1);
        deepStrictEqual([log.slice(-2), windows[1]!.problems], [['1 in', '1 out'], [readOnly]]);

        windows[1]!.failures.delete(operation);
        const next = hold(1);
        await pass(clock, 6 * SECOND);
        await next;
        const before = operation === 'create' ? '1 out' : '0 out';
        deepStrictEqual(
          [log.slice(-3), windows[1]!.problems],
          [[before, '1 in', '1 out'], [readOnly]],
        );
        deepStrictEqual(names(), ['1.free', '2.free']);
      });
    }

    it('still lets the callers of the window in one by one', async () => {
      const { clock, windows, log, hold } = createMachine(1);
      windows[0]!.failures.set('list', readOnly);
      const holds = [hold(0, 100), hold(0, 100), hold(0, 100)];
      await pass(clock, SECOND);
      await Promise.all(holds);
      deepStrictEqual([log.length, isOneAtATime(log)], [6, true]);
    });

    it('passes on the error of the task alone', async () => {
      const { windows } = createMachine(1);
      windows[0]!.failures.set('create', readOnly);
      const failure = new Error('of the task');
      await rejects(
        windows[0]!.lock.runExclusive('name', () => Promise.reject(failure)),
        failure,
      );
      deepStrictEqual(windows[0]!.problems, [readOnly]);
    });

    it('keeps a number that it could not look at again', async () => {
      const { clock, windows, log, hold } = createMachine(2);
      const { folder, failures } = windows[0]!;
      const before = folder.before;
      folder.before = async (operation, path) => {
        await before(operation, path);
        if (operation === 'create') failures.set('list', readOnly);
      };
      const holds = [hold(0, 30 * SECOND)];
      await settle();
      holds.push(hold(1));
      await pass(clock, 31 * SECOND);
      await Promise.all(holds);
      deepStrictEqual(log, ['0 in', '0 out', '1 in', '1 out']);
      deepStrictEqual(windows[0]!.problems, [readOnly]);
    });

    it('holds the lock although signs of life fail for a while', async () => {
      const { clock, windows, log, hold } = createMachine(2);
      const holds = [hold(0, 30 * SECOND), hold(1)];
      await pass(clock, 5 * SECOND);
      windows[0]!.failures.set('beat', readOnly);
      await pass(clock, 5 * SECOND);
      windows[0]!.failures.delete('beat');
      await pass(clock, 21 * SECOND);
      await Promise.all(holds);
      deepStrictEqual(log, ['0 in', '0 out', '1 in', '1 out']);
    });

    it('releases by a new file what cannot be renamed', async () => {
      const { windows, log, hold, names } = createMachine(2);
      windows[0]!.failures.set('rename', Object.assign(new Error('in use'), { code: 'EBUSY' }));
      await hold(0);
      await hold(1);
      deepStrictEqual(log, ['0 in', '0 out', '1 in', '1 out']);
      deepStrictEqual(names(), ['1', '1.free', '2.free']);
    });

    it('gives back what the task gave although the lock cannot be released', async () => {
      const { clock, windows, log, hold } = createMachine(2);
      const { failures, lock } = windows[0]!;
      const given = await lock.runExclusive('name', () => {
        for (const operation of ['rename', 'create'] as const) failures.set(operation, readOnly);
        return Promise.resolve('done');
      });
      const next = hold(1);
      await pass(clock, 9.9 * SECOND);
      deepStrictEqual([given, log], ['done', []]);
      await pass(clock, 0.2 * SECOND);
      await next;
    });
  });

  it('has a folder of its own for every name, on every file system', async () => {
    const names = ['', 'a', 'A', 'ä', 'Ä', 'a/b', 'a_b', 'a_002fb', '..', '../a', '../../a', 'con'];
    names.push(
      'NUL',
      'a.',
      'a ',
      'a:b',
      'a\\b',
      'a\0',
      '%2e',
      '\ud800',
      '\udbff',
      '\ufffd',
      'ı',
      'i',
    );
    names.push('credential/aB-_', 'credential/Ab-_', 'e\u0301', '\u00e9');
    const { files, windows } = createMachine(1);
    for (const name of names) await windows[0]!.lock.runExclusive(name, () => Promise.resolve());
    const folders = [...files.keys()].map((path) => path.replace(/\/1\.free$/, ''));
    deepStrictEqual(
      folders.filter((folder) => !/^locks\/lock-[a-z0-9_-]*$/.test(folder)),
      [],
    );
    equal(new Set(folders).size, names.length);
  });

  it('never lets two in and keeps nobody out, whatever happens in which order', async () => {
    const life = fc.record({
      tasks: fc.array(fc.constantFrom(0, 100, 3_000), { minLength: 1, maxLength: 2 }),
      lifetime: fc.option(fc.nat({ max: 16 }), { nil: Infinity }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(life, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 200 }),
        async (lives, choices) => {
          deepStrictEqual(await live(lives, choices), {
            overlaps: 0,
            leftWaiting: 0,
            problems: [],
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

interface Life {
  /** How long each of its tasks takes. */
  readonly tasks: readonly number[];
  /** How many operations it lives to begin. */
  readonly lifetime: number;
}

/** An operation that has not ended yet. */
interface Pending {
  readonly of: Life;
  readonly since: number;
  readonly finish: () => void;
}

/** Fewer looks than in the product, so that slow operations do not make a wait of hours. */
const TIMINGS = { poll: 500, beat: 2_000, patience: 10_000 };

/** Milliseconds that an operation takes at most: what takes as long as the patience looks dead. */
const LONGEST_OPERATION = 2_500;

/**
 * A folder whose listing is as weak as a file system may make it: what is made, renamed or removed
 * meanwhile is missing under its old and under its new name.
 */
class WeaklyListedFolder extends MemorySharedFolder {
  override async list(folder: string): Promise<readonly string[]> {
    const before = await super.list(folder);
    const after = await super.list(folder);
    return before.filter((name) => after.includes(name));
  }
}

/** Windows whose operations end in the order of the choices, and of which any may die before any. */
async function live(lives: readonly Life[], choices: readonly number[]) {
  const clock = new FakeClock();
  const files: Files = new Map();
  const problems: unknown[] = [];
  const inside = new Set<Life>();
  const waiting = new Map<Life, number>();
  let pending: Pending[] = [];
  let overlaps = 0;

  for (const life of lives) {
    let operations = 0;
    let isDead = false;
    waiting.set(life, life.tasks.length);
    const folder = new WeaklyListedFolder(files);
    folder.before = () => {
      isDead ||= operations++ >= life.lifetime;
      if (isDead) {
        inside.delete(life);
        waiting.delete(life);
        pending = pending.filter((operation) => operation.of !== life);
        return never;
      }
      return new Promise((finish) => pending.push({ of: life, since: clock.now(), finish }));
    };
    const own: Clock = {
      now: () => Number.NaN,
      after: (milliseconds, callback) => clock.after(milliseconds, () => isDead || callback()),
    };
    const lock = new SharedLock(folder, own, (error) => problems.push(error), TIMINGS);
    for (const duration of life.tasks) {
      void lock
        .runExclusive('name', async () => {
          inside.add(life);
          if (inside.size > 1) overlaps++;
          await folder.read('something');
          if (duration > 0) await elapsed(own, duration);
          await folder.read('something');
          inside.delete(life);
        })
        .then(() => {
          const left = waiting.get(life);
          if (left !== undefined) waiting.set(life, left - 1);
        });
    }
  }

  const isOver = () => [...waiting.values()].every((count) => count === 0);
  for (let step = 0; !isOver() && step < 20_000; step++) {
    const overdue = pending.find(({ since }) => clock.now() - since >= LONGEST_OPERATION);
    const chosen = overdue ?? pending[choices[step % choices.length]!];
    pending = pending.filter((operation) => operation !== chosen);
    if (chosen) chosen.finish();
    else clock.advance(250);
    await settle();
  }
  const leftWaiting = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  return { overlaps, leftWaiting, problems };
}
