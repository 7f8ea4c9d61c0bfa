import { fetchCloudId, fetchMyself, fetchSites, gatewayUrl } from '../atlassian/api';
import type { ApiAccess } from '../atlassian/apiOrigin';
import { canReadOwner } from '../atlassian/scopes';
import type { Site } from '../atlassian/sites';
import { NetworkError } from '../errors';
import type { Clock, HttpClient, Logger } from '../ports';
import type { ApiTokenCredential, Credential } from './credential';
import type { Failure, Grant } from './grant';

/** What `checkGrant` works with. */
export interface GrantCheckContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a check finds out about a grant. */
export type Findings = Pick<Grant, 'sites' | 'account' | 'failure' | 'checkedAt'>;

/**
 * Finds out what an access reaches, its Jira sites and who Jira says its owner is.
 *
 * Never throws for what an answer says; the failure is then `sites_unavailable`, `no_jira_site` or
 * `jira_refused`, for a token that was entered also `token_refused` and `site_unreachable`. That
 * Jira cannot answer now is no failure of a grant that worked.
 */
export async function checkGrant(
  context: GrantCheckContext,
  credential: Credential,
  before: Findings,
  access: ApiAccess,
): Promise<Findings> {
  switch (credential.type) {
    case 'oauth2':
      return checkTokens(context, before, access);
    case 'api_token':
      return credential.scoped
        ? checkScopedToken(context, credential, before, access)
        : checkOwner(context, before, access, access.apiBaseUrl);
    case 'personal_access_token':
      return checkOwner(context, before, access, access.apiBaseUrl, 2);
  }
}

async function checkTokens(
  context: GrantCheckContext,
  before: Findings,
  access: ApiAccess,
): Promise<Findings> {
  const resources = await logged(context, 'accessible-resources', () =>
    fetchSites(context.http, access),
  );
  if (resources instanceof NetworkError || resources.content === undefined) {
    // That the sites cannot be read now does not unmake those that are known.
    const failure = { code: 'sites_unavailable', reason: describe(resources) };
    return { ...before, failure };
  }
  const reached = { ...before, sites: resources.content, failure: undefined };
  if (reached.sites.length === 0) return { ...reached, failure: { code: 'no_jira_site' } };

  const readable = reached.sites.find(({ scopes }) => canReadOwner(scopes));
  if (readable === undefined) return { ...reached, account: undefined };
  const myself = await askOwner(context, access, readable);
  if (myself instanceof NetworkError) return reached;
  return [401, 403, 404].includes(myself.status)
    ? { ...reached, failure: { code: 'jira_refused', reason: describe(myself) } }
    : { ...reached, account: myself.content ?? reached.account };
}

/** A token with scopes goes through the gateway, which wants the site's cloud ID. */
async function checkScopedToken(
  context: GrantCheckContext,
  { siteUrl }: ApiTokenCredential,
  before: Findings,
  access: ApiAccess,
): Promise<Findings> {
  const tenant = await logged(context, 'tenant_info', () => fetchCloudId(context.http, siteUrl));
  if (tenant instanceof NetworkError || tenant.content === undefined) {
    return withFailure(before, { code: 'site_unreachable', reason: describe(tenant) });
  }
  const site = { cloudId: tenant.content, name: new URL(siteUrl).host, url: siteUrl, scopes: [] };
  const jiraUrl = gatewayUrl(access.apiBaseUrl, site.cloudId, '');
  return checkOwner(context, { ...before, sites: [site] }, access, jiraUrl);
}

async function checkOwner(
  context: GrantCheckContext,
  before: Findings,
  access: ApiAccess,
  jiraUrl: string,
  version: 2 | 3 = 3,
): Promise<Findings> {
  const myself = await logged(context, 'myself', () =>
    fetchMyself(context.http, access, jiraUrl, version),
  );
  if (!(myself instanceof NetworkError) && myself.content !== undefined) {
    const checkedAt = context.clock.now();
    return { ...before, account: myself.content, failure: undefined, checkedAt };
  }
  if (!(myself instanceof NetworkError) && myself.lacksScope) {
    // It works for what it has scopes for; whose it is stays unknown.
    const checkedAt = context.clock.now();
    return { ...before, account: undefined, failure: undefined, checkedAt };
  }
  const reason = describe(myself);
  // Jira takes a wrong token for nobody, whom it answers 401 or 403 as it likes.
  const isRefusal = reason === '401' || reason === '403';
  return isRefusal
    ? { ...before, failure: { code: 'token_refused', reason } }
    : withFailure(before, { code: 'site_unreachable', reason });
}

/** What may be over in a moment does not turn red what worked before. */
function withFailure(before: Findings, failure: Failure): Findings {
  return before.checkedAt === undefined ? { ...before, failure } : before;
}

async function askOwner(context: GrantCheckContext, access: ApiAccess, site: Site) {
  const jiraUrl = gatewayUrl(access.apiBaseUrl, site.cloudId, '');
  return logged(context, `myself on ${site.name}`, () =>
    fetchMyself(context.http, access, jiraUrl),
  );
}

async function logged<T extends { readonly status: number }>(
  { clock, logger }: GrantCheckContext,
  what: string,
  ask: () => Promise<T>,
): Promise<T | NetworkError> {
  const startedAt = clock.now();
  const answer = await orNetworkError(ask());
  logger.info(`${what}: ${describe(answer)} in ${clock.now() - startedAt} ms`);
  return answer;
}

async function orNetworkError<T>(answer: Promise<T>): Promise<T | NetworkError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NetworkError) return error;
    throw error;
  }
}

function describe(answer: { readonly status: number } | NetworkError): string {
  return answer instanceof NetworkError ? answer.code : String(answer.status);
}
