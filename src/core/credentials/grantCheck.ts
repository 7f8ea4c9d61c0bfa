import { fetchMyself, fetchSites } from '../atlassian/api';
import type { Site } from '../atlassian/sites';
import { NetworkError } from '../errors';
import type { Clock, HttpClient, Logger } from '../ports';
import type { Grant, TokenSet } from './grant';

/** What `checkGrant` works with. */
export interface GrantCheckContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Finds out what a token set reaches, its Jira sites and who Jira says its owner is, and gives the
 * grant with that in it.
 *
 * Never throws for what an answer says; the grant's failure is then `sites_unavailable`,
 * `no_jira_site` or `jira_refused`. That Jira cannot answer now is no failure of the grant.
 */
export async function checkGrant(
  context: GrantCheckContext,
  grant: Grant,
  tokenSet: TokenSet,
): Promise<Grant> {
  const resources = await logged(context, 'accessible-resources', () =>
    fetchSites(context.http, tokenSet),
  );
  if (resources instanceof NetworkError || resources.content === undefined) {
    // That the sites cannot be read now does not unmake those that are known.
    const failure = { code: 'sites_unavailable', reason: describe(resources) };
    return { ...grant, tokenSet, failure };
  }
  const reached = { ...grant, tokenSet, sites: resources.content, failure: undefined };
  if (reached.sites.length === 0) return { ...reached, failure: { code: 'no_jira_site' } };

  const readable = reached.sites.find(({ scopes }) => scopes.includes('read:jira-user'));
  if (readable === undefined) return { ...reached, account: undefined };
  return withAccount(context, reached, tokenSet, readable);
}

async function withAccount(
  context: GrantCheckContext,
  grant: Grant,
  tokenSet: TokenSet,
  site: Site,
): Promise<Grant> {
  const myself = await logged(context, `myself on ${site.name}`, () =>
    fetchMyself(context.http, tokenSet, site.cloudId),
  );
  if (myself instanceof NetworkError) return grant;
  return [401, 403, 404].includes(myself.status)
    ? { ...grant, failure: { code: 'jira_refused', reason: describe(myself) } }
    : { ...grant, account: myself.content ?? grant.account };
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
