import { CONSOLE_DEMO_APP, type App } from '../../simulator/apps';
import type { ConsentChoice } from '../../simulator/consentSteps';
import type { ApiToken } from '../../simulator/personalTokens';
import { OPERATIONS } from '../../simulator/jira/operations';
import { Simulator } from '../../simulator/simulator';

/** A JSON answer, taken apart. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A success answer of the token endpoint, as the tests use it. */
export interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

/** What most tests ask for. */
export const FULL_SCOPE = 'read:jira-work write:jira-work read:jira-user read:me offline_access';

/** An authorization request; a parameter set to null is left out. */
export function authorizationUrl(
  simulator: Simulator,
  app: App = CONSOLE_DEMO_APP,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const url = new URL(simulator.authorization_url);
  const parameters: Record<string, string | null> = {
    client_id: app.client_id,
    redirect_uri: app.redirect_uris[0] ?? '',
    response_type: 'code',
    scope: FULL_SCOPE,
    state: 'the-state',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/** The code of a consent that was accepted. */
export async function obtainCode(
  simulator: Simulator,
  app: App = CONSOLE_DEMO_APP,
  changes: Readonly<Record<string, string | null>> = {},
  choice: ConsentChoice = {},
): Promise<string> {
  const callback = await simulator.consent(authorizationUrl(simulator, app, changes), choice);
  return new URL(callback).searchParams.get('code') ?? '';
}

/** A token request with a JSON body and the app's credentials; null leaves a parameter out. */
export async function requestToken(
  simulator: Simulator,
  parameters: Readonly<Record<string, string | null>>,
  app: App = CONSOLE_DEMO_APP,
): Promise<Reply> {
  const { client_id, client_secret } = app;
  const all: Record<string, string | null> = { client_id, client_secret, ...parameters };
  const body = Object.entries(all).filter(([, value]) => value !== null);
  return replyOf(
    await fetch(simulator.token_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(body)),
    }),
  );
}

/** Redeems a code. */
export async function redeem(
  simulator: Simulator,
  code: string,
  changes: Readonly<Record<string, string | null>> = {},
  app: App = CONSOLE_DEMO_APP,
): Promise<Reply> {
  const redirect_uri = app.redirect_uris[0] ?? '';
  const request = { grant_type: 'authorization_code', code, redirect_uri, ...changes };
  return requestToken(simulator, request, app);
}

/** Refreshes. */
export async function refresh(simulator: Simulator, refresh_token: string): Promise<Reply> {
  return requestToken(simulator, { grant_type: 'refresh_token', refresh_token });
}

/** Consent and code exchange at once. */
export async function obtainTokens(
  simulator: Simulator,
  changes: Readonly<Record<string, string | null>> = {},
  choice: ConsentChoice = {},
  app: App = CONSOLE_DEMO_APP,
): Promise<Pair> {
  const code = await obtainCode(simulator, app, changes, choice);
  return (await redeem(simulator, code, {}, app)).body as Pair;
}

/** A request to the API origin. */
export async function call(
  simulator: Simulator,
  access_token: string,
  path: string,
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(simulator.api_base_url + path, {
    ...init,
    headers: { authorization: `Bearer ${access_token}`, ...init.headers },
  });
}

/** The status of `/myself` on the first site, which tells whether an access token lives. */
export async function statusOf(simulator: Simulator, access_token: string): Promise<number> {
  const path = `${siteBase(simulator)}/rest/api/3/myself`;
  const response = await call(simulator, access_token, path);
  await response.arrayBuffer();
  return response.status;
}

/** The `Authorization` header of an API token, with a changed half where the test wants one. */
export function basicHeader(
  { account, api_token }: ApiToken,
  { user = account.email, password = api_token } = {},
): Record<string, string> {
  const pair = Buffer.from(`${user}:${password}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

/** The gateway's path of a site; Acme unless told otherwise. */
export function siteBase(simulator: Simulator, index = 0): string {
  return `/ex/jira/${simulator.sites[index]!.cloud_id}`;
}

/** Status and parsed body. */
export async function replyOf(response: Response): Promise<Reply> {
  return { status: response.status, body: await response.json() };
}

/** Acme's Jira, asked with every scope that it knows. */
export interface Acme {
  readonly simulator: Simulator;
  /** A body is sent as JSON; an answer without one has the body undefined. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
  /** No redirect is followed. */
  readonly get: (path: string) => Promise<Response>;
  /** A form is sent with the header that Jira wants, unless others are given. */
  readonly post: (
    path: string,
    form: FormData,
    headers?: Record<string, string>,
  ) => Promise<Response>;
}

/** Starts a simulator whose first app has all scopes; `account` is Ada Lovelace unless given. */
export async function startAcme(account?: string): Promise<Acme> {
  const simulator = await Simulator.start();
  const known = OPERATIONS.flatMap((operation) => operation.scopes.flat());
  const scopes = [...new Set([...CONSOLE_DEMO_APP.scopes, ...known])];
  const app = { ...CONSOLE_DEMO_APP, scopes, shared: true };
  simulator.register(app);
  const choice = { site: 'Acme', ...(account !== undefined && { account }) };
  const { access_token } = await obtainTokens(simulator, { scope: scopes.join(' ') }, choice, app);
  const base = siteBase(simulator);
  return {
    simulator,
    ask: async (method, path, body) => {
      const response = await call(simulator, access_token, base + path, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    get: (path) => call(simulator, access_token, base + path, { redirect: 'manual' }),
    post: (path, form, headers = { 'x-atlassian-token': 'no-check' }) =>
      call(simulator, access_token, base + path, { method: 'POST', headers, body: form }),
  };
}
