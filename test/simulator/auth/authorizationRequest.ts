import type { Account } from '../accounts';
import { allowsRedirect, mayUse, type App, type AppRegistry } from '../apps';

/** An authorization request that may be put before the user. */
export interface CheckedRequest {
  readonly app: App;
  readonly redirect_uri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly code_challenge: string | undefined;
}

/** A request that ends on the error page, without a callback. */
export interface Refusal {
  readonly error: string;
  readonly error_description: string;
}

/** A request that ends on the consent page, which says what is wrong, without a callback. */
export interface Stop {
  readonly stop: string;
}

/** What Atlassian checks after the login, in its order. */
export function checkRequest(
  apps: AppRegistry,
  account: Account,
  query: URLSearchParams,
): CheckedRequest | Refusal | Stop {
  const value = (name: string): string | undefined => query.get(name) ?? undefined;
  const client_id = value('client_id') ?? '';
  const app = apps.find(client_id);
  if (app === undefined) return refuse('invalid_request', `Unknown client: ${client_id}`);
  const redirect_uri = value('redirect_uri') ?? '';
  if (!allowsRedirect(app, redirect_uri)) {
    return refuse(
      'unauthorized_client',
      `redirect_uri is not registered for client: ${redirect_uri}`,
    );
  }
  if (value('response_type') !== 'code') {
    return refuse('unsupported_response_type', 'response_type must be code');
  }
  if (value('audience') !== 'api.atlassian.com') {
    return refuse('invalid_request', 'audience must be api.atlassian.com');
  }
  if (value('prompt') !== 'consent') return refuse('invalid_request', 'prompt must be consent');
  const code_challenge = value('code_challenge');
  if (code_challenge !== undefined && value('code_challenge_method') !== 'S256') {
    return refuse('invalid_request', 'code_challenge_method must be S256');
  }
  if (!mayUse(app, account.account_id)) {
    return refuse(
      'access_denied',
      `${app.name} is not shared. Only its owner can use it until it is distributed.`,
    );
  }
  const scopes = [...new Set((value('scope') ?? '').split(' ').filter((scope) => scope !== ''))];
  if (scopes.length === 0) return refuse('invalid_request', 'scope is required');
  if (!scopes.every((scope) => scope === 'offline_access' || app.scopes.includes(scope))) {
    return { stop: 'This app has requested scopes that have not been added to the app.' };
  }
  return { app, redirect_uri, scopes, state: value('state'), code_challenge };
}

function refuse(error: string, error_description: string): Refusal {
  return { error, error_description };
}

/** The callback with its answer; an address that has a query already keeps it. */
export function callbackUrl(
  redirect_uri: string,
  answer: Readonly<Record<string, string | undefined>>,
): string {
  const pairs = Object.entries(answer).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${redirect_uri}${redirect_uri.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
