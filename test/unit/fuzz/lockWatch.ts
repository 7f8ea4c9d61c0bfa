import type { Lock } from '../../../src/core/ports';
import type { Session } from './facts';
import type { Journal } from './journal';
import type { Life } from './life';
import type { Timeline } from './timeline';

/** Who is in the credential's lock, who waits for it, and who was there and found a refresh left. */
export class LockWatch {
  readonly #sessions = new Set<Session>();
  readonly #closed: Session[] = [];

  constructor(
    private readonly timeline: Timeline,
    private readonly journal: Journal,
  ) {}

  /** The stays that are over in which a refresh without an outcome was found. */
  get closed(): readonly Session[] {
    return this.#closed;
  }

  /** Whether someone is still inside whose lock another has taken. */
  get isAnyOvertaken(): boolean {
    return [...this.#sessions].some(({ isOvertaken }) => isOvertaken);
  }

  stoodStill(life: Life): void {
    const now = this.timeline.now();
    for (const session of this.#sessions) if (session.life === life) session.stoodStillAt = now;
  }

  ended(life: Life): void {
    for (const session of [...this.#sessions]) {
      if (session.life === life) this.#sessions.delete(session);
    }
  }

  /** The lock of one window, watched. */
  watch(lock: Lock, life: Life): Lock {
    return {
      runExclusive: async (name, task) => {
        const session: Session = {
          life,
          enteredAt: undefined,
          stoodStillAt: life.standsStill ? this.timeline.now() : undefined,
          isOvertaken: false,
          lookedAt: 0,
          hasNoted: false,
          left: undefined,
        };
        this.#sessions.add(session);
        try {
          return await lock.runExclusive(name, async () => {
            this.#enters(session);
            try {
              return await task();
            } finally {
              this.#leaves(session);
            }
          });
        } finally {
          this.#sessions.delete(session);
        }
      },
    };
  }

  #enters(session: Session): void {
    this.journal.log(session.life, 'has the lock');
    for (const other of this.#sessions) {
      if (other === session || other.enteredAt === undefined) continue;
      if (session.stoodStillAt !== undefined) session.isOvertaken = true;
      else if (other.stoodStillAt !== undefined) other.isOvertaken = true;
      else this.journal.violated(session.life, `has the lock while ${other.life.name} has it`);
    }
    session.enteredAt = this.timeline.now();
  }

  #leaves(session: Session): void {
    this.journal.log(session.life, 'gives the lock back');
    this.#sessions.delete(session);
    if (session.left !== undefined) this.#closed.push(session);
  }

  /** The stay in which a window is. */
  of(life: Life): Session | undefined {
    return [...this.#sessions].find(
      (session) => session.life === life && session.enteredAt !== undefined,
    );
  }
}
