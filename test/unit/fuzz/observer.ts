import { isCodedError, type NetworkError } from '../../../src/core/errors';
import type { ApiAccess } from '../../../src/core/atlassian/apiOrigin';
import type { HttpResponse } from '../../../src/core/ports';
import type { TokenSet } from '../../simulator/auth/tokens';
import type { MarkerWitness } from './disk';
import { Facts, type Sending, type Session, type TokenFacts, type WrittenMarker } from './facts';
import type { Journal } from './journal';
import type { Life } from './life';
import { LockWatch } from './lockWatch';
import type { SecretWitness } from './secretStorage';
import { SendRules } from './sendRules';
import type { RequestFate, RequestWitness } from './server';
import type { Timeline } from './timeline';

const SIGNED_OUT = 'signed_out';

interface StoredGrant {
  readonly generation: number;
  readonly tokenSet?: { readonly access_token: string; readonly refresh_token?: string };
  readonly failure?: { readonly code: string };
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
  readonly facts = new Facts();
  readonly lock: LockWatch;
  readonly #sendRules: SendRules;
  readonly #marks: (WrittenMarker & { readonly by: Life })[] = [];
  readonly #revokedFamilies = new Set<number>();
  readonly #storing = new Map<Life, StoredGrant>();
  readonly #lastWrite = new Map<Life, number>();
  #families = 0;

  constructor(
    private readonly timeline: Timeline,
    private readonly journal: Journal,
    private readonly rules: { readonly reuseInterval: number; readonly rotates: boolean },
    private readonly marker: () => string | undefined,
  ) {
    this.lock = new LockWatch(timeline, journal);
    const { rotates } = rules;
    const { lock } = this;
    this.#sendRules = new SendRules({ timeline, journal, lock, marks: this.#marks, rotates });
  }

  get lastMark(): (WrittenMarker & { readonly by: Life }) | undefined {
    return this.#marks.at(-1);
  }

  // ---- what users and the server do

  authorized(tokens: TokenSet): TokenFacts {
    const facts = this.facts.issued(++this.#families, tokens, this.timeline.now());
    this.journal.log(undefined, `the server issues ${facts.name} of a new family`);
    return facts;
  }

  revoked(): void {
    for (const { family } of this.facts.all) this.#revokedFamilies.add(family);
    this.journal.log(undefined, 'revoked');
  }

  /** What the window knew, it knows no longer; what it was waiting for, nobody sees. */
  ended(life: Life): void {
    this.journal.log(life, 'is gone');
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
    this.lock.ended(life);
  }

  // ---- the marker

  looks(life: Life): () => void {
    const session = this.lock.of(life);
    return () => {
      // What was begun in a stay may be read when that is over, by another request of its window.
      if (session && this.lock.of(life) === session) this.#looked(session);
    };
  }

  #looked(session: Session): void {
    session.lookedAt = this.timeline.now();
    const text = this.marker();
    if (text === undefined || session.hasNoted) return;
    session.left = (JSON.parse(text) as WrittenMarker).in_flight?.spending;
  }

  notes(life: Life, text: string): () => void {
    const session = this.lock.of(life);
    return () => this.#noted(life, session, JSON.parse(text) as WrittenMarker);
  }

  #noted(life: Life, session: Session | undefined, mark: WrittenMarker): void {
    const { generation, newest, in_flight } = mark;
    if (session) session.hasNoted = true;
    this.#writes(life, session);
    const name = newest === SIGNED_OUT ? newest : this.facts.named(newest)?.name;
    const flight = in_flight && `, ${this.facts.named(in_flight.spending)?.name} in flight`;
    this.journal.log(life, `marks ${generation}: ${name}${flight ?? ''}`);
    this.#marks.push({ ...mark, by: life });
    const named = this.facts.named(newest);
    if (newest !== undefined && newest !== SIGNED_OUT) {
      const isKept = named !== undefined && named.keptBy.size > 0;
      if (!named?.isStored && !isKept)
        this.journal.accuse(life, `marked ${name} before it was stored`);
    }
    for (const token of this.facts.all) {
      const isRead = token.sendings.some((one) => one.life === life && one.status === 200);
      if (!isRead || token.hash === newest || token.hash === in_flight?.spending) continue;
      if (this.rules.rotates && this.#hasRead(token, life)) token.isMarkedSpent = true;
    }
    // What a window wrote in its last moment may still have told how it ended.
    const isOpen = named?.sendings.some(
      ({ outcome }) => outcome === 'pending' || outcome === 'unseen',
    );
    if (named && !isOpen && in_flight === undefined) named.unseenSince = undefined;
    if (life.isOver) this.#isLeft(life, mark);
  }

  #hasRead(token: TokenFacts, life: Life): boolean {
    return token.sendings.some((one) => one.life === life && one.outcome === 'success');
  }

  /** What a dead window noted as under way, nobody can tell the end of. */
  #isLeft(life: Life, mark: WrittenMarker | undefined): void {
    const token = this.facts.named(mark?.in_flight?.spending);
    if (token) token.unseenSince ??= this.timeline.now();
    if (token) this.journal.log(life, `leaves ${token.name} in flight`);
  }

  #writes(life: Life, session: Session | undefined): void {
    const now = this.timeline.now();
    this.#lastWrite.set(life, now);
    if (session === undefined) return;
    const isBetween = [...this.#lastWrite].some(
      ([other, at]) => other !== life && at >= (session.stoodStillAt ?? session.lookedAt),
    );
    if (this.lock.isAnyOvertaken && isBetween) this.journal.taint(life);
  }

  // ---- the secrets

  stores(life: Life, key: string, value: string): () => void {
    if (!key.startsWith('grant/')) return () => undefined;
    const session = this.lock.of(life);
    const grant = JSON.parse(value) as StoredGrant;
    const { generation, tokenSet, failure } = grant;
    this.#storing.set(life, grant);
    const token = this.facts.of(tokenSet?.refresh_token ?? tokenSet?.access_token);
    this.journal.log(
      life,
      `stores grant ${generation}: ${token?.name ?? 'no token'} ${failure?.code ?? ''}`,
    );
    if (token) token.generation = Math.max(token.generation, generation);
    if (failure?.code === 'invalid_grant' && !token?.isRefused) {
      this.journal.accuse(life, `made ${token?.name} red, which nobody has refused`);
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
      this.journal.accuse(life, `stored grant ${generation} over what is marked ${marked}`);
    }
  }

  /** The secret storage did not take what a window wrote last. */
  notStored(life: Life): void {
    this.journal.count('failed write');
    const tokenSet = this.#storing.get(life)?.tokenSet;
    for (const text of [tokenSet?.refresh_token, tokenSet?.access_token]) {
      this.facts.of(text)?.keptBy.add(life);
    }
    this.journal.log(life, 'could not store it');
  }

  // ---- the token requests

  sends(life: Life, refresh_token: string): RequestFate {
    const token = this.facts.of(refresh_token);
    const session = this.lock.of(life);
    if (token === undefined) {
      this.journal.violated(life, 'sent a token that the server has never issued');
      return { acted: () => undefined, ended: () => undefined };
    }
    this.journal.log(life, `sends ${token.name}`);
    this.journal.count('request');
    this.#sendRules.check(life, session, token);
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

  #acted(token: TokenFacts, sending: Sending, status: number, body: string): void {
    sending.status = status;
    const now = this.timeline.now();
    if (status === 200) {
      const next = this.facts.issued(token.family, JSON.parse(body) as TokenSet, now);
      this.journal.log(undefined, `the server answers ${token.name} with ${next.name}`);
      return;
    }
    this.journal.log(undefined, `the server refuses ${token.name}: ${status}`);
    this.journal.count('refusal');
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
      this.journal.accuse(
        sending.life,
        `had ${token.name} refused without a crash or a lost answer`,
      );
    }
  }

  #answered(token: TokenFacts, sending: Sending, outcome: HttpResponse | NetworkError): void {
    const { life } = sending;
    this.#sendRules.ended(life);
    const isLost =
      'code' in outcome
        ? outcome.code !== 'connect_failed'
        : outcome.cut !== undefined && outcome.status === 200;
    const what = 'code' in outcome ? outcome.code : `${outcome.status} ${outcome.cut ?? ''}`;
    this.journal.log(life, `gets ${what} to ${token.name}`);
    if (isLost) {
      this.#isUnseen(token, sending);
    } else if ('status' in outcome && outcome.status === 200) {
      sending.outcome = 'success';
      // A server that leaves the token in force has said so now.
      if (!this.rules.rotates) token.unseenSince = undefined;
      this.#sendRules.succeeded(life);
    } else {
      sending.outcome = 'failure';
      if ('status' in outcome && outcome.status === 403) token.isRefused = true;
    }
  }

  #isUnseen(token: TokenFacts, sending: Sending): void {
    sending.outcome = 'unseen';
    // What was sent later and answered has told it already, where the token stays in force.
    const isAnsweredSince = token.sendings.some(
      ({ outcome, at }) => outcome === 'success' && at >= sending.at,
    );
    if (isAnsweredSince && !this.rules.rotates) return;
    token.unseenSince = Math.min(token.unseenSince ?? Infinity, sending.at);
  }

  // ---- the callers

  rejects(life: Life, access: ApiAccess): void {
    this.#sendRules.rejected(life, tokenOf(access));
    this.journal.log(life, `had ${this.facts.of(tokenOf(access))?.name} answered with 401`);
  }

  got(life: Life, access: ApiAccess, rejected?: ApiAccess): void {
    const token = this.facts.of(tokenOf(access));
    this.journal.log(life, `hands out ${token?.name}`);
    this.#sendRules.succeeded(life);
    if (token === undefined)
      this.journal.violated(life, 'handed out a token that the server never issued');
    else if (!token.isStored && !token.keptBy.has(life)) {
      this.journal.violated(life, `handed out ${token.name} before it was stored`);
    }
    const isAgain = rejected?.authorization === access.authorization;
    // Where there is no refresh token, there is nothing else to be had.
    if (isAgain && token?.refresh_token !== undefined) {
      this.journal.violated(life, `handed out ${token.name}, which was just answered with 401`);
    }
  }

  failed(life: Life, error: unknown): void {
    const code = isCodedError(error) ? error.code : undefined;
    this.journal.log(life, `fails with ${code ?? String(error)}`);
    this.journal.count(`fails with ${code}`);
    if (code === undefined) this.journal.violated(life, `failed without a code: ${String(error)}`);
    const isAnyUnseen = this.facts.all.some(({ unseenSince }) => unseenSince !== undefined);
    if (code === 'refresh_interrupted' && !isAnyUnseen) {
      this.journal.accuse(life, 'called a refresh interrupted, and every outcome was seen');
    }
  }

  /** A window shows a credential red with a token. */
  showsRed(life: Life, refresh_token: string | undefined): void {
    const token = this.facts.of(refresh_token);
    if (!token?.isRefused)
      this.journal.accuse(life, `shows ${token?.name} red, which nobody has refused`);
  }

  /** When all goes well again, a window has no access: it may not have lost what it alone knew. */
  endsWithout(life: Life, error: unknown): void {
    const newest = this.facts.named(this.lastMark?.newest);
    const isLost = isCodedError(error) && ['secrets_behind', 'tokens_lost'].includes(error.code);
    if (isLost && newest?.keptBy.has(life)) {
      this.journal.accuse(life, `forgot ${newest.name}, which nobody else knows`);
    }
  }

  /** Nor has a window that was opened when all was over: only for some reasons it may not. */
  isOverWithout(life: Life, error: unknown): void {
    const code = isCodedError(error) ? error.code : String(error);
    const newest = this.facts.named(this.lastMark?.newest);
    const isSignedOut = this.lastMark?.newest === SIGNED_OUT;
    const hasCrashed = this.journal.counts.has('crash') || this.journal.counts.has('reload');
    const reasons: Record<string, boolean> = {
      authorization_needed:
        isSignedOut ||
        newest === undefined ||
        newest.isRefused ||
        this.journal.counts.has('failed write') ||
        (hasCrashed && this.journal.counts.has('sign out')),
      tokens_lost:
        this.journal.counts.has('failed write') ||
        (hasCrashed && this.journal.counts.has('sign out')),
      refresh_interrupted: newest?.unseenSince !== undefined,
    };
    if (reasons[code] !== true) this.journal.accuse(life, `ends with ${code} for no reason`);
  }
}

function tokenOf({ authorization }: ApiAccess): string {
  return authorization.slice('Bearer '.length);
}
