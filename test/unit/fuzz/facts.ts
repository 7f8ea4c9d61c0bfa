import type { TokenSet } from '../../simulator/auth/tokens';
import { nameOf } from './digest';
import type { Life } from './life';

/** What a window has written into the marker. */
export interface WrittenMarker {
  readonly generation: number;
  readonly newest?: string;
  readonly in_flight?: { readonly spending: string; readonly at: number };
}

/** One stay of a window in the credential's lock. */
export interface Session {
  readonly life: Life;
  /** Undefined while it still waits to get in. */
  enteredAt: number | undefined;
  /** When the window last stood still since it asked for the lock: others may take it for dead. */
  stoodStillAt: number | undefined;
  /** Others have taken it for dead, and the lock. */
  isOvertaken: boolean;
  /** When the window last looked at the marker. */
  lookedAt: number;
  hasNoted: boolean;
  /** The token of a refresh without an outcome that the window has found there. */
  left: string | undefined;
}

/** One token request with a refresh token. */
export interface Sending {
  readonly life: Life;
  readonly session: Session | undefined;
  readonly at: number;
  /** The status of the server's answer, once it has acted. */
  status: number | undefined;
  /** `success`: a window has read new tokens. `unseen`: nobody has, or will, see the outcome. */
  outcome: 'pending' | 'success' | 'failure' | 'unseen';
}

/** What is known of one refresh token, and of the access token that came with it. */
export interface TokenFacts {
  readonly name: string;
  /** What a marker calls it. */
  readonly hash: string | undefined;
  readonly family: number;
  readonly refresh_token: string | undefined;
  readonly access_token: string;
  readonly expiresAt: number;
  readonly sendings: Sending[];
  /** The newest grant that has it. */
  generation: number;
  /** A marker has told all windows that it is spent. */
  isMarkedSpent: boolean;
  /** When it was first sent without anyone having seen the outcome. */
  unseenSince: number | undefined;
  isRefused: boolean;
  isStored: boolean;
  /** The windows that remember it because it could not be stored. */
  readonly keptBy: Set<Life>;
}

/** All tokens of a world. */
export class Facts {
  readonly all: TokenFacts[] = [];
  readonly #byText = new Map<string, TokenFacts>();
  readonly #byHash = new Map<string, TokenFacts>();

  issued(family: number, tokens: TokenSet, now: number): TokenFacts {
    const { refresh_token, access_token, expires_in } = tokens;
    const facts: TokenFacts = {
      name: `R${this.all.length + 1}`,
      hash: refresh_token === undefined ? undefined : nameOf(refresh_token),
      family,
      refresh_token,
      access_token,
      expiresAt: now + expires_in * 1000,
      sendings: [],
      generation: 0,
      isMarkedSpent: false,
      unseenSince: undefined,
      isRefused: false,
      isStored: false,
      keptBy: new Set(),
    };
    this.all.push(facts);
    this.#byText.set(access_token, facts);
    if (refresh_token !== undefined) this.#byText.set(refresh_token, facts);
    if (facts.hash !== undefined) this.#byHash.set(facts.hash, facts);
    return facts;
  }

  /** By a refresh token or an access token. */
  of(token: string | undefined): TokenFacts | undefined {
    return token === undefined ? undefined : this.#byText.get(token);
  }

  /** By what a marker calls it. */
  named(hash: string | undefined): TokenFacts | undefined {
    return hash === undefined ? undefined : this.#byHash.get(hash);
  }
}
