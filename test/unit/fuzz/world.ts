import type { ApiAccess } from '../../../src/core/atlassian/apiOrigin';
import { AccessTokens } from '../../../src/core/credentials/accessTokens';
import { createTokenSet, type Grant } from '../../../src/core/credentials/grant';
import { Markers } from '../../../src/core/credentials/markers';
import { statusOf } from '../../../src/core/credentials/status';
import { CredentialStore } from '../../../src/core/credentials/store';
import { TokenClient } from '../../../src/core/oauth/tokenClient';
import { SharedLock } from '../../../src/core/sharedLock';
import { MemoryLogger, MemorySharedFolder } from '../../fakes';
import { CREDENTIAL } from '../world';
import { createDice } from './dice';
import { Disk } from './disk';
import { Journal } from './journal';
import { Life } from './life';
import { Observer } from './observer';
import type { Schedule, What } from './schedule';
import { Keychain, SecretView, type Propagation, type WriteFault } from './secretStorage';
import { AuthorizationServer, Network, type NetworkFault } from './server';
import { Timeline } from './timeline';

/** The product's, but for fewer looks at a lock that is held: they are most of what a run does. */
const LOCK_TIMINGS = { poll: 250, beat: 2_000, patience: 10_000 };

/** Milliseconds within which everyone has an answer once nothing goes wrong any more. */
const LONGEST_WAIT = 5 * 60_000;

const ID = CREDENTIAL.id;

interface Window {
  readonly life: Life;
  readonly store: CredentialStore;
  readonly accessTokens: AccessTokens;
}

/** A machine with windows on it, a server, and someone who sees all of it. */
export class World {
  readonly timeline = new Timeline();
  readonly journal: Journal;
  readonly observer: Observer;
  readonly server: AuthorizationServer;
  readonly #files = new MemorySharedFolder();
  readonly #keychain = new Keychain();
  readonly #windows: Window[] = [];
  readonly #network: (NetworkFault | 'ok')[] = [];
  readonly #writes: (WriteFault | 'ok')[] = [];
  /** How many calls wait, and of which window. */
  readonly #waiting = new Map<Life, number>();
  #isSlow = false;
  #opened = 0;

  constructor(
    private readonly schedule: Schedule,
    isTracing: boolean,
  ) {
    const { reuseInterval, tokenLife, rotates } = schedule;
    this.server = new AuthorizationServer(this.timeline, {
      reuse_interval: reuseInterval,
      token_life: tokenLife,
      omit_refresh_token: !rotates,
    });
    this.journal = new Journal(this.timeline, isTracing);
    this.observer = new Observer(
      this.timeline,
      this.journal,
      { reuseInterval, rotates },
      () => this.#files.files.get(`markers/${ID}`)?.text,
    );
  }

  /** Does all that the schedule says, then lets every window come to an end. */
  async run(): Promise<void> {
    await this.#begin();
    for (const [wait, index, what, n] of this.schedule.actions) {
      await this.timeline.pass(wait);
      this.#perform(index % this.schedule.windows.length, what, n);
    }
    await this.#end();
  }

  async #begin(): Promise<void> {
    const first = this.#open({ how: 'at once' });
    const begun = first.store.add(CREDENTIAL).then(() => this.#authorize(first, true));
    let isBegun = false;
    void begun.then(() => (isBegun = true));
    await this.timeline.pass(LONGEST_WAIT, () => isBegun);
    this.#isSlow = this.schedule.slowDisk;
    this.#network.push(...this.schedule.network);
    this.#writes.push(...this.schedule.writes);
    first.life.end();
    for (const index of this.schedule.windows.keys()) this.#reopen(index);
  }

  #reopen(index: number): Window {
    this.#windows[index]?.life.end();
    return (this.#windows[index] = this.#open(this.schedule.windows[index]!));
  }

  #open(propagation: Propagation): Window {
    const { timeline, observer, journal } = this;
    const name = `w${this.#opened++}`;
    const dice = (what: string) => createDice(this.schedule.seed, `${name} ${what}`);
    const life = new Life(name, timeline, dice('life'), (ended) => observer.ended(ended));
    journal.log(life, `opens, told ${propagation.how}`);
    const { clock } = life;
    const secrets = new SecretView(life, {
      keychain: this.#keychain,
      timeline,
      dice: dice('secrets'),
      propagation,
      witness: observer,
      nextFault: () => this.#next(this.#writes),
    });
    const disk = new Disk(life, this.#files, dice('disk'), observer, () => this.#isSlow);
    const unusable = (error: unknown) =>
      journal.violated(life, `found the folder unusable: ${String(error)}`);
    const store = new CredentialStore({
      secrets,
      lock: observer.lock.watch(new SharedLock(disk, clock, unusable, LOCK_TIMINGS), life),
      markers: new Markers(disk, unusable),
      clock,
      onNotStored: () => observer.notStored(life),
    });
    const network = new Network(life, this.server, dice('network'), observer, () =>
      this.#next(this.#network),
    );
    const tokenClient = new TokenClient(network, clock, new MemoryLogger());
    return { life, store, accessTokens: new AccessTokens(store, tokenClient, clock) };
  }

  #next<T extends string>(faults: (T | 'ok')[]): T | undefined {
    const fault = faults.shift();
    if (fault === undefined || fault === 'ok') return undefined;
    this.journal.count(fault);
    return fault;
  }

  #perform(index: number, what: What, n: number): void {
    const current = this.#windows[index]!;
    const window = current.life.isOver && what !== 'crash' ? this.#reopen(index) : current;
    const { life } = window;
    this.journal.log(life, `- ${what} ${n || ''}`);
    this.journal.count(what);
    const call = this.#begun(window, what);
    if (call) this.#lets(life, call);
    switch (what) {
      case 'crowd':
        for (let caller = 0; caller < n; caller++) this.#lets(life, this.#get(window));
        break;
      case 'revoke':
        this.server.revoke();
        this.observer.revoked();
        break;
      case 'crash':
        life.endAfter(n);
        break;
      case 'reload':
        this.#reopen(index);
        break;
      case 'set clock':
        life.setClock(n);
        break;
      case 'stand still':
        life.standStill(n);
        this.observer.lock.stoodStill(life);
    }
  }

  /** What someone asks a window to do, where it is that. */
  #begun(window: Window, what: What): Promise<unknown> | undefined {
    const { life, store } = window;
    switch (what) {
      case 'ask':
        return this.#get(window);
      case 'call':
        return this.#call(window, false);
      case 'reject':
        return this.#call(window, true);
      case 'authorize':
        return this.#authorize(window, true);
      case 'authorize online':
        return this.#authorize(window, false);
      case 'sign out':
        return store.signOut(ID);
      case 'recheck':
        return store.grants.update(ID, (grant) => ({ ...grant, checkedAt: life.clock.now() }));
      case 'rename':
        return store.update(ID, (credential) => ({ ...credential, name: `${life.name}'s` }));
      case 'look':
        return this.#look(window);
      default:
        return undefined;
    }
  }

  /** Lets a call run; how it fails is for the observer. */
  #lets(life: Life, call: Promise<unknown>): void {
    this.#waiting.set(life, (this.#waiting.get(life) ?? 0) + 1);
    void call
      .catch((error: unknown) => this.observer.failed(life, error))
      .then(() => this.#waiting.set(life, this.#waiting.get(life)! - 1));
  }

  async #get({ life, accessTokens }: Window, rejected?: ApiAccess): Promise<ApiAccess> {
    if (rejected) this.observer.rejects(life, rejected);
    const access = await accessTokens.get(ID, rejected);
    this.observer.got(life, access, rejected);
    return access;
  }

  async #call(window: Window, isRejected: boolean): Promise<void> {
    const access = await this.#get(window);
    const token = access.authorization.slice('Bearer '.length);
    if (isRejected || this.server.tokens.access(token) === undefined) {
      await this.#get(window, access);
    }
  }

  async #authorize({ life, store }: Window, offline: boolean): Promise<void> {
    const tokens = this.server.authorize(offline);
    this.observer.authorized(tokens);
    const tokenSet = createTokenSet(tokens, CREDENTIAL, life.clock.now());
    await store.grants.renew(ID, (grant) => ({
      ...grant,
      tokenSet,
      failure: undefined,
      refreshedAt: undefined,
    }));
  }

  async #look({ life, store }: Window): Promise<void> {
    for (const entry of await store.list()) {
      if ('error' in entry) this.journal.violated(life, `cannot read: ${entry.error.code}`);
      else if (statusOf(entry).failure?.code === 'invalid_grant') {
        this.observer.showsRed(life, entry.grant.tokenSet?.refresh_token);
      }
    }
  }

  /** Nothing goes wrong any more: everyone comes to an end, and who opens a window sees all. */
  async #end(): Promise<void> {
    this.#network.length = 0;
    this.#writes.length = 0;
    this.#isSlow = false;
    for (const { life } of this.#windows) life.endAfter(Infinity);
    await this.#settle();
    for (const window of this.#windows) {
      if (window.life.isOver) continue;
      const { life } = window;
      this.#lets(life, this.#look(window));
      this.#lets(
        life,
        this.#get(window).catch((error: unknown) => {
          this.observer.endsWithout(life, error);
          throw error;
        }),
      );
    }
    await this.#settle();
    for (const { life } of this.#windows) life.end();
    // What a window may have missed at its start is over.
    await this.timeline.pass(2 * 60_000);
    const last = this.#open({ how: 'at once' });
    this.#lets(last.life, this.#look(last));
    this.#lets(
      last.life,
      this.#get(last).catch((error: unknown) => {
        this.observer.isOverWithout(last.life, error);
        throw error;
      }),
    );
    await this.#settle();
    this.#checkRed();
  }

  /** Tries every token of a red credential: it is the last that happens, for it may spend one. */
  #checkRed(): void {
    const text = this.#keychain.values.get(`grant/${ID}`);
    const grant = text === undefined ? undefined : (JSON.parse(text) as Grant);
    if (grant?.failure?.code !== 'invalid_grant' || this.schedule.reuseInterval === 0) return;
    const { all } = this.observer.facts;
    const family = this.observer.facts.of(grant.tokenSet?.refresh_token)?.family;
    for (const { refresh_token, name } of all.filter((one) => one.family === family).reverse()) {
      if (refresh_token === undefined) continue;
      if (this.server.tokens.refresh(refresh_token, CREDENTIAL.client_id)) {
        this.journal.accuse(undefined, `is red although the server still honours ${name}`);
      }
    }
  }

  async #settle(): Promise<void> {
    const waiting = () => [...this.#waiting].filter(([life, count]) => count > 0 && !life.isOver);
    await this.timeline.pass(LONGEST_WAIT, () => waiting().length === 0);
    for (const [life, count] of waiting()) {
      this.journal.violated(life, `still waits, ${count} times`);
      life.end();
    }
  }
}
