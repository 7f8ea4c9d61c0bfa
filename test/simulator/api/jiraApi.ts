import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts';
import type { SimulatedClock } from '../clock';
import { jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { JiraError, LoginRequired, ServiceDeskError } from '../jira/errors';
import type { JiraData } from '../jira/model';
import type { OperationAnswer } from '../jira/operation';
import type { Settings } from '../settings';
import { echo } from './echo';
import { scopeMissing } from './identity';
import type { Router } from './routing';

/** Who asks, and how much that one may. */
export interface Caller {
  /** Undefined for nobody in particular. */
  readonly account: Account | undefined;
  /** Undefined where a token may do whatever its account may. */
  readonly scopes: readonly string[] | undefined;
}

/** A Jira, and the address at which it was asked. */
export interface JiraInstance {
  readonly jira: JiraData;
  /** The address that people know. */
  readonly site_url: string;
  /** What stands before `/rest` in the request. */
  readonly path: string;
}

/** Jira's REST API, behind whichever door: checks scope and XSRF, then runs the operation. */
export class JiraApi {
  readonly #clock: SimulatedClock;
  readonly #router: Router;
  readonly #settings: Settings;

  constructor(clock: SimulatedClock, router: Router, settings: Settings) {
    this.#clock = clock;
    this.#router = router;
    this.#settings = settings;
  }

  /** The answer to a request below an instance's path; undefined where nothing has that path. */
  async answer(
    request: ServerRequest,
    instance: JiraInstance,
    caller: Caller,
  ): Promise<Answer | undefined> {
    const path = request.path.slice(instance.path.length);
    if (this.#settings.echo) return echo(request, path);
    const version = path.startsWith('/rest/api/3/') ? '3' : '2';
    const route = this.#router.find(request.method, path.replace('/rest/api/2/', '/rest/api/3/'));
    if ('allowed' in route) return wrongMethod(route.allowed);
    const { operation, parameters } = route;
    if (!grants(operation.scopes, caller.scopes)) return scopeMissing();
    if (failsXsrf(request)) {
      return {
        status: 403,
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: 'XSRF check failed',
      };
    }
    const base = `http://${request.headers['host'] ?? ''}${instance.path}`;
    try {
      return toAnswer(
        await operation.handle({
          jira: caller.account === undefined ? withoutContent(instance.jira) : instance.jira,
          site_url: instance.site_url,
          account: caller.account,
          version,
          parameters,
          query: request.query,
          headers: request.headers,
          body: request.body,
          now: this.#clock.now(),
          attachment_limit: this.#settings.attachment_limit,
          tasks: this.#settings.tasks,
          page_tokens: this.#settings.page_tokens,
          link: (target) => base + target.replace('/rest/api/3/', `/rest/api/${version}/`),
        }),
      );
    } catch (error) {
      if (error instanceof LoginRequired) return loginRequired(instance);
      if (error instanceof ServiceDeskError) {
        const { status, message, i18nKey } = error;
        const i18nErrorMessage = { i18nKey, parameters: [] };
        return jsonAnswer(status, { errorMessage: message, i18nErrorMessage });
      }
      if (!(error instanceof JiraError)) throw error;
      return jsonAnswer(error.status, { errorMessages: error.errorMessages, errors: error.errors });
    }
  }
}

/**
 * The answer to nobody, where Jira wants somebody.
 *
 * @see https://github.com/brekkylab/backlot/issues/123 for what real sites answered in 2026
 */
export function loginRequired({ site_url }: JiraInstance): Answer {
  return {
    status: 401,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'www-authenticate': `OAuth realm="${encodeURIComponent(site_url)}"`,
    },
    body: 'Client must be authenticated to access this resource.',
  };
}

/** The Cloud's answer to a path that nothing has. */
export function unknownPath(request: ServerRequest, { site_url, path }: JiraInstance): Answer {
  const uri = site_url + request.path.slice(path.length);
  return jsonAnswer(404, { errorMessages: [`null for uri: ${uri}`], errors: {} });
}

/** The answer with the headers by which Atlassian finds it again. */
export function traced(answer: Answer): Answer {
  return {
    ...answer,
    headers: {
      'atl-traceid': randomBytes(16).toString('hex'),
      'x-arequestid': randomBytes(16).toString('hex'),
      ...answer.headers,
    },
  };
}

/** Nobody sees a Jira that is there but shows nothing. */
function withoutContent(jira: JiraData): JiraData {
  return {
    ...jira,
    users: [],
    projects: [],
    issues: new Map(),
    boards: [],
    sprints: new Map(),
    serviceDesks: [],
    tasks: new Map(),
  };
}

function grants(
  wanted: readonly (readonly string[])[],
  scopes: readonly string[] | undefined,
): boolean {
  return (
    scopes === undefined || wanted.some((entry) => entry.every((scope) => scopes.includes(scope)))
  );
}

function failsXsrf({ method, headers }: ServerRequest): boolean {
  const isMultipart = /^multipart\//iu.test(headers['content-type'] ?? '');
  const isChecked = headers['x-atlassian-token'] !== 'no-check';
  const isBrowser = (headers['user-agent'] ?? '').startsWith('Mozilla/');
  return (isMultipart && isChecked) || (isBrowser && (method === 'POST' || method === 'PUT'));
}

function wrongMethod(allowed: readonly string[]): Answer | undefined {
  if (allowed.length === 0) return undefined;
  const body = { errorMessages: ['Method Not Allowed'], errors: {} };
  return jsonAnswer(405, body, { allow: allowed.join(', ') });
}

function toAnswer({ status, body, headers = {} }: OperationAnswer): Answer {
  if (body === undefined) return { status, headers };
  return typeof body === 'string' || Buffer.isBuffer(body)
    ? { status, headers, body }
    : jsonAnswer(status, body, headers);
}
