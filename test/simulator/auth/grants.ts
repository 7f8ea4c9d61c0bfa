import type { Account } from '../accounts';
import type { App } from '../apps';

/** What an account allowed an app: one per pair, whatever number of consents made it. */
export interface Grant {
  readonly app: App;
  readonly account: Account;
  /** Those of the newest consent. */
  scopes: readonly string[];
  /** Cloud IDs; every consent adds one. */
  readonly site_ids: Set<string>;
  revoked: boolean;
}

/** All grants that were given. */
export class Grants {
  readonly #grants = new Map<string, Grant>();

  /** Adds a site to the pair's grant and replaces its scopes. */
  consent(
    app: App,
    account: Account,
    scopes: readonly string[],
    site_ids: readonly string[],
  ): Grant {
    const key = `${app.client_id} ${account.account_id}`;
    const grant = this.#grants.get(key) ?? {
      app,
      account,
      scopes,
      site_ids: new Set(),
      revoked: false,
    };
    grant.scopes = scopes;
    for (const site_id of site_ids) grant.site_ids.add(site_id);
    this.#grants.set(key, grant);
    return grant;
  }

  /** Takes back every grant of an app, for all sites at once; its codes and tokens die with it. */
  revoke(client_id: string): void {
    for (const [key, grant] of this.#grants) {
      if (grant.app.client_id !== client_id) continue;
      grant.revoked = true;
      this.#grants.delete(key);
    }
  }
}
