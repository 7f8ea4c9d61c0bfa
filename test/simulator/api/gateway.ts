import type { Tokens } from '../auth/tokens';
import type { SimulatedClock } from '../clock';
import { basicOf, bearerOf, jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { rateLimitedAnswer, type RateLimiter } from '../http/rateLimit';
import { findApiToken } from '../personalTokens';
import type { Site } from '../sites';
import { unauthorized } from './identity';
import { traced, unknownPath, type Caller, type JiraApi } from './jiraApi';

const GATEWAY_PATH = /^(?<path>\/ex\/jira\/(?<cloud_id>[^/]*))(?:\/|$)/u;

/** What the gateway works with. */
export interface GatewayParts {
  readonly clock: SimulatedClock;
  readonly tokens: Tokens;
  readonly sites: readonly Site[];
  readonly jira_api: JiraApi;
  readonly limiter: RateLimiter;
}

/** A caller, and the sites that a token was given for. */
interface Visitor extends Caller {
  readonly site_ids: ReadonlySet<string>;
}

/** `/ex/jira/{cloudId}/…`: checks token and site, then asks the site's Jira. */
export class Gateway {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** Answers a request whose path begins with `/ex/jira/`. */
  async handle(request: ServerRequest): Promise<Answer> {
    return traced(await this.#answer(request));
  }

  async #answer(request: ServerRequest): Promise<Answer> {
    const visitor = this.#byAccessToken(request) ?? this.#byApiToken(request);
    if (visitor === undefined) return unauthorized();
    const { path = '', cloud_id } = GATEWAY_PATH.exec(request.path)?.groups ?? {};
    const site = this.#parts.sites.find((candidate) => candidate.cloud_id === cloud_id);
    if (site === undefined || !visitor.site_ids.has(site.cloud_id)) {
      return this.#unknownSite(request.path);
    }
    const { exceeded, headers } = this.#parts.limiter.count(site.cloud_id);
    if (exceeded) {
      return rateLimitedAnswer(this.#parts.clock.now(), 30, 'jira-quota-tenant-based');
    }
    const instance = { jira: site.jira, site_url: site.url, path };
    const answer =
      (await this.#parts.jira_api.answer(request, instance, visitor)) ??
      unknownPath(request, instance);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  #byAccessToken(request: ServerRequest): Visitor | undefined {
    const access = this.#parts.tokens.access(bearerOf(request));
    if (access === undefined) return undefined;
    const { account, site_ids } = access.grant;
    return { account, scopes: access.scopes, site_ids };
  }

  /**
   * Only tokens with scopes belong here.
   *
   * @see https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
   */
  #byApiToken(request: ServerRequest): Visitor | undefined {
    const token = findApiToken(basicOf(request));
    if (token?.scopes === undefined) return undefined;
    const { account, scopes } = token;
    const sites = this.#parts.sites.filter(({ members }) => members.includes(account));
    return { account, scopes, site_ids: new Set(sites.map(({ cloud_id }) => cloud_id)) };
  }

  #unknownSite(path: string): Answer {
    const timestamp = new Date(this.#parts.clock.now()).toISOString();
    return jsonAnswer(404, { timestamp, status: 404, error: 'Not Found', path });
  }
}
