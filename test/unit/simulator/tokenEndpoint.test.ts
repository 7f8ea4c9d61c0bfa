import { deepStrictEqual, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CONSOLE_DEMO_APP, READ_ONLY_APP, SERVICE_ACCOUNT_APP } from '../../simulator/apps';
import { Simulator } from '../../simulator/simulator';
import {
  FULL_SCOPE,
  call,
  obtainCode,
  obtainTokens,
  redeem,
  refresh,
  replyOf,
  requestToken,
  siteBase,
  statusOf,
  type Pair,
} from './harness';

const BAD_CODE = {
  status: 400,
  body: { error: 'invalid_request', error_description: 'authorization_code is invalid' },
};
const BAD_SECRET = {
  status: 401,
  body: { error: 'access_denied', error_description: 'Unauthorized' },
};

describe('the simulated token endpoint', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start();
  });
  afterEach(() => simulator.close());

  it('answers a code with a pair of long tokens', async () => {
    const { status, body } = await redeem(simulator, await obtainCode(simulator));
    const { access_token, refresh_token, ...rest } = body as Pair;
    for (const token of [access_token, refresh_token]) {
      match(token, /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/u);
      ok(token.length > 1000);
    }
    deepStrictEqual(
      { status, rest },
      { status: 200, rest: { expires_in: 3600, scope: FULL_SCOPE, token_type: 'Bearer' } },
    );
  });

  it('gives no refresh token without offline_access', async () => {
    const tokens = await obtainTokens(simulator, { scope: 'read:jira-work' });
    deepStrictEqual(Object.keys(tokens), ['access_token', 'expires_in', 'scope', 'token_type']);
  });

  it('takes a code once', async () => {
    const code = await obtainCode(simulator);
    await redeem(simulator, code);
    deepStrictEqual(await redeem(simulator, code), BAD_CODE);
  });

  it('refuses a code that is unknown, late, or for another redirect_uri', async () => {
    deepStrictEqual(await redeem(simulator, 'guessed'), BAD_CODE);
    const other = { redirect_uri: CONSOLE_DEMO_APP.redirect_uris[1]! };
    deepStrictEqual(await redeem(simulator, await obtainCode(simulator), other), BAD_CODE);
    const code = await obtainCode(simulator);
    simulator.clock.advance(300_000);
    deepStrictEqual(await redeem(simulator, code), BAD_CODE);
  });

  it('refuses the code of another app', async () => {
    const code = await obtainCode(simulator);
    deepStrictEqual(await redeem(simulator, code, {}, READ_ONLY_APP), BAD_CODE);
  });

  it('answers a bad code as documented on order', async () => {
    simulator.settings.documented_errors = true;
    deepStrictEqual(await redeem(simulator, 'guessed'), {
      status: 403,
      body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
    });
  });

  it('says access_denied for a wrong or missing secret, and keeps the code', async () => {
    const code = await obtainCode(simulator);
    deepStrictEqual(await redeem(simulator, code, { client_secret: 'wrong' }), BAD_SECRET);
    deepStrictEqual(await redeem(simulator, code, { client_secret: null }), BAD_SECRET);
    deepStrictEqual((await redeem(simulator, code)).status, 200);
  });

  it('says invalid_client for an unknown client', async () => {
    deepStrictEqual(await redeem(simulator, 'x', { client_id: 'nobody' }), {
      status: 400,
      body: { error: 'invalid_client', error_description: 'client_id is invalid' },
    });
  });

  it('verifies PKCE where a challenge was sent', async () => {
    const code_verifier = 'v'.repeat(43);
    const challenge = {
      code_challenge: createHash('sha256').update(code_verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    const attempt = async (verifier: string | null): Promise<number> => {
      const code = await obtainCode(simulator, CONSOLE_DEMO_APP, challenge);
      return (await redeem(simulator, code, { code_verifier: verifier })).status;
    };
    deepStrictEqual(
      [await attempt(code_verifier), await attempt('w'.repeat(43)), await attempt(null)],
      [200, 403, 403],
    );
  });

  it('takes form bodies, and form bodies with HTTP Basic', async () => {
    const { client_id, client_secret, redirect_uris } = CONSOLE_DEMO_APP;
    const send = async (
      credentials: Record<string, string>,
      headers: Record<string, string>,
    ): Promise<number> => {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code: await obtainCode(simulator),
        redirect_uri: redirect_uris[0]!,
        ...credentials,
      });
      return (await fetch(simulator.token_url, { method: 'POST', body, headers })).status;
    };
    const basic = (secret: string): Record<string, string> => ({
      authorization: `Basic ${Buffer.from(`${client_id}:${secret}`).toString('base64')}`,
    });
    deepStrictEqual(
      [
        await send({ client_id, client_secret }, {}),
        await send({}, basic(client_secret)),
        await send({}, basic('wrong')),
      ],
      [200, 200, 401],
    );
  });

  it('refuses bodies it cannot read and grant types it does not know', async () => {
    const broken = await fetch(simulator.token_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grant_type":',
    });
    deepStrictEqual((await replyOf(broken)).status, 400);
    const { body } = await requestToken(simulator, { grant_type: 'password' });
    deepStrictEqual((body as { error: string }).error, 'unsupported_grant_type');
  });

  it('serves a service account for an hour, without a refresh token', async () => {
    simulator.register(SERVICE_ACCOUNT_APP);
    const request = { grant_type: 'client_credentials' };
    const { status, body } = await requestToken(simulator, request, SERVICE_ACCOUNT_APP);
    const { access_token, ...rest } = body as Pair;
    const resources = await call(simulator, access_token, '/oauth/token/accessible-resources');
    const sites = (await resources.json()) as { name: string }[];
    const accountTypes = [];
    for (const index of [0, 1]) {
      const path = `${siteBase(simulator, index)}/rest/api/3/myself`;
      const myself = await call(simulator, access_token, path);
      accountTypes.push(((await myself.json()) as { accountType: string }).accountType);
    }
    deepStrictEqual(
      { status, rest, sites: new Set(sites.map(({ name }) => name)), accountTypes },
      {
        status: 200,
        rest: {
          expires_in: 3600,
          scope: SERVICE_ACCOUNT_APP.scopes.join(' '),
          token_type: 'Bearer',
        },
        sites: new Set(['Acme', 'Acme Staging']),
        accountTypes: ['app', 'app'],
      },
    );
  });

  it('takes no scope with client_credentials, and no app without a service account', async () => {
    simulator.register(SERVICE_ACCOUNT_APP);
    const request = { grant_type: 'client_credentials' };
    const scoped = { ...request, scope: 'read:jira-work' };
    const answers = [
      await requestToken(simulator, scoped, SERVICE_ACCOUNT_APP),
      await requestToken(simulator, request),
    ];
    deepStrictEqual(
      answers.map(({ status, body }) => [status, (body as { error: string }).error]),
      [
        [400, 'invalid_scope'],
        [403, 'unauthorized_client'],
      ],
    );
  });

  it('kills a family that is revoked, and says 200 for a token it does not know', async () => {
    const { access_token, refresh_token } = await obtainTokens(simulator);
    const revoke = async (token: string): Promise<number> => {
      const { client_id, client_secret } = CONSOLE_DEMO_APP;
      const body = new URLSearchParams({ client_id, client_secret, token });
      return (await fetch(simulator.revocation_url, { method: 'POST', body })).status;
    };
    deepStrictEqual(
      [
        await revoke('unknown'),
        await statusOf(simulator, access_token),
        await revoke(refresh_token),
        await statusOf(simulator, access_token),
        (await refresh(simulator, refresh_token)).status,
      ],
      [200, 200, 200, 401, 403],
    );
  });
});
