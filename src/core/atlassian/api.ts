import * as v from 'valibot';
import { isJsonObject, parseJson } from '../jsonValue';
import type { HeaderFields, HttpClient, HttpRequest, HttpResponse } from '../ports';
import { withAuthorization, type ApiAccess } from './apiOrigin';
import { cloudId, readSites, type Site } from './sites';

/** The path below the API base that lists what a token reaches. */
export const ACCESSIBLE_RESOURCES_PATH = '/oauth/token/accessible-resources';

/** The address of a path of a site at the gateway, the only one that takes 3LO tokens. */
export function gatewayUrl(apiBaseUrl: string, cloudId: string, path: string): string {
  return `${apiBaseUrl}/ex/jira/${cloudId}${path}`;
}

/** The answer's status, and its content where it is what was asked for. */
export interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly content: T | undefined;
  /** The token is good, and lacks a scope that the question needs. */
  readonly lacksScope: boolean;
}

/** The Jira sites that a token reaches. Throws `NetworkError`. */
export async function fetchSites(
  http: HttpClient,
  access: ApiAccess,
): Promise<ApiAnswer<readonly Site[]>> {
  const response = await get(http, access, access.apiBaseUrl + ACCESSIBLE_RESOURCES_PATH);
  return { ...headOf(response), content: readSites(readJson(response)) };
}

/** Who a token belongs to, in Jira's words. */
export interface Account {
  /** A Data Center's users have a key in its place. */
  readonly accountId: string;
  readonly displayName: string;
}

const myself = v.union([
  v.object({ accountId: v.string(), displayName: v.string() }),
  v.pipe(
    v.object({ key: v.string(), displayName: v.string() }),
    v.transform(({ key, displayName }) => ({ accountId: key, displayName })),
  ),
]);

/**
 * Whom the Jira at an address takes the token's owner for; with scopes, `read:jira-user` is needed.
 * A Data Center has version 2 of the API only. Throws `NetworkError`.
 */
export async function fetchMyself(
  http: HttpClient,
  access: ApiAccess,
  jiraUrl: string,
  version: 2 | 3 = 3,
): Promise<ApiAnswer<Account>> {
  const response = await get(http, access, `${jiraUrl}/rest/api/${version}/myself`);
  const parsed = v.safeParse(myself, readJson(response));
  return { ...headOf(response), content: parsed.success ? parsed.output : undefined };
}

const tenantInfo = v.object({ cloudId });

/** The cloud ID of a site, which it tells anyone. Throws `NetworkError`. */
export async function fetchCloudId(http: HttpClient, siteUrl: string): Promise<ApiAnswer<string>> {
  const response = await http.send(getRequest(`${siteUrl}/_edge/tenant_info`));
  const parsed = v.safeParse(tenantInfo, readJson(response));
  return { ...headOf(response), content: parsed.success ? parsed.output.cloudId : undefined };
}

/** The gateway's 401 for a missing scope: a new token would have no more of them. */
export function isScopeMismatch({ status, body }: HttpResponse): boolean {
  if (status !== 401) return false;
  const content = parseJson(new TextDecoder().decode(body));
  const message = isJsonObject(content) ? content['message'] : undefined;
  return typeof message === 'string' && message.includes('scope does not match');
}

function get(http: HttpClient, access: ApiAccess, url: string): Promise<HttpResponse> {
  return http.send(withAuthorization(getRequest(url), access));
}

function getRequest(url: string): HttpRequest {
  return {
    method: 'GET',
    url,
    headers: [['Accept', 'application/json']],
    timeout: 30_000,
    maxBytes: 5 * 1024 * 1024,
  };
}

function headOf(response: HttpResponse): Omit<ApiAnswer<unknown>, 'content'> {
  const { status, headers } = response;
  return { status, headers, lacksScope: isScopeMismatch(response) };
}

function readJson(response: HttpResponse): unknown {
  const complete = response.status === 200 && response.cut === undefined;
  return complete ? parseJson(new TextDecoder().decode(response.body)) : undefined;
}
