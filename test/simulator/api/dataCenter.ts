import type { SimulatedClock } from '../clock';
import { bearerOf, jsonAnswer, type Answer, type ServerRequest } from '../http/messages';
import { createDataCenterJira } from '../jira/data';
import { DATA_CENTER_OPERATIONS } from '../jira/dataCenterOperations';
import { findPersonalAccessToken } from '../personalTokens';
import type { Settings } from '../settings';
import { JiraApi } from './jiraApi';
import { Router } from './routing';

/** The context path that the Data Center was installed under. */
export const DATA_CENTER_PATH = '/jira';

/**
 * A Jira Data Center: version 2 of the REST API below a context path, for personal access tokens.
 *
 * Of its refusals, statuses and the JSON of an unknown resource are Jira's; its pages are shorter.
 *
 * @see https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export class DataCenter {
  readonly #jira = createDataCenterJira();
  readonly #api: JiraApi;

  constructor(clock: SimulatedClock, settings: Settings) {
    this.#api = new JiraApi(clock, new Router(DATA_CENTER_OPERATIONS), settings);
  }

  /** Answers a request of any path. */
  async handle(request: ServerRequest): Promise<Answer> {
    if (!request.path.startsWith(`${DATA_CENTER_PATH}/rest/`)) {
      return page(404, 'Oops, you’ve found a dead link.');
    }
    const token = findPersonalAccessToken(bearerOf(request));
    if (token === undefined) return page(401, 'Unauthorized (401)');
    const address = `http://${request.headers['host'] ?? ''}`;
    const instance = {
      jira: this.#jira,
      site_url: address + DATA_CENTER_PATH,
      path: DATA_CENTER_PATH,
    };
    const caller = { account: token.account, scopes: undefined };
    const isVersion2 = request.path.startsWith(`${DATA_CENTER_PATH}/rest/api/2/`);
    const answer = isVersion2 ? await this.#api.answer(request, instance, caller) : undefined;
    const message = `null for uri: ${address}${request.path}`;
    return answer ?? jsonAnswer(404, { message, 'status-code': 404 });
  }
}

function page(status: number, text: string): Answer {
  const body = `<!DOCTYPE html><html><head><title>${text}</title></head><body>${text}</body></html>`;
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body };
}
