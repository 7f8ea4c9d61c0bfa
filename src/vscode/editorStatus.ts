import type { AuthorizationUnderWay } from '../core/credentials/authorizations';
import { apiOf } from '../core/credentials/credential';
import { missingScopes, statusOf, type Status } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import type { EditorStatus } from '../protocol/credentialEditor';
import { CONCERNS, explain, type Explanation } from './messages';

/** What the editor says about a credential that was never saved. */
export const UNSAVED_STATUS: EditorStatus = {
  light: 'grey',
  headline: 'Not saved yet',
  code: undefined,
  notes: [],
  account: undefined,
  sites: [],
  grantedScope: undefined,
  expiresAt: undefined,
  refreshedAt: undefined,
  pending: undefined,
};

/** All that the light of a credential says, in sentences. */
export function editorStatus(
  entry: CredentialEntry,
  underWay: readonly AuthorizationUnderWay[],
): EditorStatus {
  const status = statusOf(entry);
  const pending = underWay.findLast(({ credential }) => credential.id === entry.id);
  const common = {
    light: status.light,
    headline: headline(entry, status),
    code: status.failure?.code,
    notes: notes(entry, status),
    pending: pending && { deadline: pending.deadline },
  };
  if ('error' in entry) return { ...UNSAVED_STATUS, ...common };
  const { account, sites, tokenSet, refreshedAt } = entry.grant;
  return {
    ...common,
    account: account?.displayName,
    sites: sites.map(({ name, url, cloudId }) => ({ name, url, cloudId })),
    grantedScope: tokenSet?.scope,
    expiresAt: tokenSet?.expiresAt,
    refreshedAt,
  };
}

function headline(entry: CredentialEntry, { light }: Status): string {
  switch (light) {
    case 'green':
    case 'amber':
      return `Authorized for ${reach(entry)}`;
    case 'red':
      return 'FAILED';
    case 'grey':
      return 'Never authorized';
  }
}

function reach(entry: CredentialEntry): string {
  if ('error' in entry) return 'nothing';
  const { apiBaseUrl, direct } = apiOf(entry.credential);
  return direct
    ? new URL(apiBaseUrl).host
    : entry.grant.sites.map(({ name }) => name).join(', ') || 'no site';
}

function notes(entry: CredentialEntry, { failure, concerns }: Status): readonly Explanation[] {
  if (failure) return [explain(failure.code, failure)];
  return concerns.map((concern) => {
    const { reason, remedy } = CONCERNS[concern];
    const missing =
      concern === 'scopes_missing' && 'credential' in entry
        ? ` Missing: ${missingScopes(entry.credential, entry.grant).join(', ')}.`
        : '';
    return { reason: reason + missing, remedy };
  });
}
