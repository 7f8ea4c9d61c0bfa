import * as v from 'valibot';
import { parseJson } from '../jsonValue';
import type { HttpClient, HttpRequest, HttpResponse } from '../ports';
import { withBearer, type ApiAccess } from './apiOrigin';
import { readSites, type Site } from './sites';

/** The path below the API base that lists what a token reaches. */
export const ACCESSIBLE_RESOURCES_PATH = '/oauth/token/accessible-resources';

/** The address of a path of a site at the gateway, the only one that takes 3LO tokens. */
export function gatewayUrl(apiBaseUrl: string, cloudId: string, path: string): string {
  return `${apiBaseUrl}/ex/jira/${cloudId}${path}`;
}

/** The answer's status, and its content where it is what was asked for. */
export interface ApiAnswer<T> {
  readonly status: number;
  readonly content: T | undefined;
}

/** The Jira sites that a token reaches. Throws `NetworkError`. */
export async function fetchSites(
  http: HttpClient,
  access: ApiAccess,
): Promise<ApiAnswer<readonly Site[]>> {
  const response = await get(http, access, access.apiBaseUrl + ACCESSIBLE_RESOURCES_PATH);
  return { status: response.status, content: readSites(readJson(response)) };
}

const myself = v.object({ accountId: v.string(), displayName: v.string() });

/** Whom Jira takes the token's owner for. Needs `read:jira-user`. Throws `NetworkError`. */
export async function fetchMyself(
  http: HttpClient,
  access: ApiAccess,
  cloudId: string,
): Promise<ApiAnswer<v.InferOutput<typeof myself>>> {
  const url = gatewayUrl(access.apiBaseUrl, cloudId, '/rest/api/3/myself');
  const response = await get(http, access, url);
  const parsed = v.safeParse(myself, readJson(response));
  return { status: response.status, content: parsed.success ? parsed.output : undefined };
}

function get(http: HttpClient, access: ApiAccess, url: string): Promise<HttpResponse> {
  const request: HttpRequest = {
    method: 'GET',
    url,
    headers: [['Accept', 'application/json']],
    timeout: 30_000,
    maxBytes: 5 * 1024 * 1024,
  };
  return http.send(withBearer(request, access));
}

function readJson(response: HttpResponse): unknown {
  const complete = response.status === 200 && response.cut === undefined;
  return complete ? parseJson(new TextDecoder().decode(response.body)) : undefined;
}
