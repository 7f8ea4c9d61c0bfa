import { deepStrictEqual, equal, rejects } from 'node:assert/strict';
import type { AuthorizationUnderWay } from '../../src/core/credentials/authorizations';
import type { OAuthCredential } from '../../src/core/credentials/credential';
import { accessOf } from '../../src/core/credentials/grant';
import { AxiosHttpClient } from '../../src/node/axiosHttpClient';
import { LoopbackListener } from '../../src/node/loopbackListener';
import { systemClock } from '../../src/node/systemClock';
import { systemRandom } from '../../src/node/systemRandom';
import { freeRedirectUri } from './loopback';
import { CLOUD_ID, SCOPE, startOidcProvider, type OidcProviderFront } from './oidcProviderFront';
import { createWindow, CREDENTIAL } from './world';

const never = () => new AbortController().signal;
const MYSELF = {
  credentialId: 'cred',
  cloudId: CLOUD_ID,
  method: 'GET',
  path: '/rest/api/3/myself',
  headers: [],
  body: '',
};

/** Authorize, exchange and refresh against a server that nobody here wrote. */
describe('an authorization at oidc-provider', () => {
  let underWay: AuthorizationUnderWay[] = [];
  let front: OidcProviderFront | undefined;
  afterEach(async () => {
    for (const { cancel } of underWay) cancel();
    await Promise.all(underWay.map(({ outcome }) => outcome));
    underWay = [];
    front?.dispose();
  });

  /** A window whose authorization waits for the redirect. */
  async function begun(
    method: Parameters<typeof startOidcProvider>[0],
    changes: Partial<OAuthCredential> = {},
  ) {
    const redirect_uri = await freeRedirectUri();
    front = await startOidcProvider(method, redirect_uri);
    const window = createWindow(new AxiosHttpClient('jira-console/test'), {
      clock: systemClock,
      random: systemRandom,
      listener: new LoopbackListener(() => 'test'),
    });
    await window.store.add({ ...CREDENTIAL, ...front.credential, ...changes });
    const authorization = await window.authorizations.begin('cred', { redirect_uri });
    underWay.push(authorization);
    const tokenRequests = () => front!.requests.filter((line) => line === 'POST /token').length;
    return { ...window, authorization, front, tokenRequests };
  }

  for (const [method, tokenRequestEncoding] of [
    ['client_secret_post', 'body_form'],
    ['client_secret_basic', 'basic_header'],
  ] as const) {
    it(`leads by ${method} to a green light, and through a refresh to the next answer`, async () => {
      const window = await begun(method, { tokenRequestEncoding });
      const callback = await window.front.consent(window.authorization.url);
      const page = await fetch(callback);
      const outcome = await window.authorization.outcome;
      const first = await window.store.grants.read('cred');
      const before = await window.client.send(MYSELF, never());

      await window.front.destroyAccessToken(first.tokenSet!.access_token);
      const answers = await Promise.all([1, 2, 3].map(() => window.client.send(MYSELF, never())));
      const second = await window.store.grants.read('cred');
      deepStrictEqual(
        {
          iss: new URL(callback).searchParams.get('iss'),
          page: page.status,
          outcome: outcome.kind,
          sites: first.sites.map(({ name }) => name),
          account: first.account,
          scope: first.tokenSet?.scope,
          life: first.tokenSet!.expiresAt! - first.tokenSet!.issuedAt,
          before: before.status,
          after: answers.map(({ status, body }) => `${status} ${new TextDecoder().decode(body)}`),
          tokenRequests: window.tokenRequests(),
          renewed: second.tokenSet?.access_token !== first.tokenSet?.access_token,
          rotated: second.tokenSet?.refresh_token !== first.tokenSet?.refresh_token,
          serverErrors: window.front.serverErrors,
        },
        {
          iss: window.front.issuer,
          page: 200,
          outcome: 'granted',
          sites: ['Acme'],
          account: { accountId: 'ada', displayName: 'Ada Lovelace' },
          scope: SCOPE,
          life: 3_600_000,
          before: 200,
          after: Array.from(
            { length: 3 },
            () => '200 {"accountId":"ada","displayName":"Ada Lovelace"}',
          ),
          tokenRequests: 2,
          renewed: true,
          rotated: true,
          serverErrors: [],
        },
      );
    });

    it(`ends by ${method} with invalid_client where the secret is wrong`, async () => {
      const changes = { tokenRequestEncoding, client_secret: 'wrong' };
      const window = await begun(method, changes);
      await fetch(await window.front.consent(window.authorization.url));
      const outcome = await window.authorization.outcome;
      equal(outcome.kind === 'failed' && outcome.failure.code, 'invalid_client');
    });
  }

  it('renews again and again, and sends no refresh token twice', async () => {
    const window = await begun('client_secret_post', { tokenRequestEncoding: 'body_form' });
    await fetch(await window.front.consent(window.authorization.url));
    await window.authorization.outcome;
    const current = async () => (await window.store.grants.read('cred')).tokenSet!;
    const tokenSets = [await current()];
    // The provider ends a family whose spent refresh token comes back: each round proves the last.
    for (let round = 0; round < 3; round++) {
      await window.accessTokens.get('cred', accessOf(tokenSets.at(-1)!));
      tokenSets.push(await current());
    }
    const { status } = await window.client.send(MYSELF, never());
    const { failure, tokenSet } = await window.store.grants.read('cred');
    deepStrictEqual(
      {
        accessTokens: new Set(tokenSets.map(({ access_token }) => access_token)).size,
        refreshTokens: new Set(tokenSets.map(({ refresh_token }) => refresh_token)).size,
        status,
        failure,
        kept: tokenSet,
        tokenRequests: window.tokenRequests(),
      },
      {
        accessTokens: 4,
        refreshTokens: 4,
        status: 200,
        failure: undefined,
        kept: tokenSets.at(-1),
        tokenRequests: 4,
      },
    );
  });

  it('turns red, and keeps what it has, once its refresh token was used behind its back', async () => {
    const window = await begun('client_secret_post', { tokenRequestEncoding: 'body_form' });
    await fetch(await window.front.consent(window.authorization.url));
    await window.authorization.outcome;
    const stolen = await window.store.grants.read('cred');
    await window.front.destroyAccessToken(stolen.tokenSet!.access_token);
    await window.client.send(MYSELF, never());

    // Whoever sends a spent refresh token has stolen it, or was stolen from: the family dies.
    await window.store.grants.update('cred', () => stolen);
    await rejects(window.client.send(MYSELF, never()), { code: 'authorization_needed' });
    const { failure, tokenSet } = await window.store.grants.read('cred');
    deepStrictEqual([failure?.code, tokenSet], ['invalid_grant', stolen.tokenSet]);
  });

  it('is ended by another issuer in the redirect, without a token request', async () => {
    const window = await begun('client_secret_post', { tokenRequestEncoding: 'body_form' });
    const callback = new URL(await window.front.consent(window.authorization.url));
    callback.searchParams.set('iss', 'https://evil.example');
    await fetch(callback);
    const outcome = await window.authorization.outcome;
    deepStrictEqual(
      [outcome.kind === 'failed' && outcome.failure.code, window.tokenRequests()],
      ['callback_issuer_mismatch', 0],
    );
  });

  it('needs the verifier of its challenge', async () => {
    const window = await begun('client_secret_post', { tokenRequestEncoding: 'body_form' });
    const callback = await window.front.consent(window.authorization.url);
    const key = (await window.secrets.keys()).find((name) => name.startsWith('pending/'))!;
    const pending = JSON.parse((await window.secrets.get(key))!) as object;
    const another = { ...pending, code_verifier: 'another-verifier'.repeat(4) };
    await window.secrets.store(key, JSON.stringify(another));
    await fetch(callback);
    const outcome = await window.authorization.outcome;
    equal(outcome.kind === 'failed' && outcome.failure.code, 'invalid_grant');
  });
});
