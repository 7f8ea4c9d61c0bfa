import { OFFLINE_ACCESS, parseScopes } from '../text/scopeList';
import {
  lacksSecret,
  needsConsent,
  voidsGrant,
  type Credential,
  type OAuthCredential,
} from './credential';
import { isIssuedUnder, type Failure, type Grant } from './grant';
import { nextStepAfter, type NextStep } from './nextStep';
import type { CredentialEntry } from './store';

/**
 * What a credential shows at a glance: green works, amber works with something to fix, red failed,
 * grey was never authorized.
 */
export type Light = 'green' | 'amber' | 'red' | 'grey';

/** What there is to fix about a credential that works, or may work again. */
export type Concern =
  | 'refresh_token_missing'
  | 'scopes_missing'
  | 'secrets_behind'
  /** Another window has changed what this one shows; a reload brings it. */
  | 'credential_behind'
  | 'tokens_lost'
  | 'refresh_interrupted'
  | 'secrets_unavailable'
  | 'sites_unavailable';

/** All that a light says. */
export interface Status {
  readonly light: Light;
  /** Why it is red. */
  readonly failure?: Failure | undefined;
  /** Why it is amber. */
  readonly concerns: readonly Concern[];
  readonly nextStep?: NextStep | undefined;
}

/** The status of a credential; everything that shows one asks here. */
export function statusOf(entry: CredentialEntry): Status {
  if ('error' in entry) {
    const { code } = entry.error;
    const nextStep = nextStepAfter(code);
    // Nothing is wrong with a credential that cannot be read just now.
    if (code === 'secrets_unavailable') return { light: 'amber', concerns: [code], nextStep };
    return { light: 'red', failure: { code }, concerns: [], nextStep };
  }
  const { credential, grant, standing } = entry;
  // What this window shows may be over: first it has to see what another one has stored.
  if (standing === 'changed' || standing === 'behind') {
    const concern = standing === 'behind' ? 'secrets_behind' : 'credential_behind';
    return { light: 'amber', concerns: [concern], nextStep: nextStepAfter(concern) };
  }
  const failure = failureOf(credential, grant);
  if (failure) {
    const nextStep = nextStepAfter(failure.code) ?? stepToNewTokens(credential);
    return { light: 'red', failure, concerns: [], nextStep };
  }
  if (!isAuthorized(credential, grant)) {
    const nextStep = lacksSecret(credential) ? 'enter_secret' : 'authorize';
    return { light: 'grey', concerns: [], nextStep };
  }
  const concerns = [
    ...standingConcerns(standing),
    ...(isOutdated(grant) ? (['sites_unavailable'] as const) : []),
    ...concernsOf(credential, grant),
  ];
  return concerns.length === 0
    ? { light: 'green', concerns }
    : { light: 'amber', concerns, nextStep: nextStepAfter(concerns[0] ?? '') ?? 'authorize' };
}

/** The light alone. */
export function light(entry: CredentialEntry): Light {
  return statusOf(entry).light;
}

/** Scopes that a credential asks for and a grant does not have. */
export function missingScopes(credential: Credential, { tokenSet }: Grant): readonly string[] {
  if (!needsConsent(credential) || tokenSet === undefined) return [];
  const granted = parseScopes(tokenSet.scope);
  return parseScopes(credential.scope).filter(
    (scope) => scope !== OFFLINE_ACCESS && !granted.includes(scope),
  );
}

/** Whether an edit makes a new authorization necessary: what was granted would no longer fit. */
export function outdatesGrant(saved: Credential, edited: Credential, grant: Grant): boolean {
  if (!isAuthorized(saved, grant)) return false;
  if (voidsGrant(saved, edited)) return true;
  if (edited.type !== 'oauth2' || grant.tokenSet === undefined) return false;
  const asked = (credential: OAuthCredential) =>
    [...parseScopes(credential.scope)].sort().join(' ');
  return (
    !isIssuedUnder(grant.tokenSet, edited) ||
    (needsConsent(edited) &&
      saved.type === 'oauth2' &&
      (asked(edited) !== asked(saved) || edited.authorizationUrl !== saved.authorizationUrl))
  );
}

function failureOf(credential: Credential, grant: Grant): Failure | undefined {
  if (grant.failure && !isOutdated(grant)) return grant.failure;
  const isForeign =
    needsConsent(credential) &&
    grant.tokenSet !== undefined &&
    !isIssuedUnder(grant.tokenSet, credential);
  return isForeign ? { code: 'issued_elsewhere' } : undefined;
}

/** That the sites cannot be read again now does not unmake those that are known. */
function isOutdated({ failure, sites }: Grant): boolean {
  const isRefused = failure?.reason === '401';
  return failure?.code === 'sites_unavailable' && !isRefused && sites.length > 0;
}

function isAuthorized({ type }: Credential, { tokenSet, checkedAt }: Grant): boolean {
  return type === 'oauth2' ? tokenSet !== undefined : checkedAt !== undefined;
}

function standingConcerns(standing: 'lost' | 'interrupted' | undefined): readonly Concern[] {
  switch (standing) {
    case 'lost':
      return ['tokens_lost'];
    case 'interrupted':
      return ['refresh_interrupted'];
    case undefined:
      return [];
  }
}

function concernsOf(credential: Credential, grant: Grant): readonly Concern[] {
  if (!needsConsent(credential)) return [];
  return [
    ...(grant.tokenSet?.refresh_token === undefined ? (['refresh_token_missing'] as const) : []),
    ...(missingScopes(credential, grant).length > 0 ? (['scopes_missing'] as const) : []),
  ];
}

function stepToNewTokens(credential: Credential): NextStep {
  return needsConsent(credential) ? 'authorize' : 'refresh';
}
