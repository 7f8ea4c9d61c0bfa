import { EventSource } from '../../../src/core/events';
import type { SecretStore } from '../../../src/core/ports';
import { roll, type Dice } from './dice';
import type { Life } from './life';
import type { Timeline } from './timeline';

/** How a window learns what others have stored; `upTo` in milliseconds. */
export type Propagation =
  | { readonly how: 'at once' }
  | {
      readonly how: 'delayed';
      readonly upTo: number;
      readonly events: 'prompt' | 'late' | 'twice' | 'none';
    }
  /** VS Code's web edition: not before a reload. */
  | { readonly how: 'never' };

/** What becomes of one write of a grant. */
export type WriteFault = 'fails' | 'slow';

/** What hears of every write. */
export interface SecretWitness {
  /** A window begins one; what is given back is called when it has happened. */
  stores(life: Life, key: string, value: string): () => void;
}

/** What the machine keeps: what a window reads that is opened. */
export class Keychain {
  readonly values = new Map<string, string>();
  readonly #views = new Set<SecretView>();

  open(view: SecretView): void {
    this.#views.add(view);
  }

  /** Tells all windows, also the one that wrote: by then it may have heard of an older write. */
  write(key: string, value: string | undefined): void {
    setOrDelete(this.values, key, value);
    for (const view of this.#views) view.hear(key, value);
  }
}

/** SecretStorage as one window sees it: a copy, to which the writes of other windows are told. */
export class SecretView implements SecretStore {
  readonly #changes = new EventSource<string>();
  readonly onDidChange = this.#changes.event;
  readonly #seen: Map<string, string>;
  #heardLast = 0;
  readonly #wroteLast = new Map<string, number>();

  constructor(
    readonly life: Life,
    private readonly parts: {
      readonly keychain: Keychain;
      readonly timeline: Timeline;
      readonly dice: Dice;
      readonly propagation: Propagation;
      readonly witness: SecretWitness;
      readonly nextFault: () => WriteFault | undefined;
    },
  ) {
    this.#seen = new Map(parts.keychain.values);
    parts.keychain.open(this);
  }

  get(key: string): Promise<string | undefined> {
    return this.life.operate([roll(this.parts.dice, 2), 0], () => this.#seen.get(key));
  }

  keys(): Promise<string[]> {
    return this.life.operate([roll(this.parts.dice, 2), 0], () => [...this.#seen.keys()]);
  }

  store(key: string, value: string): Promise<void> {
    const stored = this.parts.witness.stores(this.life, key, value);
    const fault = key.startsWith('grant/') ? this.parts.nextFault() : undefined;
    return this.#write(key, fault === 'slow' ? 15_000 : 20, () => {
      if (fault === 'fails') throw new Error('the keychain is locked');
      this.#seen.set(key, value);
      this.parts.keychain.write(key, value);
      stored();
      this.#changes.fire(key);
    });
  }

  delete(key: string): Promise<void> {
    return this.#write(key, 20, () => {
      this.#seen.delete(key);
      this.parts.keychain.write(key, undefined);
      this.#changes.fire(key);
    });
  }

  /** A window has written; its write arrives after those that came before. */
  hear(key: string, value: string | undefined): void {
    const { propagation, timeline, dice } = this.parts;
    if (propagation.how === 'never') return;
    if (propagation.how === 'at once') {
      setOrDelete(this.#seen, key, value);
      this.#changes.fire(key);
      return;
    }
    const { upTo, events } = propagation;
    const now = timeline.now();
    this.#heardLast = Math.max(this.#heardLast, now + roll(dice, upTo));
    timeline.after(this.#heardLast - now, () => setOrDelete(this.#seen, key, value));
    if (events === 'none') return;
    const again = this.#heardLast - now + roll(dice, upTo);
    if (events !== 'late') timeline.after(this.#heardLast - now, () => this.#changes.fire(key));
    if (events !== 'prompt') timeline.after(again, () => this.#changes.fire(key));
  }

  /** The writes of one window to one key keep their order, as they do in VS Code. */
  #write(key: string, upTo: number, act: () => void): Promise<void> {
    const { timeline, dice } = this.parts;
    const now = timeline.now();
    const at = Math.max(now + roll(dice, upTo), this.#wroteLast.get(key) ?? 0);
    this.#wroteLast.set(key, at);
    return this.life.operate([at - now, roll(dice, 5)], act);
  }
}

function setOrDelete(map: Map<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
