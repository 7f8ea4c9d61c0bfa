import { ADA, PEOPLE, type Account } from '../accounts';
import type { AppRegistry } from '../apps';
import type { Answer, ServerRequest } from '../http/messages';
import { consentPage } from '../pages/consentPage';
import { loginPage } from '../pages/loginPage';
import { stopPage } from '../pages/stopPage';
import { productOf } from '../scopes';
import type { Settings } from '../settings';
import type { Site } from '../sites';
import { callbackUrl, checkRequest, type CheckedRequest } from './authorizationRequest';
import type { Codes } from './codes';
import type { Grants } from './grants';

const COOKIE = 'atlassian.account';

/** What the pages work with. */
export interface AuthorizeParts {
  readonly apps: AppRegistry;
  readonly grants: Grants;
  readonly codes: Codes;
  readonly settings: Settings;
  readonly sites: readonly Site[];
}

/** Login, consent and the pages where an authorization ends without a callback. */
export class AuthorizePages {
  readonly #parts: AuthorizeParts;

  constructor(parts: AuthorizeParts) {
    this.#parts = parts;
  }

  /** `GET /authorize`: the login page first, then the checks, then the consent page. */
  authorize(request: ServerRequest): Answer {
    const account = this.#accountOf(request);
    const query = request.query.toString();
    if (account === undefined) return page(loginPage(PEOPLE, query));
    const checked = checkRequest(this.#parts.apps, account, request.query);
    if ('error' in checked) return redirect(`error?${queryOf({ ...checked })}`);
    if ('stop' in checked) return page(stopPage('Something went wrong', checked.stop));
    return page(
      consentPage({ ...checked, account, sites: this.#choices(account, checked.scopes), query }),
    );
  }

  /** `GET /login`: choose another account. */
  login(request: ServerRequest): Answer {
    return page(loginPage(PEOPLE, request.query.toString()));
  }

  /** `POST /login`: keeps the account in a cookie and goes on with the request. */
  logIn(request: ServerRequest): Answer {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const account_id = encodeURIComponent(form.get('account') ?? '');
    return redirect(`authorize?${form.get('request') ?? ''}`, {
      'set-cookie': `${COOKIE}=${account_id}; Path=/; HttpOnly; SameSite=Lax`,
    });
  }

  /** `POST /consent`: Accept or Cancel. */
  decide(request: ServerRequest): Answer {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const query = new URLSearchParams(form.get('request') ?? '');
    const account = this.#accountOf(request);
    if (account === undefined) return page(loginPage(PEOPLE, query.toString()));
    const checked = checkRequest(this.#parts.apps, account, query);
    if ('error' in checked) return redirect(`error?${queryOf({ ...checked })}`);
    if ('stop' in checked) return page(stopPage('Something went wrong', checked.stop));
    if (form.get('decision') !== 'accept') return this.#deny(checked);
    return this.#accept(checked, account, form.get('site'));
  }

  /** `GET /error`: plays id.atlassian.com/error. */
  error(request: ServerRequest): Answer {
    const description = request.query.get('error_description') ?? 'An unknown error occurred.';
    return page(
      stopPage("We can't connect you to this app", description, request.query.get('error')),
    );
  }

  #deny({ redirect_uri, state }: CheckedRequest): Answer {
    return redirect(
      callbackUrl(redirect_uri, {
        error: 'access_denied',
        error_description: 'User did not authorize the request',
        state: this.#parts.settings.deny_without_state ? undefined : state,
      }),
    );
  }

  #accept(checked: CheckedRequest, account: Account, cloud_id: string | null): Answer {
    const { app, redirect_uri, scopes, state, code_challenge } = checked;
    const choices = this.#choices(account, scopes);
    const site = choices?.find((choice) => choice.cloud_id === cloud_id);
    if (choices !== undefined && site === undefined) {
      return page(stopPage('Something went wrong', 'Choose a site that this app may use.'));
    }
    if (site?.blocks_user_installed_apps === true) {
      const host = new URL(site.url).host;
      const text = `Your site admin must authorize this app for the site ${host}.`;
      return page(stopPage('Something went wrong', text));
    }
    const site_ids = site === undefined ? [] : [site.cloud_id];
    const grant = this.#parts.grants.consent(app, account, scopes, site_ids);
    const code = this.#parts.codes.issue({ grant, scopes, redirect_uri, code_challenge });
    // Nobody may rely on the order of the two.
    const answer = Math.random() < 0.5 ? { code, state } : { state, code };
    return redirect(callbackUrl(redirect_uri, answer));
  }

  /** The sites to choose from; undefined where no scope needs one. */
  #choices(account: Account, scopes: readonly string[]): readonly Site[] | undefined {
    if (scopes.every((scope) => productOf(scope) === 'identity')) return undefined;
    return this.#parts.sites.filter((site) => site.members.includes(account));
  }

  #accountOf(request: ServerRequest): Account | undefined {
    const cookies = new URLSearchParams((request.headers['cookie'] ?? '').replaceAll(/; */gu, '&'));
    const account_id = cookies.get(COOKIE);
    const account = PEOPLE.find((person) => person.account_id === account_id);
    return account ?? (this.#parts.settings.auto_login ? ADA : undefined);
  }
}

function page(html: string): Answer {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, body: html };
}

// Addresses are relative: a proxy may serve the pages below a path of its own.
function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...headers } };
}

function queryOf(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
