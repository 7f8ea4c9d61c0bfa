import { randomBytes } from 'node:crypto';
import type { Access, Tokens } from '../auth/tokens';
import type { SimulatedClock } from '../clock';
import { bearerOf, jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { rateLimitedAnswer, type RateLimiter } from '../http/rateLimit';
import { JiraError } from '../jira/errors';
import type { OperationAnswer } from '../jira/operation';
import type { Site } from '../sites';
import { scopeMissing, unauthorized } from './identity';
import type { Route, Router } from './routing';

const GATEWAY_PATH = /^\/ex\/jira\/(?<cloud_id>[^/]*)(?<path>\/.*)?$/u;

/** What the gateway works with. */
export interface GatewayParts {
  readonly clock: SimulatedClock;
  readonly tokens: Tokens;
  readonly sites: readonly Site[];
  readonly router: Router;
  readonly limiter: RateLimiter;
}

/** `/ex/jira/{cloudId}/…`: checks token, site, scope and XSRF, then asks the site's Jira. */
export class Gateway {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** Answers a request whose path begins with `/ex/jira/`. */
  async handle(request: ServerRequest): Promise<Answer> {
    const answer = await this.#answer(request);
    return {
      ...answer,
      headers: {
        'atl-traceid': randomBytes(16).toString('hex'),
        'x-arequestid': randomBytes(16).toString('hex'),
        ...answer.headers,
      },
    };
  }

  async #answer(request: ServerRequest): Promise<Answer> {
    const access = this.#parts.tokens.access(bearerOf(request));
    if (access === undefined) return unauthorized();
    const { cloud_id, path = '/' } = GATEWAY_PATH.exec(request.path)?.groups ?? {};
    const site = this.#parts.sites.find((candidate) => candidate.cloud_id === cloud_id);
    if (site === undefined || !access.grant.site_ids.has(site.cloud_id)) {
      return this.#unknownSite(request.path);
    }
    const { exceeded, headers } = this.#parts.limiter.count(site.cloud_id);
    if (exceeded) {
      return rateLimitedAnswer(this.#parts.clock.now(), 30, 'jira-quota-tenant-based');
    }
    const answer = await this.#ask(site, access, path, request);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  async #ask(site: Site, access: Access, path: string, request: ServerRequest): Promise<Answer> {
    const version = path.startsWith('/rest/api/2/') ? '2' : '3';
    const route = this.#parts.router.find(
      request.method,
      path.replace('/rest/api/2/', '/rest/api/3/'),
    );
    if ('allowed' in route) return wrongPath(site, path, route.allowed);
    if (!grants(route, access)) return scopeMissing();
    if (failsXsrf(request)) {
      return {
        status: 403,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: 'XSRF check failed',
      };
    }
    const base = `http://${request.headers['host'] ?? ''}/ex/jira/${site.cloud_id}`;
    try {
      return toAnswer(
        await route.operation.handle({
          jira: site.jira,
          site_url: site.url,
          account: access.grant.account,
          version,
          parameters: route.parameters,
          query: request.query,
          headers: request.headers,
          body: request.body,
          now: this.#parts.clock.now(),
          link: (target) => base + target.replace('/rest/api/3/', `/rest/api/${version}/`),
        }),
      );
    } catch (error) {
      if (!(error instanceof JiraError)) throw error;
      return jsonAnswer(error.status, { errorMessages: error.errorMessages, errors: error.errors });
    }
  }

  #unknownSite(path: string): Answer {
    const timestamp = new Date(this.#parts.clock.now()).toISOString();
    return jsonAnswer(404, { timestamp, status: 404, error: 'Not Found', path });
  }
}

function grants({ operation }: Route, { scopes }: Access): boolean {
  return operation.scopes.some((entry) => entry.every((scope) => scopes.includes(scope)));
}

function failsXsrf({ method, headers }: ServerRequest): boolean {
  const isMultipart = /^multipart\//iu.test(headers['content-type'] ?? '');
  const isChecked = headers['x-atlassian-token'] !== 'no-check';
  const isBrowser = (headers['user-agent'] ?? '').startsWith('Mozilla/');
  return (isMultipart && isChecked) || (isBrowser && (method === 'POST' || method === 'PUT'));
}

function wrongPath(site: Site, path: string, allowed: readonly string[]): Answer {
  if (allowed.length > 0) {
    return jsonAnswer(
      405,
      { errorMessages: ['Method Not Allowed'], errors: {} },
      { allow: allowed.join(', ') },
    );
  }
  return jsonAnswer(404, { errorMessages: [`null for uri: ${site.url}${path}`], errors: {} });
}

function toAnswer({ status, body, headers = {} }: OperationAnswer): Answer {
  if (body === undefined) return { status, headers };
  return typeof body === 'string' || Buffer.isBuffer(body)
    ? { status, headers, body }
    : jsonAnswer(status, body, headers);
}
