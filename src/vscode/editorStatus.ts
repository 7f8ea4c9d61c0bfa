import type { AuthorizationUnderWay } from '../core/credentials/authorizations';
import { apiOf } from '../core/credentials/credential';
import { missingScopes, statusOf, type Status } from '../core/credentials/status';
import type { CredentialEntry } from '../core/credentials/store';
import type { EditorStatus } from '../protocol/credentialEditor';
import type { Explanation } from './messages/explanation';
import { explain } from './messages/sentences';

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

function headline(entry: CredentialEntry, { light, nextStep }: Status): string {
  if (nextStep === 'reload_window') return 'Not up to date';
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
  const scopes =
    'credential' in entry ? missingScopes(entry.credential, entry.grant).join(' ') : undefined;
  return concerns.map((concern) => explain(concern, { scopes }));
}
