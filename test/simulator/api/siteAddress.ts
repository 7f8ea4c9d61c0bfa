import {
  basicOf,
  bearerOf,
  jsonAnswer,
  type Answer,
  type BasicPair,
  type ServerRequest,
} from '../http/messages';
import { asRecord, parseJson } from '../json';
import { findApiToken } from '../personalTokens';
import type { Site } from '../sites';
import { loginRequired, traced, unknownPath, type JiraApi } from './jiraApi';

/**
 * A site at its own address: tells anyone its cloud ID, and takes API tokens without scopes.
 *
 * @see https://github.com/brekkylab/backlot/issues/123 and /135, for what real sites answered to
 * other credentials in 2026
 */
export class SiteAddress {
  readonly #site: Site;
  readonly #jiraApi: JiraApi;

  constructor(site: Site, jiraApi: JiraApi) {
    this.#site = site;
    this.#jiraApi = jiraApi;
  }

  /** Answers a request of any path. */
  async handle(request: ServerRequest): Promise<Answer> {
    return traced(await this.#answer(request));
  }

  async #answer(request: ServerRequest): Promise<Answer> {
    if (request.path === '/_edge/tenant_info') {
      return jsonAnswer(200, { cloudId: this.#site.cloud_id });
    }
    const instance = { jira: this.#site.jira, site_url: this.#site.url, path: '' };
    const bearer = bearerOf(request);
    if (bearer !== undefined) return isJwt(bearer) ? loginRequired(instance) : noConnectToken();
    const pair = basicOf(request);
    const account = this.#accountOf(pair);
    const caller = { account, scopes: undefined };
    const answer =
      (await this.#jiraApi.answer(request, instance, caller)) ?? unknownPath(request, instance);
    // A wrong token makes nobody of its user, whom Jira serves what it serves everybody.
    const isFailed = account === undefined && pair !== undefined && pair.user !== '';
    return isFailed ? withLoginFailure(answer) : answer;
  }

  #accountOf(pair: BasicPair | undefined) {
    const token = findApiToken(pair);
    const isOfHere = token !== undefined && this.#site.members.includes(token.account);
    return isOfHere && token.scopes === undefined ? token.account : undefined;
  }
}

function withLoginFailure(answer: Answer): Answer {
  return {
    ...answer,
    headers: { ...answer.headers, 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' },
  };
}

/** A site takes every bearer token for one of Atlassian Connect. */
function noConnectToken(): Answer {
  return jsonAnswer(403, { error: 'Failed to parse Connect Session Auth Token' });
}

function isJwt(token: string): boolean {
  const [header = '', ...rest] = token.split('.');
  const text = Buffer.from(header, 'base64url').toString('utf8');
  return rest.length === 2 && asRecord(parseJson(text)) !== undefined;
}
