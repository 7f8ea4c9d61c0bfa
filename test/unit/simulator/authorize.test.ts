import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { CONSOLE_DEMO_APP, READ_ONLY_APP } from '../../simulator/apps';
import { Simulator } from '../../simulator/simulator';
import { authorizationUrl, obtainTokens } from './harness';

const EDITOR_URI =
  'http://127.0.0.1:9000/0123abc/callback?vscode-reqid=1&vscode-scheme=code-oss' +
  '&vscode-authority=jira-tools.jira-console&vscode-path=%2Fcallback';

describe('the simulated authorization', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start();
  });
  afterEach(() => simulator.close());

  it('sends a long code and the state to the callback after Accept', async () => {
    const callback = new URL(await simulator.consent(authorizationUrl(simulator)));
    const { code, state, ...rest } = Object.fromEntries(callback.searchParams);
    match(code ?? '', /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/u);
    ok((code ?? '').length > 1000);
    deepStrictEqual(
      { address: callback.origin + callback.pathname, state, rest },
      { address: CONSOLE_DEMO_APP.redirect_uris[0], state: 'the-state', rest: {} },
    );
  });

  it('says access_denied to the callback after Cancel', async () => {
    strictEqual(
      await simulator.consent(authorizationUrl(simulator), { deny: true }),
      'http://127.0.0.1:28437/callback?error=access_denied' +
        '&error_description=User%20did%20not%20authorize%20the%20request&state=the-state',
    );
  });

  it('leaves the state out of a denial on order', async () => {
    simulator.settings.deny_without_state = true;
    const callback = await simulator.consent(authorizationUrl(simulator), { deny: true });
    strictEqual(new URL(callback).searchParams.get('state'), null);
  });

  it('stops on the error page where the redirect_uri is not registered', async () => {
    const redirect_uri = 'http://127.0.0.1:28437/callback/';
    const url = authorizationUrl(simulator, CONSOLE_DEMO_APP, { redirect_uri });
    const response = await fetch(url);
    deepStrictEqual(Object.fromEntries(new URL(response.url).searchParams), {
      error: 'unauthorized_client',
      error_description: `redirect_uri is not registered for client: ${redirect_uri}`,
    });
    match(await response.text(), /redirect_uri is not registered for client/u);
  });

  it('stops on the consent page where a scope was not added to the app', async () => {
    await rejects(
      simulator.consent(authorizationUrl(simulator, READ_ONLY_APP)),
      /Something went wrong This app has requested scopes that have not been added to the app\./u,
    );
  });

  const refused: readonly [string, Record<string, string | null>, RegExp][] = [
    ['an unknown client', { client_id: 'nobody' }, /Unknown client: nobody/u],
    ['another response_type', { response_type: 'token' }, /response_type must be code/u],
    ['a missing audience', { audience: null }, /audience must be/u],
    ['a missing prompt', { prompt: null }, /prompt must be consent/u],
    ['a prompt with a second question mark', { prompt: 'consent?x=1' }, /prompt must be consent/u],
    ['a missing scope', { scope: null }, /scope is required/u],
    ['a plain challenge', { code_challenge: 'x' }, /code_challenge_method must be S256/u],
  ];
  for (const [what, changes, text] of refused) {
    it(`stops on the error page at ${what}`, async () => {
      const url = authorizationUrl(simulator, CONSOLE_DEMO_APP, changes);
      await rejects(simulator.consent(url), text);
    });
  }

  it('asks for the login first, even for a client that does not exist', async () => {
    simulator.settings.auto_login = false;
    const response = await fetch(
      authorizationUrl(simulator, CONSOLE_DEMO_APP, { client_id: 'nobody' }),
    );
    match(await response.text(), /Continue as Ada Lovelace/u);
  });

  it('goes through the login page where nobody is logged in', async () => {
    simulator.settings.auto_login = false;
    match(await simulator.consent(authorizationUrl(simulator)), /[?&]code=/u);
  });

  it('keeps an app that is not shared from others than its owner', async () => {
    const url = authorizationUrl(simulator);
    await rejects(simulator.consent(url, { account: 'Grace Hopper' }), /is not shared/u);
    simulator.register({ ...CONSOLE_DEMO_APP, shared: true });
    match(await simulator.consent(url, { account: 'Grace Hopper' }), /[?&]code=/u);
  });

  it("stops where the site's admin blocks user-installed apps", async () => {
    simulator.sites[1]!.blocks_user_installed_apps = true;
    const url = authorizationUrl(simulator);
    await rejects(
      simulator.consent(url, { site: 'Acme Staging' }),
      /Your site admin must authorize this app for the site acme-staging\.atlassian\.net\./u,
    );
    match(await simulator.consent(url, { site: 'Acme' }), /[?&]code=/u);
  });

  it('adds its answer to the query of an editor address', async () => {
    const url = authorizationUrl(simulator, CONSOLE_DEMO_APP, { redirect_uri: EDITOR_URI });
    const callback = await simulator.consent(url, { deny: true });
    ok(callback.startsWith(`${EDITOR_URI}&error=access_denied&`));
  });

  it('takes no editor address of another host, another extension or another app', async () => {
    const attempts = [
      [CONSOLE_DEMO_APP, EDITOR_URI.replace('127.0.0.1', 'example.com')],
      [CONSOLE_DEMO_APP, EDITOR_URI.replace('jira-tools.', 'other.')],
      [READ_ONLY_APP, EDITOR_URI],
    ] as const;
    for (const [app, redirect_uri] of attempts) {
      const url = authorizationUrl(simulator, app, { redirect_uri, scope: 'read:me' });
      await rejects(simulator.consent(url), /redirect_uri is not registered/u);
    }
  });

  it('shows a form that works by keyboard and through a proxy', async () => {
    const page = await (await fetch(authorizationUrl(simulator))).text();
    match(page, /<form method="post" action="consent">/u);
    match(page, /<label for="site">.*\s*<select id="site" name="site">/u);
    match(page, /<button[^>]*>Accept<\/button>\s*<button[^>]*>Cancel<\/button>/u);
    deepStrictEqual(page.match(/(?:href|action)="(?:\/|http)/gu), null);
  });

  it('shows no site picker where no scope needs a site', async () => {
    const url = authorizationUrl(simulator, CONSOLE_DEMO_APP, { scope: 'read:me offline_access' });
    ok(!(await (await fetch(url)).text()).includes('<select'));
    match(await simulator.consent(url), /[?&]code=/u);
  });

  it('escapes what the request brings along', async () => {
    const state = '"><script>alert(1)</script>';
    const page = await (await fetch(authorizationUrl(simulator, undefined, { state }))).text();
    ok(!page.includes('<script'));
  });

  it('replaces the scopes with a new consent and adds its site', async () => {
    await obtainTokens(simulator, {}, { site: 'Acme' });
    const { access_token, scope } = await obtainTokens(
      simulator,
      { scope: 'read:jira-work' },
      { site: 'Acme Staging' },
    );
    const response = await fetch(`${simulator.api_base_url}/oauth/token/accessible-resources`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    const resources = (await response.json()) as { name: string }[];
    deepStrictEqual(
      { scope, sites: [...new Set(resources.map(({ name }) => name))].sort() },
      { scope: 'read:jira-work', sites: ['Acme', 'Acme Staging'] },
    );
  });
});
