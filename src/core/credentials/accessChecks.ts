import { fetchMyself, fetchSites, gatewayUrl, type ApiAnswer } from '../atlassian/api';
import { canReadOwner } from '../atlassian/scopes';
import type { Site } from '../atlassian/sites';
import { apiOf } from './credential';
import {
  ask,
  couldNotAsk,
  failure,
  header,
  result,
  type Asked,
  type CheckResult,
  type Patient,
} from './diagnosisResult';
import { accessOf, isFresh } from './grant';
import { missingScopes } from './status';

/** Seconds by which two clocks may differ before tokens seem to end too early or too late. */
const TOLERATED_SKEW = 60;

/** What is kept of the grant. */
export async function* tokens({ credential, store, clock: time }: Patient) {
  const grant = await store.grants.read(credential.id);
  const { failure: failed, tokenSet } = grant;
  if (failed) {
    const { code, ...details } = failed;
    yield result('tokens', 'fail', code, details);
  } else if (tokenSet === undefined) {
    yield result('tokens', 'not_checkable', 'no_tokens');
  } else {
    const code = isFresh(tokenSet, time.now()) ? 'fresh' : 'due';
    yield result('tokens', 'pass', code, { expiresAt: tokenSet.expiresAt });
  }
}

/** Renews for real, through the door that every request goes through. */
export async function* refresh({ credential, store, accessTokens }: Patient) {
  const { tokenSet } = await store.grants.read(credential.id);
  if (tokenSet === undefined) {
    yield result('refresh', 'not_checkable', 'no_tokens');
  } else if (tokenSet.refresh_token === undefined) {
    yield result('refresh', 'fail', 'refresh_token_missing');
  } else {
    try {
      await accessTokens.get(credential.id, accessOf(tokenSet));
      yield result('refresh', 'pass', 'renewed');
    } catch (error) {
      yield failure('refresh', error);
    }
  }
}

/** Which Jira sites the token reaches. */
export async function* sites(patient: Patient): AsyncGenerator<CheckResult> {
  const answer = await ask(patient, (access) => fetchSites(patient.http, access));
  if ('failed' in answer) {
    yield couldNotAsk('sites', answer.failed);
  } else if (answer.content === undefined) {
    yield result('sites', 'fail', 'sites_unavailable', { reason: answer.status });
  } else if (answer.content.length === 0) {
    yield result('sites', 'fail', 'no_jira_site');
  } else {
    const names = answer.content.map(({ name }) => name).join(', ');
    yield result('sites', 'pass', 'granted', { names });
  }
}

/** What was granted against what is asked for. */
export async function* scopes({ credential, store }: Patient): AsyncGenerator<CheckResult> {
  const grant = await store.grants.read(credential.id);
  const missing = missingScopes(credential, grant);
  yield grant.tokenSet === undefined
    ? result('scopes', 'not_checkable', 'no_tokens')
    : missing.length > 0
      ? result('scopes', 'fail', 'scopes_missing', { scopes: missing.join(' ') })
      : result('scopes', 'pass', 'all_granted', { scopes: grant.tokenSet.scope });
}

/** Whether each site's Jira knows the token's owner. */
export async function* myself(patient: Patient): AsyncGenerator<CheckResult> {
  const known = await patient.store.grants.read(patient.credential.id);
  if (known.sites.length === 0) yield result('myself', 'not_checkable', 'no_sites');
  for (const site of known.sites) yield* myselfOn(patient, site);
}

async function* myselfOn(patient: Patient, { cloudId, name, scopes: granted }: Site) {
  if (!canReadOwner(granted)) {
    yield result('myself', 'not_checkable', 'no_user_scope', {}, name);
    return;
  }
  const { apiBaseUrl } = apiOf(patient.credential);
  const answer = await ask(patient, (access) =>
    fetchMyself(patient.http, access, gatewayUrl(apiBaseUrl, cloudId, '')),
  );
  yield owner(answer, 'jira_refused', name);
}

/** A token that the user entered: the one question is whether its Jira takes it. */
export async function* entered(patient: Patient): AsyncGenerator<CheckResult> {
  const { credential, store, http } = patient;
  const { apiBaseUrl, direct } = apiOf(credential);
  const [site] = (await store.grants.read(credential.id)).sites;
  if (!direct && site === undefined) {
    yield result('myself', 'not_checkable', 'no_sites');
    return;
  }
  const jiraUrl = direct || !site ? apiBaseUrl : gatewayUrl(apiBaseUrl, site.cloudId, '');
  const version = credential.type === 'personal_access_token' ? 2 : 3;
  const answer = await ask(patient, (access) => fetchMyself(http, access, jiraUrl, version));
  yield owner(answer, 'token_refused', new URL(jiraUrl).host);
}

function owner(
  answer: Asked<ApiAnswer<{ readonly displayName: string }>>,
  refusal: 'jira_refused' | 'token_refused',
  subject: string,
): CheckResult {
  if ('failed' in answer) return couldNotAsk('myself', answer.failed, subject);
  const { status, content, lacksScope } = answer;
  if (lacksScope) return result('myself', 'not_checkable', 'no_user_scope', {}, subject);
  if (content) return result('myself', 'pass', 'known', { name: content.displayName }, subject);
  // Where the address was entered too, a 404 speaks of it and not of the token.
  const refusals = refusal === 'jira_refused' ? [401, 403, 404] : [401, 403];
  const code = refusals.includes(status) ? refusal : 'site_unreachable';
  return result('myself', 'fail', code, { reason: status }, subject);
}

/** This machine's clock against the server's. */
export function* clock({ seen, clock: time }: Patient): Generator<CheckResult> {
  const theirs = Date.parse(header(seen, 'date') ?? '');
  const seconds = Math.round((time.now() - theirs) / 1000);
  if (Number.isNaN(theirs)) yield result('clock', 'not_checkable', 'no_date');
  else if (Math.abs(seconds) > TOLERATED_SKEW)
    yield result('clock', 'fail', 'clock_skewed', { seconds });
  else yield result('clock', 'pass', 'in_step', { seconds });
}

/** How much of the API's limit is left. */
export function* rateLimit({ seen }: Patient): Generator<CheckResult> {
  const remaining = header(seen, 'x-ratelimit-remaining');
  const limit = header(seen, 'x-ratelimit-limit');
  const isNear = header(seen, 'x-ratelimit-nearlimit') === 'true' || remaining === '0';
  yield remaining === undefined
    ? result('rate_limit', 'not_checkable', 'no_limits')
    : result('rate_limit', isNear ? 'fail' : 'pass', isNear ? 'limit_near' : 'room_left', {
        remaining,
        limit,
      });
}
