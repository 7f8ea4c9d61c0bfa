import type { Access, Tokens } from '../auth/tokens';
import { bearerOf, jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { productOf } from '../scopes';
import type { Settings } from '../settings';
import type { Site } from '../sites';

/** The answer to a dead, unknown or missing access token. */
export function unauthorized(): Answer {
  return jsonAnswer(401, { code: 401, message: 'Unauthorized' });
}

/** The answer to a living token that may not do this. */
export function scopeMissing(): Answer {
  return jsonAnswer(401, { code: 401, message: 'Unauthorized; scope does not match' });
}

/** `/oauth/token/accessible-resources` and `/me`. */
export class Identity {
  readonly #tokens: Tokens;
  readonly #settings: Settings;
  readonly #sites: readonly Site[];

  constructor(tokens: Tokens, settings: Settings, sites: readonly Site[]) {
    this.#tokens = tokens;
    this.#settings = settings;
    this.#sites = sites;
  }

  /** One entry per product of each granted site, in no defined order. */
  accessibleResources(request: ServerRequest): Answer {
    const access = this.#tokens.access(bearerOf(request));
    if (access === undefined) return unauthorized();
    const entries = this.#sites
      .filter((site) => access.grant.site_ids.has(site.cloud_id))
      .flatMap((site) => this.#entries(site, access));
    return jsonAnswer(200, this.#settings.accessible_resources ?? shuffled(entries));
  }

  /** The profile of the account. */
  me(request: ServerRequest): Answer {
    const access = this.#tokens.access(bearerOf(request));
    if (access === undefined) return unauthorized();
    if (!access.scopes.includes('read:me')) return scopeMissing();
    const { account_type, account_id, email, name, picture, nickname, time_zone } =
      access.grant.account;
    return jsonAnswer(200, {
      account_type,
      account_id,
      email,
      email_verified: true,
      name,
      picture,
      account_status: 'active',
      nickname,
      zoneinfo: time_zone,
      locale: 'en-US',
      extended_profile: {},
    });
  }

  #entries(
    { cloud_id, name, url, avatar_url, has_confluence }: Site,
    { scopes }: Access,
  ): unknown[] {
    const entry = (product: 'jira' | 'confluence'): unknown => ({
      id: cloud_id,
      name,
      url,
      scopes: scopes.filter((scope) => productOf(scope) === product),
      avatarUrl: avatar_url,
    });
    return this.#settings.confluence && has_confluence
      ? [entry('jira'), entry('confluence')]
      : [entry('jira')];
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
