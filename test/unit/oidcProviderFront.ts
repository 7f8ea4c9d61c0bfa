import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { OAuthCredential } from '../../src/core/credentials/credential';
import type { Disposable } from '../../src/core/ports';
import { serve } from './loopback';

/** What this file uses of oidc-provider, which brings no types. */
interface Provider {
  callback(): RequestListener;
  interactionDetails(
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ prompt: { name: string }; params: { client_id: string; scope: string } }>;
  interactionFinished(
    incoming: IncomingMessage,
    response: ServerResponse,
    result: object,
    options: { mergeWithLastSubmission: boolean },
  ): Promise<void>;
  readonly Grant: new (of: { accountId: string; clientId: string }) => {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  };
  readonly AccessToken: { find(token: string): Promise<{ destroy(): Promise<void> } | undefined> };
  on(event: 'server_error', listener: (context: unknown, error: Error) => void): void;
}

interface ProviderModule {
  readonly Provider: new (issuer: string, configuration: object) => Provider;
}

const ACCOUNT = 'ada';
export const CLOUD_ID = 'c-1';
export const SCOPE = 'openid offline_access read:jira-user read:jira-work';
/** With characters that each encoding has to carry in its own way. */
const CLIENT = { client_id: 'client+id/1', client_secret: 's&cret+:%=/'.repeat(4) };

/** An authorization server that nobody here wrote, and before it what Atlassian would add. */
export interface OidcProviderFront extends Disposable {
  readonly issuer: string;
  /** Where and as whom a credential finds it. */
  readonly credential: Pick<
    OAuthCredential,
    'authorizationUrl' | 'accessTokenUrl' | 'apiBaseUrl' | 'client_id' | 'client_secret' | 'scope'
  >;
  /** Method and path of each request, in the order of arrival. */
  readonly requests: readonly string[];
  readonly serverErrors: readonly Error[];
  /** Walks from the authorization request to the redirect, as a browser with cookies does. */
  consent(url: string): Promise<string>;
  /** Ends an access token before its time. */
  destroyAccessToken(access_token: string): Promise<void>;
}

/** Starts oidc-provider for one client that authenticates in one way. */
export async function startOidcProvider(
  token_endpoint_auth_method: 'client_secret_post' | 'client_secret_basic',
  redirect_uri: string,
): Promise<OidcProviderFront> {
  const requests: string[] = [];
  const serverErrors: Error[] = [];
  // The issuer is the address, which is known only once the port is.
  let handle: RequestListener = () => undefined;
  const server = await serve((incoming, response) => {
    requests.push(`${incoming.method ?? ''} ${incoming.url?.split('?', 1)[0] ?? ''}`);
    handle(incoming, response);
  });
  const issuer = server.origin;
  const provider = await createProvider(issuer, {
    ...CLIENT,
    token_endpoint_auth_method,
    redirect_uris: [redirect_uri],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  });
  provider.on('server_error', (_, error) => serverErrors.push(error));
  handle = createFront(provider, issuer);
  return {
    issuer,
    credential: {
      ...CLIENT,
      scope: SCOPE,
      authorizationUrl: `${issuer}/auth?prompt=consent`,
      accessTokenUrl: `${issuer}/token`,
      apiBaseUrl: issuer,
    },
    requests,
    serverErrors,
    consent: (url) => browse(url, redirect_uri),
    destroyAccessToken: async (access_token) =>
      (await provider.AccessToken.find(access_token))?.destroy(),
    dispose: () => server.dispose(),
  };
}

async function createProvider(issuer: string, client: object): Promise<Provider> {
  const { warn } = console;
  // Its advice is for production.
  console.warn = () => undefined;
  try {
    // @ts-expect-error -- it brings no types
    const { Provider } = (await import('oidc-provider')) as ProviderModule;
    return new Provider(issuer, configurationFor(client));
  } finally {
    console.warn = warn;
  }
}

function configurationFor(client: object): object {
  return {
    clients: [client],
    scopes: SCOPE.split(' '),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    cookies: { keys: ['a key of this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    ttl: Object.fromEntries(
      ['AccessToken', 'RefreshToken', 'Grant', 'IdToken', 'Interaction', 'Session'].map((what) => [
        what,
        3600,
      ]),
    ),
  };
}

/** Logs in and consents without asking, and plays the two addresses of Atlassian's API. */
function createFront(provider: Provider, issuer: string): RequestListener {
  const callback = provider.callback();
  return (incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '', issuer);
    if (pathname.startsWith('/interaction/')) void interact(provider, incoming, response);
    else if (pathname === '/oauth/token/accessible-resources')
      void answerApi(issuer, incoming, response, () => [
        {
          id: CLOUD_ID,
          name: 'Acme',
          url: 'https://acme.atlassian.net',
          scopes: ['read:jira-user', 'read:jira-work'],
        },
      ]);
    else if (pathname === `/ex/jira/${CLOUD_ID}/rest/api/3/myself`)
      void answerApi(issuer, incoming, response, (sub) => ({
        accountId: sub,
        displayName: 'Ada Lovelace',
      }));
    else callback(incoming, response);
  };
}

async function interact(
  provider: Provider,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params } = await provider.interactionDetails(incoming, response);
  const finish = (result: object) =>
    provider.interactionFinished(incoming, response, result, { mergeWithLastSubmission: true });
  if (prompt.name === 'login') return finish({ login: { accountId: ACCOUNT } });
  const grant = new provider.Grant({ accountId: ACCOUNT, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return finish({ consent: { grantId: await grant.save() } });
}

/** Lets the provider itself say, at its userinfo endpoint, whose token this is. */
async function answerApi(
  issuer: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  content: (sub: string) => unknown,
): Promise<void> {
  const { authorization = '' } = incoming.headers;
  const userinfo = await fetch(`${issuer}/me`, { headers: { authorization } });
  const { sub } = (await userinfo.json()) as { sub?: string };
  response.writeHead(sub === undefined ? 401 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(sub === undefined ? { code: 401 } : content(sub)));
}

async function browse(start: string, redirect_uri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/u.exec(text) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(`${redirect_uri}?`)) return url;
  }
  throw new Error('The authorization does not end.');
}
