import { isCodedError, type NetworkError } from '../../../src/core/errors';
import type { ApiAccess } from '../../../src/core/atlassian/apiOrigin';
import type { HttpResponse, Lock } from '../../../src/core/ports';
import type { TokenSet } from '../../simulator/auth/tokens';
import type { MarkerWitness } from './disk';
import { Facts, type Sending, type Session, type TokenFacts } from './facts';
import type { Life } from './life';
import type { SecretWitness } from './secretStorage';
import type { RequestFate, RequestWitness } from './server';
import type { Timeline } from './timeline';

/** Milliseconds: what Atlassian's documentation gives a client to ask again in. */
const REUSE_INTERVAL = 600_000;

/** Milliseconds that a window gives its SecretStorage to show what another has stored. */
const PATIENCE = 3_000;

const SIGNED_OUT = 'signed_out';

interface StoredGrant {
  readonly generation: number;
  readonly tokenSet?: { readonly access_token: string; readonly refresh_token?: string };
  readonly failure?: { readonly code: string };
}

interface WrittenMarker {
  readonly generation: number;
  readonly newest?: string;
  readonly in_flight?: { readonly spending: string; readonly at: number };
}

/**
 * Sees all windows, the disk and the server at once, and says where one of them broke a rule.
 *
 * How the rules are meant:
 *
 * - A token is *known spent* while a window lives that has read a success answer to it, and for ever
 *   once a marker says so. A window that dies in between takes what it knew with it: nobody has seen
 *   that outcome then.
 * - A window that stood still for longer than the patience of the lock can be overtaken by the next
 *   holder, and nothing could stop a request that it sends before it looks at the marker again. What
 *   it does in that one stay in the lock is not held against it; what it writes over others is.
 * - The reuse interval is counted by the machine's clock from when a token was first sent without
 *   anyone seeing the outcome: no client can know when the server acted.
 * - A definite refusal is a 403 that the server has answered to that very token.
 * - A server that rotates and answers 503 has said that nothing happened: the token is sent again
 *   whenever someone asks, and the refusal that may come of it is nobody's fault here.
 */
export class Observer implements SecretWitness, MarkerWitness, RequestWitness {
  readonly violations: string[] = [];
  readonly trace: string[] = [];
  readonly facts = new Facts();
  /** How often what happened, for the figures at the end of a run. */
  readonly counts = new Map<string, number>();
  readonly #sessions = new Set<Session>();
  readonly #closed: Session[] = [];
  readonly #revokedFamilies = new Set<number>();
  readonly #marks: (WrittenMarker & { readonly by: Life })[] = [];
  readonly #storing = new Map<Life, StoredGrant>();
  readonly #rejected = new Map<Life, Set<string>>();
  readonly #lastWrite = new Map<Life, number>();
  readonly #runs = new Map<
    Life,
    { of: Session | undefined; token: TokenFacts; count: number; failedAt: number }
  >();
  /** Somebody who had been overtaken wrote in the midst of what another did. */
  #isTainted = false;
  #families = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly rules: {
      readonly reuseInterval: number;
      readonly rotates: boolean;
      readonly isTracing: boolean;
    },
    private readonly marker: () => string | undefined,
  ) {}

  get lastMark(): (WrittenMarker & { readonly by: Life }) | undefined {
    return this.#marks.at(-1);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  log(life: Life | undefined, what: string): void {
    if (!this.rules.isTracing) return;
    this.trace.push(`${this.#time()} ${life?.name ?? '-'} ${what}`);
  }

  violated(life: Life | undefined, rule: string): void {
    this.violations.push(`${this.#time()} ${life?.name ?? '-'}: ${rule}`);
    this.log(life, `!!! ${rule}`);
  }

  // ---- what users and the server do

  authorized(tokens: TokenSet): TokenFacts {
    const facts = this.facts.issued(++this.#families, tokens, this.timeline.now());
    this.log(undefined, `the server issues ${facts.name} of a new family`);
    return facts;
  }

  revoked(): void {
    for (const { family } of this.facts.all) this.#revokedFamilies.add(family);
    this.log(undefined, 'revoked');
  }

  stoodStill(life: Life): void {
    const now = this.timeline.now();
    for (const session of this.#sessions) if (session.life === life) session.stoodStillAt = now;
  }

  /** What the window knew, it knows no longer; what it was waiting for, nobody sees. */
  ended(life: Life): void {
    this.log(life, 'is gone');
    for (const token of this.facts.all) {
      for (const sending of token.sendings) {
        if (sending.life !== life || token.isMarkedSpent) continue;
        const isForgotten = sending.outcome === 'success' && this.rules.rotates;
        if (sending.outcome === 'pending' || isForgotten) {
          this.#isUnseen(token, sending);
        }
      }
    }
    if (this.lastMark?.by === life) this.#isLeft(life, this.lastMark);
    for (const session of [...this.#sessions]) {
      if (session.life === life) this.#sessions.delete(session);
    }
  }

  // ---- the lock

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
    this.log(session.life, 'has the lock');
    for (const other of this.#sessions) {
      if (other === session || other.enteredAt === undefined) continue;
      if (session.stoodStillAt !== undefined) session.isOvertaken = true;
      else if (other.stoodStillAt !== undefined) other.isOvertaken = true;
      else this.violated(session.life, `has the lock while ${other.life.name} has it`);
    }
    session.enteredAt = this.timeline.now();
  }

  #leaves(session: Session): void {
    this.log(session.life, 'gives the lock back');
    this.#sessions.delete(session);
    if (session.left !== undefined) this.#closed.push(session);
  }

  #sessionOf(life: Life): Session | undefined {
    return [...this.#sessions].find(
      (session) => session.life === life && session.enteredAt !== undefined,
    );
  }

  // ---- the marker

  looks(life: Life): () => void {
    const session = this.#sessionOf(life);
    return () => session && this.#looked(session);
  }

  #looked(session: Session): void {
    session.lookedAt = this.timeline.now();
    const text = this.marker();
    if (text === undefined || session.hasNoted) return;
    session.left = (JSON.parse(text) as WrittenMarker).in_flight?.spending;
  }

  notes(life: Life, text: string): () => void {
    const session = this.#sessionOf(life);
    return () => this.#noted(life, session, JSON.parse(text) as WrittenMarker);
  }

  #noted(life: Life, session: Session | undefined, mark: WrittenMarker): void {
    const { generation, newest, in_flight } = mark;
    if (session) session.hasNoted = true;
    this.#writes(life, session);
    const name = newest === SIGNED_OUT ? newest : this.facts.named(newest)?.name;
    const flight = in_flight && `, ${this.facts.named(in_flight.spending)?.name} in flight`;
    this.log(life, `marks ${generation}: ${name}${flight ?? ''}`);
    this.#marks.push({ ...mark, by: life });
    const named = this.facts.named(newest);
    if (newest !== undefined && newest !== SIGNED_OUT) {
      const isKept = named !== undefined && named.keptBy.size > 0;
      if (!named?.isStored && !isKept) this.accuse(life, `marked ${name} before it was stored`);
    }
    for (const token of this.facts.all) {
      const isRead = token.sendings.some((one) => one.life === life && one.status === 200);
      if (!isRead || token.hash === newest || token.hash === in_flight?.spending) continue;
      if (this.rules.rotates && this.#hasRead(token, life)) token.isMarkedSpent = true;
    }
    if (life.isOver) this.#isLeft(life, mark);
  }

  #hasRead(token: TokenFacts, life: Life): boolean {
    return token.sendings.some((one) => one.life === life && one.outcome === 'success');
  }

  /** What a dead window noted as under way, nobody can tell the end of. */
  #isLeft(life: Life, mark: WrittenMarker | undefined): void {
    const token = this.facts.named(mark?.in_flight?.spending);
    if (token) token.unseenSince ??= this.timeline.now();
    if (token) this.log(life, `leaves ${token.name} in flight`);
  }

  #writes(life: Life, session: Session | undefined): void {
    const now = this.timeline.now();
    this.#lastWrite.set(life, now);
    if (session === undefined) return;
    const isAnyOvertaken = [...this.#sessions].some(({ isOvertaken }) => isOvertaken);
    const isBetween = [...this.#lastWrite].some(
      ([other, at]) => other !== life && at >= (session.stoodStillAt ?? session.lookedAt),
    );
    if (isAnyOvertaken && isBetween) {
      this.#isTainted = true;
      this.log(life, 'writes in the midst of what another does');
    }
  }

  // ---- the secrets

  stores(life: Life, key: string, value: string): () => void {
    if (!key.startsWith('grant/')) return () => undefined;
    const session = this.#sessionOf(life);
    const grant = JSON.parse(value) as StoredGrant;
    const { generation, tokenSet, failure } = grant;
    this.#storing.set(life, grant);
    const token = this.facts.of(tokenSet?.refresh_token ?? tokenSet?.access_token);
    this.log(
      life,
      `stores grant ${generation}: ${token?.name ?? 'no token'} ${failure?.code ?? ''}`,
    );
    if (token) token.generation = Math.max(token.generation, generation);
    if (failure?.code === 'invalid_grant' && !token?.isRefused) {
      this.accuse(life, `made ${token?.name} red, which nobody has refused`);
    }
    return () => this.#stored(life, session, grant);
  }

  #stored(life: Life, session: Session | undefined, { generation, tokenSet }: StoredGrant): void {
    this.#writes(life, session);
    for (const text of [tokenSet?.refresh_token, tokenSet?.access_token]) {
      const token = this.facts.of(text);
      if (token) token.isStored = true;
    }
    const marked = this.lastMark?.generation ?? 0;
    if (generation < marked) {
      this.accuse(life, `stored grant ${generation} over what is marked ${marked}`);
    }
  }

  /** The secret storage did not take what a window wrote last. */
  notStored(life: Life): void {
    this.count('failed write');
    const tokenSet = this.#storing.get(life)?.tokenSet;
    for (const text of [tokenSet?.refresh_token, tokenSet?.access_token]) {
      this.facts.of(text)?.keptBy.add(life);
    }
    this.log(life, 'could not store it');
  }

  // ---- the token requests

  sends(life: Life, refresh_token: string): RequestFate {
    const token = this.facts.of(refresh_token);
    const session = this.#sessionOf(life);
    if (token === undefined) {
      this.violated(life, 'sent a token that the server has never issued');
      return { acted: () => undefined, ended: () => undefined };
    }
    this.log(life, `sends ${token.name}`);
    this.count('request');
    this.#checkSending(life, session, token);
    const sending: Sending = {
      life,
      session,
      at: this.timeline.now(),
      status: undefined,
      outcome: 'pending',
    };
    token.sendings.push(sending);
    return {
      acted: (status, body) => this.#acted(token, sending, status, body),
      ended: (outcome) => this.#answered(token, sending, outcome),
    };
  }

  #checkSending(life: Life, session: Session | undefined, token: TokenFacts): void {
    const now = this.timeline.now();
    const { name, sendings } = token;
    if (session === undefined) this.violated(life, `sent ${name} outside the lock`);
    if (session?.isOvertaken) return;
    if (this.rules.rotates && isKnownSpent(token)) {
      this.accuse(life, `sent ${name}, which is known to be spent`);
    }
    const isUnderWay = sendings.some(
      (one) => one.outcome === 'pending' && !one.life.isOver && !one.session?.isOvertaken,
    );
    if (isUnderWay) this.accuse(life, `sent ${name} while another window does`);
    if (token.unseenSince !== undefined && now - token.unseenSince > REUSE_INTERVAL) {
      this.accuse(life, `sent ${name} again after the reuse interval`);
    }
    const isReplaced = this.#marks.some(
      ({ generation, newest }) => generation > token.generation && newest !== token.hash,
    );
    if (isReplaced) this.accuse(life, `sent ${name}, which a marker says another has replaced`);
    this.#checkNeed(life, token);
    this.#checkPause(life, session, token);
    this.#checkWait(life, session, token);
  }

  /** Whether there was a reason to refresh at all. */
  #checkNeed(life: Life, token: TokenFacts): void {
    const isStale = token.expiresAt - life.clock.now() <= 60_000;
    const isRejected = this.#rejected.get(life)?.has(token.access_token) ?? false;
    if (isStale || isRejected || !this.rules.rotates) return;
    this.accuse(life, `refreshed with ${token.name}, whose access token is fresh`);
  }

  /** Whether those who asked a moment ago shared the last failure. */
  #checkPause(life: Life, session: Session | undefined, token: TokenFacts): void {
    const now = this.timeline.now();
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
      this.accuse(life, `sent ${token.name} ${now - last.failedAt} ms after it failed`);
    }
    this.#runs.set(life, { of: session, token, count: last.count + 1, failedAt: now });
  }

  /** Whether SecretStorage had its time to show what whoever left that refresh may have stored. */
  #checkWait(life: Life, session: Session | undefined, token: TokenFacts): void {
    if (!this.rules.rotates || session?.left === undefined || session.left !== token.hash) return;
    // Whoever lost the answer itself knows that nobody has stored it.
    const others = token.sendings.findLastIndex((one) => one.life !== life);
    if (token.sendings.slice(others + 1).some(({ outcome }) => outcome === 'unseen')) return;
    const hasWaited = this.#closed.some(
      (before) =>
        before.life === life &&
        before.left === token.hash &&
        session.enteredAt! - before.enteredAt! >= PATIENCE &&
        (token.sendings[others]?.at ?? 0) <= before.enteredAt!,
    );
    if (!hasWaited) this.accuse(life, `did not wait for who left ${token.name} in flight`);
  }

  #acted(token: TokenFacts, sending: Sending, status: number, body: string): void {
    sending.status = status;
    const now = this.timeline.now();
    if (status === 200) {
      const next = this.facts.issued(token.family, JSON.parse(body) as TokenSet, now);
      this.log(undefined, `the server answers ${token.name} with ${next.name}`);
      return;
    }
    this.log(undefined, `the server refuses ${token.name}: ${status}`);
    this.count('refusal');
    if (this.#revokedFamilies.has(token.family)) return;
    // The simulator takes a token that comes back too late for a thief's, and ends its family.
    this.#revokedFamilies.add(token.family);
    const rotations = token.sendings.filter((one) => one.status === 200);
    const isExcused = rotations.some(
      ({ outcome, session }) =>
        outcome === 'failure' ||
        session?.isOvertaken ||
        (this.rules.reuseInterval === 0 && outcome === 'unseen'),
    );
    if (!isExcused && !sending.session?.isOvertaken) {
      this.accuse(sending.life, `had ${token.name} refused without a crash or a lost answer`);
    }
  }

  #answered(token: TokenFacts, sending: Sending, outcome: HttpResponse | NetworkError): void {
    const { life } = sending;
    const run = this.#runs.get(life);
    if (run) run.failedAt = this.timeline.now();
    const isLost =
      'code' in outcome
        ? outcome.code !== 'connect_failed'
        : outcome.cut !== undefined && outcome.status === 200;
    const what = 'code' in outcome ? outcome.code : `${outcome.status} ${outcome.cut ?? ''}`;
    this.log(life, `gets ${what} to ${token.name}`);
    if (isLost) {
      this.#isUnseen(token, sending);
    } else if ('status' in outcome && outcome.status === 200) {
      sending.outcome = 'success';
      // A server that leaves the token in force has said so now.
      if (!this.rules.rotates) token.unseenSince = undefined;
      this.#runs.delete(life);
    } else {
      sending.outcome = 'failure';
      if ('status' in outcome && outcome.status === 403) token.isRefused = true;
    }
  }

  #isUnseen(token: TokenFacts, sending: Sending): void {
    sending.outcome = 'unseen';
    token.unseenSince = Math.min(token.unseenSince ?? Infinity, sending.at);
  }

  // ---- the callers

  rejects(life: Life, access: ApiAccess): void {
    const rejected = this.#rejected.get(life) ?? new Set();
    this.#rejected.set(life, rejected.add(tokenOf(access)));
    this.log(life, `had ${this.facts.of(tokenOf(access))?.name} answered with 401`);
  }

  got(life: Life, access: ApiAccess, rejected?: ApiAccess): void {
    const token = this.facts.of(tokenOf(access));
    this.log(life, `hands out ${token?.name}`);
    this.#runs.delete(life);
    if (token === undefined) this.violated(life, 'handed out a token that the server never issued');
    else if (!token.isStored && !token.keptBy.has(life)) {
      this.violated(life, `handed out ${token.name} before it was stored`);
    }
    const isAgain = rejected?.authorization === access.authorization;
    // Where there is no refresh token, there is nothing else to be had.
    if (isAgain && token?.refresh_token !== undefined) {
      this.violated(life, `handed out ${token?.name}, which was just answered with 401`);
    }
  }

  failed(life: Life, error: unknown): void {
    const code = isCodedError(error) ? error.code : undefined;
    this.log(life, `fails with ${code ?? String(error)}`);
    this.count(`fails with ${code}`);
    if (code === undefined) this.violated(life, `failed without a code: ${String(error)}`);
    const isAnyUnseen = this.facts.all.some(({ unseenSince }) => unseenSince !== undefined);
    if (code === 'refresh_interrupted' && !isAnyUnseen) {
      this.accuse(life, 'called a refresh interrupted, and every outcome was seen');
    }
  }

  /** A window shows a credential red with a token. */
  showsRed(life: Life, refresh_token: string | undefined): void {
    const token = this.facts.of(refresh_token);
    if (!token?.isRefused) this.accuse(life, `shows ${token?.name} red, which nobody has refused`);
  }

  /** When all goes well again, a window has no access: it may not have lost what it alone knew. */
  endsWithout(life: Life, error: unknown): void {
    const newest = this.facts.named(this.lastMark?.newest);
    const isLost = isCodedError(error) && ['secrets_behind', 'tokens_lost'].includes(error.code);
    if (isLost && newest?.keptBy.has(life)) {
      this.accuse(life, `forgot ${newest.name}, which nobody else knows`);
    }
  }

  /** Nor has a window that was opened when all was over: only for some reasons it may not. */
  isOverWithout(life: Life, error: unknown): void {
    const code = isCodedError(error) ? error.code : String(error);
    const newest = this.facts.named(this.lastMark?.newest);
    const isSignedOut = this.lastMark?.newest === SIGNED_OUT;
    const hasCrashed = this.counts.has('crash') || this.counts.has('reload');
    const reasons: Record<string, boolean> = {
      authorization_needed:
        isSignedOut ||
        newest === undefined ||
        newest.isRefused ||
        this.counts.has('failed write') ||
        (hasCrashed && this.counts.has('sign out')),
      tokens_lost: this.counts.has('failed write') || (hasCrashed && this.counts.has('sign out')),
      refresh_interrupted: newest?.unseenSince !== undefined,
    };
    if (reasons[code] !== true) this.accuse(life, `ends with ${code} for no reason`);
  }

  /** Where the world is tainted, what followed is nobody's fault. */
  accuse(life: Life | undefined, rule: string): void {
    if (!this.#isTainted) this.violated(life, rule);
  }

  #time(): string {
    return `${((this.timeline.now() - Date.UTC(2026, 0, 1)) / 1000).toFixed(3)} s`;
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

function tokenOf({ authorization }: ApiAccess): string {
  return authorization.slice('Bearer '.length);
}
