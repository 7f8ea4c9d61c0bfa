import { DATA_CENTER_PATH, DataCenter } from './api/dataCenter';
import { Gateway } from './api/gateway';
import { Identity } from './api/identity';
import { JiraApi } from './api/jiraApi';
import { Router } from './api/routing';
import { SiteAddress } from './api/siteAddress';
import { AppRegistry, CONSOLE_DEMO_APP, READ_ONLY_APP, type App } from './apps';
import { AuthorizePages } from './auth/authorizePages';
import { Codes } from './auth/codes';
import { Grants } from './auth/grants';
import { Secrets } from './auth/secrets';
import { TokenEndpoint } from './auth/tokenEndpoint';
import { Tokens } from './auth/tokens';
import { SimulatedClock } from './clock';
import { takeConsent, type ConsentChoice } from './consentSteps';
import { Faults } from './http/faults';
import { LoopbackServer } from './http/loopbackServer';
import type { Answer, ServerRequest } from './http/messages';
import { RateLimiter } from './http/rateLimit';
import { Recorder, type RecordedRequest } from './http/recorder';
import { addBulkProject } from './jira/bulkProject';
import { OPERATIONS } from './jira/operations';
import { personalSecrets } from './personalTokens';
import { defaultSettings, type Settings } from './settings';
import { createSites, type Site } from './sites';

/** How a simulator starts. */
export interface SimulatorOptions {
  /** The operating system chooses unless given. */
  readonly authPort?: number;
  /** The operating system chooses unless given. */
  readonly apiPort?: number;
  /** Whether a browser without a cookie counts as logged in as Ada Lovelace; it does unless given. */
  readonly autoLogin?: boolean;
  readonly settings?: Partial<Settings>;
}

type Handler = (request: ServerRequest) => Answer | Promise<Answer>;

/**
 * Atlassian on loopback: authorization, tokens, and a gateway with a small Jira behind it; beside
 * them Acme's own address, and a Jira Data Center.
 */
export class Simulator {
  readonly clock = new SimulatedClock();
  readonly settings: Settings;
  readonly faults = new Faults();
  readonly sites: readonly Site[] = createSites();
  readonly #recorder = new Recorder(this.clock);
  readonly #apps = new AppRegistry();
  readonly #grants = new Grants();
  readonly #secrets = new Secrets();
  readonly #tokens: Tokens;
  readonly #auth: LoopbackServer;
  readonly #api: LoopbackServer;
  readonly #site: LoopbackServer;
  readonly #dataCenter: LoopbackServer;

  private constructor({ autoLogin, settings }: SimulatorOptions) {
    this.settings = {
      ...defaultSettings(),
      ...settings,
      ...(autoLogin !== undefined && { auto_login: autoLogin }),
    };
    this.#tokens = new Tokens(this.clock, this.settings, this.#secrets);
    const surroundings = { clock: this.clock, recorder: this.#recorder, faults: this.faults };
    this.#auth = new LoopbackServer('auth', surroundings, this.#authHandler());
    const jiraApi = new JiraApi(this.clock, new Router(OPERATIONS), this.settings);
    this.#api = new LoopbackServer('api', surroundings, this.#apiHandler(jiraApi));
    const site = new SiteAddress(this.sites[0]!, jiraApi);
    this.#site = new LoopbackServer('site', surroundings, (request) => site.handle(request));
    const dataCenter = new DataCenter(this.clock, this.settings);
    this.#dataCenter = new LoopbackServer('data_center', surroundings, (request) =>
      dataCenter.handle(request),
    );
    this.register(CONSOLE_DEMO_APP);
    this.register(READ_ONLY_APP);
  }

  /** Starts every server, on 127.0.0.1 only. */
  static async start(options: SimulatorOptions = {}): Promise<Simulator> {
    const simulator = new Simulator(options);
    try {
      await simulator.#auth.listen(options.authPort ?? 0);
      await simulator.#api.listen(options.apiPort ?? 0);
      await simulator.#site.listen(0);
      await simulator.#dataCenter.listen(0);
    } catch (error) {
      await simulator.close();
      throw error;
    }
    return simulator;
  }

  /** With the fixed parameters in it, as users carry them. */
  get authorization_url(): string {
    return `${this.#auth.origin}/authorize?audience=api.atlassian.com&prompt=consent`;
  }

  get token_url(): string {
    return `${this.#auth.origin}/oauth/token`;
  }

  get revocation_url(): string {
    return `${this.#auth.origin}/oauth/revoke`;
  }

  get api_base_url(): string {
    return this.#api.origin;
  }

  /** Acme's own address, such as `https://acme.atlassian.net` in real life. */
  get site_url(): string {
    return this.#site.origin;
  }

  /** The base URL of the Data Center, with its context path. */
  get data_center_url(): string {
    return this.#dataCenter.origin + DATA_CENTER_PATH;
  }

  /** Every request so far, in the order of arrival. */
  get requests(): readonly RecordedRequest[] {
    return this.#recorder.requests;
  }

  /** The first request, past or to come, that matches. */
  async received(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest> {
    return this.#recorder.received(matches);
  }

  /** Adds an app to the developer console, or replaces the one with its client ID. */
  register(app: App): void {
    this.#apps.register(app);
  }

  /**
   * Does what a user does in the browser, and gives back the callback URL.
   *
   * @throws Error with the page's text, where the authorization ends without a callback
   */
  async consent(authorization_url: string, choice: ConsentChoice = {}): Promise<string> {
    return takeConsent(authorization_url, choice, this.sites);
  }

  /** Gives Acme the project BULK with 5,000 issues, and a board that shows them. */
  addBulkProject(): void {
    addBulkProject(this.sites[0]!.jira);
  }

  /** Ends the life of every access token now. */
  expireAccessTokens(): void {
    this.#tokens.expireAccessTokens();
  }

  /** Takes back every grant of an app, as its user can for all sites at once. */
  revokeGrant(client_id: string): void {
    this.#grants.revoke(client_id);
  }

  /** Every client secret, personal token, code, token and code_verifier that there ever was. */
  issuedSecrets(): string[] {
    return [...this.enteredSecrets(), ...this.#secrets.list()];
  }

  /** Those among them that a user enters. */
  enteredSecrets(): string[] {
    return [...this.#apps.secrets(), ...personalSecrets()];
  }

  /** Ends every connection and stops to listen. */
  async close(): Promise<void> {
    const servers = [this.#auth, this.#api, this.#site, this.#dataCenter];
    await Promise.all(servers.map((server) => server.close()));
  }

  #authHandler(): Handler {
    const codes = new Codes(this.clock, this.settings, this.#secrets);
    const shared = {
      apps: this.#apps,
      grants: this.#grants,
      codes,
      settings: this.settings,
      sites: this.sites,
    };
    const pages = new AuthorizePages(shared);
    const endpoint = new TokenEndpoint({ ...shared, tokens: this.#tokens, secrets: this.#secrets });
    return dispatch({
      'GET /authorize': (request) => pages.authorize(request),
      'GET /login': (request) => pages.login(request),
      'POST /login': (request) => pages.logIn(request),
      'POST /consent': (request) => pages.decide(request),
      'GET /error': (request) => pages.error(request),
      'POST /oauth/token': (request) => endpoint.token(request),
      'POST /oauth/revoke': (request) => endpoint.revoke(request),
    });
  }

  #apiHandler(jira_api: JiraApi): Handler {
    const identity = new Identity(this.#tokens, this.settings, this.sites);
    const gateway = new Gateway({
      clock: this.clock,
      tokens: this.#tokens,
      sites: this.sites,
      jira_api,
      limiter: new RateLimiter(this.clock, this.settings),
    });
    const rest = dispatch({
      'GET /oauth/token/accessible-resources': (request) => identity.accessibleResources(request),
      'GET /me': (request) => identity.me(request),
    });
    return (request) =>
      request.path.startsWith('/ex/jira/') ? gateway.handle(request) : rest(request);
  }
}

function dispatch(routes: Readonly<Record<string, Handler>>): Handler {
  return (request) =>
    routes[`${request.method} ${request.path}`]?.(request) ?? {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: 'Not Found',
    };
}
