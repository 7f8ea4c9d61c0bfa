import type { Session, TokenFacts, WrittenMarker } from './facts';
import type { Journal } from './journal';
import type { Life } from './life';
import type { LockWatch } from './lockWatch';
import type { Timeline } from './timeline';

/** Milliseconds: what Atlassian's documentation gives a client to ask again in. */
const REUSE_INTERVAL = 600_000;

/** Milliseconds that a window gives its SecretStorage to show what another has stored. */
const PATIENCE = 3_000;

/** The tries of a window with one token since it last had access. */
interface Run {
  /** The stay in the lock of the newest. */
  readonly of: Session | undefined;
  readonly token: TokenFacts;
  readonly count: number;
  failedAt: number;
}

/** What must be so when a refresh token is sent. */
export class SendRules {
  readonly #rejected = new Map<Life, Set<string>>();
  readonly #runs = new Map<Life, Run>();

  constructor(
    private readonly parts: {
      readonly timeline: Timeline;
      readonly journal: Journal;
      readonly lock: LockWatch;
      readonly marks: readonly WrittenMarker[];
      readonly rotates: boolean;
    },
  ) {}

  /** Jira has answered 401 to an access token. */
  rejected(life: Life, access_token: string): void {
    const rejected = this.#rejected.get(life) ?? new Set();
    this.#rejected.set(life, rejected.add(access_token));
  }

  /** A token request has ended. */
  ended(life: Life): void {
    const run = this.#runs.get(life);
    if (run) run.failedAt = this.parts.timeline.now();
  }

  /** A window has got what it asked for. */
  succeeded(life: Life): void {
    this.#runs.delete(life);
  }

  check(life: Life, session: Session | undefined, token: TokenFacts): void {
    const now = this.parts.timeline.now();
    const { name, sendings } = token;
    if (session === undefined) this.parts.journal.violated(life, `sent ${name} outside the lock`);
    if (session?.isOvertaken) return;
    if (this.parts.rotates && isKnownSpent(token)) {
      this.parts.journal.accuse(life, `sent ${name}, which is known to be spent`);
    }
    const isUnderWay = sendings.some(
      (one) => one.outcome === 'pending' && !one.life.isOver && !one.session?.isOvertaken,
    );
    if (isUnderWay) this.parts.journal.accuse(life, `sent ${name} while another window does`);
    if (token.unseenSince !== undefined && now - token.unseenSince > REUSE_INTERVAL) {
      this.parts.journal.accuse(life, `sent ${name} again after the reuse interval`);
    }
    const isReplaced = this.parts.marks.some(
      ({ generation, newest }) => generation > token.generation && newest !== token.hash,
    );
    if (isReplaced)
      this.parts.journal.accuse(life, `sent ${name}, which a marker says another has replaced`);
    this.#checkNeed(life, token);
    this.#checkPause(life, session, token);
    this.#checkWait(life, session, token);
  }

  /** Whether there was a reason to refresh at all. */
  #checkNeed(life: Life, token: TokenFacts): void {
    const isStale = token.expiresAt - life.clock.now() <= 60_000;
    const isRejected = this.#rejected.get(life)?.has(token.access_token) ?? false;
    if (isStale || isRejected || !this.parts.rotates) return;
    this.parts.journal.accuse(life, `refreshed with ${token.name}, whose access token is fresh`);
  }

  /** Whether those who asked a moment ago shared the last failure. */
  #checkPause(life: Life, session: Session | undefined, token: TokenFacts): void {
    const now = this.parts.timeline.now();
    const last = this.#runs.get(life);
    if (last?.token !== token) {
      this.#runs.set(life, { of: session, token, count: 1, failedAt: now });
      return;
    }
    if (last.of === session) return;
    const pause = Math.min(1_000 * 2 ** (last.count - 1), 30_000);
    // A clock that was set meanwhile may end the pause.
    const isSteady = life.offsetSince <= last.failedAt;
    if (isSteady && now - last.failedAt < pause) {
      this.parts.journal.accuse(
        life,
        `sent ${token.name} ${now - last.failedAt} ms after it failed`,
      );
    }
    this.#runs.set(life, { of: session, token, count: last.count + 1, failedAt: now });
  }

  /** Whether SecretStorage had its time to show what whoever left that refresh may have stored. */
  #checkWait(life: Life, session: Session | undefined, token: TokenFacts): void {
    if (!this.parts.rotates || session?.left === undefined || session.left !== token.hash) return;
    // Whoever lost the answer itself knows that nobody has stored it. Nobody can know of what one
    // that was taken for dead sends.
    const others = token.sendings.findLastIndex(
      (one) => one.life !== life && !one.session?.isOvertaken,
    );
    if (token.sendings.slice(others + 1).some(({ outcome }) => outcome === 'unseen')) return;
    const hasWaited = this.parts.lock.closed.some(
      (before) =>
        before.life === life &&
        before.left === token.hash &&
        session.enteredAt! - before.lookedAt >= PATIENCE &&
        (token.sendings[others]?.at ?? 0) <= before.lookedAt,
    );
    if (!hasWaited)
      this.parts.journal.accuse(life, `did not wait for who left ${token.name} in flight`);
  }
}

function isKnownSpent({ isMarkedSpent, sendings }: TokenFacts): boolean {
  return (
    isMarkedSpent ||
    sendings.some(
      ({ outcome, life, session }) =>
        outcome === 'success' && !life.isOver && !session?.isOvertaken,
    )
  );
}
