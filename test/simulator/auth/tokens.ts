import type { SimulatedClock } from '../clock';
import type { Settings } from '../settings';
import type { Grant } from './grants';
import type { Secrets } from './secrets';

/** A success answer of the token endpoint. */
export interface TokenSet {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly token_type: 'Bearer';
}

/** What an access token opens. */
export interface Access {
  readonly grant: Grant;
  readonly scopes: readonly string[];
}

/** All tokens that descend from one code. */
interface Family {
  readonly grant: Grant;
  revoked: boolean;
}

interface AccessRecord extends Access {
  readonly family: Family;
  /** The refresh token that came with it. */
  readonly beside: string | undefined;
  dies: number;
}

interface RefreshRecord {
  readonly family: Family;
  used: number;
  spent: number | undefined;
}

/** Access tokens and rotating refresh tokens. */
export class Tokens {
  readonly #clock: SimulatedClock;
  readonly #settings: Settings;
  readonly #secrets: Secrets;
  readonly #access = new Map<string, AccessRecord>();
  readonly #refresh = new Map<string, RefreshRecord>();

  constructor(clock: SimulatedClock, settings: Settings, secrets: Secrets) {
    this.#clock = clock;
    this.#settings = settings;
    this.#secrets = secrets;
  }

  /** The first pair of a family; a refresh token comes only with `offline_access`. */
  issue(grant: Grant, scopes: readonly string[]): TokenSet {
    const family: Family = { grant, revoked: false };
    return this.#pair(family, scopes, scopes.includes('offline_access'));
  }

  /** The next pair of a family; undefined where the refresh token is dead. */
  refresh(refresh_token: string, client_id: string): TokenSet | undefined {
    const record = this.#refresh.get(refresh_token);
    if (record?.family.grant.app.client_id !== client_id || isRevoked(record.family)) {
      return undefined;
    }
    const now = this.#clock.now();
    const interval = this.#settings.reuse_interval * 1000;
    if (record.spent !== undefined && now - record.spent >= interval) {
      record.family.revoked = true;
      return undefined;
    }
    if (now - record.used >= this.#settings.refresh_token_inactivity * 1000) return undefined;
    record.used = now;
    for (const access of this.#access.values()) {
      if (access.beside === refresh_token) access.dies = Math.min(access.dies, now + interval);
    }
    const { scopes } = record.family.grant;
    if (this.#settings.omit_refresh_token) {
      return this.#pair(record.family, scopes, false, refresh_token);
    }
    record.spent ??= now;
    return this.#pair(record.family, scopes, true);
  }

  /** What a living access token opens. */
  access(access_token: string | undefined): Access | undefined {
    const record = access_token === undefined ? undefined : this.#access.get(access_token);
    if (record === undefined || isRevoked(record.family)) return undefined;
    return this.#clock.now() < record.dies ? record : undefined;
  }

  /** Kills the family of a token of the app. */
  revoke(token: string, client_id: string): void {
    const family = (this.#refresh.get(token) ?? this.#access.get(token))?.family;
    if (family?.grant.app.client_id === client_id) family.revoked = true;
  }

  /** Ends the life of every access token now. */
  expireAccessTokens(): void {
    for (const record of this.#access.values())
      record.dies = Math.min(record.dies, this.#clock.now());
  }

  #pair(
    family: Family,
    scopes: readonly string[],
    withRefresh: boolean,
    keptRefreshToken?: string,
  ): TokenSet {
    const now = this.#clock.now();
    const access_token = this.#secrets.issue();
    const refresh_token = withRefresh ? this.#secrets.issue() : undefined;
    if (refresh_token !== undefined) {
      this.#refresh.set(refresh_token, { family, used: now, spent: undefined });
    }
    this.#access.set(access_token, {
      family,
      grant: family.grant,
      scopes,
      beside: refresh_token ?? keptRefreshToken,
      dies: now + this.#settings.token_life * 1000,
    });
    return {
      access_token,
      ...(refresh_token !== undefined && { refresh_token }),
      expires_in: this.#settings.token_life,
      scope: scopes.join(' '),
      token_type: 'Bearer',
    };
  }
}

function isRevoked(family: Family): boolean {
  return family.revoked || family.grant.revoked;
}
